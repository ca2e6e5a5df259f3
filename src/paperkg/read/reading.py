"""From paths to digests: the line that every file goes along.

Bytes are unpacked, their encoding is found, a web page or an e-mail gives its text, the layout with the highest score
reads it. What a layout leaves between its papers is looked through once more by the reader of last resort.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from pathlib import Path
from types import ModuleType

from ..errors import Problem, ReadError
from ..model import Digest
from . import (
    bibitem,
    bibtex,
    feed,
    forum,
    headings,
    json_file,
    loose,
    note,
    numbered,
    ris,
    siblings,
    table_file,
    votes,
    weekly,
    yaml_list,
)  # fmt: skip
from .dates import find_date, newest_arxiv_month
from .decode import Encoding, binary_kind, clean, guess_encoding
from .drawn import as_markdown
from .entry import Draft, entries_of, fold_spaces
from .files import Source, Tell, UnpackedTooLarge, sources, unpacked
from .frontmatter import header_date, read_header, split_header
from .mail import is_mail, read_mails
from .page import is_page, read_page
from .records import PART, Record, render

LAYOUTS: tuple[ModuleType, ...] = (
    numbered, votes, forum, weekly, bibitem, note, yaml_list, headings, siblings, loose,
)  # fmt: skip
FORMATS: tuple[ModuleType, ...] = (json_file, table_file, bibtex, ris, feed)

HEAD = 2**20  # bytes by which a format is recognised
WHOLE = 32 * 2**20  # bytes of a text that is kept whole; records are streams and may be longer
_HINT = "is this a digest? see docs/formats.md"
_PROGRAM = re.compile(
    r"^(?:import [\w.]+(?: as \w+)?$|from [\w.]+ import \S|def \w+\(|class \w+[(:]|    def \w+\(|    return\b"
    r"|if __name__ =="
    r"|#include [<\"]|func \w+\(|(?:pub )?fn \w+\(|public \w+ \w+"
    r"|package [\w.]+;|(?:export )?(?:const|function) \w+ ?[(=])",
    re.MULTILINE,
)
_CODE = re.compile(
    r"^(?:#!/|import \w|from \w[\w.]* import |#include\b|package \w+;|using \w|def \w+\(|class \w+[(:{ ]"
    r"|function \w*\(|const \w+ ?=|"
    r"public |private |fn \w+\(|func \w+\(|let \w+ ?=|var \w+ ?=|module\.exports|@\w+\(|struct \w+|#define )",
    re.MULTILINE,
)


def read_digests(
    paths: Iterable[str | Path] | str | Path,
    *,
    strict: bool = False,
    on_problem: Callable[[Problem], None] | None = None,
) -> tuple[Digest, ...]:
    """Return the digests in ``paths`` (files, folders, globs, archives), sorted by id, files with the same bytes once.

    What cannot be read is passed to ``on_problem`` and left out; with ``strict`` a file that is left out raises
    `ReadError`.
    """
    found = {digest.id: digest for digest in iter_digests(paths, strict=strict, on_problem=on_problem)}
    return tuple(found[key] for key in sorted(found))


def iter_digests(
    paths: Iterable[str | Path] | str | Path,
    *,
    strict: bool = False,
    on_problem: Callable[[Problem], None] | None = None,
) -> Iterator[Digest]:
    """Yield the digests in ``paths`` as they are read, so that a file of a million records takes constant memory.

    A file of more than `PART` records gives a digest for each `PART` of them, named ``papers.jsonl#1-1000``.
    """

    def tell(problem: Problem) -> None:
        if strict and problem.skipped:
            raise ReadError(problem.path, problem.what, line=problem.line)
        if on_problem is not None:
            on_problem(problem)

    seen: dict[str, str] = {}
    for source in sources([paths] if isinstance(paths, str | Path) else paths, tell):
        for digest in _read_source(source, tell):
            if digest.id not in seen:
                seen[digest.id] = source.path
                yield digest
            elif seen[digest.id] != source.path:
                tell(Problem(source.path, f"the same bytes as {seen[digest.id]}; read once", skipped=False))


def read_text(text: str, *, name: str = "digest.md") -> Digest:
    """Return ``text`` as a digest, as if a file ``name`` in UTF-8 held it."""
    return read_bytes(text.encode("utf-8", "replace"), name=name)


def read_bytes(data: bytes, *, name: str = "digest.md", on_problem: Callable[[Problem], None] | None = None) -> Digest:
    """Return the bytes of one file as a digest, with no entries where it holds no paper.

    A file of records that would make several digests gives the first.
    """
    problems: list[Problem] = []
    found = list(_read_source(Source(name, name, lambda: io.BytesIO(data), len(data)), problems.append))
    digest = found[0] if found else None
    for problem in problems if on_problem else ():
        on_problem(problem)  # type: ignore[misc]
    if digest is not None:
        return digest
    sha = hashlib.sha256(data).hexdigest()
    return Digest(id=sha[:16], sha256=sha, name=name, text="", layout="")


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text on its way to its layout: where it came from, and what was said of it on the way."""

    words: str
    name: str
    path: str
    sha256: str
    encoding: str
    shell: str = ""  # "page" or "mail" where the text was taken out of one
    day: Date | None = None  # what the page or the mail says


def _read_source(source: Source, tell: Tell) -> Iterator[Digest]:
    """Yield the digests of a source; tell in one line why it cannot be read."""
    try:
        yield from _read_stream(source, tell)
    except OSError as exc:
        tell(Problem(source.path, f"cannot be read: {exc.strerror or exc}"))
    except UnpackedTooLarge:
        tell(Problem(source.path, "unpacks to far more than it weighs; left alone (unpack it if you trust it)"))
    except ValueError as exc:
        tell(Problem(source.path, str(exc)))


def _read_stream(source: Source, tell: Tell) -> Iterator[Digest]:
    stream, hashed = unpacked(source)
    with stream:
        head = stream.read(HEAD)
        ended = len(head) < HEAD
        if not head.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
            tell(Problem(source.path, "the file is empty"))
            return
        if kind := binary_kind(head):
            tell(Problem(source.path, f"{kind}, not a digest (save it as text, Markdown or HTML)"))
            return
        if is_mail(head):
            data = _rest(stream, head, ended)
            mails = read_mails(data)
            words = "\n\n".join(read_page(clean(mail.words))[0] if mail.is_page else mail.words for mail in mails)
            text = Text(
                clean(words), source.name, source.path, hashed.sha256.hexdigest(), "utf-8", "mail", mails[0].day
            )
            yield from _one(text, tell)
            return
        encoding = guess_encoding(head, whole=ended)
        if encoding is None:
            tell(Problem(source.path, f"not a text file ({_HINT})"))
            return
        if encoding.doubt:
            tell(Problem(source.path, encoding.doubt, skipped=False))
        begin = head.decode(encoding.name, "ignore").replace("\r\n", "\n").replace("\r", "\n")
        form = max(FORMATS, key=lambda module: module.score(begin))
        if form.score(begin) > 0.5:
            lines = io.TextIOWrapper(io.BufferedReader(_Chained(head, stream)), encoding.name, "replace", newline=None)
            yield from _records(form, lines, source, encoding, lambda: hashed.sha256.hexdigest(), tell)
            return
        data = _rest(stream, head, ended)
        words = clean(data.decode(encoding.name, "replace"))
        text = Text(words, source.name, source.path, hashed.sha256.hexdigest(), encoding.name)
        yield from _one(_paged(text) if is_page(words) else text, tell)


def _rest(stream: io.BufferedReader, head: bytes, ended: bool) -> bytes:
    data = head if ended else head + stream.read(WHOLE - len(head) + 1)
    if len(data) > WHOLE:
        raise ValueError(f"larger than {WHOLE // 2**20} MB and not a file of records; split it")
    return data


class _Chained(io.RawIOBase):
    """``head``, then the rest of ``stream``."""

    def __init__(self, head: bytes, stream: io.BufferedReader) -> None:
        self._head, self._stream = io.BytesIO(head), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        data = self._head.read(len(buffer)) or self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _paged(text: Text) -> Text:
    words, day = read_page(text.words)
    return replace(text, words=clean(words), shell=text.shell or "page", day=text.day or day)


def _records(
    form: ModuleType, lines: io.TextIOWrapper, source: Source, encoding: Encoding, sha256: Callable[[], str], tell: Tell
) -> Iterator[Digest]:
    """Yield the digests of a file of records: one, or one for each `PART` records of a longer file."""
    bad: list[tuple[int, str]] = []
    count = Counter[str]()

    def on_bad(line: int, what: str) -> None:
        count["bad"] += 1
        if not bad:
            bad.append((line, what))

    stream: Iterator[Record] = form.records(lines, on_bad)
    done = 0
    while batch := list(itertools.islice(stream, PART)):
        following = next(stream, None)
        whole = done == 0 and following is None
        text, drafts = render(batch)
        sha = sha256() if whole else hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        name = source.name if whole else f"{source.name}#{done + 1}-{done + len(batch)}"
        done += len(batch)
        date = find_date(source.name)
        drafts = _once(text, drafts, source.path, tell)
        yield Digest(
            id=sha[:16], sha256=sha, name=name, text=text, layout=form.LAYOUT, encoding=encoding.name, date=date,
            entries=entries_of(text, drafts, digest=sha[:16], date=date), path=source.path,
            date_from="file name" if date else "",
        )  # fmt: skip
        if following is not None:
            stream = itertools.chain([following], stream)
    if bad:
        more = f", and {count['bad'] - 1} more" if count["bad"] > 1 else ""
        tell(Problem(source.path, f"{bad[0][1]}{more}; passed over", line=bad[0][0], skipped=done == 0))
    elif not done:
        tell(Problem(source.path, f"no paper found ({_HINT})"))


def _one(text: Text, tell: Tell) -> Iterator[Digest]:
    """Yield the digest of a text, or tell why there is none."""
    text = replace(text, words=as_markdown(text.words))
    layout, drafts = recognise(text.words)
    if not drafts:
        tell(Problem(text.path, f"no paper found ({_HINT})"))
        return
    drafts = _once(text.words, drafts, text.path, tell)
    for draft in drafts:
        if draft.confidence < 0.5:
            line = text.words.count("\n", 0, draft.start) + 1
            words = fold_spaces(draft.title or text.words[draft.title_start : draft.title_end])[:80]
            what = f"taken for a paper without a title: {words} (confidence {draft.confidence:.2f})"
            tell(Problem(text.path, what, line=line, skipped=False))
    date, date_from = digest_date(text, drafts, tell)
    yield Digest(
        id=text.sha256[:16], sha256=text.sha256, name=text.name, text=text.words,
        layout=f"{text.shell}/{layout}" if text.shell else layout, encoding=text.encoding, date=date,
        entries=entries_of(text.words, drafts, digest=text.sha256[:16], date=date), path=text.path,
        date_from=date_from,
    )  # fmt: skip


def scores(text: str) -> dict[str, float]:
    """Return the score of every layout for ``text``, the highest first; equal ones in the order of `LAYOUTS`."""
    found = {module.LAYOUT: float(module.score(text)) for module in LAYOUTS}
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def recognise(text: str) -> tuple[str, list[Draft]]:
    """Return the layout that reads ``text`` best and the papers that it finds, in the order of the text.

    A layout whose score is highest and which then finds nothing gives way to the next.
    """
    if _is_code(text):
        return "", []
    for module in _ranked(text):
        drafts: list[Draft] = module.read(text)
        if drafts:
            alone = module in (loose, note, siblings, yaml_list)
            return module.LAYOUT, drafts if alone else _with_gaps(text, drafts)
    return "", []


def _ranked(text: str) -> Iterator[ModuleType]:
    """Yield the layouts that may read ``text``, the highest score first; what `siblings` costs is paid only if due."""
    found = {module: float(module.score(text)) for module in LAYOUTS if module is not siblings}
    ranked = sorted((module for module in found if found[module] > 0), key=lambda module: -found[module])
    yield from (module for module in ranked if found[module] > siblings.HIGHEST)
    found[siblings] = siblings.score(text)
    rest = [module for module in ranked if found[module] <= siblings.HIGHEST]
    yield from sorted([siblings, *rest] if found[siblings] else rest, key=lambda module: -found[module])


def _is_code(text: str) -> bool:
    """Return whether a text is source code: many of its lines begin as code does, and few as prose."""
    sample = re.sub(r"^```.*?^```", "", text[:40000], flags=re.MULTILINE | re.DOTALL)
    if len(_PROGRAM.findall(sample)) >= 3:
        return True
    lines = [line for line in sample.split("\n") if line.strip()]
    ended = [line for line in lines if line.rstrip().endswith((";", "{", "}", "):")) and "{{" not in line]
    coded = len(_CODE.findall(sample)) + len(ended)
    return (
        len(lines) >= 4
        and coded >= 0.25 * len(lines)
        and "```" not in sample
        and not re.search(r"\\(?:bib)?item\b", sample)
    )


def _with_gaps(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts and the papers that the reader of last resort finds before, between and behind them."""
    gaps = []
    at = 0
    for draft in sorted(drafts, key=lambda d: d.start):
        if draft.start - at > 80:
            gaps.append((at, draft.start))
        at = max(at, draft.end)
    if len(text) - at > 80:
        gaps.append((at, len(text)))
    known = {draft.arxiv or draft.doi or draft.url for draft in drafts}
    more: list[Draft] = []
    for start, end in gaps:
        piece = text[start:end]
        if "http" not in piece and "arxiv" not in piece.lower():
            continue
        sure = siblings.read(piece) or [d for d in loose.read(piece) if d.confidence >= 0.75 and (d.arxiv or d.doi)]
        more += [_moved(draft, start) for draft in sure if (draft.arxiv or draft.doi or draft.url) not in known]
    return sorted([*drafts, *more], key=lambda d: d.start)


def _moved(draft: Draft, by: int) -> Draft:
    parts = tuple(replace(part, start=part.start + by, end=part.end + by) for part in draft.parts)
    return replace(
        draft, start=draft.start + by, end=draft.end + by, title_start=draft.title_start + by,
        title_end=draft.title_end + by, parts=parts,
    )  # fmt: skip


def _once(text: str, drafts: list[Draft], path: str, tell: Tell) -> list[Draft]:
    """Return each paper once: what stands of it in several places is one draft with the sections of all of them."""
    kept: dict[str, Draft] = {}
    by_title: dict[str, str] = {}
    for draft in drafts:
        title = fold_spaces(draft.title or text[draft.title_start : draft.title_end])
        bare = re.sub(r"\W+", "", title).lower() or title
        key = draft.arxiv or draft.doi or bare
        same = by_title.setdefault(bare, key)
        key = same if key not in kept and bare in (key, same) else key  # a title alone, and the same with an id
        first = kept.get(key)
        if first is None:
            kept[key] = draft
            continue
        line, again = (text.count("\n", 0, d.start) + 1 for d in (first, draft))
        tell(
            Problem(
                path, f"{title[:80]!r} stands here again (first in line {line}); read as one", line=again, skipped=False
            )
        )
        kept[key] = replace(
            first, parts=first.parts + draft.parts, authors=first.authors or draft.authors,
            title_ko=first.title_ko or draft.title_ko, doi=first.doi or draft.doi, url=first.url or draft.url,
            arxiv=first.arxiv or draft.arxiv,
        )  # fmt: skip
    return list(kept.values())


def digest_date(text: Text, drafts: list[Draft], tell: Tell) -> tuple[Date | None, str]:
    """Return the day of a digest and where it came from: front matter, heading, page, mail, or file name."""
    header, header_start, body = split_header(text.words)
    if header:
        fields, trouble = read_header(header)
        if trouble:
            where = text.words.count("\n", 0, header_start) + trouble[0]
            what = f"the header is not YAML ({trouble[1]}); read line by line"
            tell(Problem(text.path, what, line=where, skipped=False))
        if day := header_date(fields):
            return day, "front matter"
    first = drafts[0].start if drafts else body
    newest = newest_arxiv_month(draft.arxiv for draft in drafts)
    for line in [line for line in text.words[body : min(first, body + 4000)].split("\n") if line.strip()][:8]:
        if len(line) <= 200 and (day := find_date(line, newest=newest)):
            return day, "heading"
    if text.day is not None:
        return text.day, text.shell
    day = find_date(text.name)
    return day, "file name" if day else ""


def explain_layout(path: str | Path) -> str:
    """Return in words how the file ``path`` is read: scores of the layouts, the date and its source, each entry.

    Raises `ReadError` when there is nothing to read.
    """
    lines: list[str] = []
    problems: list[Problem] = []
    for digest in iter_digests(path, on_problem=problems.append):
        where = ""
        if digest.layout.rpartition("/")[2] in {module.LAYOUT for module in LAYOUTS}:
            ranked = [f"{name} {value:.2f}" for name, value in scores(digest.text).items() if value > 0]
            where = f" ({', '.join(ranked)})"
        lines.append(f"{digest.path}: layout {digest.layout}{where}, {digest.encoding}, {len(digest.entries)} papers")
        lines.append(f"  date: {digest.date or 'none'}{f' ({digest.date_from})' if digest.date_from else ''}")
        for entry in digest.entries:
            line = digest.text.count("\n", 0, entry.span.start) + 1
            names = f"; {len(entry.authors)} authors" if entry.authors else ""
            known = entry.arxiv or entry.doi or entry.url or "no id"
            told = f"; confidence {entry.confidence:.2f}" if entry.confidence < 1 else ""
            lines.append(f"  {entry.index}. line {line}: {entry.title} [{known}]{names}{told}")
            for section in entry.sections:
                words = fold_spaces(section.span.of(digest.text))
                label = section.name or "text"
                lines.append(f"       {label}{f' ({section.lang})' if section.lang else ''}: {words[:70]}")
    if not lines:
        what = problems[0] if problems else Problem(str(path), "nothing to read")
        raise ReadError(what.path, what.what, line=what.line)
    return "\n".join(lines + [str(problem) for problem in problems]) + "\n"
