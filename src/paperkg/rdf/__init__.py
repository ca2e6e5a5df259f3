"""Graph <-> RDF: a named graph a digest, in the words of ``ontology/kg.ttl``.

A digest's named graph holds what that digest says: its papers, the things it names with the forms that it uses, its
relations and results, its mentions and the sentences around them. The default graph holds what no digest says: which
forms were merged and why, what ``ontology/terms/`` knows (families, outside ids, the direction of a metric), and the
description of the dataset itself. A digest's whole text is not repeated: its sentences that name something are.
"""

from .reader import from_rdf, read_graph
from .statements import to_quads, to_rdf, to_triples
from .terms import PREFIXES, id_of, node, property_of, resource, resource_prefixes
from .turtle import in_order, write_rdf

__all__ = [
    "PREFIXES", "from_rdf", "id_of", "in_order", "node", "property_of", "read_graph", "resource", "resource_prefixes",
    "to_quads", "to_rdf", "to_triples", "write_rdf",
]  # fmt: skip
