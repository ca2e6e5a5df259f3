"""Digest files as values: what they say of which papers, and where.

>>> digest = read_text("# 1. [A Title](https://arxiv.org/abs/2510.21270)\\n\\n## Method\\n\\nWords.\\n")
>>> digest.layout, digest.entries[0].arxiv, digest.entries[0].sections[0].name
('numbered', '2510.21270', 'method')
"""

from __future__ import annotations

from .reading import FORMATS, LAYOUTS, explain_layout, iter_digests, read_bytes, read_digests, read_text

__all__ = [
    "FORMATS",
    "LAYOUTS",
    "explain_layout",
    "iter_digests",
    "read_bytes",
    "read_digests",
    "read_text",
]
