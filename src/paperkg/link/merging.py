"""Groups of names that grow merge by merge, refuse what must stay apart, and remember why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model import Merge
from .forms import differ

Node = tuple[str, str]
"""A name as linking sees it: the key of its spellings, and which of its senses is meant (mostly ``""``)."""


SPELLING = 2  # edges up to this strength say that two names are spelled as one: the names themselves cannot differ


@dataclass(frozen=True, slots=True)
class Edge:
    """A reason to hold two names for one thing. Smaller ``strength`` counts first, then more ``papers``."""

    strength: int
    papers: int
    one: Node
    other: Node
    form: str = ""
    other_form: str = ""
    rule: str = ""


class Clusters:
    """Names grouped into things. The outcome depends on the set of edges only: `merge` sorts them first.

    ``faces`` is how each name is usually written, ``apart`` the keys that the user holds to be different, ``known``
    which known terms a name belongs to: two known things are never merged, nor is a group into which a name would come
    that surely differs from one that is there, whatever led there.
    """

    def __init__(
        self, faces: Mapping[Node, str], *, apart: Mapping[str, set[str]], known: Mapping[Node, frozenset[str]]
    ) -> None:
        self.faces, self.apart = faces, apart
        self._home = {node: node for node in faces}
        self._members = {node: [node] for node in faces}
        self._known = {node: set(known.get(node, ())) for node in faces}
        self.reasons: dict[Node, list[Merge]] = defaultdict(list)  # by a node of the cluster

    def home(self, node: Node) -> Node:
        """Return the name that stands for the group of ``node``."""
        while self._home[node] != node:
            self._home[node] = node = self._home[self._home[node]]
        return node

    def members(self, node: Node) -> list[Node]:
        """Return the names of the group of ``node``, sorted."""
        return sorted(self._members[self.home(node)])

    def known(self, node: Node) -> set[str]:
        """Return the known terms in the group of ``node``."""
        return self._known[self.home(node)]

    def merge(self, edges: Iterable[Edge], *, forced: bool = False) -> None:
        """Merge along ``edges``, the surest first, and note each merge and refusal. ``forced`` asks only the user."""
        for edge in sorted(edges, key=lambda e: (e.strength, -e.papers, e.one, e.other, e.rule, e.form, e.other_form)):
            one, other = self.home(edge.one), self.home(edge.other)
            if one == other:
                continue
            refusal = self._refusal(one, other, forced=forced, alike=edge.strength <= SPELLING)
            if refusal:
                self.refuse(edge, refusal)
                continue
            if (len(self._members[other]), one) > (len(self._members[one]), other):
                one, other = other, one
            self._home[other] = one
            self._members[one] += self._members.pop(other)
            self._known[one] |= self._known.pop(other)
            self.reasons[edge.one].append(Merge(edge.form, edge.other_form, edge.rule))

    def refuse(self, edge: Edge, why: str) -> None:
        """Note on both sides that ``edge`` was not followed."""
        self.reasons[edge.one].append(Merge(edge.form, edge.other_form, why, same=False))
        self.reasons[edge.other].append(Merge(edge.other_form, edge.form, why, same=False))

    def _refusal(self, one: Node, other: Node, *, forced: bool, alike: bool) -> str | None:
        ours, theirs = self._members[one], self._members[other]
        keys = {node[0] for node in theirs}
        if any(self.apart.get(node[0], set()) & keys for node in ours):
            return "you said that they are different"
        if forced:
            return None
        if self._known[one] and self._known[other] and not self._known[one] & self._known[other]:
            return "known as two things"
        if alike or self._known[one] & self._known[other]:
            return None
        for a in ours:
            for b in theirs:
                why = differ(self.faces[a], self.faces[b])
                if why:
                    return f"{why}: {self.faces[a]} / {self.faces[b]}"
        return None
