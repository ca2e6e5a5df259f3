"""Reading: every digest that people keep gives its papers, and what cannot be read is said in one line."""

# ruff: noqa: E501, W291  samples hold long lines and spaces at their ends, as real digests do
from __future__ import annotations

import bz2
import gzip
import io
import json
import os
import re
import sys
import time
import tracemalloc
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from fuzz_readers import LIMIT, check, mail_of, page_of, run
from layout_samples import BLANK, RECORDS, SAMPLES

from paperkg.errors import Problem, ReadError
from paperkg.model import Digest
from paperkg.read import FORMATS, LAYOUTS, explain_layout, iter_digests, read_bytes, read_digests, read_text, reading
from paperkg.read.anchors import anchors_in
from paperkg.read.cuts import read_citation
from paperkg.read.dates import find_date
from paperkg.read.decode import guess_encoding
from paperkg.read.formats_page import formats_table
from paperkg.read.frontmatter import read_header

SHARED = Path(__file__).parents[2] / "shared"
ROOT = Path(__file__).parents[1]

NUMBERED = """---
layout: post
title: "Daily Papers — 2025-10-20"
date: 2025-10-20 08:15:00
---

# 1. [Folding  Long Contexts with Paper Cranes](https://arxiv.org/abs/2510.11111v2)

> [Alphaxiv](https://www.alphaxiv.org/ko/overview/2510.11111)

## Introduction
- Goal: 긴 문맥을 접는 방법을 제안한다.  
- 동기: 캐시가 너무 크다.  
- A bullet without a label.

## Method
캐시를 접는다.
다시 편다.

## Results

OmniFold는 2.1배 빠르다.

# 2. [Lanterns: A $\\pi_0$ Benchmark](https://arxiv.org/abs/2510.22222)

## Conclusion

가장 좋은 에이전트도 41%만 푼다.
"""

VOTES = """## Daily Papers (2024-11-30)

### [Folding Long Contexts with Paper Cranes](https://arxiv.org/abs/2510.11111)

![](https://images.example.com/2510.11111.png)

Vote: 12

Authors: Mina Oh, Juno Kim, +, Nesreen K. Ahmed

- ***What's New***: 캐시를 접는 방법을 소개합니다.
  - 접은 뒤에도 거의 손실이 없습니다.
- **Technical Details**: 종이학의 순서를 따릅니다.
- ***Performance Highlights***: 2.1배 빠릅니다.

### [Lanterns: A Benchmark for Night Driving Agents](https://arxiv.org/abs/2510.22222)

Vote: 3

Authors: Leo Brandt

- 밤길 운전 장면 4천 개를 모았습니다.
- [Watch Video](https://images.example.com/v.mp4)
"""

FORUM = """[2025/06/23 ~ 29] 이번 주에 살펴볼 만한 논문 모음

첫째, 긴 문맥에 대한 연구가 많습니다. Xolver 같은 방법도 있습니다.


종이학으로 긴 문맥 접기 / Folding Long Contexts with Paper Cranes

논문 소개

캐시를 접는 방법입니다.

논문 초록(Abstract)

캐시를 접어서 빠르게 만듭니다.

We fold the cache and make it fast.

논문 링크

더 읽어보기


밤길 운전은 얼마나 어려울까? / How Hard is Driving at Night?

논문 소개

밤길 운전 벤치마크입니다.

논문 초록(Abstract)

가장 좋은 에이전트도 41%만 풉니다.

The best agent solves 41%.

논문 링크

1개의 좋아요
"""

WEEKLY = """## Top Papers of the Week (November 25 - December 1) - 2024
| **Paper**  | **Links** |
| ------------- | ------------- |
| 1) **Folding Contexts** - folds the cache; runs 2.1x faster | [Paper](https://arxiv.org/abs/2411.11111), [Tweet](https://x.com/a/status/1) |
| 2) **Lanterns** <br> ● 4,000 night scenes <br> ● best agent 41% | [Paper](https://papers.example.org/lanterns.pdf), [Tweet](https://x.com/a/status/2) |
"""

LINKED = """# Papers 1 to 2

### [Folding Long Contexts with Paper Cranes](https://arxiv.org/abs/2510.11111)

- 제목: 종이학으로 긴 문맥 접기
- 목적: 캐시를 줄인다
- 결론: 2.1배 빠르다.

Abstract: We fold the cache.
"""


def parts(digest: Digest, entry: int = 0) -> list[tuple[str, str]]:
    """Return an entry's sections as names and words."""
    return [(s.name, s.span.of(digest.text)) for s in digest.entries[entry].sections]


def problems_of(path: object) -> list[Problem]:
    """Return what is told when ``path`` is read."""
    found: list[Problem] = []
    read_digests([str(path)], on_problem=found.append)
    return found


# The layouts of the first day


def test_numbered_headings_give_titles_ids_and_the_sections_under_them() -> None:
    """Goal and Motivation stand apart from Introduction; link lines and list marks are no words of a section."""
    digest = read_text(NUMBERED)
    assert digest.layout == "numbered"
    assert digest.date == date(2025, 10, 20)
    assert digest.date_from == "front matter"
    assert [(e.index, e.title, e.arxiv) for e in digest.entries] == [
        (1, "Folding Long Contexts with Paper Cranes", "2510.11111"),
        (2, "Lanterns: A $\\pi_0$ Benchmark", "2510.22222"),
    ]
    assert digest.entries[0].title_span.of(digest.text) == "Folding  Long Contexts with Paper Cranes"
    assert parts(digest) == [
        ("goal", "긴 문맥을 접는 방법을 제안한다."),
        ("motivation", "캐시가 너무 크다."),
        ("introduction", "A bullet without a label."),
        ("method", "캐시를 접는다.\n다시 편다."),
        ("results", "OmniFold는 2.1배 빠르다."),
    ]
    assert digest.entries[0].sections[0].lang == "ko"


def test_voted_papers_give_authors_and_labelled_or_plain_bullets() -> None:
    """A nested bullet belongs to the label above it; votes, images and videos are no words."""
    digest = read_text(VOTES)
    assert digest.layout == "votes"
    assert (digest.date, digest.date_from) == (date(2024, 11, 30), "heading")
    assert digest.entries[0].authors == ("Mina Oh", "Juno Kim", "Nesreen K. Ahmed")
    assert [name for name, _ in parts(digest)] == ["new", "new", "details", "performance"]
    assert parts(digest)[0][1] == "캐시를 접는 방법을 소개합니다."
    assert parts(digest, 1) == [("", "밤길 운전 장면 4천 개를 모았습니다.")]


def test_a_forum_post_gives_both_titles_and_the_abstract_in_both_languages() -> None:
    """The overview before the first paper belongs to no paper; a range gives its first day."""
    digest = read_text(FORUM)
    assert digest.layout == "forum"
    assert digest.date == date(2025, 6, 23)
    assert [e.title for e in digest.entries] == [
        "Folding Long Contexts with Paper Cranes", "How Hard is Driving at Night?",
    ]  # fmt: skip
    assert digest.entries[0].title_ko == "종이학으로 긴 문맥 접기"
    assert parts(digest) == [
        ("summary", "캐시를 접는 방법입니다."),
        ("abstract", "캐시를 접어서 빠르게 만듭니다."),
        ("abstract", "We fold the cache and make it fast."),
    ]
    assert [s.lang for s in digest.entries[0].sections] == ["ko", "ko", "en"]


def test_a_weekly_table_gives_a_paper_a_row_and_the_points_of_its_text() -> None:
    """The link called Paper is the paper's, whatever site it leads to; <br> and ● part the points."""
    digest = read_text(WEEKLY)
    assert digest.layout == "weekly"
    assert digest.date == date(2024, 11, 25)
    assert [(e.title, e.arxiv, e.url) for e in digest.entries] == [
        ("Folding Contexts", "2411.11111", "https://arxiv.org/abs/2411.11111"),
        ("Lanterns", None, "https://papers.example.org/lanterns.pdf"),
    ]
    assert parts(digest) == [("", "folds the cache; runs 2.1x faster")]
    assert parts(digest, 1) == [("", "4,000 night scenes"), ("", "best agent 41%")]


def test_linked_headings_give_the_korean_title_and_labelled_lines() -> None:
    """A bullet "제목:" is the Korean title, no section; "Abstract:" names its paragraph."""
    digest = read_text(LINKED)
    assert digest.layout == "headings"
    assert digest.entries[0].title_ko == "종이학으로 긴 문맥 접기"
    assert parts(digest) == [
        ("goal", "캐시를 줄인다"), ("conclusion", "2.1배 빠르다."), ("abstract", "We fold the cache."),
    ]  # fmt: skip


# Layouts that nobody named


@pytest.mark.parametrize(("name", "text", "papers"), SAMPLES, ids=[name for name, _, _ in SAMPLES])
def test_every_layout_gives_its_papers_and_no_other(name: str, text: str, papers: list[tuple[str, str | None]]) -> None:
    """Titles and arXiv ids are right, in the order of the text, whatever the layout and the language."""
    digest = read_text(text, name=name)
    assert [(e.title, e.arxiv) for e in digest.entries] == papers
    check(digest)


@pytest.mark.parametrize(("name", "text"), BLANK, ids=[name for name, _ in BLANK])
def test_what_is_no_digest_gives_no_paper(name: str, text: str) -> None:
    """Source code, logs, settings, minutes and letters hold no papers, even where they hold links and quotes."""
    assert read_text(text, name=name).entries == ()


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        ("- [A Loom for Gradients](https://arxiv.org/abs/2511.04321), Olu Adeyemi, Grace Lin, ICLR 2026",
         "A Loom for Gradients", ("Olu Adeyemi", "Grace Lin")),
        ("Adeyemi, O., & Lin, G. (2025). A loom for gradients of many tasks. arXiv:2511.04321",
         "A loom for gradients of many tasks", ("O. Adeyemi", "G. Lin")),
        ('[3] O. Adeyemi and G. Lin, "A loom for gradients," arXiv:2511.04321, 2025.',
         "A loom for gradients", ("O. Adeyemi", "G. Lin")),
        ("Olu Adeyemi, Grace Lin. A Loom for Gradients. ICLR 2026. https://arxiv.org/abs/2511.04321",
         "A Loom for Gradients", ("Olu Adeyemi", "Grace Lin")),
        ("기울기를 엮는 베틀 (arXiv:2511.04321) - 이지수 외 3명", "기울기를 엮는 베틀", ()),
        ("A Corpus - 154 Billion Tokens of Open Text https://arxiv.org/abs/2511.04321",
         "A Corpus - 154 Billion Tokens of Open Text", ()),
    ],
)  # fmt: skip
def test_a_line_names_a_paper_in_many_ways(line: str, title: str, authors: tuple[str, ...]) -> None:
    """Links, bold words, quotes, years and dashes say where a title ends and who wrote it."""
    found = read_citation(line, 0, len(line), anchors_in(line, 0, len(line)))
    assert found is not None
    assert line[found.title_start : found.title_end] == title
    assert found.authors == authors


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("https://arxiv.org/pdf/2510.21270v2.pdf", "2510.21270"),
        ("arXiv:cs/0112017v1", "cs/0112017"),
        ("https://huggingface.co/papers/2510.21270", "2510.21270"),
        ("https://doi.org/10.48550/arXiv.2510.21270", "2510.21270"),
        ("https://doi.org/10.1038/S41562-024-02046-9.", "10.1038/s41562-024-02046-9"),
        ("https://openreview.net/pdf?id=aB3_dE-9xY", "https://openreview.net/forum?id=aB3_dE-9xY"),
        ("https://aclanthology.org/2024.acl-long.12.pdf", "https://aclanthology.org/2024.acl-long.12"),
        ("\\href{https://arxiv.org/abs/2510.21270}{A Title}", "2510.21270"),
        ("[[https://arxiv.org/abs/2510.21270][A Title]]", "2510.21270"),
        ('<a href="https://arxiv.org/abs/2510.21270">A Title</a>', "2510.21270"),
    ],
)
def test_a_paper_is_known_by_its_ids_and_links(text: str, key: str) -> None:
    """Versions fall away, arXiv's own DOIs are arXiv ids, and each site's links come to one form."""
    assert [anchor.key for anchor in anchors_in(text, 0, len(text))] == [key]


def test_a_paper_that_stands_twice_in_a_digest_is_one_entry_with_both_texts() -> None:
    """The second place is told with both lines and adds its sections."""
    text = (
        LINKED
        + "\n### [Folding Long Contexts with Paper Cranes](https://arxiv.org/abs/2510.11111)\n\n- 방법: 접는다.\n"
    )
    found: list[Problem] = []
    digest = read_bytes(text.encode(), name="a.md", on_problem=found.append)
    assert len(digest.entries) == 1
    assert parts(digest)[-1] == ("method", "접는다.")
    assert str(found[0]).startswith(
        "a.md:11: 'Folding Long Contexts with Paper Cranes' stands here again (first in line 3)"
    )
    assert not found[0].skipped


def test_a_paper_outside_of_the_layout_of_its_digest_is_found_too() -> None:
    """A list under the entries of another layout adds its papers."""
    text = (
        VOTES + "\n## Also this week\n\n- [A Loom for Gradients](https://arxiv.org/abs/2511.04321), weaves gradients\n"
    )
    assert [e.arxiv for e in read_text(text).entries] == ["2510.11111", "2510.22222", "2511.04321"]


# Pages, mails and records


@pytest.mark.parametrize(
    "text", [NUMBERED.split("---\n", 2)[2], VOTES, WEEKLY, LINKED], ids=["numbered", "votes", "weekly", "linked"]
)
def test_a_saved_page_gives_the_same_papers_and_words_as_its_markdown(text: str) -> None:
    """The article is found inside the clutter of the site, and its layout is recognised there."""
    page, plain = read_bytes(page_of(text), name="saved.html"), read_text(text)
    assert page.layout == f"page/{plain.layout}"
    assert [(e.title, e.arxiv, e.authors) for e in page.entries] == [
        (e.title, e.arxiv, e.authors) for e in plain.entries
    ]
    for index in range(len(plain.entries)):
        words = [(name, " ".join(said.split())) for name, said in parts(page, index)]
        assert words == [(name, " ".join(said.split())) for name, said in parts(plain, index)]


def test_an_email_gives_its_papers_and_its_day() -> None:
    """The subject is its heading, and the day on which it was sent is its date."""
    digest = read_bytes(mail_of(SAMPLES[1][1]), name="letter.eml")
    assert digest.layout == "mail/loose"
    assert (digest.date, digest.date_from) == (date(2025, 10, 20), "mail")
    assert [e.arxiv for e in digest.entries] == ["2510.11111", "2510.22222"]


def test_a_box_of_emails_gives_the_papers_of_all_of_them() -> None:
    """An mbox is one digest; a mail in HTML is read as a page is."""
    mails = [
        f"From a@example.com Mon Oct 20 10:00:00 2025\nFrom: a@example.com\nTo: b@example.com\nSubject: Papers {number}\n"
        f"Date: Mon, 20 Oct 2025 10:00:00 +0000\nContent-Type: text/{kind}; charset=utf-8\n\n{body}\n\n"
        for number, (kind, body) in enumerate(
            [
                ("plain", "A Loom for Gradients\nhttps://arxiv.org/abs/2511.04321"),
                (
                    "html",
                    "<p><a href='https://arxiv.org/abs/2510.11111'>Folding Long Contexts with Paper Cranes</a></p>",
                ),
            ]
        )
    ]
    digest = read_bytes("".join(mails).encode(), name="box.mbox")
    assert [(e.title, e.arxiv) for e in digest.entries] == [
        ("A Loom for Gradients", "2511.04321"), ("Folding Long Contexts with Paper Cranes", "2510.11111"),
    ]  # fmt: skip
    assert str(digest.date) == "2025-10-20"


@pytest.mark.parametrize(("name", "text", "papers"), RECORDS, ids=[name for name, _, _ in RECORDS])
def test_records_of_programs_are_read(name: str, text: str, papers: list[tuple[str, str | None]]) -> None:
    """JSON, tables, BibTeX, RIS and feeds give titles, ids and words without escapes."""
    digest = read_bytes(text.encode(), name=name)
    assert [(e.title, e.arxiv) for e in digest.entries] == papers
    assert digest.entries[0].authors[0].endswith("Oh")
    assert "\\" not in digest.text
    check(digest)


def test_records_have_their_names_turned_and_their_accents_as_letters() -> None:
    """ "Oh, Mina and Kim, J{\\"u}no" are Mina Oh and Jüno Kim."""
    digest = read_bytes(next(text for name, text, _ in RECORDS if name == "papers.bib").encode(), name="papers.bib")
    assert digest.entries[0].authors == ("Mina Oh", "Jüno Kim")
    assert digest.entries[1].doi == "10.1234/lan.1"


def test_a_broken_line_among_json_lines_is_told_and_the_rest_is_read() -> None:
    """One bad line costs one paper and one message with its number."""
    good = json.dumps({"id": "2510.11111", "title": "Folding Long Contexts", "authors": ["Mina Oh"]})
    other = json.dumps({"id": "2510.22222", "title": "Lanterns at Night", "authors": ["Leo Brandt"]})
    found: list[Problem] = []
    digest = read_bytes(f"{good}\n{{broken\n{other}\n".encode(), name="a.jsonl", on_problem=found.append)
    assert [e.arxiv for e in digest.entries] == ["2510.11111", "2510.22222"]
    assert [(p.line, p.skipped) for p in found] == [(2, False)]


def test_a_long_file_of_records_becomes_several_digests_in_constant_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each part has its own name and id, and ten times the records do not take more memory."""

    def peak(count: int) -> int:
        path = tmp_path / f"papers{count}.jsonl.gz"
        with gzip.open(path, "wt", encoding="utf-8") as lines:
            for number in range(count):
                record = {
                    "id": f"2510.{number:05}",
                    "title": f"Paper number {number}",
                    "authors": ["Mina Oh"],
                    "summary": "x" * 400,
                }
                lines.write(json.dumps(record) + "\n")
        tracemalloc.start()
        names = [digest.name for digest in iter_digests(path)]
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert names[0] == f"papers{count}.jsonl.gz#1-100"
        assert len(names) == count // 100
        return top

    monkeypatch.setattr(reading, "PART", 100)
    peak(200)
    assert peak(3000) < 1.5 * peak(300)


# Where digests lie


def test_files_folders_globs_and_archives_are_read_once_and_in_order(tmp_path: Path) -> None:
    """The same bytes under two names are one digest, and the order of the paths changes nothing."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.md").write_text(VOTES, encoding="utf-8")
    (tmp_path / "in" / "a.md").write_text(NUMBERED, encoding="utf-8")
    (tmp_path / "in" / "copy.md").write_text(NUMBERED, encoding="utf-8")
    with gzip.open(tmp_path / "c.md.gz", "wb") as packed:
        packed.write(FORUM.encode())
    (tmp_path / "d.md.zst").write_bytes(zstandard.ZstdCompressor().compress(WEEKLY.encode()))
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as archive:
        archive.writestr("deep/e.md", LINKED)
        archive.writestr("__MACOSX/e.md", LINKED)
    paths = [str(tmp_path / "in"), str(tmp_path / "*.gz"), tmp_path / "d.md.zst", tmp_path / "e.zip"]
    digests = read_digests(paths)
    assert sorted(d.layout for d in digests) == ["forum", "headings", "numbered", "votes", "weekly"]
    assert digests == read_digests(reversed(paths))
    assert [d.id for d in digests] == sorted(d.id for d in digests)
    assert next(d for d in digests if d.layout == "forum").id == read_text(FORUM).id  # unpacked bytes are the same


def test_links_that_lead_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    """A link to a file outside is told and left; a link inside and a circle of links harm nothing."""
    (tmp_path / "secret.md").write_text(VOTES, encoding="utf-8")
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "a.md").write_text(NUMBERED, encoding="utf-8")
    (inside / "out.md").symlink_to(tmp_path / "secret.md")
    (inside / "loop").symlink_to(inside)
    (inside / "same.md").symlink_to(inside / "a.md")
    found: list[Problem] = []
    assert [d.layout for d in read_digests(inside, on_problem=found.append)] == ["numbered"]
    assert [p.what for p in found if p.skipped] == [
        "a link that leads out of the folder; not followed (name its target)"
    ]


def test_a_folder_that_holds_a_built_graph_is_passed_over(tmp_path: Path) -> None:
    """The output of a build inside of the folder that is built again adds no papers."""
    (tmp_path / "a.md").write_text(NUMBERED, encoding="utf-8")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "kg.trig").write_text("", encoding="utf-8")
    (tmp_path / "output" / "papers.jsonl").write_text(RECORDS[0][1], encoding="utf-8")
    assert len(read_digests(tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.md", b"", "the file is empty"),
        ("blank.md", b"  \n\n", "the file is empty"),
        ("paper.md", b"%PDF-1.7\n1 0 obj", "a PDF, not a digest"),
        ("image.md", b"\x89PNG\r\n\x1a\n\0\0\0\r", "an image, not a digest"),
        ("noise.md", bytes(range(256)) * 40, "not a text file"),
        ("hello.md", b"Hello, world.\n", "no paper found"),
        ("old.md.bz2", bz2.compress(VOTES.encode()), "a bzip2 file"),
        ("cut.md.gz", gzip.compress(VOTES.encode())[:-20], "the packed data is damaged"),
        ("empty.zip", b"PK\x05\x06" + bytes(18), "the archive is empty"),
        ("broken.zip", b"PK\x03\x04" + bytes(60), "the archive is damaged"),
        ("settings.json", b'{"name": "app", "version": 1}', "no paper found"),
        ("empty.json", b"[]", "no paper found"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    """One problem that names the file, says what it is, and counts as skipped; with strict it is an error."""
    path = tmp_path / name
    path.write_bytes(data)
    found = problems_of(path)
    assert len(found) == 1
    assert found[0].path == str(path)
    assert what in found[0].what
    assert found[0].skipped
    assert "\n" not in str(found[0])
    with pytest.raises(ReadError, match=what.split(" ")[0]):
        read_digests(path, strict=True)


def test_missing_paths_special_files_and_empty_folders_are_told(tmp_path: Path) -> None:
    """None of them ends or holds up the rest."""
    (tmp_path / "none").mkdir()
    (tmp_path / "ok.md").write_text(VOTES, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    found: list[Problem] = []
    paths = [tmp_path / "none", tmp_path / "nowhere.md", tmp_path / "pipe", tmp_path / "ok.md", tmp_path / "*.xyz"]
    assert len(read_digests(paths, on_problem=found.append)) == 1
    assert [p.what for p in found] == [
        "the folder holds no digest", "no such file or folder", "not a regular file", "no such file or folder",
    ]  # fmt: skip


def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    """A file that may not be opened is one line, not a traceback."""
    path = tmp_path / "a.md"
    path.write_text(VOTES, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert "cannot be read" in problems_of(path)[0].what


@pytest.mark.parametrize("packer", ["gzip", "zstd"])
def test_a_size_bomb_is_left_alone_at_once(tmp_path: Path, packer: str) -> None:
    """A small file that unpacks to a gigabyte is refused in a few seconds."""
    path = tmp_path / f"bomb.{packer}"
    block = b"[" + b" " * (2**20 - 1)
    if packer == "gzip":
        stream = io.BytesIO()
        with gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=9) as packed:
            for _ in range(150):
                packed.write(block)
        path.write_bytes(stream.getvalue())
    else:
        path.write_bytes(zstandard.ZstdCompressor(level=3).compress(block * 150))
    start = time.perf_counter()
    found = problems_of(path)
    assert time.perf_counter() - start < 8
    assert [p.skipped for p in found] == [True]


# Encodings


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"),
     ("utf-16-be", "utf-16-be"), ("cp949", "cp949"), ("euc-kr", "cp949")],
)  # fmt: skip
def test_korean_reads_the_same_in_every_encoding(encoding: str, name: str) -> None:
    """The words and the entries are equal; the digest records the encoding."""
    text = FORUM.replace("—", "-")
    digest, plain = read_bytes(text.encode(encoding)), read_text(text)
    assert digest.encoding == name
    assert digest.text == plain.text
    assert [e.title for e in digest.entries] == [e.title for e in plain.entries]


@pytest.mark.parametrize(
    ("sample", "encoding"), [("japanese", "cp932"), ("japanese", "euc_jp"), ("chinese", "gb18030")]
)
def test_japanese_and_chinese_read_the_same_in_their_old_encodings(sample: str, encoding: str) -> None:
    """Shift-JIS, EUC-JP and GB18030 are told from Korean and from each other."""
    text = next(text for name, text, _ in SAMPLES if name == sample)
    assert read_bytes(text.encode(encoding)).text == text


@pytest.mark.parametrize("change", [lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r"),
                                    lambda t: unicodedata.normalize("NFD", t)], ids=["crlf", "cr", "nfd"])  # fmt: skip
def test_line_ends_and_composed_letters_change_nothing(change) -> None:  # type: ignore[no-untyped-def]
    """CRLF, CR and decomposed Hangul give the same text, so every place is the same."""
    assert read_text(change(FORUM)).text == read_text(FORUM).text


def test_a_broken_byte_in_utf8_is_told_and_the_text_stays_utf8(tmp_path: Path) -> None:
    """One bad byte does not turn a Korean text into another encoding's nonsense."""
    path = tmp_path / "a.md"
    path.write_bytes(VOTES.encode().replace("4천".encode(), b"4\xec\xb2", 1))
    found: list[Problem] = []
    digest = read_digests(path, on_problem=found.append)[0]
    assert digest.encoding == "utf-8"
    assert len(digest.entries) == 2
    assert [p.skipped for p in found] == [False]
    assert "not UTF-8" in found[0].what


def test_an_unsure_guess_of_the_encoding_is_said() -> None:
    """A few odd bytes may be many things: the guess and the next one are named."""
    guess = guess_encoding("Café Zoë: 12 naïve résumés".encode("cp1252"))
    assert guess is None or guess.name == "cp1252" or guess.doubt


# Front matter and dates


@pytest.mark.parametrize(
    "header",
    [
        'title: "Daily Papers\ndate: 2025-10-20',
        "date: 2025-10-20\na: &a [x]\nb: [*a, *a]",
        "date: 2025-10-20\nx: " + "[" * 5000,
        "date: 2025-10-20\n" + "".join(f"{' ' * i}k{i}:\n" for i in range(400)),
        "date: 2025-10-20\nblob: " + "x" * 60000,
        "date: 2025-10-20\n? !!python/object/apply:os.system ['true']",
        "date: 2025-10-20\n\tkey: tab",
    ],
    ids=["quote", "alias", "nesting", "levels", "64KB", "tag", "tab"],
)
def test_a_broken_or_hostile_header_is_a_warning_at_most(header: str) -> None:
    """The date is still read, at once, and the paper below is found."""
    read_header("a: 1")  # the first call loads the parser
    start = time.process_time()
    fields, _ = read_header(header)
    assert time.process_time() - start < 0.2
    assert str(fields["date"]) == "2025-10-20"
    digest = read_text(f"---\n{header}\n---\n\n{LINKED}")
    assert digest.date == date(2025, 10, 20)
    assert len(digest.entries) == 1


def test_a_broken_header_is_told_with_its_line() -> None:
    """A missing quote names the line on which the reader gave up."""
    found: list[Problem] = []
    read_bytes(
        f'---\nlayout: post\ntitle: Papers"\nx: "a\n---\n{LINKED}'.encode(), name="a.md", on_problem=found.append
    )
    assert len(found) == 1
    assert found[0].line in (4, 5)
    assert not found[0].skipped


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("June 23 - June 29, 2025", date(2025, 6, 23)),
        ("Top Papers (December 30 - January 5) - 2025", date(2024, 12, 30)),
        ("2025년 6월 4주차", date(2025, 6, 23)),
        ("[2025/06/23 ~ 29] 논문 모음", date(2025, 6, 23)),
        ("2025년 10월 3일 논문", date(2025, 10, 3)),
        ("2025年10月20日の論文", date(2025, 10, 20)),
        ("papers_20251020.md", date(2025, 10, 20)),
        ("2025-W26", date(2025, 6, 23)),
        ("20 October 2025", date(2025, 10, 20)),
        ("Oct 20, 2025", date(2025, 10, 20)),
        ("version 2.10.1", None),
        ("2025-13-45", None),
    ],
)
def test_dates_are_read_as_people_write_them(words: str, day: date | None) -> None:
    """A range gives its first day, a week its Monday; nonsense gives none."""
    assert find_date(words) == day


def test_a_heading_without_a_year_takes_it_from_the_newest_paper() -> None:
    """ "October 2 - October 8" over papers of 2023 is in 2023."""
    text = WEEKLY.replace("(November 25 - December 1) - 2024", "(October 2 - October 8)").replace("2411", "2310")
    assert read_text(text).date == date(2023, 10, 2)


def test_the_date_of_a_digest_comes_from_its_header_then_its_heading_then_its_name() -> None:
    """The order is fixed, and the digest says which it was."""
    bare = LINKED.replace("# Papers 1 to 2\n", "")
    assert (read_text(bare, name="2025-01-02.md").date, read_text(bare, name="2025-01-02.md").date_from) == (
        date(2025, 1, 2), "file name",
    )  # fmt: skip
    assert read_text("# Papers of 2025-02-03\n\n" + bare, name="2025-01-02.md").date == date(2025, 2, 3)
    assert read_text("---\ndate: 2025-03-04\n---\n# Papers of 2025-02-03\n\n" + bare).date == date(2025, 3, 4)
    assert read_text(bare, name="notes.md").date is None


# Limits, fuzzing, speed


def test_mutated_files_of_every_reader_give_no_traceback_and_no_wrong_place() -> None:
    """Some hundred mutations; `python tests/fuzz_readers.py` runs ten thousand."""
    assert all(seconds < LIMIT for *_, seconds in run(250, seed=3))


@pytest.mark.slow
def test_ten_thousand_mutated_files() -> None:
    """The whole run of the fuzzer."""
    assert all(seconds < LIMIT for *_, seconds in run(10_000, seed=4))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from(["x.md", "x.json", "x.html", "x.csv", "x.zip"]))
def test_any_bytes_are_read_or_told(data: bytes, name: str) -> None:
    """Whatever the bytes, there is a digest whose places are right."""
    check(read_bytes(data, name=name))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "# ",
                "[",
                "](https://arxiv.org/abs/2510.11111)",
                "\n",
                "\n\n",
                "- ",
                "Mina Oh, Juno Kim",
                "**",
                "“A Title of Words”",
                "|",
                "논문",
                "---",
                "Title: ",
                " by ",
                "A Loom for Gradients",
                "> ",
            ]
        ),
        max_size=40,
    )
)
def test_any_order_of_marks_is_read(pieces: list[str]) -> None:
    """Whatever the order of headings, links, names and marks, the places are right."""
    check(read_text("".join(pieces)))


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ('"publishedAt": "2026-04-16T08:00:00Z"', date(2026, 4, 16)), ('"update_date": "2025-06-23"', date(2025, 6, 23)),
        ('"published": "2025"', None), ('"date": ["x"]', None), ('"stars": 3', None),
    ],
)  # fmt: skip
def test_a_record_brings_its_own_day_where_the_file_has_none(field: str, day: date | None) -> None:
    """Records say when a paper was published; a year alone is no day, and a day in the file's name comes first."""
    record = f'{{"id": "2510.21270", "title": "A Title of a Paper", "authors": ["Mina Oh", "Juno Kim"], {field}}}\n'
    assert read_bytes(record.encode(), name="papers.jsonl").entries[0].date == day
    assert read_bytes(record.encode(), name="papers-2026-01-02.jsonl").entries[0].date == date(2026, 1, 2)


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "](",
        "| a ",
        "> ",
        "# a\n",
        "Mina Oh, Juno Kim\n",
        "“a b c ",
        "- A B ",
        "<div>",
        '{"a":',
        "**a",
        "*_",
        "a: ",
        "Oh, ",
    ],
)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    """No reader is quadratic: four times the text takes less than eight times the time."""

    def seconds(size: int) -> float:
        data = ("# Papers\n\nhttps://arxiv.org/abs/2510.11111\n\n" + unit * (size // len(unit))).encode()
        taken = []
        for _ in range(3):  # the best of three: a collection of garbage left by other tests is not the reader's
            start = time.process_time()
            read_bytes(data)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(24_000) < 8 * max(seconds(6_000), 0.02)


def test_an_endless_line_is_read_in_a_few_seconds() -> None:
    """Three megabytes without a line end are a text like another."""
    start = time.process_time()
    read_bytes(b"https://arxiv.org/abs/2510.11111 " + b"word " * 600_000)
    assert time.process_time() - start < 5


# What a person is told


def test_the_explanation_of_a_layout_names_scores_date_entries_and_sections(tmp_path: Path) -> None:
    """It says which layout, why, where the date stands, and what each entry became."""
    path = tmp_path / "a.md"
    path.write_text(NUMBERED, encoding="utf-8")
    said = explain_layout(path)
    assert "layout numbered (numbered 0.95" in said
    assert "date: 2025-10-20 (front matter)" in said
    assert "1. line 7: Folding Long Contexts with Paper Cranes [2510.11111]" in said
    assert "goal (ko): 긴 문맥을 접는 방법을 제안한다." in said


def test_the_explanation_of_a_file_without_papers_is_an_error(tmp_path: Path) -> None:
    """There is nothing to explain, and the reason is given."""
    path = tmp_path / "a.md"
    path.write_text("Hello", encoding="utf-8")
    with pytest.raises(ReadError, match="no paper found"):
        explain_layout(path)


def test_what_a_layout_leaves_is_looked_through_as_a_list_too() -> None:
    """Between headings with links, a list of papers whose sites nobody knows is one."""
    heading = (
        "## [Folding Long Contexts](https://arxiv.org/abs/2510.1{0}111)\n\nIt folds the cache of a small model.\n\n"
    )
    item = "- [A Lantern for {} Agents](https://arxiv.org/abs/2510.2{}111)\n"
    items = "".join(item.format(word, i) for i, word in enumerate(("Quiet", "Night", "Slow")))
    items += "- [A Lantern for Long Walks](https://lab.example.org/lantern.pdf)\n"
    digest = read_text(f"# Papers\n\n## Papers to read\n\n{items}\n{heading.format(1)}{heading.format(2)}")
    assert digest.layout == "headings"
    assert [entry.url for entry in digest.entries][3] == "https://lab.example.org/lantern.pdf"


def test_a_column_named_after_papers_holds_their_links() -> None:
    """A title beside a link is a paper where the column says so, wherever the link leads."""
    link = "https://lab.example.org/lantern.pdf"
    table = f"title,{{}},leader\nA Lantern for Night Driving,{link},Ada\n"
    assert [entry.url for entry in read_text(table.format("paper_url")).entries] == [link]
    assert read_text(table.format("url")).entries == ()


@pytest.mark.parametrize("label", ["Read the research paper", "The paper behind it", "논문"])
def test_a_linked_title_behind_a_label_that_says_paper_is_one(label: str) -> None:
    """A label in a letter's prose; the bracket that says what the link leads to is no part of the title."""
    link = "[Lanterns: Driving by Night (The Crane Lab, PDF)](https://lab.example.org/lanterns.pdf)"
    text = f"**A lab drives by night.** It works.\n**Read more:** [Our post](https://a.b/c).\n**{label}:** {link}.\n"
    assert [entry.title for entry in read_text(text).entries] == ["Lanterns: Driving by Night"]


def test_the_table_of_layouts_in_the_docs_is_the_one_of_the_readers() -> None:
    """docs/formats.md holds the generated table; `python -m paperkg.read.formats_page` prints it."""
    assert formats_table() in (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def test_the_explanation_of_a_layout_says_how_sure_each_guess_is(tmp_path: Path) -> None:
    """What the reader of last resort found carries its confidence."""
    path = tmp_path / "a.txt"
    path.write_text("A Loom for Gradients\nhttps://arxiv.org/abs/2511.04321\nIt weaves.\n", encoding="utf-8")
    assert re.search(r"A Loom for Gradients \[2511\.04321\]; confidence 0\.\d\d", explain_layout(path))


@pytest.mark.parametrize("module", [*LAYOUTS, *FORMATS], ids=lambda module: module.LAYOUT)
def test_every_reader_says_what_it_reads(module) -> None:  # type: ignore[no-untyped-def]
    """Each carries a name, an example, what is read, and a score that is zero for plain prose, but for the last resort."""
    assert module.EXAMPLE
    assert module.READS
    prose = module.score("Hello, this is a letter.\n\nIt holds no paper.\n")
    assert prose == (0.2 if module.LAYOUT == "loose" else 0.0)


# The real ones


@pytest.mark.skipif(not (SHARED / "eval").is_dir(), reason="the real digests are not at hand")
@pytest.mark.parametrize(("folder", "gold"), [("seeds", "seeds.jsonl"), ("corpus/dev", "dev.jsonl")])
def test_real_digests_give_the_titles_ids_dates_and_authors_that_a_person_read(folder: str, gold: str) -> None:
    """Every gold paper is found with all its facts right."""
    digests = {digest.name: digest for digest in read_digests(SHARED / folder)}
    wrong = []
    for line in (SHARED / "eval" / "gold" / gold).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        digest = digests[record["doc"]]
        entry = digest.entries[record["index"] - 1]
        day = digest.date.isoformat() if digest.date else None
        if (entry.title, entry.arxiv, day) != (record["title"], record["arxiv"], record["date"]):
            wrong.append((record["doc"], record["index"], entry.title, record["title"]))
        elif sorted(entry.authors) != sorted(record["authors"]):
            wrong.append((record["doc"], record["index"], entry.authors, record["authors"]))
    assert wrong == []


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the real digests are not at hand")
def test_the_five_seeds_hold_sixty_papers() -> None:
    """None is missing and none invented."""
    assert sum(len(digest.entries) for digest in read_digests(SHARED / "seeds")) == 60


@pytest.mark.skipif(not (SHARED / "corpus" / "hf_daily").is_dir(), reason="the real records are not at hand")
def test_eleven_thousand_records_are_read_in_seconds() -> None:
    """11,206 papers in JSON lines, packed."""
    start = time.process_time()
    assert sum(len(digest.entries) for digest in iter_digests(SHARED / "corpus" / "hf_daily")) == 11_206
    assert time.process_time() - start < 10
