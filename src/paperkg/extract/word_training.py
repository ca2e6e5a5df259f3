"""Learns what single words and names are like before any gold is read twice: stop words, translations, groups, counts
in abstracts.

Only `kg train` needs this room.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse
import scipy.sparse.linalg

from ..errors import ReadError
from .candidates import Parts, find_candidates
from .features import group_names, neighbours
from .knowledge import NameStatistics, term_table
from .merge import spelling
from .names import add_up, look
from .tokens import F_INITIAL, TOKEN, Hashes, Lexicon, WordTable, key_of, spell, stems
from .tokens import fold as fold_word
from .weights import Floats, Linear
from .words import SURE


def learn_lexicon(texts: Iterable[tuple[str, Parts]], forms: Iterable[str]) -> Lexicon:
    """Return the words that are frequent and never stand inside one of the gold ``forms``, and the nouns that only
    look inflected: those that take an ending themselves, and words of a form, but inside a long form some are inflected
    ("코드를" in "코드를 고치는 에이전트").
    """
    seen: Counter[str] = Counter()
    inside: set[str] = set()
    final: set[str] = set()
    papers: Counter[str] = Counter()
    for text, parts in texts:
        words = [spell(m.group()) for a, b in parts for m in TOKEN.finditer(text, a, b)]
        seen.update(words)
        papers.update(set(words))
    for form in forms:
        written = [spell(m.group()) for m in TOKEN.finditer(form)]
        inside.update(written)
        final.update(written[-1:])
    lower_inside = {w.casefold() for w in inside}
    stops = {
        w.casefold() for w, n in papers.items()
        if n >= 8 and w.casefold() not in lower_inside and any(c.isalpha() for c in w)
        and not any(s in inside for s in stems(w, Lexicon()))
    }  # fmt: skip
    with_ending: Counter[str] = Counter()
    for word, n in seen.items():
        for stem in stems(word, Lexicon()):
            with_ending[stem] += n

    def is_noun(word: str) -> bool:
        cuts = stems(word, Lexicon()) if len(word) >= 2 and "가" <= word[0] <= "힣" else []
        if not cuts or word in final:
            return bool(cuts)
        ending = word[len(cuts[0]) :]
        if ending in SURE:  # "데이터에서" takes "는" and is no noun
            return len(ending) == 1 and with_ending[word] >= 2
        return with_ending[word] >= 2 or word in inside

    nouns = filter(is_noun, seen)
    return Lexicon(frozenset(stops), frozenset(nouns))


def read_papers(path: Path) -> Iterable[dict[str, Any]]:
    """Yield the papers of a (gzipped) file with one JSON object a line."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    paper = json.loads(line)
                    if not isinstance(paper, dict):
                        raise ReadError(path, "a line is not a JSON object", line=number)
                    yield paper
    except (OSError, ValueError) as exc:
        raise ReadError(path, f"cannot be read as papers, one JSON object a line: {exc}") from exc


def count_names(path: Path, away: set[str], lexicon: Lexicon) -> NameStatistics:
    """Return how names stand in the abstracts and keyword lists of ``path``, papers with an id of ``away`` left out."""
    table = WordTable(lexicon)
    keys: list[Hashes] = []
    capitals: list[Floats] = []
    keywords: Counter[int] = Counter()
    texts: list[str] = []
    parts: list[Parts] = []

    def take() -> None:
        if texts:
            batch = find_candidates(texts, parts, table)
            context, names = neighbours(batch), group_names(batch)
            capital = (batch.col("flags")[batch.first] & F_INITIAL > 0) & (context.before[0] >= 0)
            keys.append(names.key >> np.uint64(32))
            capitals.append(names.mean(capital))
            texts.clear()
            parts.clear()

    for paper in read_papers(path):
        if str(paper.get("id")) in away:
            continue
        title, summary = str(paper.get("title") or ""), str(paper.get("summary") or "")
        texts.append(f"{title}\n{summary}")
        parts.append(((0, len(title)), (len(title) + 1, len(title) + 1 + len(summary))))
        keywords.update({key_of(str(k)) >> 32 for k in paper.get("ai_keywords") or ()})
        if len(texts) == 256:
            take()
    take()
    every = np.concatenate(keys) if keys else np.zeros(0, np.uint64)
    share = np.concatenate(capitals) if capitals else np.zeros(0, np.float32)
    found, place, count = np.unique(every, return_inverse=True, return_counts=True)
    capital = np.bincount(place, share, len(found)) / np.maximum(count, 1)
    words = np.array([keywords.get(int(k), 0) for k in found])
    kept = (count >= 4) | (words >= 2)

    def level(n: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
        levels: npt.NDArray[np.uint8] = np.minimum(np.rint(16 * np.log2(1 + n)), 255).astype(np.uint8)
        return levels

    counts = np.stack([level(count[kept]), level(words[kept]), np.rint(255 * capital[kept]).astype(np.uint8)], 1)
    return NameStatistics(found[kept].astype(np.uint32), counts, np.zeros((len(counts), 7), np.int8))


def hear_abstracts(
    path: Path, away: set[str], lexicon: Lexicon, statistics: NameStatistics, models: Sequence[tuple[Linear, Linear]]
) -> list[NameStatistics]:
    """Return ``statistics`` once for each pair of linear models (entity, type), with what they say of the names there.
    """
    table = WordTable(lexicon)
    nothing = term_table(())
    stacked = [Linear(np.hstack([a.weights, b.weights]), np.concatenate([a.bias, b.bias])) for a, b in models]
    sums = np.zeros((len(models), len(statistics.keys), 7))
    counts = np.zeros(len(statistics.keys))
    texts: list[str] = []
    parts: list[Parts] = []

    def take() -> None:
        scene = look(texts, parts, table, nothing) if texts else None
        if scene is not None:
            short = (scene.batch.key >> np.uint64(32)).astype(np.uint32)
            at = np.minimum(np.searchsorted(statistics.keys, short), len(statistics.keys) - 1)
            chosen = np.nonzero(statistics.keys[at] == short)[0]
            counts[:] += np.bincount(at[chosen], minlength=len(counts))
            for m, linear in enumerate(stacked):
                said = add_up(linear, scene.places, chosen)
                for j in range(7):
                    sums[m, :, j] += np.bincount(at[chosen], said[:, j], len(counts))
        texts.clear()
        parts.clear()

    for paper in read_papers(path):
        if str(paper.get("id")) not in away:
            title, summary = str(paper.get("title") or ""), str(paper.get("summary") or "")
            texts.append(f"{title}\n{summary}")
            parts.append(((0, len(title)), (len(title) + 1, len(title) + 1 + len(summary))))
            if len(texts) == 256:
                take()
    take()
    out = []
    for m in range(len(models)):
        mean = sums[m] / np.maximum(counts, 1)[:, None]
        mean[:, 1:] -= mean[:, 1:].mean(1, keepdims=True)
        out.append(replace(statistics, said=np.clip(np.rint(16 * mean), -127, 127).astype(np.int8)))
    return out


def group_words(
    path: Path, away: set[str], translations: Mapping[str, Mapping[str, float]]
) -> dict[str, tuple[int, int]]:
    """Return the wide and the fine group of each frequent word of the abstracts of ``path``: words with like
    neighbours.

    Positive pointwise mutual information with the neighbours, its singular vectors, k-means; a Korean word belongs
    where its best translation does.
    """
    texts = [
        [w for m in TOKEN.finditer(f"{p.get('title')} . {p.get('summary')}") if (w := fold_word(m.group()))]
        for p in read_papers(path) if str(p.get("id")) not in away
    ]  # fmt: skip
    seen = Counter(w for text in texts for w in text)
    vocabulary = [w for w, n in sorted(seen.items(), key=lambda x: (-x[1], x[0])) if n >= 6]
    place = {w: i for i, w in enumerate(vocabulary)}
    if len(vocabulary) < 400:
        return {}
    flat = np.concatenate([np.append([place.get(w, -1) for w in text], [-1] * 6).astype(np.int64) for text in texts])
    near = min(3000, len(vocabulary))  # only frequent neighbours count; the two nearest on each side are told apart
    total = scipy.sparse.csr_matrix((len(vocabulary), 2 * near))
    for distance in (1, 2, 3, 4):
        a, b = flat[:-distance], flat[distance:]
        for x, y, side in ((a, b, 0), (b, a, near)):
            ok = (x >= 0) & (y >= 0) & (y < near)
            columns = y[ok] + (side if distance <= 2 else 0)
            total = total + scipy.sparse.csr_matrix(
                (np.full(int(ok.sum()), 1 / distance), (x[ok], columns)), shape=total.shape
            )
    coo = total.tocoo()
    rows, columns = np.asarray(total.sum(1)).ravel(), np.asarray(total.sum(0)).ravel() ** 0.75
    value = np.log(coo.data / rows[coo.row] / (columns[coo.col] / columns.sum()))
    positive = value > 0
    matrix = scipy.sparse.csr_matrix((value[positive], (coo.row[positive], coo.col[positive])), shape=total.shape)
    vectors, sizes, _ = scipy.sparse.linalg.svds(matrix, k=64, v0=np.ones(min(matrix.shape)))
    vectors = vectors * np.sqrt(sizes)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    wide, fine = k_means(vectors, 100), k_means(vectors, 700)
    groups = {w: (int(wide[i]) + 1, int(fine[i]) + 1) for w, i in place.items()}
    for word, english in translations.items():
        best = next(
            (e for e, share in sorted(english.items(), key=lambda x: (-x[1], x[0])) if share >= 0.5 and e in place),
            None,
        )
        if best is not None:
            groups.setdefault(word, groups[best])
    return groups


def k_means(vectors: npt.NDArray[np.float64], count: int) -> npt.NDArray[np.int64]:
    """Return the cluster of each row of ``vectors`` (of length 1), beginning with ``count`` rows spread over all."""
    count = min(count, len(vectors) // 4)
    centres = vectors[np.linspace(0, len(vectors) - 1, count).astype(int)]
    of = np.zeros(len(vectors), np.int64)
    for _ in range(12):
        of = (vectors @ centres.T).argmax(1)
        sums = np.stack([np.bincount(of, vectors[:, j], count) for j in range(vectors.shape[1])], 1)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(length > 0, sums / np.maximum(length, 1e-9), centres)
    return of


def learn_translations(groups: Iterable[Sequence[str]], *, least: int = 1) -> dict[str, dict[str, float]]:
    """Return, for Korean words, the English words that stand for them in the forms of one thing, with their share (0
    to 1).

    ``groups`` are the forms of each thing; a word of fewer than ``least`` things is left out.
    """
    together: dict[str, Counter[str]] = defaultdict(Counter)
    seen: Counter[str] = Counter()
    english: Counter[str] = Counter()
    for forms in groups:
        spelled = [spelling(f) for f in forms]
        ko = [s for s in spelled if s.hangul and not s.latin]
        en = [s for s in spelled if s.latin and not s.hangul and (len(s.words) > 1 or not s.proper)]
        if not ko or not en:
            continue
        words = {w for s in en for w in s.words}
        english.update(words)
        for word in {w for s in ko for w in s.words if "가" <= w[0] <= "힣"}:
            seen[word] += 1
            together[word].update(words)
    out: dict[str, dict[str, float]] = {}
    for word, counts in together.items():
        if seen[word] < least:
            continue
        # a word that stands everywhere translates nothing: share of its own, times lift
        scored = {
            e: round(n / seen[word] * min(1.0, 2 * n / (english[e] ** 0.5 + 1)), 3)
            for e, n in counts.items()
            if n >= 2 or seen[word] == 1
        }
        best = sorted(scored.items(), key=lambda x: (-x[1], x[0]))[:4]
        out[word] = {e: s for e, s in best if s >= 0.15}
    return {w: t for w, t in out.items() if t}
