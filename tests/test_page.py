"""The page: one file that fetches nothing, runs nothing of others, and shows each thing with the words that say so."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_graphs import made_graph, spans_of

from paperkg.model import Digest, Graph, Relation, Span
from paperkg.page import render_page
from paperkg.page.canvas import MapNetwork, to_json
from paperkg.page.evidence import clip, gather_evidence
from paperkg.page.layout import lay_out
from paperkg.sentence import sentence_at, sentence_bounds

pytest.importorskip("pyvis")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
TESTS = Path(__file__).parent


def embedded(page: str, name: str) -> Any:
    """Return what the page holds in its data element ``name``."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.fixture(scope="module")
def graph() -> Graph:
    return made_graph(200)


@pytest.fixture(scope="module")
def page(graph: Graph) -> str:
    return render_page(graph)


# ---- sentences


@given(st.text(alphabet="ab. \n-#2다!\U0001f600", max_size=900), st.data())
def test_a_sentence_holds_the_words_it_is_about(text: str, data: st.DataObject) -> None:
    """Whatever the text, the name lies within the sentence that is shown, and the sentence is of bounded length."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    begin, stop = clip(text, sentence_at(sentence_bounds(text), start, end), Span("d", start, end))
    assert 0 <= begin <= start <= end <= stop <= len(text)
    assert stop - begin <= (end - start) + 2 * 300


def test_cutting_sentences_takes_time_for_the_names_not_for_the_text() -> None:
    """A digest of one endless line costs no more for each name than a short one."""
    text = "word " * 400_000
    digest = Digest("d", "d", "d.md", text, "numbered")
    spans = [Span("d", start, start + 4) for start in range(0, len(text), 1000)]
    relations = tuple(Relation("p", "uses", f"e{n}", (span,), ("d",)) for n, span in enumerate(spans))
    began = time.perf_counter()
    gather_evidence(Graph(digests=(digest,), relations=relations), room=10**9)
    assert time.perf_counter() - began < 2.0


def test_the_marked_words_are_the_names_as_written() -> None:
    """Offsets count as JavaScript counts, so a name after an emoji is marked at the right place."""
    base = made_graph(40)
    digest = base.digests[0]
    moved = replace(digest, text="\U0001f600" + digest.text[:-1])  # everything in it stands one character later
    texts = {d.id: d.text for d in (moved, *base.digests[1:])}
    graph = replace(base, digests=(moved, *base.digests[1:]))
    evidence = gather_evidence(graph, room=10**9)
    sentences: Any = evidence["sentences"]
    rows: Any = evidence["relations"]
    checked = 0
    for relation, row in zip(graph.relations, rows, strict=True):
        for span, place in zip(dict.fromkeys(relation.evidence), range(0, len(row), 3), strict=True):
            sentence, offset, length = row[place : place + 3]
            units = sentences[sentence][2].encode("utf-16-le")
            assert units[2 * offset : 2 * (offset + length)].decode("utf-16-le") == span.of(texts[span.digest])
            line = texts[span.digest][: span.start].count("\n") + 1
            assert sentences[sentence][1] == line
            checked += 1
    assert checked > 50


def test_when_room_is_short_every_fact_keeps_its_first_sentence_before_any_gets_a_second(graph: Graph) -> None:
    """What is left out is counted, and repetition goes first."""
    whole: Any = gather_evidence(graph, room=10**9)
    assert whole["omitted"] == 0
    small: Any = gather_evidence(graph, room=sum(len(row[2].encode()) for row in whole["sentences"]) // 2)
    assert small["omitted"] > 0
    counts = [len(row) // 3 for row in small["relations"]]
    assert not (max(counts) > 1 and min(counts) == 0)
    places = sum(len(row) // 3 for kind in ("relations", "results") for row in small[kind])
    assert places + small["omitted"] == sum(len(row) // 3 for kind in ("relations", "results") for row in whole[kind])


# ---- the layout


def test_the_same_graph_has_the_same_picture() -> None:
    """A layout has chance in it, and the chance has a seed."""
    edges = [(i, (i * 7 + 3) % 300) for i in range(300)]
    assert lay_out(300, edges) == lay_out(300, edges)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 40, 900])
def test_communities_are_discs_that_do_not_overlap(count: int) -> None:
    """Every node is in one disc, stands within it, and no disc lies over another."""
    layout = lay_out(count, [(i, i // 4) for i in range(1, count) if i % 9])
    assert sorted(node for disc in layout.discs for node in disc.members) == list(range(count))
    for disc in layout.discs:
        for node in disc.members:
            assert (layout.xs[node] - disc.x) ** 2 + (layout.ys[node] - disc.y) ** 2 <= (disc.radius + 3) ** 2
    for a, b in combinations(layout.discs, 2):
        assert (a.x - b.x) ** 2 + (a.y - b.y) ** 2 >= (a.radius + b.radius) ** 2


# ---- the file


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path, page: str) -> None:
    """Also in another process with another hash seed."""
    code = (
        f"import sys, hashlib; sys.path.insert(0, {str(TESTS)!r})\n"
        "from made_graphs import made_graph; from paperkg.page import render_page\n"
        "print(hashlib.sha256(render_page(made_graph(200)).encode()).hexdigest())"
    )
    other = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=other)
    assert done.stdout.strip() == hashlib.sha256(page.encode()).hexdigest()


@pytest.mark.parametrize("nodes", [0, 60, 1000, 5000])
def test_a_page_weighs_at_most_what_was_promised(nodes: int) -> None:
    """1.5 MB and 400 bytes a node and edge."""
    made = made_graph(nodes) if nodes else Graph()
    things = len(made.papers) + len(made.entities) + len(made.authors)
    joined = len(made.relations) + sum(len(paper.authors) for paper in made.papers)
    assert len(render_page(made).encode()) <= 1_500_000 + 400 * (things + joined)


def test_the_policy_allows_the_page_s_own_script_and_style_and_nothing_else(page: str) -> None:
    """The hashes in the policy are those of the inline elements, and the policy comes before them."""
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "connect-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    inline = re.findall(r"<(script|style)>(.*?)</\1>", page, re.DOTALL)
    assert [kind for kind, _ in inline] == ["style", "script", "script"]
    for kind, text in inline:
        source = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{source}'" in policy[1], kind
    assert policy.start() < page.index("<style>") < page.index("<script>")


def test_the_page_names_no_other_file(page: str) -> None:
    """No element of the page has a source or a style of its own elsewhere."""
    own = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"\b(?:src|href|srcset|action|style|on\w+)\s*=", own)
    assert "url(" not in re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]  # type: ignore[index]


@pytest.mark.parametrize(
    "text", ["</script>", "<!--<script>", "\u2028\u2029", "\ud800", "\x00\x1f", "\uffff", "{{data}}"]
)
def test_texts_go_into_the_page_unharmed_and_harmless(text: str) -> None:
    """What could end the data element is written another way and read back the same."""
    written = to_json([text])
    assert not re.search("[<\u2028\u2029\ud800-\udfff]", written)
    assert json.loads(written) == [text]


def test_the_page_holds_every_paper_entity_author_and_relation(graph: Graph, page: str) -> None:
    """Nothing is lost on the way, and two edges between the same nodes are two edges."""
    data = embedded(page, "data")
    expected = [item.id for item in (*graph.papers, *graph.entities, *graph.authors)]
    assert data["ids"] == expected
    kinds = Counter(data["edges"]["kind"])
    assert sum(kinds.values()) == len(graph.relations) + sum(len(paper.authors) for paper in graph.papers)
    assert kinds[8] == sum(len(paper.authors) for paper in graph.papers)
    network = MapNetwork()
    network.add_node(0, "a", "Paper")
    network.add_node(1, "b", "Task")
    network.add_edge(0, 1, kind=1)
    network.add_edge(0, 1, kind=2)
    assert len(network.edges) == 2
    assert network.num_nodes() == 2


def test_evidence_is_in_the_page_for_every_relation(graph: Graph, page: str) -> None:
    """Each relation and result can show the sentence that says so."""
    evidence = embedded(page, "evidence")
    assert len(evidence["relations"]) == len(graph.relations)
    assert all(evidence["relations"])
    assert all(evidence["results"])
    assert len(list(spans_of(graph))) > 0


# ---- in the browser


def browser(**emulated: str) -> Any:
    """Return a headless Chromium that fetches nothing by itself and keeps a log of what pages ask for."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    os.environ["SE_OFFLINE"] = "true"
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--hide-scrollbars",
        "--window-size=1440,900", f"--user-data-dir={emulated['profile']}",
    ):  # fmt: skip
        options.add_argument(flag)
    options.add_experimental_option(
        "prefs", {"download.default_directory": emulated["profile"], "intl.accept_languages": "en-US"}
    )
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service(DRIVER), options=options)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if not (CHROMIUM and DRIVER):
        missing = "chromium and chromedriver are not installed"
        if os.environ.get("PAPERKG_REQUIRE_ALL") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    driver = browser(profile=str(tmp_path_factory.mktemp("profile")))
    driver.set_script_timeout(30)
    yield driver
    driver.quit()


class Reader:
    """Someone who reads a page: opens it, looks, types and clicks."""

    def __init__(self, driver: Any, file: Path) -> None:
        self.driver, self.file = driver, file

    def open(self, address: str = "", *, width: int = 1440, height: int = 900, dark: bool = False) -> None:
        """Open the page anew at ``address`` (a hash) and wait for its first draw."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
        self.driver.get("about:blank")
        for log in ("browser", "performance"):
            self.driver.get_log(log)
        self.driver.get(self.file.as_uri() + address)
        self.until("return performance.getEntriesByName('paperkg:first-draw').length > 0")

    def run(self, script: str, *values: object) -> Any:
        return self.driver.execute_script(script, *values)

    def until(self, script: str, *values: object, seconds: float = 20) -> Any:
        """Wait for a script to return something true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.run(script, *values)
            if found:
                return found
            time.sleep(0.03)
        raise AssertionError(f"never true: {script}; the log: {self.driver.get_log('browser')}")

    def text(self, selector: str) -> str:
        return self.run("return document.querySelector(arguments[0]).innerText", selector)  # type: ignore[no-any-return]

    def click(self, selector: str, words: str = "") -> None:
        """Click the first element of ``selector`` whose text holds ``words``."""
        done = self.run(
            "const e = [...document.querySelectorAll(arguments[0])].find((e) => e.innerText.includes(arguments[1]));"
            "if (e) e.click(); return !!e",
            selector,
            words,
        )
        assert done, f"no {selector} says {words!r}"

    def click_middle(self) -> None:
        """Click the middle of the map with the mouse."""
        from selenium.webdriver.common.action_chains import ActionChains
        from selenium.webdriver.common.by import By

        ActionChains(self.driver).move_to_element(self.driver.find_element(By.ID, "map")).click().perform()

    def keys(self, *keys: str, at: str = "#map") -> None:
        from selenium.webdriver.common.by import By

        element = self.driver.find_element(By.CSS_SELECTOR, at)
        self.run("arguments[0].focus()", element)
        self.driver.switch_to.active_element.send_keys(*keys)

    def search(self, words: str) -> list[str]:
        """Type into the search box and return the names that it finds."""
        self.run(
            "const q = document.getElementById('query'); q.focus(); q.value = arguments[0];"
            "q.dispatchEvent(new Event('input', {bubbles: true}))",
            words,
        )
        return self.run("return [...document.querySelectorAll('#found .name')].map((e) => e.firstChild.data)")  # type: ignore[no-any-return]

    def hash(self) -> dict[str, str]:
        return self.run("return Object.fromEntries(new URLSearchParams(location.hash.slice(1)))")  # type: ignore[no-any-return]

    def asked_for(self) -> list[str]:
        """Return every address that was asked for since the page was opened."""
        asked = []
        for row in self.driver.get_log("performance"):
            message = json.loads(row["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(message["params"]["request"]["url"])
        return asked

    def complaints(self) -> list[str]:
        return [row["message"] for row in self.driver.get_log("browser")]


@pytest.fixture(scope="module")
def reader(chromium: Any, page: str, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    file = tmp_path_factory.mktemp("page") / "graph.html"
    file.write_text(page, encoding="utf-8")
    return Reader(chromium, file)


@pytest.fixture
def reader_of(chromium: Any, tmp_path: Path) -> Callable[[Graph], Reader]:
    def make(graph: Graph) -> Reader:
        file = tmp_path / "graph.html"
        file.write_text(render_page(graph), encoding="utf-8")
        return Reader(chromium, file)

    return make


@pytest.mark.browser
def test_the_page_draws_and_asks_for_nothing(reader: Reader) -> None:
    """Its file is the only thing that is read, the canvas has something on it, and the console is silent."""
    reader.open()
    assert [url.split("#")[0] for url in reader.asked_for()] == [reader.file.as_uri()]
    colors = reader.run(
        "const c = document.querySelector('#map canvas');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; const s = new Set();"
        "for (let i = 0; i < d.length; i += 4) if (d[i + 3] > 250) s.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]);"
        "return [...s]"
    )
    for color in (0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7):
        assert color in colors, f"nothing is drawn in #{color:06X}"
    assert reader.complaints() == []


@pytest.mark.browser
def test_an_empty_graph_is_an_empty_page_not_a_broken_one(reader_of: Callable[[Graph], Reader]) -> None:
    """A build that found nothing opens too."""
    reader = reader_of(Graph())
    reader.open()
    assert "0 papers" in reader.text("#brand")
    assert reader.search("anything") == []
    assert reader.complaints() == []


@pytest.mark.browser
def test_a_click_on_a_node_shows_the_words_that_say_so(reader: Reader, graph: Graph) -> None:
    """The panel has the name, its papers with date and arXiv link, and sentences with the name marked."""
    relation = next(r for r in graph.relations if r.predicate == "evaluates_on")
    entity = next(e for e in graph.entities if e.id == relation.entity)
    reader.open()
    x, y = reader.run(
        "const d = JSON.parse(document.getElementById('data').textContent); const i = d.ids.indexOf(arguments[0]);"
        "return [d.nodes.x[i], d.nodes.y[i]]",
        entity.id,
    )
    reader.open(f"#at={x},{y},1")  # the middle of the map is now the node
    reader.click_middle()
    reader.until("return !document.getElementById('panel').hidden")
    assert reader.text("#panel h2") == entity.name
    marked = reader.run("return [...document.querySelectorAll('#panel mark')].map((e) => e.innerText)")
    assert set(marked) <= {entity.name, *entity.aliases}
    assert marked
    paper = next(p for p in graph.papers if p.id == relation.paper)
    hrefs = reader.run("return [...document.querySelectorAll('#panel a')].map((e) => e.href)")
    assert f"https://arxiv.org/abs/{paper.arxiv}" in hrefs
    assert str(paper.date) in reader.text("#panel")
    digest = next(d for d in graph.digests if d.id == relation.digests[0])
    line = digest.text[: relation.evidence[0].start].count("\n") + 1
    assert f"{digest.name}, line {line}" in reader.text("#panel")
    assert reader.complaints() == []
