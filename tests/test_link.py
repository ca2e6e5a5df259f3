"""Linking: one entity for all names of a thing and never one for two; papers, authors, and the user's word."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperkg.errors import ReadError
from paperkg.link import Linked, Overrules, link_mentions, read_overrules
from paperkg.link.forms import differ, family_of, is_acronym, key
from paperkg.link.measure import b_cubed, measure_gold, measure_pairs, read_pairs
from paperkg.link.slug import slug
from paperkg.model import Digest, Entry, Extraction, Finding, Mention, Span
from paperkg.ontology import Term


def finding(type, *forms, reasons=(), relation="uses"):
    """A finding whose name is the first form."""
    return Finding(type, forms[0], forms, (), relation, "", 1.0, tuple(reasons))


def corpus(*papers):
    """Digests of one entry each, and their extractions; a paper is a list of findings."""
    digests, extractions = [], []
    for number, findings in enumerate(papers):
        name = f"{number:016x}"
        span = Span(name, 0, 0)
        entry = Entry(1, f"Paper number {number}", span, span, arxiv=f"2501.{number:05d}", date=date(2025, 1, 1))
        digests.append(Digest(name, name * 4, f"{number}.md", "", "made", entries=(entry,)))
        extractions.append(Extraction(name, 1, tuple(findings)))
    return digests, extractions


def link(*papers, terms=(), overrules=None):
    """Link papers of findings; known terms are none unless given."""
    return link_mentions(*corpus(*papers), terms=terms, overrules=overrules or Overrules())


def entity(linked, paper, place=0):
    """The entity of a finding."""
    wanted = linked.entity_of[f"{paper:016x}", 1, place]
    return next(entity for entity in linked.entities if entity.id == wanted)


def rules(entity, *, same=True):
    """The rules of an entity's merges, or of what was refused."""
    return {(merge.form, merge.other): merge.rule for merge in entity.reasons if merge.same is same}


# -- one thing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Video-MME", "VideoMME"), ("AIME'24", "AIME 2024"), ("AIME24", "2024 AIME"), ("MATH-500", "Math-500"),
        ("GPT-4o", "GPT4o"), ("Fréchet Inception Distance", "Frechet inception distance"), ("LLMs", "LLM"),
        ("ImageNet 256×256", "ImageNet 256x256"), ("τ-bench", "tau-bench"), ("RoboTwin 2.0", "RoboTwin 2"),
        ("Tanks & Temples", "Tanks and Temples"), ("policy optimisation", "Policy Optimization"),
        ("강화 학습", "강화학습"), ("데이터세트", "데이터셋"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_have_one_key(one, other):
    """Case, spaces, marks, plurals, editions, accents and Korean spelling variants make no difference."""
    assert key(one) == key(other)


def test_the_expansion_may_stand_in_another_digest():
    """An acronym alone joins the name that another digest spells out."""
    linked = link([finding("Method", "PBS-Attn")], [finding("Method", "Permuted Block-Sparse Attention", "PBS-Attn")])
    assert entity(linked, 0) == entity(linked, 1)
    assert rules(entity(linked, 0))["PBS-Attn", "Permuted Block-Sparse Attention"] == "the initials"


def test_a_korean_term_joins_its_english_gloss():
    """A term that one digest glosses in brackets is known by either name in all of them."""
    gloss = finding(
        "Method", "sparse dictionary learning", "희소 딕셔너리 학습",
        reasons=[("희소 딕셔너리 학습", "sparse dictionary learning", "gloss in brackets")],
    )  # fmt: skip
    linked = link([finding("Method", "희소 딕셔너리 학습")], [gloss], [finding("Method", "Sparse Dictionary Learning")])
    assert len(linked.entities) == 1
    assert linked.entities[0].name_ko == "희소 딕셔너리 학습"
    assert linked.entities[0].id == "method/sparse-dictionary-learning"


def test_brackets_inside_a_form_are_taken_apart():
    """A form such as "Test-Time Scaling (TTS)" is both of its names."""
    linked = link([finding("Method", "Test-Time Scaling (TTS)")], [finding("Method", "test-time scaling")])
    assert len(linked.entities) == 1
    linked = link(
        [finding("Method", "vision-language-action (VLA) models")], [finding("Method", "Vision-Language-Action models")]
    )
    assert len(linked.entities) == 1


def test_a_class_word_at_the_end_is_no_part_of_a_name():
    """ "GSM8K dataset" is GSM8K; a "CLIP score" is a metric and no CLIP, a "reward model" is no reward."""
    linked = link(
        [finding("Benchmark", "GSM8K")],
        [finding("Benchmark", "GSM8K 데이터셋")],
        [finding("Benchmark", "GSM8K dataset")],
    )
    assert [e.name for e in linked.entities] == ["GSM8K"]
    linked = link([finding("Model", "CLIP")], [finding("Metric", "CLIP score")], [finding("Method", "reward model")],
                  [finding("Metric", "reward")])  # fmt: skip
    assert len(linked.entities) == 4


def test_known_terms_join_what_no_digest_says_together():
    """A row of `ontology/terms/` is a reason, and names the thing."""
    terms = [Term("Model", "ChatGPT", forms=("Chat-GPT",), ko=("챗지피티",), same_as=("http://example.org/chatgpt",))]
    linked = link([finding("Model", "챗지피티")], [finding("Model", "Chat GPT")], terms=terms)
    assert [e.name for e in linked.entities] == ["ChatGPT"]
    assert linked.entities[0].same_as == ("http://example.org/chatgpt",)
    assert "known terms say that they are the same" in rules(linked.entities[0]).values()


# -- two things --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LoRA", "LoRA+"), ("REINFORCE", "REINFORCE++"), ("DPO", "DAPO"), ("MMLU", "MMMLU"), ("MMLU", "MMLU-Pro"),
        ("MMLU", "Global MMLU"), ("ARC", "ARC-AGI"), ("GPT-4", "GPT-4o"), ("GPT-4", "GPT-4V"), ("GPT-4.1", "GPT-41"),
        ("LongBench", "LongBench v2"), ("Llama-2", "Llama 3"), ("pass@k", "pass^k"), ("P@1", "P1"), ("C", "C#"),
        ("Qwen2.5-VL-3B", "Qwen2.5-VL-7B"), ("AIME 2024", "AIME 2025"), ("τ-bench", "τ²-bench"),
    ],
)  # fmt: skip
def test_names_that_differ_in_what_counts_stay_apart(one, other):
    """Versions, suffixes, signs and sizes make another thing, even where extraction takes one for the other, twice."""
    wrong = [finding("Benchmark", one, other)]
    linked = link([finding("Benchmark", one)], [finding("Benchmark", other)], wrong, wrong)
    assert entity(linked, 0) != entity(linked, 1)
    assert linked.entity_at(f"{2:016x}", 1, 0, one) != linked.entity_at(f"{2:016x}", 1, 0, other)


def test_an_acronym_that_two_papers_spell_out_differently_joins_neither():
    """What stands for two things alone is refused, with the reason; beside its expansion it is that thing."""
    linked = link(
        [finding("Method", "test-time scaling", "TTS")],
        [finding("Method", "text-to-speech", "TTS")],
        [finding("Method", "TTS")],
    )
    assert len({entity(linked, paper).id for paper in range(3)}) == 3
    assert rules(entity(linked, 2), same=False)["TTS", "test-time scaling"] == "TTS stands for more than one thing"
    assert entity(linked, 0).name == "test-time scaling"


def test_a_paper_that_introduces_a_name_means_it_by_its_initials():
    """Though extraction took acronym and name for two, and though known terms know another thing by the acronym."""
    known = [Term("Method", "reward-guided speculative decoding", forms=("RSD",))]
    own = [finding("Method", "Residual Shifting Diffusion", relation="introduces"), finding("Method", "RSD")]
    linked = link(own, [finding("Method", "RSD")], terms=known)
    assert entity(linked, 0, 1) == entity(linked, 0, 0)
    assert entity(linked, 1).name == "reward-guided speculative decoding"
    linked = link(own, [finding("Method", "RSD")])
    assert entity(linked, 1) == entity(linked, 0, 0)
    near = finding("Method", "Frequency Modulation Module", relation="introduces")
    linked = link([near, finding("Method", "FMoM"), finding("Method", "FMiM")])
    assert entity(linked, 0, 1) == entity(linked, 0, 0)
    assert entity(linked, 0, 2) != entity(linked, 0, 0)


def test_the_type_may_tell_which_of_two_things_an_acronym_is():
    """Where the two things differ in kind, the kind of a bare mention decides."""
    linked = link(
        [finding("Task", "automatic speech recognition", "ASR")],
        [finding("Metric", "attack success rate", "ASR")],
        [finding("Task", "ASR")],
        [finding("Metric", "ASR")],
    )
    assert entity(linked, 2) == entity(linked, 0)
    assert entity(linked, 3) == entity(linked, 1)


def test_a_usual_meaning_wins_only_by_far():
    """One odd paper does not take an acronym away from the dozen that agree, but a few do."""
    usual = [[finding("Method", "reinforcement learning", "RL")] for _ in range(6)]
    odd = [[finding("Method", "representation learning", "RL")]]
    linked = link([finding("Method", "RL")], *usual, *odd)
    assert entity(linked, 0) == entity(linked, 1)
    linked = link([finding("Method", "RL")], *usual, *odd, *odd)
    assert entity(linked, 0) != entity(linked, 1)


def test_capitals_tell_a_benchmark_from_a_word():
    """MATH is evaluated on; math is solved."""
    linked = link([finding("Benchmark", "MATH")], [finding("Task", "math")], [finding("Task", "math")])
    assert {e.id for e in linked.entities} == {"benchmark/math", "task/math"}


def test_ours_is_of_its_paper():
    """What a paper calls its own is never what another calls its own."""
    linked = link([finding("Model", "Ours")], [finding("Model", "Ours")], [finding("Method", "본 방법")])
    assert len(linked.entities) == 3


def test_a_wrong_merge_does_not_spread():
    """A chain of mistakes never brings two surely different names into one entity."""
    chain = [[finding("Model", "GPT-4", "the model X1")], [finding("Model", "the model X1", "GPT-4o")]] * 3
    linked = link(*chain, [finding("Model", "GPT-4")], [finding("Model", "GPT-4o")])
    assert entity(linked, 6) != entity(linked, 7)


def test_what_was_refused_is_told():
    """The refusal stands on both sides, with the names that forbid it."""
    told = [("LoRA", "LoRA+", "gloss in brackets")]
    linked = link(
        [finding("Method", "LoRA", "LoRA+", reasons=told)], [finding("Method", "LoRA")], [finding("Method", "LoRA+")]
    )
    assert entity(linked, 1) != entity(linked, 2)
    assert any("plus sign" in rule for rule in rules(entity(linked, 1), same=False).values())


# -- types, names, families --------------------------------------------------------------------------------------------


def test_a_thing_has_one_type_by_all_its_mentions():
    """The majority decides, what introduces it counts twice, and a known term above all."""
    papers = [[finding("Method", "BAGEL")], [finding("Model", "BAGEL")], [finding("Model", "BAGEL")]]
    assert [e.type for e in link(*papers).entities] == ["Model"]
    introduced = [[finding("Method", "BAGEL", relation="introduces")], [finding("Model", "BAGEL")]]
    assert [e.type for e in link(*introduced).entities] == ["Method"]
    assert [e.type for e in link(*papers, terms=[Term("Dataset", "Bagel")]).entities] == ["Dataset"]


def test_the_name_is_the_form_most_written():
    """Counts decide, then the alphabet; an English form goes before a Korean one."""
    linked = link(
        [finding("Benchmark", "VideoMME")], [finding("Benchmark", "Video-MME")], [finding("Benchmark", "Video-MME")]
    )
    assert (linked.entities[0].name, linked.entities[0].aliases) == ("Video-MME", ("VideoMME",))


def test_a_size_is_a_model_under_its_family():
    """`Qwen2.5-VL-7B` has a family, also where no digest names it; a finding's sizes are models of their own."""
    linked = link([finding("Model", "Qwen2.5-VL-7B")])
    assert entity(linked, 0).broader == "model/qwen2.5-vl"
    assert {e.id for e in linked.entities} == {"model/qwen2.5-vl-7b", "model/qwen2.5-vl"}
    linked = link([finding("Model", "Qwen2.5-Omni", "Qwen2.5-Omni-3B", "Qwen2.5-Omni 7B", "7B")])
    assert entity(linked, 0).id == "model/qwen2.5-omni"
    assert linked.entity_at(f"{0:016x}", 1, 0, "Qwen2.5-Omni-3B") == "model/qwen2.5-omni-3b"
    assert linked.entity_at(f"{0:016x}", 1, 0, "7B") == "model/qwen2.5-omni-7b"
    assert {e.id: e.broader for e in linked.entities}["model/qwen2.5-omni-3b"] == "model/qwen2.5-omni"


@pytest.mark.parametrize("name", ["GPT-4", "LAION-5B", "7B", "Tülu 3", "MATH-500"])
def test_what_ends_in_a_number_is_not_always_a_size(name):
    """A family needs a name and parameters, and a dataset's size is no model's."""
    assert link([finding("Dataset", name)]).entities[0].broader is None
    assert family_of("GPT-4") is None


def test_known_families_are_followed_to_the_nearest_that_is_there():
    """A family that nobody names is passed over; one that is named is the parent."""
    terms = [
        Term("Model", "Qwen"),
        Term("Model", "Qwen2.5", family="Qwen"),
        Term("Model", "Qwen2.5-VL", family="Qwen2.5"),
    ]
    linked = link([finding("Model", "Qwen2.5-VL")], [finding("Model", "Qwen")], terms=terms)
    assert {e.name: e.broader for e in linked.entities} == {"Qwen2.5-VL": "model/qwen", "Qwen": None}


def test_a_mention_that_is_another_known_thing_goes_there():
    """Extraction may take "precision" for accuracy; known terms say that it is not."""
    terms = [Term("Metric", "accuracy"), Term("Metric", "precision")]
    linked = link([finding("Metric", "accuracy", "precision")], terms=terms)
    assert linked.entity_at(f"{0:016x}", 1, 0, "precision") == "metric/precision"


def test_the_words_of_a_mention_need_be_no_form():
    """A mention's text that the forms leave out is linked as they are."""
    span = Span("0" * 16, 0, 9)
    mention = Mention(span, "GPT-4o\n모델", "Model", 0.9, "made")
    own = Finding("Model", "GPT-4o", ("GPT-4o",), (mention,), "uses", "", 0.9)
    linked = link([own])
    assert linked.entity_at("0" * 16, 1, 0, mention.text) == "model/gpt-4o"
    assert linked.entities[0].aliases == ("GPT-4o 모델",)


# -- a pure function of the set ----------------------------------------------------------------------------------------

NAMES = [
    "GPT-4", "GPT-4o", "TTS", "test-time scaling", "text-to-speech", "RL", "reinforcement learning", "강화 학습",
    "강화학습",
    "Qwen2.5-7B", "Qwen2.5", "Ours", "MATH", "math", "Video-MME", "VideoMME", "LoRA", "LoRA+", "low-rank adaptation",
    "CLIP", "CLIP score", "표현 학습", "representation learning", "AIME'24", "AIME 2024",
]  # fmt: skip
FINDINGS = st.builds(
    lambda type, forms, relation: finding(type, *forms, relation=relation),
    st.sampled_from(["Model", "Method", "Benchmark", "Metric", "Task"]),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
    st.sampled_from(["introduces", "uses"]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(FINDINGS, max_size=4), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_digests_counts_for_nothing(papers, chance):
    """Any order of digests and extractions gives the same papers, authors, entities, reasons and ids."""
    digests, extractions = corpus(*papers)
    expected = link_mentions(digests, extractions, terms=())
    chance.shuffle(digests)
    chance.shuffle(extractions)
    assert link_mentions(digests, extractions, terms=()) == expected
    assert len({e.id for e in expected.entities}) == len(expected.entities)
    assert {e.broader for e in expected.entities} - {None} <= {e.id for e in expected.entities}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(FINDINGS, max_size=4), max_size=8))
def test_no_evidence_joins_what_surely_differs(papers):
    """Whatever extraction says, no entity holds two forms of which the names alone say that they are two things."""
    apart = [("GPT-4", "GPT-4o"), ("LoRA", "LoRA+")]
    for one in link(*papers).entities:
        forms = {one.name, *one.aliases}
        assert not any(a in forms and b in forms for a, b in apart)


def test_labelled_pairs_are_linked_as_labelled():
    """B-cubed F1 is at least 0.97 and no pair that must stay apart is joined, with the known terms and without."""
    pairs = read_pairs(Path(__file__).parent / "link_pairs.csv")
    assert sum(pair.same for pair in pairs) >= 400
    assert sum(not pair.same for pair in pairs) >= 600
    score = measure_pairs(pairs)
    assert score.f1 >= 0.97
    assert score.false_merges == ()
    rules_alone = measure_pairs([p for p in pairs if p.evidence not in ("known", "mistaken")], terms=())
    assert rules_alone.f1 >= 0.97
    assert rules_alone.false_merges == ()


def test_wrong_pairs_are_told_with_their_line(tmp_path):
    """The error names the file and the line."""
    rows = "verdict,type,name,other_type,other\nsame,Model,A,Model,B\nsome,Model,A,Model,B\n"
    (tmp_path / "pairs.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(ReadError, match=r"pairs\.csv:3: "):
        read_pairs(tmp_path / "pairs.csv")


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_annotated_papers_are_linked_as_annotated(shared, name):
    """Forms of one annotated thing end together, and hardly two things of one paper do."""
    import json

    lines = (shared / f"eval/gold/{name}.jsonl").read_text(encoding="utf-8").splitlines()
    score = measure_gold([json.loads(line) for line in lines])
    assert score.together >= 0.9 * score.several
    assert score.joined <= 0.01 * score.entities
    assert "B3 P" in str(score)


def test_b_cubed_is_one_for_equal_clusters():
    """Names of clusters do not matter; everything in one cluster costs precision, everything alone recall."""
    truth = {"a": 1, "b": 1, "c": 2}
    assert b_cubed(truth, {"a": "x", "b": "x", "c": "y"}) == (1.0, 1.0)
    assert b_cubed(truth, dict.fromkeys("abc", "x"))[1] == 1.0
    assert b_cubed(truth, {x: x for x in "abc"})[0] == 1.0


# -- the user's word ---------------------------------------------------------------------------------------------------


def test_the_user_joins_and_parts():
    """`same` goes against every rule but `different`; the reason says who said so."""
    overrules = Overrules(same=(("Model A", "GPT-4"),), different=(("Video-MME", "VideoMME"),))
    linked = link([finding("Model", "Model A")], [finding("Model", "GPT-4")], [finding("Benchmark", "Video-MME")],
                  [finding("Benchmark", "VideoMME")], overrules=overrules)  # fmt: skip
    assert entity(linked, 0) == entity(linked, 1)
    assert "you said that they are the same" in rules(entity(linked, 0)).values()
    assert entity(linked, 2) != entity(linked, 3)


def test_the_user_parts_what_known_terms_join():
    """A user's `different` is stronger than a shipped term, and the refusal is told."""
    terms = [Term("Model", "LLaVA-NeXT", forms=("LLaVA-1.6",))]
    papers = [[finding("Model", "LLaVA-NeXT")], [finding("Model", "LLaVA-1.6")]]
    assert len(link(*papers, terms=terms).entities) == 1
    linked = link(*papers, terms=terms, overrules=Overrules(different=(("LLaVA-NeXT", "LLaVA-1.6"),)))
    assert entity(linked, 0) != entity(linked, 1)
    assert "you said that they are different" in rules(entity(linked, 1), same=False).values()


def test_a_users_term_counts_before_a_shipped_one():
    """Its type, its forms and its name are taken."""
    shipped = [Term("Metric", "Perplexity"), Term("Model", "Sonar", forms=("PPLX",))]
    mine = Overrules(terms=(Term("Model", "Perplexity", forms=("PPLX",)),))
    linked = link([finding("Metric", "PPLX")], [finding("Model", "Perplexity")], terms=shipped, overrules=mine)
    assert [(e.type, e.name) for e in linked.entities] == [("Model", "Perplexity")]
    assert "your terms say that they are the same" in rules(linked.entities[0]).values()


def test_kg_toml_is_read(tmp_path):
    """Terms from CSV beside it, lists of same and different names; a table with `names` will do as well."""
    (tmp_path / "mine.csv").write_text("type,name,forms\nbenchmark,우리벤치,OurBench|OB\n", encoding="utf-8")
    (tmp_path / "models.csv").write_text("name,forms\nHouse LM,HLM\n", encoding="utf-8")
    config = tmp_path / "kg.toml"
    config.write_text(
        'terms = ["mine.csv", "models.csv"]\ndifferent = [["ARC", "ARC-AGI", "1D-ARC"]]\n'
        '[[same]]\nnames = ["A", "B"]\n',
        encoding="utf-8",
    )
    said = read_overrules(config)
    assert said.terms[0] == Term("Benchmark", "우리벤치", ("OurBench", "OB"))
    assert said.terms[1].type == "Model"
    assert said.same == (("A", "B"),)
    assert len(said.different) == 3


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("same = [\n", 1, "is no TOML"),
        ("terms = []\nsaem = []\n", 2, "means nothing here"),
        ('\nsame = [["A"]]\n', 2, "two or more names"),
        ("same = 3\n", 1, "is a list"),
        ('same = [["A", "B"]]\ndifferent = [["A", "B"]]\n', 2, "both one thing and two"),
        ('same = [["A", "B"], ["B", "C"]]\ndifferent = [["C", "A"]]\n', 2, "both one thing and two"),
        ('different = [["A", "A"]]\n', 1, "both one thing and two"),
        ('\n\nterms = ["absent.csv"]\n', 3, "absent.csv"),
        ("terms = [3]\n", 1, "a list of CSV files"),
    ],
)
def test_a_wrong_kg_toml_is_told_with_its_line(tmp_path, text, line, what):
    """One line: the file, the line, what is wrong."""
    config = tmp_path / "kg.toml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=what) as caught:
        read_overrules(config)
    assert caught.value.line == line


def test_terms_without_a_type_are_told_with_their_line(tmp_path):
    """The error names the CSV file and its line."""
    (tmp_path / "mine.csv").write_text("name,type\nA,Model\nB,Thing\n", encoding="utf-8")
    (tmp_path / "kg.toml").write_text('terms = ["mine.csv"]', encoding="utf-8")
    with pytest.raises(ReadError, match=r"mine\.csv:3: .*Model, Method"):
        read_overrules(tmp_path / "kg.toml")


def test_an_absent_kg_toml_is_told(tmp_path):
    """So is one that is no text."""
    with pytest.raises(ReadError, match="cannot be read"):
        read_overrules(tmp_path / "none.toml")
    (tmp_path / "kg.toml").write_bytes(b"\xff\xfe\x00x")
    with pytest.raises(ReadError, match="not UTF-8"):
        read_overrules(tmp_path / "kg.toml")


# -- papers and authors ------------------------------------------------------------------------------------------------


def entries(*given):
    """Digests of one entry each; an entry is a dict of its fields."""
    digests = []
    for number, fields in enumerate(given):
        name = f"{number:016x}"
        span = Span(name, 0, 0)
        digests.append(
            Digest(
                name, name * 4, f"{number}.md", "", "made", entries=(Entry(1, span=span, title_span=span, **fields),)
            )
        )
    return digests


def papers_of(*given) -> Linked:
    """Link entries with no findings."""
    return link_mentions(entries(*given), [], terms=())


LONG = "Sparser Block-Sparse Attention via Token Permutation"


@pytest.mark.parametrize(
    ("one", "other", "papers"),
    [
        ({"title": LONG, "arxiv": "2510.21270"}, {"title": "Another wording", "arxiv": "2510.21270"}, 1),
        ({"title": LONG, "arxiv": "2510.21270"}, {"title": LONG, "arxiv": "2510.21271"}, 2),
        ({"title": LONG, "arxiv": "2510.21270"}, {"title": LONG.upper() + "."}, 1),
        ({"title": LONG, "title_ko": "토큰 재배열로 더 희소한 어텐션"}, {"title": "토큰 재배열로 더 희소한 어텐션"}, 1),
        ({"title": LONG, "arxiv": "2510.21270"}, {"title": LONG.replace("Permutation", "Permutaton")}, 1),
        ({"title": LONG, "arxiv": "2510.21270"}, {"title": LONG + " 2"}, 2),
        ({"title": LONG, "doi": "10.1/X"}, {"title": "Else", "doi": "10.1/x"}, 1),
        ({"title": LONG, "doi": "10.1/X"}, {"title": LONG, "arxiv": "2510.21270", "doi": "10.1/x"}, 1),
        ({"title": r"$\pi_{0.5}$: a VLA model", "arxiv": "2504.16054"}, {"title": "π0.5: A VLA Model"}, 1),
        ({"title": "Demo"}, {"title": "Demo"}, 2),
    ],
)
def test_one_paper_across_digests(one, other, papers):
    """An arXiv id or a DOI decides, else the title, English or Korean; two arXiv ids are two papers."""
    assert len(papers_of(one, other).papers) == papers
    assert papers_of(other, one).papers[0].id == papers_of(one, other).papers[0].id


def test_a_title_of_two_papers_joins_neither():
    """An entry without an id whose title two arXiv papers have stays a paper of its own."""
    linked = papers_of({"title": LONG, "arxiv": "1"}, {"title": LONG, "arxiv": "2"}, {"title": LONG})
    assert len(linked.papers) == 3
    assert len({paper.id for paper in linked.papers}) == 3


def test_a_paper_has_what_all_its_entries_say():
    """The first date, every entry, the id, the Korean title."""
    linked = papers_of(
        {"title": LONG, "date": date(2025, 10, 28), "title_ko": "더 희소한 블록 희소 어텐션"},
        {"title": LONG, "date": date(2025, 10, 27), "arxiv": "2510.21270"},
    )
    (paper,) = linked.papers
    assert (paper.id, paper.date, len(paper.entries)) == ("paper/arxiv-2510.21270", date(2025, 10, 27), 2)
    assert paper.title_ko == "더 희소한 블록 희소 어텐션"


def signed(*lists, title="Paper"):
    """Papers, one for each list of authors."""
    return papers_of(
        *({"title": f"{title} number {n}", "arxiv": f"{n}", "authors": names} for n, names in enumerate(lists))
    )


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        (("José Núñez",), ("Jose Nunez",), 1),
        (("Liang-Chieh Chen",), ("LiangChieh Chen",), 1),
        (("Kevin Lin", "Ann Bo", "Cy Du"), ("Lin Kevin", "Bo Ann", "Cy Du"), 3),
        (("Kevin Lin",), ("Lin Kevin",), 2),
        (("Kevin Lin", "Ann Bo"), ("Lin Kevin", "Eve Fox"), 4),
        (("K. Lin", "Ann Bo", "Cy Du"), ("Kevin Lin", "Ann Bo", "Cy Du"), 3),
        (("K. Lin",), ("Kevin Lin",), 2),
        (("Kevin Q. Lin", "Ann Bo", "Cy Du"), ("Kevin Lin", "Ann Bo", "Cy Du"), 3),
        (("Kevin Lin", "Ann Bo", "Cy Du"), ("Kelvin Lin", "Ann Bo", "Cy Du"), 4),
        (("Yang Li", "Li Yang", "Ann Bo"), ("Li Yang", "Ann Bo"), 3),
        (("Wei Zhang", "et al."), ("Wei Zhang", "+"), 1),
    ],
)
def test_people_across_papers(one, other, people):
    """Accents and hyphens count for nothing; swapped names and initials are one person where co-authors make sure."""
    assert len(signed(one, other).authors) == people
    assert len(signed(other, one).authors) == people


def test_an_initial_that_fits_two_people_is_neither():
    """K. Lin may be Kevin or Karen."""
    people = signed(("K. Lin", "Ann Bo", "Cy Du"), ("Kevin Lin", "Ann Bo", "Cy Du"), ("Karen Lin", "Ann Bo", "Cy Du"))
    assert len(people.authors) == 5


def test_authors_keep_their_order():
    """A paper is signed in the order of its longest list; the same paper in two digests makes a swapped name sure."""
    linked = papers_of(
        {"title": LONG, "arxiv": "1", "authors": ("Zoe Adams", "Kevin Lin", "Ann Bo")},
        {"title": LONG, "arxiv": "1", "authors": ("Lin Kevin",)},
    )
    names = {author.id: author.name for author in linked.authors}
    assert [names[author] for author in linked.papers[0].authors] == ["Zoe Adams", "Kevin Lin", "Ann Bo"]
    assert len(names) == 3


# -- slugs -------------------------------------------------------------------------------------------------------------


@given(st.text(max_size=200))
def test_every_name_makes_a_segment_of_an_iri(name):
    """No name breaks an IRI: no space, no delimiter, no control character, never empty, never too long."""
    segment = slug(name)
    assert 0 < len(segment) <= 100
    assert not set(segment) & set(' /?#[]@:<>"{}|\\^`%&=\t\n')
    assert segment == slug(name)


@pytest.mark.parametrize(
    ("one", "other"), [("LoRA", "LoRA+"), ("C", "C#"), ("pass@k", "pass^k"), ("A", "A*"), ("x" * 90, "x" * 91)]
)
def test_different_names_make_different_slugs(one, other):
    """What a readable slug would lose is kept by a hash."""
    assert slug(one) != slug(other)


def test_acronyms_are_made_of_initials():
    """Every word of weight gives its initial, in order; the head of a name is no acronym of it."""
    assert is_acronym("GRPO", "Group Relative Policy Optimization")
    assert is_acronym("CLIP", "Contrastive Language-Image Pre-training")
    assert not is_acronym("RL", "agentic reinforcement learning")
    assert not is_acronym("MMLU", "MMLU-Pro")
    assert differ("PPO", "proximal policy optimization") is None


def test_a_shuffled_real_corpus_gives_the_same(shared):
    """The development papers' annotations, linked in any order, give one outcome."""
    import json

    rows = [json.loads(line) for line in (shared / "eval/gold/dev.jsonl").read_text(encoding="utf-8").splitlines()]
    papers = [
        [
            finding(e["type"], *dict.fromkeys([e["name"], *e.get("aliases", ())]), relation=e["relation"])
            for e in row["entities"]
        ]
        for row in rows
    ]
    digests, extractions = corpus(*papers)
    expected = link_mentions(digests, extractions)
    random.Random(1).shuffle(digests)
    random.Random(2).shuffle(extractions)
    assert link_mentions(digests, extractions) == expected
