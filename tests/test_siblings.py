"""Papers that stand side by side: segments, cuts, shapes, the election of titles and the proof of papers."""

from __future__ import annotations

import io
import itertools
import random

import pytest

from paperkg.read import read_text, ris
from paperkg.read.anchors import anchors_in
from paperkg.read.cuts import cuts_of
from paperkg.read.markdown import blocks
from paperkg.read.segments import segments_of
from paperkg.read.shapes import Lines, entries_at, shapes_of
from paperkg.read.siblings import groups_of, score

TITLES = (
    "Folding Long Contexts with Paper Cranes",
    "Lanterns: A Benchmark for Night Driving Agents",
    "Small Boats Beat Big Ships in Code Search",
    "KiteNet: Segmenting Thin Objects by Their Shadows",
    "What Do Robots Owe Each Other? Norms for Shared Workspaces",
    "Tidal Memory: Retrieval that Forgets on Purpose",
    "On the Shape of Small Losses (and Why It Matters)",
)
WHO = ("Mina Oh, Juno Kim, and Ada Park", "Leo Brandt et al.", "Hana Sato and Kenji Mori", "N. Lind, A. Tesfaye")
WHERE = ("ICML 2025", "ACL 2024", "NeurIPS 2023 (Oral)", "CVPR 2022")


def cut(line: str) -> str:
    """Return the title that is cut out of a line on its own."""
    best = cuts_of(line, 0, len(line), anchors_in(line, 0, len(line)))[0]
    return line[best.start : best.end]


def titles(text: str) -> list[str]:
    """Return the titles of the papers in ``text``."""
    return [entry.title for entry in read_text(text).entries]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Mina Oh and Juno Kim. A Fold of Contexts. ICML 2025.", ["people", "words", "venue"]),
        ("Oh M, Kim J, Park AB. A Fold of Contexts. Nature. 2025;1:2.", ["people", "words", "venue"]),
        ("[2025/07] A Fold of Contexts [[code](https://github.com/a/b)]", ["words", "id"]),
        ("A Fold of Contexts, Hendricks+, ECCV'16", ["words", "people", "venue"]),
    ],
)
def test_a_line_falls_into_people_venues_links_facts_and_words(line: str, kinds: list[str]) -> None:
    """What stands between the signs of a line is told by its look."""
    found = [segment.kind for segment in segments_of(line, 0, len(line), [])]
    assert [kind for kind in found if kind != "fact" or "fact" in kinds][: len(kinds)] == kinds


@pytest.mark.parametrize(
    "line",
    [
        "{} — ICML 2025 — Oh, Kim & Park",
        "`{}`; *Nature* 2024; Mina Oh",
        "Oh, M., & Kim, J. (2025). {}. *Neural Folds*, 3(1), 1–9.",
        "Oh, Mina, Juno Kim, et al. \"{}.\" *ICLR* (2025).",
        "**{}** | Juno Kim et al. | 2025",
        "[paper](https://arxiv.org/abs/2510.11111) {}",
        "M. Oh and J. Kim, \"{},\" in *Proc. ACL*, 2024, pp. 1–9.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", [*TITLES[:4], TITLES[5]])
def test_a_title_is_cut_out_of_what_stands_beside_it(line: str, title: str) -> None:
    """Whatever the order and the signs, the run of segments that reads as a title is worth most."""
    assert cut(line.format(title)) == title


def test_the_entries_of_one_shape_vote_on_where_their_titles_stand() -> None:
    """A title that reads like a list of people is cut as those of its siblings are."""
    names = (*TITLES[:4], "Look, Point, Fly")
    text = "".join(f"- {name}. Mina Oh et al. https://arxiv.org/abs/2510.0000{i}\n" for i, name in enumerate(names, 1))
    assert titles(text) == list(names)


def test_the_column_that_holds_most_titles_is_the_column_of_titles() -> None:
    """A table's columns vote whatever they are called, and a row without a link follows those with one."""
    rows = [
        f"| {who} | {name} | {{}} |\n" for name, who in zip(TITLES[:4], ("Leo", "Ada", "Mina", "Juno"), strict=True)
    ]
    rows = [row.format(f"[x](https://arxiv.org/abs/2510.0000{i})" if i != 2 else "") for i, row in enumerate(rows)]
    assert titles("# Seminar\n\n| Who | What | Where |\n|---|---|---|\n" + "".join(rows)) == list(TITLES[:4])


def test_entries_without_a_link_follow_those_with_one() -> None:
    """Where a third of the items are proven papers, items that look the same are papers; a link elsewhere is none."""
    text = "".join(f"- **{name}**, Mina Oh et al.\n" for name in TITLES[:3])
    text += "".join(
        f"- **{t}**, Juno Kim et al. [pdf](https://arxiv.org/abs/2510.0{i}001)\n" for i, t in enumerate(TITLES[3:6])
    )
    text += "- **A Course on Folding Cranes** [site](https://example.org/course)\n"
    assert titles(text) == list(TITLES[:6])


@pytest.mark.parametrize("head", ["# Papers of the spring", "# 논문 목록", "# 论文列表"])
def test_a_list_without_links_needs_a_word_that_it_lists_papers(head: str) -> None:
    """The same titles under "Films" are no papers; people and venues beside all of them prove them anywhere."""
    items = "".join(f"- {title}\n" for title in TITLES)
    assert titles(f"{head}\n\n{items}") == list(TITLES)
    assert titles(f"# Films of the spring\n\n{items}") == []
    cited = "".join(f"- {WHO[i % 4]}. {t}. {WHERE[i % 4]}.\n" for i, t in enumerate(TITLES[:4]))
    assert titles(f"# Spring\n\n{cited}") == list(TITLES[:4])


@pytest.mark.parametrize("number", ["", "{}. "])
@pytest.mark.parametrize("site", ["https://example.org/x", "https://github.com/crane/issues"])
def test_links_with_a_problem_a_method_and_results_below_are_papers(number: str, site: str) -> None:
    """Wherever they lead but to a project, and whatever the list is called; the same labels prove nothing alone."""
    body = "\n\n- Problem: long contexts.\n- Approach: fold them.\n- Results: 2.1 times faster.\n\n"
    heads = [f"### {number.format(at + 1)}[{title}]({site}{at})" for at, title in enumerate(TITLES[:3])]
    text = "# Notes (January 5 - January 11, 2026)\n\n" + "".join(head + body for head in heads)
    assert titles(text) == (list(TITLES[:3]) if "example" in site else [])
    assert titles(text.replace("Results", "Price")) == []
    assert titles("".join(f"### {title}{body}" for title in TITLES[:3])) == []


@pytest.mark.parametrize("line", ["## {}\n\n{}\n\n", "**{}**\n{}\n\n", "- {}: {}\n", "- {}\n  - {}\n", "{}\n{}\n\n"])
@pytest.mark.parametrize("days", ["Session {} (January 5 - January 11, 2026)", "Meeting {}, 2026-01-05", "Week {}"])
def test_a_meeting_with_its_days_is_no_title(line: str, days: str) -> None:
    """Links below a session are papers whose titles nobody wrote; between titles it is no paper."""
    links = [f"https://arxiv.org/abs/2601.0123{at}" for at in range(6)]
    bare = "".join(line.format(days.format(at), links[at]) for at in range(1, 4))
    assert [entry.title for entry in read_text(bare).entries] == links[1:4]
    listed = [f"### [{title}]({link})\n\nIt works.\n\n" for title, link in zip(TITLES, links, strict=False)]
    assert titles("".join(f"## {days.format(at)}\n\n{entry}" for at, entry in enumerate(listed))) == list(TITLES[:6])


@pytest.mark.parametrize("title", ["Read Less, Learn More", "Think Twice, Act Once", "Polite Refusals Leak More"])
@pytest.mark.parametrize("line", ["- [{}]({})\n", "- **{}** [paper]({})\n", "## {}\n\n[Paper]({})\n\n", "{}\n{}\n\n"])
def test_a_title_that_says_what_to_do_is_no_list_of_people(line: str, title: str) -> None:
    """Two short clauses with capitals look like two names."""
    wanted = [title, *TITLES[:3]]
    text = "".join(line.format(name, f"https://arxiv.org/abs/2601.0010{at}") for at, name in enumerate(wanted))
    assert titles(text) == wanted


def test_names_with_the_family_name_first_are_people() -> None:
    """ "Oh, Mina, Kim, Juno J": pairs in bold stand before the title, and never are it."""
    people = ("Oh, Mina, Kim, Juno, Park, Ada", "Sato, Hana, Mori, Kenji R", "Brandt, Leo, Lind, Nora, Tesfaye, Abel")
    lines = [f"**{who}**. *{title}*. , 2012, pp. 123--132" for who, title in zip(people, TITLES[3:], strict=False)]
    assert titles("\n\n".join(lines)) == list(TITLES[3:6])


def test_some_short_titles_stand_among_long_ones_where_the_text_lists_papers() -> None:
    """Six in ten long ones are enough where every item links to a summary of its own."""
    names = [*TITLES[:6], "Steerable Kites", "Boat Nets", "Crane Space"]
    items = [f"* {name} ([mina](./summary/mina_{n}.md))" for n, name in enumerate(names)]
    assert titles("# August\n## Full list of papers, updated weekly\n" + "\n".join(items))[:6] == names[:6]
    assert titles("# August\n## All the boats\n" + "\n".join(f"* {name}" for name in names)) == []


@pytest.mark.parametrize("site", ["https://example.org/a.html", "https://blog.example.org/post", "https://a.b/c.pdf"])
def test_among_proven_papers_one_may_be_kept_anywhere(site: str) -> None:
    """A linked title is a paper where the text lists papers and two thirds of its siblings are; a project is none."""
    lines = [f"- [{t}](https://arxiv.org/abs/2510.0{i}001), Mina Oh\n" for i, t in enumerate(TITLES[:4])]
    text = "# Papers of the spring\n\n" + "".join(lines) + f"- [{TITLES[4]}]({site}), Leo Brandt\n"
    assert titles(text) == list(TITLES[:5])
    assert titles(text.replace(site, "https://github.com/crane/boats")) == list(TITLES[:4])
    assert titles(text.replace("Papers", "News")) == list(TITLES[: 5 if site.endswith("pdf") else 4])


def test_a_column_of_titles_holds_papers_wherever_they_are_kept() -> None:
    """Under a column called paper or title, a project's page does as well."""
    rows = [f"| 2025-0{i + 1} | [{t}](https://arxiv.org/abs/2510.0{i}001) |\n" for i, t in enumerate(TITLES[:4])]
    rows.append("| 2025-07 | [Lantern 4 Report](https://github.com/lantern/lantern) |\n")
    text = "| Date | Paper |\n| --- | --- |\n" + "".join(rows)
    assert titles(text) == [*TITLES[:4], "Lantern 4 Report"]


def test_a_link_behind_a_bold_award_holds_the_title() -> None:
    """The sign next to the words counts, and links to papers and elsewhere stand at the same side."""
    sites = [*(f"https://arxiv.org/abs/2510.0100{i}" for i in range(3)), "https://crane.example/awards"]
    awards = ["Best Paper", "Best Paper of Students", "Best Demo", "The Long Lantern Prize"]
    lines = [f"- **{award}** — [{t}]({site})\n" for award, t, site in zip(awards, TITLES, sites, strict=False)]
    assert titles("# Awarded papers\n\n" + "".join(lines)) == list(TITLES[:4])


def test_items_of_html_are_siblings_though_one_block_holds_them() -> None:
    """A link's words may go over a line; in a title entities are signs."""
    said = [t.replace(" and ", " &amp; ").replace(" by ", " by\n") for t in TITLES]
    link = '<li>\n<a href="https://arxiv.org/abs/2510.0{}001"> {} </a>\n</li>\n'
    items = "".join(link.format(i, t) for i, t in enumerate(said))
    assert titles(f"Some words.\n\n<ol>\n{items}</ol>\n") == [t.replace(" and ", " & ") for t in TITLES]


def test_links_to_notes_with_spaces_in_their_names_are_links() -> None:
    """As people write them, whatever Markdown says; links into one's own notes prove papers."""
    text = "## Papers\n" + "".join(f"{i}. [{t}](./{t[:6]}/{t[:20]}.md)\n" for i, t in enumerate(TITLES, 1))
    assert titles(text) == list(TITLES)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Paper: Learning to Fold with (a lot of) Paper", "Learning to Fold with (a lot of) Paper"),
        ("Paper: A Fold of Contexts /Mina Oh, Juno Kim", "A Fold of Contexts"),
        (r"**Oh, Mina, Merri{\"e}n, Bart**. *A Fold of Contexts*. Nature, 2020", "A Fold of Contexts"),
        ('**[3]** Oh, Mina, Juno Kim, and Ada Park. "**Deep folding**." Nature 521.7 (2015)', "Deep folding"),
        (
            "**Oh, Mina**. *A Fold of Long Contexts and of\nShort Ones*. Nature, 2020",
            "A Fold of Long Contexts and of Short Ones",
        ),
    ],
)
def test_brackets_slashes_and_accents_beside_titles(line: str, title: str) -> None:
    """A title does not end in a small word before a bracket, nor at a line's end; it ends before a slash and names."""
    entry = line + "\n\n[PDF](https://arxiv.org/abs/2510.0{}001)\n\n"
    written = title if title in line else title.replace(" of Short", " of\nShort")
    text = "".join(entry.replace(written, t).replace("{}", str(i)) for i, t in enumerate([title, *TITLES[:3]]))
    assert titles(text) == [title, *TITLES[:3]]


def test_a_paper_without_a_known_link_takes_its_own() -> None:
    """The title's link, or the only one in its line that does not say "code"; not one that several share."""
    cited = "- {}. {}, ACL 2024. {}\n"
    links = ["https://lab.example.org/a.pdf", "[pdf](https://short.example/x) [code](https://a.b)", "https://c.d/e", ""]
    text = "".join(cited.format(WHO[i], TITLES[i], link) for i, link in enumerate(links))
    urls = [entry.url for entry in read_text(f"# Papers\n\n{text}").entries]
    assert urls == ["https://lab.example.org/a.pdf", "https://short.example/x", "https://c.d/e", None]
    shared = "".join(f"- [{t}](https://crane.example/awards), {WHO[i]}\n" for i, t in enumerate(TITLES[:3]))
    assert [entry.url for entry in read_text(f"# Papers\n\n{shared}").entries] == [None] * 3


def test_a_page_named_after_an_arxiv_id_is_about_that_paper() -> None:
    """As sites keep a page for each paper; only where the text is about papers."""
    text = "".join(f"### [{t}](../day/2510.0{i}001.html)\n\nIt folds.\n\n" for i, t in enumerate(TITLES[1:4]))
    ids = [entry.arxiv for entry in read_text(f"# arXiv of the day\n\n{text}").entries]
    assert ids == ["2510.00001", "2510.01001", "2510.02001"]
    assert titles(f"# Cranes of the day\n\n{text}") == []


def test_the_topic_and_the_host_of_a_meeting_are_no_titles() -> None:
    """Nor rules of the group in a list of their own, nor a link in brackets in the middle of a sentence."""
    meets = "**Week {0}**\n**Topic: Folding and Cutting**\n*Host:* Ada\n\n*{1}*\n{2}\nhttps://arxiv.org/abs/2510.0{0}001\n\n"
    text = "".join(meets.format(i, t, WHO[i % 4]) for i, t in enumerate(TITLES[:5]))
    assert titles(f"# Group\n\n{text}") == list(TITLES[:5])
    rules = "1. 모두 매주 수요일까지 요약을 올림 (지각은 벌금)\n2. 사정이 있으면 미리 통보 (전날까지)\n"
    lines = [f"{i}. {t} ({WHO[i % 4]}, 2024)\n" for i, t in enumerate(TITLES[:6])]
    assert titles(f"# Papers\n\n## 규칙\n\n{rules}\n## 목록\n\n" + "".join(lines)) == list(TITLES[:6])


def test_a_link_among_buttons_is_the_papers_own_after_small_words_as_well() -> None:
    """A title that is written small reads like a sentence, but what stands in brackets of its own is a button."""
    small = "Slow teachers are better friends: weighted cranes improve semi-folded learning results"
    lines = [
        f"* {t} [ [note](n/{i}.md) ] [ [paper](https://arxiv.org/abs/2510.0{i}001) ]\n"
        for i, t in enumerate([*TITLES[:4], small])
    ]
    assert titles("".join(lines)) == [*TITLES[:4], small]


@pytest.mark.parametrize("head", ["## 접힌 문맥 {}", "### 1.{} Short news"])
def test_the_words_of_a_papers_link_are_its_title_where_the_heading_says_another(head: str) -> None:
    """A newsletter's heading says what happened; the one paper that is linked below it has a title of its own."""
    told = "It came out this week, in [{}](https://arxiv.org/abs/2510.0{}001), and it folds.\n\n"
    text = "".join(f"{head.format(i)}\n\n{told.format(t, i)}" for i, t in enumerate(TITLES[:4]))
    assert titles(text) == list(TITLES[:4])


@pytest.mark.parametrize("mark", ["*", "#"])
def test_headings_with_a_venue_over_text_that_speaks_of_a_paper_name_one(mark: str) -> None:
    """In Org as well; the parts of an entry are no papers, and without the venue nothing is proven."""
    body = f"{mark}{mark} Idea\n   In this paper the authors fold maps.\n{mark}{mark} Strength\n   - It is short.\n"
    text = "".join(f"{mark} (20{18 + i} {v}) {TITLES[i]}\n{body}" for i, v in enumerate(("CCS", "USENIX")))
    assert titles("#+OPTIONS: toc:nil\n" + text) == list(TITLES[:2])
    assert titles(text.replace("(2018 CCS) ", "").replace("(2019 USENIX) ", "")) == []


def test_a_line_with_several_titled_links_names_several_papers() -> None:
    """Each link's words are a title, be it one word."""
    text = "- ep 1: [KiteNet](https://arxiv.org/abs/2510.00001), [Lanterns](https://arxiv.org/abs/2510.00002)\n"
    text += "- ep 2: [Sandglass](https://arxiv.org/abs/2510.00003), [Tides](https://arxiv.org/abs/2510.00004)\n"
    assert titles(text) == ["KiteNet", "Lanterns", "Sandglass", "Tides"]


def test_numbers_that_count_the_entries_are_no_part_of_their_titles() -> None:
    """ "## 1 A Title", "## 2 …": what counts up by one is a number, "3 Ways to Fold" alone is not."""
    text = "".join(f"## {i} {t}\n\nhttps://arxiv.org/abs/2510.0000{i}\n\n" for i, t in enumerate(TITLES[:3], 1))
    assert titles(text) == list(TITLES[:3])


def test_shapes_are_levels_marks_labels_and_headers() -> None:
    """Lines that begin alike have a shape in common, and an entry goes on to the next line of its shape."""
    text = "## Oh\n\n■ A\n  b\n■ C\n\n- d\n- e\n"
    lines = Lines(text, list(blocks(text)))
    shapes = shapes_of(lines)
    assert shapes["line", "■"] == [1, 3]
    assert shapes["item", "1", "-"] == [4, 5]
    first = entries_at(lines, shapes["line", "■"])[0]
    assert (first.first, first.after) == (1, 3)


def test_text_about_one_paper_has_no_siblings() -> None:
    """A note whose lines all lead to one paper is read as one entry by other readers."""
    text = "# A Note\n\n- Paper: https://arxiv.org/abs/2510.11111\n- Code for it: https://arxiv.org/abs/2510.11111v2\n"
    assert groups_of(Lines(text, list(blocks(text)))) == []
    assert score(text) == 0.0


MARKS = ("- {}\n", "* {}\n", "{n}. {}\n", "[{n}] {}\n\n", "• {}\n", "{}\n\n", "### {}\n\n", "■ {}\n\n")
LINES = (
    "{t}, {a}, {v}. {u}", "{a}. {t}. {v}. {u}", "**{t}** — {a} — {v} — [paper]({u})", "[{t}]({u}), {a} ({v})",
    "“{t}” | {a} | {u}", "{v} `{t}` {u}", "{a} ({v}): *{t}*. {u}", "{u} - {t}", "[[pdf]({u})] **{t}** {a}",
)  # fmt: skip


@pytest.mark.parametrize(("mark", "line"), list(itertools.product(MARKS, LINES)))
def test_layouts_nobody_named_are_read_right_at_first_sight(mark: str, line: str) -> None:
    """Whatever the marks, the order and the signs, every title and id of a list is right, and nothing is invented."""
    dice = random.Random(f"{mark}{line}")
    chosen = dice.sample(TITLES, 5)
    ids = [f"25{dice.randint(10, 12)}.{dice.randint(0, 99999):05d}" for _ in chosen]
    who, where = dice.choice(WHO), dice.choice(WHERE[:2])
    text = "# October\n\n" + "".join(
        mark.format(line.format(t=title, a=who, v=where, u=f"https://arxiv.org/abs/{name}"), n=number)
        for number, (title, name) in enumerate(zip(chosen, ids, strict=True), 1)
    )
    assert [(e.title, e.arxiv) for e in read_text(text).entries] == list(zip(chosen, ids, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "PMID- 1\nTI  - A fold of\n      cranes.\nFAU - Oh, Mina\nFAU - Kim, Juno\nAID - S1 [pii]\n"
        "AID - 10.1000/a.1 [doi]\n",
        "%0 Journal Article\n%T A fold of cranes\n%A Oh, Mina\n%A Kim, Juno\n%R 10.1000/a.1\n",
        "FN Clarivate Analytics Web of Science\nPT J\nAU Oh, M\nAF Oh, Mina\n   Kim, Juno\nTI A fold of\n   cranes\n"
        "DI 10.1000/a.1\nER\n\nEF\n",
    ],
)
def test_tagged_exports_are_records(text: str) -> None:
    """MEDLINE, EndNote and Web of Science give title, authors and DOI as RIS does; a value goes on without a tag."""
    found = list(ris.records(io.StringIO(text), lambda line, what: pytest.fail(what)))
    assert [(r.title, r.authors, r.doi) for r in found] == [
        ("A fold of cranes", ("Mina Oh", "Juno Kim"), "10.1000/a.1")
    ]
    assert ris.score(text) > 0.9


def test_a_link_to_a_place_of_papers_stays_as_the_text_has_it() -> None:
    """The file at a conference's site keeps its ending, without which there is no page; OpenReview has one form."""
    links = ["https://papers.nips.cc/paper/9-paper-cranes.pdf", "https://openreview.net/pdf?id=K1teNetCVx"]
    digest = read_text("# Papers\n\n" + "".join(f"- [{t}]({u})\n" for t, u in zip(TITLES, links, strict=False)))
    assert [entry.url for entry in digest.entries] == [links[0], "https://openreview.net/forum?id=K1teNetCVx"]


def test_bare_links_to_anywhere_behind_titles_among_papers_are_theirs() -> None:
    """Among papers with a known link, a title before a bare link is one too, and of two links the file is its own."""
    links = [f"https://arxiv.org/abs/2601.0100{n}" for n in range(4)]
    links += ["http://oh.example.org/tidal", "https://b.example.org/small.pdf https://b.example.org/small/"]
    digest = read_text(
        "# Papers to read\n\n" + "".join(f"- [ ] {t} {u}\n" for t, u in zip(TITLES, links, strict=False))
    )
    assert [entry.title for entry in digest.entries] == list(TITLES[:6])
    assert [entry.url for entry in digest.entries][4:] == [links[4], "https://b.example.org/small.pdf"]


@pytest.mark.parametrize("label", ["论文链接", "Paper link:", "논문 링크"])
def test_a_label_over_a_link_says_that_it_is_a_papers(label: str) -> None:
    """Bold titles over bold names of those who chose them: the link under its label belongs to the title."""
    text = "# Worth reading\n\n"
    for number, title in enumerate(TITLES[:4]):
        text += f"![](https://a.b/{number}.png)\n**{title}**\n**@crane{number} 推荐**\n本文探讨折纸。\n{label}\n"
        text += f"https://cranes.example.org/papers/{number}\n代码链接\nhttps://github.com/crane/c{number}\n\n"
    digest = read_text(text)
    assert [entry.title for entry in digest.entries] == list(TITLES[:4])
    assert [entry.url for entry in digest.entries] == [f"https://cranes.example.org/papers/{n}" for n in range(4)]


def test_issues_struck_out_lines_and_wide_gaps_are_no_part_of_titles() -> None:
    """The name of an issue and what strikes a line out stand before a title, three spaces within it; none alone."""
    text = "### paper list\n\n"
    for number, title in enumerate(TITLES[:3]):
        words = title.replace(" with", "   with").replace(" for", "   for")
        text += f"- [x] {'~~' * (number % 2)}oh/review#{number} {words} (ICML 2025){'~~' * (number % 2)}\n"
        text += f"  - [Original Paper Link](https://arxiv.org/abs/2601.0100{number})\n"
    assert titles(text + "- [ ] oh/review#7\n") == list(TITLES[:3])


def test_an_image_out_of_a_paper_is_no_other_paper() -> None:
    """A line that repeats the link of the paper above it names none, nor do the two lines of a wrapped sentence."""
    text = "# CVPR の論文メモ\n\n"
    for number, title in enumerate(TITLES[:2]):
        link = f"https://openaccess.thecvf.com/c/p{number}.pdf"
        text += f"## Fold{number}Net\n\nPaper: Oh et al., {title} ([cvpr open access]({link}) or "
        text += f"[arxiv](https://arxiv.org/abs/2601.0100{number})).\n\n"
        text += f"(画像は[論文]({link})からの引用である)\n\n* 折る。\n\n"
    assert [(e.title, e.arxiv) for e in read_text(text).entries] == list(
        zip(TITLES, ("2601.01000", "2601.01001"), strict=False)
    )
    wrapped = "Discuss papers at the Intersection of Folding Paper, Sailing Small Boats and Night\nDriving Communities"
    assert titles(f"# A Paper Reading Club\n\n{wrapped} related to Applications of Cranes to Code.\n\n## Goal\n") == []


@pytest.mark.parametrize(
    "head",
    ["Top AI papers of the week (September 14 - 20, 2026)", "AI reading list (September 14 - September 20, 2026)"],
)
def test_linked_headings_carry_siblings_with_short_or_general_titles(head: str) -> None:
    """Titles of four words, or with the word Notes, are read as their siblings are, whatever labels stand below."""
    short = ["Wattle: Sparse Crane Decoding", "Notes on the Half-Life of Lanterns"]
    whole = [*TITLES[:4], *short, "Fieldwork-QA: Can Models Read Their Own Notes?"]
    text = f"# {head}\n\n"
    for number, title in enumerate(whole):
        label = ("내용", "관찰", "결과")[number % 3]
        text += f"### [{title}](https://example.org/p{number})\n\n- {label}: 종이를 접는다.\n\n"
    text += "### [Weekly Digest of Cranes and Boats](https://example.org/more)\n\nSee you next time.\n"
    assert titles(text) == whole


def test_parted_links_carry_their_siblings() -> None:
    """Where most linked titles have problem, method and results under labels, the others are papers too."""
    text = "# AI\n\n"
    for number, title in enumerate(TITLES[:4]):
        labels = ("배경", "방법", "결과") if number != 2 else ("내용",)
        text += (
            f"### [{title}](https://example.org/p{number})\n\n" + "".join(f"- {x}: 접는다.\n" for x in labels) + "\n"
        )
    assert titles(text) == list(TITLES[:4])


def test_a_link_to_arxiv_without_an_id_still_says_that_its_words_name_a_paper() -> None:
    """A program that lost the ids leaves the same link in each item; each is a paper of its own, without an id."""
    rows = "".join(f"- [{title}](https://arxiv.org/pdf/unknown.pdf)\n" for title in TITLES[:4])
    found = read_text(f"# 일일 다이제스트\n\n{rows}").entries
    assert [(entry.title, entry.arxiv) for entry in found] == [(title, None) for title in TITLES[:4]]
    assert (
        titles("".join(f"- [Your {n} Long Title](https://arxiv.org/abs/XXXX.XXXXX)\n" for n in ("First", "Next"))) == []
    )


def test_talks_and_panels_among_papers_are_none() -> None:
    """What a meeting has beside papers says so before its title."""
    items = [f"* {title} [[notes](notes/{n}.md)]\n" for n, title in enumerate(TITLES[:5])]
    items.insert(1, "* Talk: Learning to Fold the World [[notes](notes/fold.md)]\n")
    items.insert(3, "* Panels: Cranes for Good and Boats [[notes](notes/panel.md)]\n")
    assert titles("# Paper notes\n\n" + "".join(items)) == list(TITLES[:5])


def test_a_programme_in_a_table_of_html_names_papers_behind_their_venues() -> None:
    """Lines of cells that begin with a venue and a year are papers; sessions and times are none."""
    rows = "".join(
        f"<tr><td>13:{n}5</td><td>\n(SIGIR 2018) {TITLES[2 * n]}<br>\n(CHIIR 2018) {TITLES[2 * n + 1]}</td></tr>\n"
        for n in range(3)
    )
    session = "<tr><td>13:45</td><td>(SIGIR 2018) Session 3A: Social Good of Cranes</td><td>加藤 誠</td></tr>\n"
    text = f"## 概要\n\n論文を読み合う会です。\n\n<table>\n<tbody>\n{rows}{session}</tbody>\n</table>\n"
    assert titles(text) == list(TITLES[:6])


def test_names_of_methods_between_people_and_venues_are_titles() -> None:
    """Where a list cites papers by name, one word in italics between people and a venue is a title."""
    names = ["SELFIE", "Folding Long Contexts with Cranes", "CraneNet", "TidalMix", "Boats Beat Big Ships in Search"]
    text = "# 論文一覧\n\n" + "".join(
        f"<details><summary>M. Oh et al., *{name}*, ICML, 2019.</summary><div>\n紙を折る。\n</div></details>\n\n"
        for name in names
    )
    assert titles(text) == names


def test_a_review_in_the_properties_names_the_paper_though_others_are_linked() -> None:
    """A post that says in its title that it reviews a paper is about that one, whichever it links to."""
    text = '---\nlayout: post\ntitle: "[Paper Review] Folding Long Contexts with Paper Cranes"\n---\n\n'
    text += "이번 글은 *Folding Long Contexts with Paper Cranes*를 다룬다.\n\n## Introduction\n\n"
    text += "관련 연구로 [이것](https://arxiv.org/abs/2601.01001)과 [저것](https://arxiv.org/abs/2601.01002)이 있다.\n"
    assert titles(text) == [TITLES[0]]


def test_a_labelled_link_below_a_paper_is_its_own() -> None:
    """A paper without a link in its title's line has the one that a label below says, if that leads to no project."""
    text = "# Paper list\n\n"
    for number, title in enumerate(TITLES[:4]):
        link = f"https://arxiv.org/abs/2601.0100{number}" if number else "https://cdn.example.org/cranes/folding.pdf"
        text += f"#### {number + 1}. {title}\n- **저자**: Mina Oh, Juno Kim\n- **링크**: {link}\n- 핵심: 접는다.\n\n"
    found = read_text(text).entries
    assert [entry.title for entry in found] == list(TITLES[:4])
    assert found[0].url == "https://cdn.example.org/cranes/folding.pdf"


def test_a_title_goes_on_behind_breaks_in_its_link_and_signs_of_file_names() -> None:
    """A link in a cell may be broken into lines, and a file's name has a low line for a colon."""
    rows = [f"| {n} | [{title}](https://arxiv.org/abs/2601.0100{n}) | A |\n" for n, title in enumerate(TITLES[:3])]
    rows[1] = rows[1].replace("Lanterns: A", "Lanterns:<br>A").replace(" for", "<br>for")
    assert titles("# Papers\n\n| day | paper | model |\n|---|---|---|\n" + "".join(rows)) == list(TITLES[:3])
    items = "".join(f"- [ ] 2021070{n} [2021 ICLR] {title.replace(':', '_')}\n" for n, title in enumerate(TITLES[:4]))
    assert titles("# Papers to read\n\n" + items) == [title.replace(":", "_") for title in TITLES[:4]]


def test_a_heading_that_ends_in_words_with_commas_is_a_whole_title() -> None:
    """Two capital words behind a comma are no people where one of them is of no name."""
    assert cut("YODAS: Two Million Hours of High-Bandwidth, Stereophonic, Multilingual Speech")[-6:] == "Speech"


@pytest.mark.parametrize(
    "line",
    [
        "[10:12 AM] mina: {title} https://arxiv.org/abs/2601.0100{n}\n[10:13 AM] juno: nice one\n",
        "12/03/2026, 10:12 - Mina Oh: {title} https://arxiv.org/abs/2601.0100{n}\n12/03/2026, 10:20 - Juno: nice one\n",
        "* TODO {title} :fold:nlp:\n  :PROPERTIES:\n  :URL: https://arxiv.org/abs/2601.0100{n}\n  :END:\n",
        "- {title}, 2601.0100{n}\n",
    ],
)
def test_chats_tags_and_bare_ids_are_no_part_of_titles(line: str) -> None:
    """Who said it when, the tags of an Org heading, and an id behind a comma stand beside the title."""
    text = "Papers, arXiv\n\n" + "".join(line.format(title=title, n=n) for n, title in enumerate(TITLES[:4]))
    found = read_text(text).entries
    assert [(entry.title, entry.arxiv) for entry in found] == [(t, f"2601.0100{n}") for n, t in enumerate(TITLES[:4])]


@pytest.mark.parametrize("header", ["Titre;Auteurs;Lien", "Título;Autores;Enlace", "Tiêu đề;Tác giả;Liên kết"])
def test_tables_name_their_columns_in_other_languages(header: str) -> None:
    """A table of papers may be headed in French, Spanish or Vietnamese."""
    rows = "".join(f"{title};Mina Oh;https://arxiv.org/abs/2601.0100{n}\n" for n, title in enumerate(TITLES[:3]))
    digest = read_text(f"{header}\n{rows}", name="papers.csv")
    assert (digest.layout, [entry.title for entry in digest.entries]) == ("table", list(TITLES[:3]))


def test_links_inside_of_a_site_name_papers_by_their_ids() -> None:
    """A saved page of daily papers links to its own pages, which are named after the papers."""
    parts = "".join(
        f"<article><h3><a href='/papers/2601.0100{n}'>{title}</a></h3><p>We fold paper in a new way.</p></article>"
        for n, title in enumerate(TITLES[:4])
    )
    found = read_text(f"<!doctype html><html><body><main>{parts}</main></body></html>", name="daily.html").entries
    assert [(entry.title, entry.arxiv) for entry in found] == [(t, f"2601.0100{n}") for n, t in enumerate(TITLES[:4])]


def test_lectures_with_a_topic_are_no_titles_of_their_readings() -> None:
    """Under "Lecture 3: Cranes" the paper is the one that is to be read, and a bold id leads a line as a bare one."""
    text = "# Course\n\n" + "".join(
        f"## Lecture {n}: Folding {n}\n\n- {title}. Oh and Kim. ICML 2025. [link](https://arxiv.org/abs/2601.0100{n})\n\n"
        for n, title in enumerate(TITLES[:4])
    )
    assert titles(text) == list(TITLES[:4])
    lines = "".join(f"- **2601.0100{n}** | cs.CL | {t} | Mina Oh, Juno Kim | folds\n" for n, t in enumerate(TITLES[:4]))
    assert [entry.arxiv for entry in read_text(lines).entries] == [f"2601.0100{n}" for n in range(4)]


def test_a_bold_title_goes_on_in_the_next_line() -> None:
    """Where what is bold is not closed, however short the rest."""
    text = "## Papers\n\n" + "".join(
        f"- **{name}: Folding Thin Paper Into Boats That Float for Many\n  {end}**, `arXiv`,"
        f" [abs](https://arxiv.org/abs/2510.0000{n})\n\n"
        for n, (name, end) in enumerate([("KiteNet", "Lakes"), ("CraneNet", "Rivers"), ("OrigamiNet", "Seas")], 1)
    )
    assert [entry.title.split()[-1] for entry in read_text(text).entries] == ["Lakes", "Rivers", "Seas"]


def test_a_note_that_links_its_paper_in_a_catalogue_too_is_of_one_paper() -> None:
    """The catalogue's link ends in the words of the title."""
    text = (
        '---\ntitle: "Folding Thin Paper: Boats That Float for Hours"\n---\n\n'
        "[arXiv](https://arxiv.org/abs/2510.00001) [catalogue](https://papers.example/paper/folding-thin-paper-boats)\n\n"
        "### TL;DR\n\nBoats of paper float longer when folded twice.\n"
    )
    (entry,) = read_text(text).entries
    assert (entry.title, entry.arxiv) == ("Folding Thin Paper: Boats That Float for Hours", "2510.00001")


def test_a_log_of_changes_that_names_authors_holds_no_paper() -> None:
    """What stands above it says that it was made by a program."""
    text = (
        "# Generated by Makefile. Do not edit.\n\ncommit 12ab\nAuthor: Mina Oh <mina@boats.example>\n"
        "Date:   Mon Aug 1 12:29:47 2022\n\n    fold the sails\n\ncommit 34cd\nAuthor: Jan Lee <jan@boats.example>\n"
    )
    assert read_text(text, name="changelog").entries == ()
