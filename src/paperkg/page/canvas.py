"""pyvis's network with this page's template around it: it keeps the network's data and options, and fetches nothing.

Stock pyvis looks through all nodes and edges for each one that is added, fetches two files from elsewhere, and puts
titles into the page as HTML. The page keeps its data model and its options, and replaces those three things.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from pyvis.network import Network

_HERE = Path(__file__).parent
_VIS = _HERE / "vis-network-9.1.2" / "vis-network.min.js"
_SCRIPTS = (
    "words", "dom", "graph", "shapes", "evidence", "view", "places", "labels", "map", "search", "legend", "parts",
    "results", "panel", "ask", "list", "keep", "bar", "keys", "main",
)  # fmt: skip

# Told apart by shape as well as by colour; the colours are Okabe and Ito's, which colour-blind eyes can tell apart,
# and on a dark ground the same hues, lighter.
GROUPS: dict[str, dict[str, str]] = {
    "Paper": {"shape": "dot", "color": "#0072B2", "dark": "#3F97DB"},
    "Benchmark": {"shape": "square", "color": "#D55E00", "dark": "#F07D2B"},
    "Model": {"shape": "triangle", "color": "#009E73", "dark": "#1FC095"},
    "Method": {"shape": "diamond", "color": "#CC79A7", "dark": "#DB8FBA"},
    "Dataset": {"shape": "hexagon", "color": "#56B4E9", "dark": "#93D3F8"},
    "Task": {"shape": "star", "color": "#E69F00", "dark": "#F5B731"},
    "Metric": {"shape": "triangleDown", "color": "#A89A00", "dark": "#DDD03C"},
    "Author": {"shape": "dot", "color": "#7C828C", "dark": "#9DA5B1"},
}

OPTIONS = {
    "autoResize": False,  # it would zoom when the panel opens
    "layout": {"improvedLayout": False},
    "physics": {"enabled": False},
    "interaction": {
        "dragNodes": False, "hover": True, "tooltipDelay": 0, "selectConnectedEdges": False, "keyboard": False,
        "hideEdgesOnDrag": False, "multiselect": False, "zoomSpeed": 0.8,
    },
    "nodes": {"borderWidth": 0, "borderWidthSelected": 0, "chosen": False, "shadow": False},
    "groups": GROUPS,
}  # fmt: skip


class MapNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A `pyvis.network.Network` for one offline page: physics off, places given, added to in linear time."""

    def __init__(self) -> None:
        super().__init__(cdn_resources="in_line")
        self.set_options(json.dumps(OPTIONS))

    def add_node(self, n_id: int, label: str, group: str, **options: Any) -> None:
        """Add a node; ``n_id`` must be new. Its look comes from its ``group``."""
        node = {"id": n_id, "label": label, "group": group, **options}
        self.nodes.append(node)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node

    def add_edge(self, source: int, to: int, **options: Any) -> None:
        """Add an edge; two edges between the same nodes are two edges."""
        self.edges.append({"from": source, "to": to, **options})

    def columns(self) -> dict[str, object]:
        """Return nodes, edges and options for the page, a list a field: a third of the size of a record a node."""
        return {"options": self.options, "nodes": _columns(self.nodes), "edges": _columns(self.edges)}

    def generate_html(self, data: str, evidence: str) -> str:
        """Return the page around ``data`` and ``evidence``, both JSON made by `to_json`.

        The Content-Security-Policy names the page's own script and style by their hashes and allows nothing else:
        no request, no other script, no form, and no text that becomes HTML.
        """
        style, script = _style(), _script()
        policy = "; ".join(
            (
                "default-src 'none'",
                f"script-src {_digest(_vis())} {_digest(script)}",
                f"style-src {_digest(style)}",
                "connect-src 'none'",
                "base-uri 'none'",
                "form-action 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'",
            )
        )
        parts = {"policy": policy, "style": style, "vis": _vis(), "script": script, "data": data, "evidence": evidence}
        template = (_HERE / "template.html").read_text(encoding="utf-8")
        return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], template)


def to_json(value: object) -> str:
    """Return compact JSON that can stand inside a ``<script>`` element whatever its texts hold.

    >>> to_json({"t": "</script><!--\\u2028"})
    '{"t":"\\\\u003c/script>\\\\u003c!--\\\\u2028"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # "<" could end the element; the two separators end a line of JavaScript; half a character is no UTF-8.
    return re.sub("[<\u2028\u2029\ud800-\udfff\ufffe\uffff]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _columns(records: list[dict[str, object]]) -> dict[str, list[object]]:
    return {name: [record[name] for record in records] for name in records[0]} if records else {}


@cache
def _vis() -> str:
    return _VIS.read_text(encoding="utf-8")


@cache
def _style() -> str:
    return (_HERE / "page.css").read_text(encoding="utf-8")


@cache
def _script() -> str:
    """Return the page's own script: the files of ``js/`` in one scope, so that they share names and leak none."""
    files = "\n".join((_HERE / "js" / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{files}\n}})();\n'


def _digest(text: str) -> str:
    """Return the source expression that allows exactly this inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
