"""The spaCy pipeline: a tokenizer that parts names from particles, and the components that find what a paper names.

``paperkg_names`` scores every run of words, ``paperkg_things`` joins, types and relates them. What they found stands in
``doc.spans["things"]`` (each span with its type as label) and, whole, in ``doc._.things``; what is too unsure to stand
alone in ``doc._.maybe``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import filter_spans, registry
from spacy.vocab import Vocab

from ..model import PREDICATES, Entry
from ..ontology import known_terms
from .candidates import Parts
from .knowledge import TermTable, term_table
from .merge import spelling
from .names import look, score_names
from .things import Thing, find_things
from .tokens import TOKEN, WordTable
from .version import WEIGHTS
from .weights import Weights, load_weights

SPACED = re.compile(TOKEN.pattern + r"|\s+")
BATCH = 128
LETTERS = 200_000  # how much text is looked at together
LONE = re.compile("[\ud800-\udfff]")
NOTHING_SAID = re.compile(
    r"\W*(?:관련\s*)?(?:정보(?:가|는|의)?\s*(?:부족|없음)\w*|해당\s*없음|N/A|none|not (?:stated|available|given))\W*$",
    re.I,
)


class Tokenizer:
    """Cuts a text where `tokens.TOKEN` does; the text comes back exactly."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of ``text``; halves of surrogate pairs, which spaCy cannot keep, become U+FFFD."""
        text = LONE.sub("\ufffd", text)
        words: list[str] = []
        spaces: list[bool] = []
        for piece in SPACED.findall(text):
            if piece[0] == " " and spaces and not spaces[-1] and words[-1].strip():
                spaces[-1] = True
                piece = piece[1:]
            if piece:
                words.append(piece)
                spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data["paperkg.text"] = text  # `doc.text` puts the tokens together anew each time
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the tokenizer has no state."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> Tokenizer:
        """Return itself."""
        return self

    def to_disk(self, path: Any, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, path: Any, **_: Any) -> Tokenizer:
        """Return itself."""
        return self


@registry.tokenizers("paperkg.tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Any:
    """Return what makes the tokenizer of a pipeline."""
    return lambda nlp: Tokenizer(nlp.vocab)


def entry_parts(text: str, entry: Entry) -> tuple[tuple[int, int], ...]:
    """Return the pieces of ``text`` (the whole digest) that say what the paper is: its title, Korean title and
    sections, in order.

    The title comes first even when it is empty; a section that says only that nothing is known is left out.
    """
    spans = {(s.span.start, s.span.end) for s in entry.sections}
    if entry.title_ko:
        at = text.find(entry.title_ko, entry.span.start, entry.span.end)
        if at >= 0:
            spans.add((at, at + len(entry.title_ko)))
    title = (entry.title_span.start, entry.title_span.end)
    out: list[tuple[int, int]] = []
    end = -1
    for a, b in sorted(spans, key=lambda s: (s[0], -s[1])):
        a = max(a, end)
        if a < title[1] and title[0] < b:
            continue
        if a < b and not NOTHING_SAID.match(text[a:b]):
            out.append((a, b))
            end = b
    return (title, *out)


def text_of(doc: Doc) -> str:
    """Return the text of ``doc``."""
    text: str = doc.user_data.get("paperkg.text") or doc.text
    return text


class Things:
    """The component `paperkg_things`: finds what each text names, a batch at a time."""

    def __init__(self, weights: Weights, terms: TermTable, folder: Path = WEIGHTS) -> None:
        self.weights = weights
        self.folder = folder
        self.terms = terms
        self.words = WordTable(weights.lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Find what ``doc`` names."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """Find what each Doc of ``stream`` names."""
        batch: list[Doc] = []
        letters = 0
        for doc in stream:
            batch.append(doc)
            letters += len(text_of(doc))
            if len(batch) >= batch_size or letters >= LETTERS:
                yield from self._fill(batch)
                batch, letters = [], 0
        yield from self._fill(batch)

    def _fill(self, docs: list[Doc]) -> list[Doc]:
        texts = [text_of(doc) for doc in docs]
        parts = [
            doc.user_data.get("paperkg.parts") or ((0, 0), (0, len(text)))
            for doc, text in zip(docs, texts, strict=True)
        ]
        threshold = self.weights.settings["threshold"]
        for doc, things in zip(docs, self.find(texts, parts), strict=True):
            doc._.things = tuple(t for t in things if t.score >= threshold)
            doc._.maybe = tuple(t for t in things if t.score < threshold)
        return docs

    def find(self, texts: Sequence[str], parts: Sequence[Parts]) -> list[tuple[Thing, ...]]:
        """Return the things of each text, the unsure ones too; its pieces are ``parts``, the title first."""
        found: list[list[Thing]] = [[] for _ in texts]
        # a very long text is read in stretches, so that memory and time stay in proportion
        stretches = [(d, some) for d, pieces in enumerate(parts) for some in stretch(pieces)]
        while stretches:
            size, n = 0, 0
            while n < len(stretches) and (n == 0 or size < LETTERS):
                size += sum(b - a for a, b in stretches[n][1])
                n += 1
            now, stretches = stretches[:n], stretches[n:]
            some_texts = [texts[d] for d, _ in now]
            scene = look(some_texts, [p for _, p in now], self.words, self.terms)
            scored = score_names(scene, self.weights) if scene is not None else None
            if scored is not None:
                things = find_things(scored, some_texts, self.terms, self.weights)
                for (d, _), more in zip(now, things, strict=True):
                    found[d].extend(more)
        return [join_stretches(things) for things in found]


def stretch(parts: Parts) -> list[Parts]:
    """Return ``parts`` in stretches of at most `LETTERS` characters, each with the title; most papers are one.

    >>> [len(parts) for parts in stretch([(0, 10), (20, 400_020)])]
    [2, 2]
    """
    if sum(b - a for a, b in parts) <= LETTERS:
        return [parts]
    title = parts[0] if parts[0][1] - parts[0][0] <= LETTERS else (parts[0][0], parts[0][0])
    pieces = [
        (at, min(at + LETTERS, b))
        for a, b in (parts[1:] if title == parts[0] else parts)
        for at in range(a, b, LETTERS)
    ]
    out: list[list[tuple[int, int]]] = []
    room = 0
    for a, b in pieces:
        if b - a > room:
            out.append([title])
            room = LETTERS
        out[-1].append((a, b))
        room -= b - a
    return list(out)


def join_stretches(things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Return ``things`` with those of one type and one name, found in several stretches of a text, joined."""
    home: dict[tuple[str, str], Thing] = {}
    for thing in things:
        key = (thing.type, spelling(thing.name).folded)
        known = home.get(key)
        if known is not None:
            mentions = tuple(sorted({*known.mentions, *thing.mentions}))
            forms = (*known.forms, *(f for f in thing.forms if f not in known.forms))
            relation = min(known.relation, thing.relation, key=PREDICATES.index)
            thing = replace(
                known,
                mentions=mentions,
                forms=forms,
                relation=relation,
                confidence=max(known.confidence, thing.confidence),
                score=max(known.score, thing.score),
            )
        home[key] = thing
    return tuple(home.values())


def mark_spans(doc: Doc) -> Doc:
    """Put the mentions of ``doc._.things`` into ``doc.spans["things"]`` and ``doc.ents``.

    A span's label is the type, its ``kb_id_`` the fullest name. spaCy's spans are whole tokens, so that of a Hangul
    word holds its particle too; the exact characters are those of ``doc._.things``.
    """
    spans = []
    for thing in doc._.things:
        for start, end, _ in thing.mentions:
            span = doc.char_span(start, end, label=thing.type, kb_id=thing.name, alignment_mode="expand")
            if span is not None:
                spans.append(span)
    doc.spans["things"] = SpanGroup(doc, name="things", spans=spans)
    doc.set_ents(filter_spans(spans))
    return doc


@Language.factory("paperkg_things", default_config={"folder": ""}, assigns=["doc._.things", "doc._.maybe"])
def make_things(nlp: Language, name: str, folder: str) -> Things:
    """Return the component that finds things; ``folder`` holds weights made by `kg train`, "" means those that ship."""
    place = Path(folder) if folder else WEIGHTS
    return Things(*load(place), place)


@Language.component("paperkg_spans", requires=["doc._.things"], assigns=["doc.spans", "doc.ents"])
def paperkg_spans(doc: Doc) -> Doc:
    """Mark what was found as spans; see `mark_spans`."""
    return mark_spans(doc)


@cache
def load(folder: Path) -> tuple[Weights, TermTable]:
    """Return the weights in ``folder`` and the known terms."""
    return load_weights(folder), term_table(known_terms())


def load_extractor(folder: str | Path | None = None) -> Language:
    """Return the spaCy pipeline that finds what a paper names.

    ``folder`` holds weights of your own, made by `kg train`; None takes those that ship. Raises `ReadError` where the
    folder holds none.
    """
    nlp = spacy.blank("xx")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.max_length = 1 << 31
    nlp.add_pipe("paperkg_things", config={"folder": str(folder or "")})
    nlp.add_pipe("paperkg_spans")
    return nlp


if not Doc.has_extension("things"):
    Doc.set_extension("things", default=())
    Doc.set_extension("maybe", default=())
