"""Gold files to weights: `kg train`.

Every score that a later model learns from comes from papers that the earlier model did not see (five folds of papers),
and what is known of a name never comes from the paper itself. The same gold, digests and abstracts give the same bytes.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse
from scipy.optimize import minimize

from .errors import ReadError, UsageError
from .evaluate import PaperScore, figures_of, score_paper, unite
from .extract.candidates import Parts, find_candidates
from .extract.features import BITS, group_names, neighbours
from .extract.knowledge import NameStatistics, TermTable, term_table
from .extract.merge import Name, Pair, facts_of, find_pairs, spelling, unite as unite_names
from .extract.names import FLOOR, Scene, Scored, add_up, dense, look, mean_by, softmax
from .extract.pipeline import entry_parts
from .extract.things import choose, opening_brackets, relation_facts, things_of
from .extract.tokens import COL, F_INITIAL, GENERIC, TOKEN, Lexicon, WordTable, key_of, spell, stems
from .extract.trees import from_scikit_learn
from .extract.weights import Linear, Weights, save_weights
from .gold import GoldEntity, GoldRecord, align_gold, read_gold
from .model import ENTITY_TYPES, PREDICATES, Digest, Entry
from .ontology import known_terms
from .read import read_digests

FOLDS = 5
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A paper to learn from: its text, its parts, and what a careful reader found."""

    text: str
    parts: Parts
    gold: GoldRecord


@dataclass(frozen=True, slots=True)
class Labels:
    """What each name of a scene is by the gold: 0 nothing, 1 core, 2 optional; its type, relation and entity (-1 where none)."""

    what: npt.NDArray[np.int8]
    type: npt.NDArray[np.int8]
    relation: npt.NDArray[np.int8]
    entity: npt.NDArray[np.int32]


def train(
    gold: Path, docs: Path, output: Path, *, abstracts: Path | None = None, leave_out: Sequence[Path] = (),
    say: Callable[[str], None] = lambda line: None,
) -> Mapping[str, float]:  # fmt: skip
    """Learn from the records of ``gold`` about the digests in ``docs``, write the weights into ``output``.

    ``abstracts`` is a (gzipped) file of papers, one JSON object a line with ``id``, ``title``, ``summary`` and
    ``ai_keywords``, from which names are counted; papers of ``gold`` and of the gold files ``leave_out`` are not. Returns
    the figures of the papers left out in turn. Raises `ReadError` where a file is not what it should be, `UsageError`
    where the gold has too few papers.
    """
    examples, pairs = read_examples(gold, docs)
    if len(examples) < 2 * FOLDS:
        raise UsageError(f"{gold}: {len(examples)} papers found in {docs}, at least {2 * FOLDS} are needed to learn from")
    away = {r.arxiv for path in (gold, *leave_out) for r in read_gold(path) if r.arxiv}
    lexicon = learn_lexicon(examples)
    statistics = count_names(abstracts, away, lexicon) if abstracts else NameStatistics(np.zeros(0, np.uint32), np.zeros((0, 3), np.uint8))
    say(f"{len(examples)} papers, {len(lexicon.stops)} stop words, {len(statistics.keys)} counted names")
    weights, figures = fit(examples, lexicon, statistics, term_table(known_terms()), say)
    save_weights(weights, output)
    return figures


def read_examples(gold: Path, docs: Path) -> tuple[list[Example], list[tuple[GoldRecord, Digest, Entry]]]:
    """Return the papers of ``gold`` that ``docs`` holds, as examples and as entries."""
    digests = read_digests([docs])
    examples, pairs = [], []
    for record, digest, entry in align_gold(read_gold(gold), digests):
        if digest is not None and entry is not None:
            at = entry.span.start
            parts = tuple((a - at, b - at) for a, b in entry_parts(digest.text, entry))
            examples.append(Example(digest.text[at : entry.span.end], parts, record))
            pairs.append((record, digest, entry))
    return examples, pairs


def learn_lexicon(examples: Sequence[Example]) -> Lexicon:
    """Return the words that are frequent and never stand inside a gold form, and the Hangul words that only look inflected."""
    seen: Counter[str] = Counter()
    inside: set[str] = set()
    papers: Counter[str] = Counter()
    for example in examples:
        words = [spell(m.group()) for a, b in example.parts for m in TOKEN.finditer(example.text, a, b)]
        seen.update(words)
        papers.update(set(words))
        for entity in example.gold.entities:
            for form in entity.forms:
                inside.update(spell(m.group()) for m in TOKEN.finditer(form))
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
    nouns = {w for w, n in seen.items() if "가" <= w[0] <= "힣" and len(w) >= 2 and stems(w, Lexicon()) and (with_ending[w] >= 2 or w in inside)}
    return Lexicon(frozenset(stops), frozenset(nouns))


def read_papers(path: Path) -> Iterable[dict[str, Any]]:
    """Yield the papers of a (gzipped) file with one JSON object a line."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    try:
        with opened as lines:
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
    keys: list[npt.NDArray[np.uint64]] = []
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
    share = np.bincount(place, share, len(found)) / np.maximum(count, 1)
    words = np.array([keywords.get(int(k), 0) for k in found])
    kept = (count >= 4) | (words >= 2)

    def level(n: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
        return np.minimum(np.rint(16 * np.log2(1 + n)), 255).astype(np.uint8)

    counts = np.stack([level(count[kept]), level(words[kept]), np.rint(255 * share[kept]).astype(np.uint8)], 1)
    return NameStatistics(found[kept].astype(np.uint32), counts)


def label(scene: Scene, examples: Sequence[Example]) -> Labels:
    """Return what each name of ``scene`` is by the gold of its paper; a class word at the end of a form may be missing."""
    n = len(scene.names.doc)
    what, kind, relation, entity = np.zeros(n, np.int8), np.full(n, -1, np.int8), np.full(n, -1, np.int8), np.full(n, -1, np.int32)
    place = {pair: i for i, pair in enumerate(zip(scene.names.doc.tolist(), scene.names.key.tolist(), strict=True))}
    for d, example in enumerate(examples):
        # core ones last, so that they win where a form belongs to two
        for number, e in sorted(enumerate(example.gold.entities), key=lambda x: not x[1].optional):
            for form in e.forms:
                words = form.split()
                for variant in {form, " ".join(words[:-1]) if len(words) > 1 and words[-1].casefold() in GENERIC else form}:
                    i = place.get((d, key_of(variant)))
                    if i is not None:
                        what[i], kind[i], entity[i] = 2 if e.optional else 1, ENTITY_TYPES.index(e.type), number
                        relation[i] = PREDICATES.index(e.relation) if e.relation else -1
    return Labels(what, kind, relation, entity)


# --- the models ---------------------------------------------------------------------------------------------------


def sparse(scene: Scene) -> scipy.sparse.csr_matrix:
    """Return the mean answers of each name (names × 2**BITS)."""
    names = scene.names
    share = (1 / names.count)[names.of].astype(np.float32)
    questions = len(scene.places)
    rows = np.repeat(names.of, questions)
    values = np.repeat(share, questions)
    columns = scene.places.T.ravel().astype(np.int32)
    return scipy.sparse.csr_matrix((values, (rows, columns)), shape=(len(names.doc), 1 << BITS), dtype=np.float32)


def fit_linear(rows: Any, target: npt.NDArray[Any], weight: Floats, *, outputs: int, l2: float, rounds: int) -> Linear:
    """Return the logistic regression of ``target`` (0 or 1 for one output, else the class), by L-BFGS."""
    used = np.nonzero(np.bincount(rows.indices, minlength=rows.shape[1]) >= 2)[0]
    small = rows[:, used]
    turned = small.T.tocsr()
    n, d = small.shape

    def loss(flat: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        w = flat.reshape(d + 1, outputs)
        z = small @ w[:d].astype(np.float32) + w[d].astype(np.float32)
        if outputs == 1:
            z = z[:, 0].astype(np.float64)
            value = float((weight * (np.logaddexp(0, z) - target * z)).sum())
            error = (weight * (1 / (1 + np.exp(-z)) - target))[:, None]
        else:
            z = z - z.max(1, keepdims=True)
            p = np.exp(z)
            p /= p.sum(1, keepdims=True)
            value = float(-(weight * np.log(p[np.arange(n), target] + 1e-9)).sum())
            p[np.arange(n), target] -= 1
            error = p * weight[:, None]
        gradient = np.vstack([turned @ error.astype(np.float32) + l2 * w[:d], error.sum(0)])
        return value + 0.5 * l2 * float((w[:d] ** 2).sum()), gradient.ravel().astype(np.float64)

    start = np.zeros((d + 1, outputs))
    if outputs == 1:
        start[d] = -3
    got = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": rounds}).x.reshape(d + 1, outputs)
    full = np.zeros((1 << BITS, outputs), np.float32)
    full[used] = got[:d]
    return Linear(full, got[d].astype(np.float32))


def fit_trees(rows: Floats, target: npt.NDArray[Any], weight: Floats | None, *, rounds: int, leaves: int) -> Any:
    """Return boosted trees fitted to ``target``."""
    try:
        from sklearn.ensemble import HistGradientBoostingClassifier
    except ImportError as exc:
        raise UsageError("training needs scikit-learn: pip install 'paperkg[train]'") from exc
    model = HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=0.08, max_leaf_nodes=leaves, min_samples_leaf=25, l2_regularization=3.0,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    return model.fit(rows, target, sample_weight=weight)


def tree_scores(model: Any, rows: Floats, outputs: int) -> Floats:
    """Return the scores (rows × outputs); classes that were not seen in training get a very low one."""
    raw = model.decision_function(rows) if len(rows) else np.zeros((0, outputs))
    if outputs == 1:
        return np.asarray(raw, np.float32).reshape(-1, 1)
    out = np.full((len(rows), outputs), -12.0, np.float32)
    raw = np.asarray(raw).reshape(len(rows), -1)
    if raw.shape[1] == 1:
        raw = np.hstack([-raw, raw])
    out[:, model.classes_.astype(int)] = raw
    return out


def every_class(rows: Floats, target: npt.NDArray[Any], weight: Floats, outputs: int) -> tuple[Floats, npt.NDArray[Any], Floats]:
    """Return the rows with an empty one of almost no weight for each class, so that every class has its place in the trees."""
    more = np.zeros((outputs, rows.shape[1]), np.float32)
    return np.vstack([rows, more]), np.append(target, np.arange(outputs)), np.append(weight, np.full(outputs, 1e-3)).astype(np.float32)


def learn_translations(examples: Sequence[Example], terms: Iterable[Any]) -> dict[str, dict[str, float]]:
    """Return, for Korean words, the English words that stand for them in the forms of one entity, with their share (0 to 1)."""
    together: dict[str, Counter[str]] = defaultdict(Counter)
    seen: Counter[str] = Counter()
    english: Counter[str] = Counter()
    groups = [e.forms for example in examples for e in example.gold.entities] + [t.all_forms() for t in terms]
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
        # a word that stands everywhere translates nothing: share of its own, times lift
        scored = {e: round(n / seen[word] * min(1.0, 2 * n / (english[e] ** 0.5 + 1)), 3) for e, n in counts.items() if n >= 2 or seen[word] == 1}
        best = sorted(scored.items(), key=lambda x: (-x[1], x[0]))[:4]
        out[word] = {e: s for e, s in best if s >= 0.15}
    return {w: t for w, t in out.items() if t}


# --- the whole ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FirstPass:
    """What the linear models say of every paper, each said by models that did not see it, and the models of all papers.

    ``kept`` are the names worth a look, ``facts`` their rows for the trees, ``types`` and ``relations`` the linear scores.
    """

    scene: Scene
    labels: Labels
    final: tuple[Linear, Linear, Linear]
    kept: npt.NDArray[np.intp]
    spot: Floats
    types: Floats
    relations: Floats


def first_pass(examples: Sequence[Example], lexicon: Lexicon, terms: TermTable) -> FirstPass:
    """Fit the linear models to all papers and to all but a fold; return what they say."""
    scene = look([e.text for e in examples], [e.parts for e in examples], WordTable(lexicon), terms)
    if scene is None:
        raise UsageError("the digests hold no text to learn from")
    labels = label(scene, examples)
    names = scene.names
    fold = names.doc % FOLDS
    rows = sparse(scene)
    importance = np.where(labels.what == 1, 1.0, 0.4).astype(np.float32)
    is_thing, counted = labels.what > 0, labels.what != 2
    related = is_thing & (labels.relation >= 0)

    def linear(which: npt.NDArray[np.bool_]) -> tuple[Linear, Linear, Linear]:
        a, b, c = which & counted, which & is_thing, which & related
        one = np.ones(int(a.sum()), np.float32)
        return (
            fit_linear(rows[a], (labels.what[a] == 1).astype(np.float32), one, outputs=1, l2=4.0, rounds=60),
            fit_linear(rows[b], labels.type[b], importance[b], outputs=6, l2=2.0, rounds=40),
            fit_linear(rows[c], labels.relation[c], importance[c], outputs=8, l2=2.0, rounds=40),
        )

    final = linear(np.ones(len(fold), bool))
    held = [linear(fold != k) for k in range(FOLDS)]
    spot = np.zeros(len(names.of), np.float32)
    for k in range(FOLDS):
        at = np.nonzero(fold[names.of] == k)[0]
        spot[at] = add_up(held[k][0], scene.places, at)[:, 0]
    spot = np.round(spot, 4)
    kept = np.nonzero((names.mean(spot) > FLOOR) | (scene.bits > 0))[0]
    types, relations = (held_out(scene, held, j, fold, kept, n) for j, n in ((1, 6), (2, 8)))
    return FirstPass(scene, labels, final, kept, spot, types, relations)


def fit(
    examples: Sequence[Example], lexicon: Lexicon, statistics: NameStatistics, terms: TermTable, say: Callable[[str], None]
) -> tuple[Weights, Mapping[str, float]]:
    """Return the weights learned from ``examples``, and the figures of the papers left out in turn."""
    return second_pass(examples, first_pass(examples, lexicon, terms), lexicon, statistics, terms, say)


def second_pass(
    examples: Sequence[Example], first: FirstPass, lexicon: Lexicon, statistics: NameStatistics, terms: TermTable,
    say: Callable[[str], None],
) -> tuple[Weights, Mapping[str, float]]:  # fmt: skip
    """Grow the trees over what the first pass says, choose the thresholds, and measure."""
    texts = [e.text for e in examples]
    scene, labels, kept = first.scene, first.labels, first.kept
    facts = dense(scene, first.spot, kept, first.types, statistics.look_up(scene.names.key))
    importance = np.where(labels.what == 1, 1.0, 0.4).astype(np.float32)
    y, kind, relation, weight, f = (x[kept] for x in (labels.what, labels.type, labels.relation, importance, scene.names.doc % FOLDS))
    share = (y == 1).sum() / max(int((labels.what == 1).sum()), 1)
    say(f"{len(kept) / len(examples):.0f} names a paper kept, {share:.3f} of the forms to find")

    def forest(which: npt.NDArray[np.bool_]) -> tuple[Any, Any]:
        a, b = which & (y != 2), which & (y > 0)
        return (
            fit_trees(facts[a], (y[a] == 1).astype(int), None, rounds=120, leaves=16),
            fit_trees(*every_class(facts[b], kind[b], weight[b], 6), rounds=60, leaves=10),
        )

    all_kept = np.ones(len(kept), bool)
    grown = forest(all_kept)
    logit, kinds = np.zeros(len(kept), np.float32), np.zeros((len(kept), 6), np.float32)
    for k in range(FOLDS):
        a, b = forest(f != k)
        at = f == k
        logit[at] = tree_scores(a, facts[at], 1)[:, 0]
        kinds[at] = softmax(tree_scores(b, facts[at], 6))
    scored = Scored(scene, kept, facts, np.round(logit, 4), np.round(kinds, 4))
    say("trees of names and types fitted")

    # relations, told from the types as they were found
    with_types = np.hstack([facts, first.relations - first.relations.mean(1, keepdims=True), scored.types]).astype(np.float32).round(4)
    r = (y > 0) & (relation >= 0)

    def relation_trees(which: npt.NDArray[np.bool_]) -> Any:
        a = which & r
        return fit_trees(*every_class(with_types[a], relation[a], weight[a], 8), rounds=50, leaves=10)

    grown_relation = relation_trees(all_kept)
    told = np.zeros((len(kept), 8), np.float32)
    for k in range(FOLDS):
        at = f == k
        told[at] = softmax(tree_scores(relation_trees(~at), with_types[at], 8))
    say("trees of relations fitted")

    # joins, learned from the names as they were found
    translations = [
        learn_translations([e for d, e in enumerate(examples) if d % FOLDS != k], known_terms()) for k in range(FOLDS)
    ]
    docs = choose(scored, texts, terms, -2.0, PER_WORD)
    opens = opening_brackets(scored)
    paired = [find_pairs(ns, opens, translations[d % FOLDS]) for d, ns in enumerate(docs)]
    same = np.array([_same(labels, kept, ns, p) for ns, ps in zip(docs, paired, strict=True) for p in ps], np.int8)
    where = np.array([d % FOLDS for d, ps in enumerate(paired) for _ in ps])
    pair_facts = facts_of([p for ps in paired for p in ps])
    grown_merge = fit_trees(pair_facts, same, None, rounds=60, leaves=8)
    joined = np.zeros(len(same))
    for k in range(FOLDS):
        model = fit_trees(pair_facts[where != k], same[where != k], None, rounds=60, leaves=8)
        joined[where == k] = 1 / (1 + np.exp(-tree_scores(model, pair_facts[where == k], 1)[:, 0]))
    say(f"{len(same)} pairs, {same.mean():.2f} the same")
    settings: dict[str, Any] = {"calibration": {"logit": [-9.0, 9.0], "share": [0.0, 1.0]}, "per_word": PER_WORD}
    joins: dict[tuple[int, int, int], float] = {}
    at = 0
    for ps, ns in zip(paired, docs, strict=True):
        for p in ps:
            joins[ns[p.a].place, ns[p.b].place, 0] = float(joined[at])
            at += 1

    def found(threshold: float, merge: float, per_word: float) -> list[list[Any]]:
        trial = settings | {"threshold": threshold, "merge": merge}
        out = []
        for d, ns in enumerate(choose(scored, texts, terms, threshold, per_word)):
            ps = find_pairs(ns, opens, translations[d % FOLDS])
            probability = np.array([joins.get((ns[p.a].place, ns[p.b].place, 0), 0.0) for p in ps])
            groups = unite_names(len(ns), [(p.a, p.b, float(v)) for p, v in zip(ps, probability, strict=True)], merge)
            out.append(list(things_of(ns, groups, ps, probability, told[[n.place for n in ns]], trial)))
        return out

    best: tuple[float, float, float] = (0.0, 0.0, 0.0)
    for threshold in (-0.6, -0.3, 0.0, 0.3):
        for merge in (0.35, 0.5):
            value = figures_of(score_things(examples, found(threshold, merge, PER_WORD)))
            if value["entities strict"] > best[0]:
                best = value["entities strict"], threshold, merge
    settings |= {"threshold": best[1], "merge": best[2]}
    things = found(best[1], best[2], PER_WORD)
    scores = score_things(examples, things)
    figures = figures_of(scores)
    settings["calibration"] = calibration(examples, things, settings)
    say(" ".join(f"{k} {v:.3f}" for k, v in figures.items()) + f" at {best[1:]}")
    weights = Weights(
        lexicon, statistics, *first.final,
        {
            "entity": from_scikit_learn(grown[0]), "type": from_scikit_learn(grown[1]),
            "relation": from_scikit_learn(grown_relation), "merge": from_scikit_learn(grown_merge),
        },
        learn_translations(examples, known_terms()), settings,
    )  # fmt: skip
    return weights, figures


PER_WORD = 0.5


def held_out(
    scene: Scene, held: Sequence[tuple[Linear, Linear, Linear]], which: int, fold: npt.NDArray[Any], kept: npt.NDArray[np.intp], outputs: int
) -> Floats:
    """Return the linear scores (kept × outputs) of the names ``kept``, each from the model that did not see its paper."""
    of_kept = np.full(len(fold), -1, np.int64)
    of_kept[kept] = np.arange(len(kept))
    out = np.zeros((len(kept), outputs), np.float32)
    group = of_kept[scene.names.of]
    for k, models in enumerate(held):
        chosen = np.nonzero((group >= 0) & (fold[scene.names.of] == k))[0]
        mine = np.nonzero(fold[kept] == k)[0]
        out[mine] = mean_by(add_up(models[which], scene.places, chosen), group[chosen], len(kept))[mine]
    return out


def _same(labels: Labels, kept: npt.NDArray[np.intp], names: Sequence[Name], pair: Pair) -> bool:
    a, b = kept[names[pair.a].place], kept[names[pair.b].place]
    return bool(labels.entity[a] >= 0 and labels.entity[a] == labels.entity[b])


def score_things(examples: Sequence[Example], things: Sequence[Sequence[Any]]) -> list[PaperScore]:
    """Return the score of each example's things."""
    out = []
    for example, found in zip(examples, things, strict=True):
        record = GoldRecord("", 1, example.gold.title, example.gold.arxiv, entities=tuple(GoldEntity(t.type, t.forms, t.relation) for t in found))
        out.append(score_paper(unite([example.gold])[0], unite([record])[0]))
    return out


def calibration(examples: Sequence[Example], things: Sequence[Sequence[Any]], settings: Any) -> dict[str, list[float]]:
    """Return the points of the curve from score to the share of things that are right, from papers left out."""
    from sklearn.isotonic import IsotonicRegression

    values, right = [], []
    for example, found in zip(examples, things, strict=True):
        gold = unite([example.gold])[0]
        for thing in found:
            told = unite([GoldRecord("", 1, "", entities=(GoldEntity(thing.type, thing.forms),))])[0].entities[0]
            hits = [g for g in gold.entities if g.type == told.type and g.forms & told.forms]
            values.append(thing.score)
            right.append(bool(hits))
    model = IsotonicRegression(out_of_bounds="clip").fit(values, np.array(right, float))
    points = np.unique(np.quantile(values, np.linspace(0, 1, 25)).round(3))
    return {"logit": points.tolist(), "share": model.predict(points).round(4).tolist()}


