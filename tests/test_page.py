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
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_graphs import made_graph, spans_of

from paperkg.model import Digest, Graph, Paper, Relation, Span
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
        for span, place in zip(sorted(set(relation.evidence)), range(0, len(row), 3), strict=True):
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


@pytest.mark.parametrize("nodes", [0, 60, 3000])
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


def test_a_family_is_joined_to_its_members(graph: Graph) -> None:
    """A thing that belongs to another stands by it on the map and in the panel."""
    first, second, *rest = graph.entities
    data = embedded(render_page(replace(graph, entities=(first, replace(second, broader=first.id), *rest))), "data")
    edges = zip(data["edges"]["from"], data["edges"]["to"], data["edges"]["kind"], strict=True)
    kind = data["relations"].index("broader")
    joined = [(data["ids"][a], data["ids"][b]) for a, b, k in edges if k == kind]
    assert joined == [(second.id, first.id)]


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


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("videobench", "VideoBench"),
        ("video bench", "VideoBench"),
        ("VIDEO-BENCH", "VideoBench"),
        ("비디오벤치마크 0", "VideoBench"),
        ("ㅂㄷㅇㅂㅊㅁㅋ", "VideoBench"),
        ("비디오벤ㅊ", "VideoBench"),
        ("비디오베", "VideoBench"),  # 벤 in the making
        ("\u1107\u1175\u1103\u1175\u110b\u1169\u1107\u1166\u11ab\u110e\u1175", "VideoBench"),  # decomposed
        ("bench video", "VideoBench"),
        ("ViBench0", "VideoBench"),  # an alias
        ("paper number 7 shows", "study 7: what a careful look at paper number 7 shows"),
        ("minsu", "Minsu"),
        (".*", None),
        ("[(\\", None),
        ("zzzz", None),
    ],
)
def test_a_search_finds_names_aliases_and_titles_however_they_are_typed(
    reader: Reader, typed: str, expected: str | None
) -> None:
    """English and Korean, initial consonants, syllables in the making, NFC and NFD, hyphens or none."""
    reader.open()
    found = reader.search(typed)
    if expected is None:
        assert found == []
    else:
        assert any(expected in name for name in found), found
    assert reader.complaints() == []


@pytest.mark.browser
def test_arrows_and_enter_choose_what_was_found_and_fly_there(reader: Reader) -> None:
    """The second row is taken after one arrow; the map moves to it and the panel opens."""
    reader.open()
    before = reader.until("return new URLSearchParams(location.hash.slice(1)).get('at') || 'none'")
    names = reader.search("video")
    from selenium.webdriver.common.keys import Keys

    reader.driver.switch_to.active_element.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert reader.text("#panel h2") == names[1]
    after = reader.until(
        "const at = new URLSearchParams(location.hash.slice(1)).get('at'); return at !== arguments[0] && at", before
    )
    data = embedded(reader.file.read_text(encoding="utf-8"), "data")
    node = data["ids"].index(reader.hash()["node"])
    x, y, _ = map(float, after.split(","))
    assert abs(x - data["nodes"]["x"][node]) < 300
    assert abs(y - data["nodes"]["y"][node]) < 300


@pytest.mark.browser
def test_the_legend_counts_and_filters(reader: Reader, graph: Graph) -> None:
    """Each type and relation stands there with its number, and unticking it takes it from the picture and the list."""
    reader.open("#list=1")
    counts = Counter(entity.type for entity in graph.entities)
    legend = " ".join(reader.text("#legend").split())
    assert f"Papers {len(graph.papers)}" in legend
    assert f"Benchmarks {counts['Benchmark']}" in legend
    assert f"evaluates on {sum(r.predicate == 'evaluates_on' for r in graph.relations)}" in legend
    heads = reader.run("return [...document.querySelectorAll('#list h3')].map((e) => e.innerText.split(/\\s+/)[0])")
    assert "Benchmarks" in heads
    assert "Authors" not in heads
    reader.run("document.querySelector('#legend input[name=Benchmark]').click()")
    reader.run("document.querySelector('#legend input[name=Author]').click()")
    heads = reader.run("return [...document.querySelectorAll('#list h3')].map((e) => e.innerText.split(/\\s+/)[0])")
    assert "Benchmarks" not in heads
    assert "Authors" in heads
    assert reader.hash()["off"] == "Benchmark"
    everything = len(graph.papers) + len(graph.entities) + len(graph.authors)
    reader.click("#mode")
    assert f"{everything - counts['Benchmark']:,} shown" in reader.text("#status")


@pytest.mark.browser
def test_an_address_shows_the_same_again(reader: Reader, graph: Graph) -> None:
    """Node, filters, steps and place are in the hash; a word it does not know is passed over."""
    entity = next(e for e in graph.entities if e.type == "Benchmark")
    reader.open(f"#node={entity.id}&off=Metric,Nonsense&without=mentions&hops=2&at=10,20,0.5")
    assert reader.text("#panel h2") == entity.name
    assert not reader.run("return document.querySelector('#legend input[name=Metric]').checked")
    assert reader.run("return document.querySelector('#legend input[name=Author]').checked")
    reader.click("#tools button", "List")
    reader.click("#tools button", "Map")
    state = reader.hash()
    assert (state["node"], state["off"], state["hops"]) == (entity.id, "Metric", "2")
    assert state["at"].startswith("10,20,0.5")
    reader.open("#node=no/such&at=x,y&near=9,zz&month=soon&shared=-1&off=&more=oops")
    assert reader.run("return document.getElementById('panel').hidden")
    assert reader.complaints() == []


@pytest.mark.browser
def test_back_returns_to_where_one_was(reader: Reader, graph: Graph) -> None:
    """From a node to a neighbour and back, by the browser's own history."""
    first = next(e for e in graph.entities if e.type == "Benchmark")
    reader.open()
    reader.search(first.name)
    from selenium.webdriver.common.keys import Keys

    reader.driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert reader.text("#panel h2") == first.name
    reader.click("#panel ul .node")
    assert reader.text("#panel h2") != first.name
    reader.keys("+", "+")  # a move of the map is no step back
    time.sleep(0.4)
    reader.click("#panel .top button", "Back")
    reader.until("return document.querySelector('#panel h2')?.innerText === arguments[0]", first.name)


@pytest.mark.browser
def test_isolating_shows_a_node_and_what_is_near_it_only(reader: Reader, graph: Graph) -> None:
    """One step, then two; leaving it brings the map back."""
    entity = next(e for e in graph.entities if e.name == "VideoBench")
    near = {r.paper for r in graph.relations if r.entity == entity.id}
    reader.open(f"#node={entity.id}")
    reader.click("#panel .pill", "Isolate")
    assert f": {len(near) + 1}" in reader.text("#status")
    reader.click("#panel .pill", "2 steps")
    farther = {r.entity for r in graph.relations if r.paper in near} | near
    assert f": {len(farther)}" in reader.text("#status")
    reader.click("#status button")
    assert f"{len(graph.papers) + len(graph.entities):,} shown" in reader.text("#status")


@pytest.mark.browser
@pytest.mark.parametrize("least", [1, 2])
def test_papers_that_share_benchmarks_are_found_in_the_page(reader: Reader, graph: Graph, least: int) -> None:
    """As many pairs as counting by hand finds, those that share most first, and a picture of them."""
    benchmarks = {e.id for e in graph.entities if e.type == "Benchmark"}
    on: dict[str, set[str]] = {}
    for relation in graph.relations:
        if relation.predicate == "evaluates_on" and relation.entity in benchmarks:
            on.setdefault(relation.paper, set()).add(relation.entity)
    pairs = {(a, b): len(on[a] & on[b]) for a, b in combinations(sorted(on), 2) if len(on[a] & on[b]) >= least}
    reader.open()
    reader.click("#tools .menu button", "Ask")
    reader.click("#tools .menu div button", "Papers that share benchmarks")
    reader.run(
        "const i = document.querySelector('#panel input'); i.value = arguments[0];i.dispatchEvent(new Event('change'))",
        least,
    )
    assert f"{len(pairs):,} pairs" in reader.text("#panel")
    first = reader.text("#panel li .said")
    assert first.startswith(f"{max(pairs.values())}:")
    reader.click("#panel .pill", "Draw them")
    assert f"{least} or more benchmarks" in reader.text("#status")
    assert reader.hash()["shared"] == str(least)
    assert reader.complaints() == []


@pytest.mark.browser
def test_a_leaderboard_has_the_best_first_and_shows_where_it_is_said(reader: Reader, graph: Graph) -> None:
    """The results of a benchmark by metric, in order, each with its quote."""
    times = Counter(r.benchmark for r in graph.results)
    benchmark = max(times, key=lambda b: times[b])
    reader.open()
    reader.click("#tools .menu button", "Ask")
    reader.click("#tools .menu div button", "Leaderboard of a benchmark")
    values = reader.run(
        "const cells = document.querySelector('#panel table').querySelectorAll('td.number');"
        "return [...cells].map((e) => parseFloat(e.innerText))"
    )
    assert len(values) > 1
    assert values == sorted(values, reverse=True)
    metric = Counter(r.metric for r in graph.results if r.benchmark == benchmark).most_common(1)[0][0]
    expected = sorted((r.value for r in graph.results if r.benchmark == benchmark and r.metric == metric), reverse=True)
    assert values == [float(value) for value in expected]
    reader.click("#panel td.number button")
    assert f"{expected[0]}%" in reader.text("#panel mark")


@pytest.mark.browser
def test_the_papers_of_a_month_are_listed_and_drawn(reader: Reader, graph: Graph) -> None:
    """Choosing a month shows its papers, and the address keeps it."""
    month = Counter(f"{p.date:%Y-%m}" for p in graph.papers).most_common(1)[0]
    reader.open()
    reader.click("#tools .menu button", "Ask")
    reader.click("#tools .menu div button", "Papers of a month")
    reader.run(
        "const s = document.querySelector('#panel select'); s.value = arguments[0];"
        "s.dispatchEvent(new Event('change'))",
        month[0],
    )
    assert f"{month[0]}\n{month[1]}" in reader.text("#panel h3") or f"{month[0]} {month[1]}" in reader.text("#panel h3")
    assert reader.hash()["month"] == month[0]
    assert f"Papers of {month[0]}" in reader.text("#status")


@pytest.mark.browser
def test_the_picture_can_be_taken_away_as_png_and_svg(reader: Reader, chromium: Any) -> None:
    """Both are files that hold the picture; the drawing has its labels as text."""
    reader.open()
    reader.run(
        "window.saved = []; const make = URL.createObjectURL;"
        "URL.createObjectURL = (blob) => { window.saved.push(blob); return make.call(URL, blob); }"
    )
    reader.click("#tools .menu div button", "PNG")
    reader.click("#tools .menu div button", "SVG")
    reader.until("return window.saved.length === 2")
    sizes = chromium.execute_async_script(
        "const done = arguments[0]; const text = saved.find((b) => b.type.includes('svg'));"
        "const image = saved.find((b) => b.type === 'image/png');"
        "Promise.all([text.text(), image.arrayBuffer()]).then(([t, a]) => done([t, a.byteLength,"
        " String.fromCharCode(...new Uint8Array(a).slice(1, 4))]))"
    )
    drawing, weight, magic = sizes
    assert magic == "PNG"
    assert weight > 10_000
    assert drawing.startswith("<svg")
    assert drawing.count("<polygon") > 20
    assert "<text" in drawing
    assert "VideoBench" in drawing
    assert reader.complaints() == []


@pytest.mark.browser
def test_everything_can_be_done_with_the_keyboard(reader: Reader) -> None:
    """Find, walk the neighbours, focus, list, zoom, help and close, without a mouse."""
    from selenium.webdriver.common.keys import Keys

    reader.open()
    reader.keys("/")
    assert reader.run("return document.activeElement.id") == "query"
    reader.driver.switch_to.active_element.send_keys("videobench", Keys.ENTER)
    assert reader.text("#panel h2") == "VideoBench"
    reader.keys("n")
    first = reader.text("#panel h2")
    assert first != "VideoBench"
    reader.keys("n")
    assert reader.text("#panel h2") != first
    reader.keys("N")
    assert reader.text("#panel h2") == first
    reader.keys("2")
    assert reader.hash()["hops"] == "2"
    reader.keys("i")
    assert "within 2 steps" in reader.text("#status")
    reader.keys(Keys.ESCAPE)
    assert reader.run("return document.getElementById('panel').hidden")
    reader.keys(Keys.ESCAPE)
    assert "shown" in reader.text("#status")
    time.sleep(0.4)  # the address follows a move after a quarter of a second
    scale = float(reader.until("return new URLSearchParams(location.hash.slice(1)).get('at')").split(",")[2])
    reader.keys("+")
    reader.until(
        "return Number(new URLSearchParams(location.hash.slice(1)).get('at').split(',')[2]) > arguments[0]", scale
    )
    reader.click_middle()  # whoever clicks the map has its keys
    reader.driver.switch_to.active_element.send_keys("n")
    assert reader.text("#panel h2")
    reader.run("document.querySelector('#panel .pill').focus()")
    reader.driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert reader.run("return document.activeElement.innerText") == "1 step"  # the panel was drawn anew around it
    reader.keys("l")
    assert not reader.run("return document.getElementById('list').hidden")
    reader.run("document.querySelector('#list .node').focus()")
    reader.driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert reader.text("#panel h2")
    reader.driver.switch_to.active_element.send_keys("?")
    assert reader.run("return document.getElementById('help').open")
    reader.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not reader.run("return document.getElementById('help').open")
    assert reader.complaints() == []


@pytest.mark.browser
def test_the_page_speaks_korean_and_english(reader: Reader) -> None:
    """A switch changes every word of the page, and names to their Korean form where there is one."""
    reader.open("#node=benchmark/videobench")
    assert reader.run("return document.documentElement.lang") == "en"
    reader.click("#tools button", "한국어")
    assert reader.run("return document.documentElement.lang") == "ko"
    assert reader.text("#panel h2") == "비디오벤치마크 0"
    assert "벤치마크" in reader.text("#legend")
    assert "Benchmarks" not in reader.text("#legend")
    reader.click("#tools button", "English")
    assert reader.text("#panel h2") == "VideoBench"
    words = Path(sys.modules["paperkg.page"].__file__ or "").parent / "js" / "words.js"
    english, korean = words.read_text(encoding="utf-8").split("  ko: {")
    names = re.findall(r"^    (\w+):", english, re.MULTILINE)
    assert sorted(names) == sorted(re.findall(r"^    (\w+):", korean.split("};")[0], re.MULTILINE))
    assert len(names) > 100


@pytest.mark.browser
def test_the_theme_follows_the_system(reader: Reader) -> None:
    """Dark where the system is dark, and a button for those who want the other."""
    reader.open(dark=True)
    dark = reader.run("return getComputedStyle(document.body).backgroundColor")
    reader.open()
    light = reader.run("return getComputedStyle(document.body).backgroundColor")
    assert light != dark
    reader.click("#tools button", "◐")
    assert reader.run("return getComputedStyle(document.body).backgroundColor") == dark
    reader.run("localStorage.clear()")


@pytest.mark.browser
@pytest.mark.parametrize("address", ["", "#node=benchmark/videobench", "#list=1"])
def test_a_phone_shows_it_all(reader: Reader, address: str) -> None:
    """At 390 pixels nothing runs off the side, the legend opens and closes, and buttons can be hit."""
    reader.open(address, width=390, height=844)
    assert reader.run("return document.documentElement.scrollWidth") <= 390
    outside = reader.run(
        "return [...document.querySelectorAll('button, input, h2, #status')].filter((e) => {"
        " const r = e.getBoundingClientRect();"
        " return r.width && (r.left < -1 || r.right > 391) && !e.closest('.months, .wide');"
        "}).map((e) => e.outerHTML.slice(0, 90))"
    )
    assert outside == []
    reader.click("#legend-button")
    assert reader.run("return document.getElementById('legend').getBoundingClientRect().width") > 200
    small = reader.run(
        "return [...document.querySelectorAll('#tools button, #zoom button, #status button')].filter((e) => { const r ="
        " e.getBoundingClientRect(); return r.width && (r.width < 24 || r.height < 24); }).map((e) => e.innerText)"
    )
    assert small == []


@pytest.mark.browser
def test_a_large_graph_opens_on_a_part_that_can_be_read(reader_of: Callable[[Graph], Reader]) -> None:
    """It says how much is shown, and more comes by a button."""
    graph = made_graph(3000)
    total = len(graph.papers) + len(graph.entities)
    reader = reader_of(graph)
    reader.open()
    assert f"1,200 of {total:,}" in reader.text("#status")
    reader.click("#status button", "Show more")
    assert reader.text("#status").strip() == f"{total:,} shown"
    assert reader.complaints() == []
    reader.open(width=390, height=844)
    assert f"500 of {total:,}" in reader.text("#status")


# ---- texts that want to be more than text

PAYLOADS = (
    "</script><script>window.ran = 1</script>", "<img src=x onerror='window.ran=1'>", "<svg onload=window.ran=1>",
    "\"><iframe srcdoc='<script>parent.ran=1</script>'>", "javascript:window.ran=1",
    "data:text/html,<script>ran=1</script>", "<!--<script>", "-->", "]]>", "{{data}}", "${window.ran=1}",
    "\u2028window.ran=1\u2029", "\u202egnp.exe", "\x00\x07", "<style>*{display:none}</style>",
    "<link rel=stylesheet href=http://evil.test/x.css>", "<base href=http://evil.test>",
    "<meta http-equiv=refresh content='0;url=http://evil.test'>", "<a href=javascript:ran=1>x</a>",
    "&lt;b&gt;&#60;", "<img src=http://evil.test/p.png>", "'-alert(1)-'", "\\u003cscript>", "\\\"}];window.ran=1;//",
    "<math><mtext></math>", "__proto__", "constructor", "ㅂㅊㅁㅋ" * 30, "a" * 3000, "\U0001f600\u200d\U0001f525",
    "\ufeff\ufffe", "http://evil.test/?<x>", "<video autoplay onplay=ran=1 src=http://evil.test/v>",
    "<body onload=window.ran=1>", "${7*7}{{7*7}}<%=7*7%>",
)  # fmt: skip


def hostile_graph() -> Graph:
    """Return a graph with hostile strings in every field that a digest can fill."""
    base = made_graph(150)

    def evil(place: int) -> str:
        return PAYLOADS[place % len(PAYLOADS)] + (f" {place}" if place >= len(PAYLOADS) else "")

    # A payload goes in front of every name, and the spans move on by as much.
    digests, moved = [], {}
    for n, digest in enumerate(base.digests):
        starts = sorted({span.start for span in spans_of(base) if span.digest == digest.id})
        parts, steps, done, grown = [], [0], 0, 0
        for turn, start in enumerate(starts):
            words = evil(n + turn) + " "
            parts += [digest.text[done:start], words]
            done, grown = start, grown + len(words)
            steps.append(grown)
        moved[digest.id] = (starts, steps)
        digests.append(replace(digest, name=evil(n) + ".md", text="".join(parts) + digest.text[done:]))

    def move(span: Span) -> Span:
        starts, steps = moved[span.digest]
        step = steps[bisect_right(starts, span.start)]
        return Span(span.digest, span.start + step, span.end + step)

    papers = tuple(
        replace(
            paper, title=evil(n), title_ko=evil(n + 1), arxiv=evil(n + 2) if n % 2 else None,
            url=evil(n + 3), doi=evil(n + 4),
        )
        for n, paper in enumerate(base.papers)
    )  # fmt: skip
    entities = tuple(
        replace(
            entity, name=evil(n), name_ko=evil(n + 5), aliases=(evil(n + 1), evil(n + 2)),
            same_as=(evil(n), "javascript:ran=1"),
        )
        for n, entity in enumerate(base.entities)
    )  # fmt: skip
    authors = tuple(replace(a, name=evil(n), aliases=(evil(n + 7),)) for n, a in enumerate(base.authors))
    relations = tuple(replace(r, evidence=tuple(map(move, r.evidence))) for r in base.relations)
    results = tuple(replace(r, unit=evil(n), evidence=tuple(map(move, r.evidence))) for n, r in enumerate(base.results))
    return Graph(tuple(digests), papers, authors, entities, relations, results)


@pytest.mark.browser
def test_hostile_texts_are_shown_and_never_run(reader_of: Callable[[Graph], Reader]) -> None:
    """Over a hundred hostile strings in every field: panels are opened, nothing runs and nothing is asked for."""
    graph = hostile_graph()
    assert len(graph.papers) > 40
    assert (
        len({e.name for e in graph.entities} | {p.title for p in graph.papers} | {a.name for a in graph.authors}) > 100
    )
    reader = reader_of(graph)
    reader.open("#off=")
    # A page may only write its address some 200 times at once: a part of each, in which every string occurs.
    things = (*graph.papers[:40], *graph.entities[:90], *graph.authors[:40])
    ids = [item.id for item in things]
    shown = reader.run(
        "const heads = []; for (const id of arguments[0]) {"
        "  history.replaceState(null, '', '#off=&node=' + encodeURIComponent(id));"
        "  dispatchEvent(new PopStateEvent('popstate'));"
        "  heads.push(document.querySelector('#panel h2').textContent);"
        "  document.querySelectorAll('#panel td.number button, #panel .more').forEach((e) => e.click());"
        "} return heads",
        ids,
    )
    assert shown == [thing.title if isinstance(thing, Paper) else thing.name for thing in things]
    for words in PAYLOADS:
        reader.search(words)
    reader.open("#list=1&off=")
    for entry in ("Papers that share benchmarks", "Leaderboard of a benchmark", "Papers of a month"):
        reader.click("#tools .menu div button", entry)
    reader.click("#tools .menu div button", "SVG")
    time.sleep(0.3)
    assert reader.run("return window.ran === undefined && window.alerted === undefined")
    foreign = "return document.querySelectorAll('iframe, img, base, link, video, math, object, embed').length"
    assert reader.run(foreign) == 0
    assert reader.run("return document.querySelectorAll('script').length") == 4
    assert reader.run("return [...document.querySelectorAll('a')].every((a) => /^https?:/.test(a.protocol))")
    assert [url for url in reader.asked_for() if not url.startswith(("file:", "blob:"))] == []
    assert reader.complaints() == []


@pytest.mark.browser
@pytest.mark.parametrize("address", ["", "#node=benchmark/videobench", "#list=1", "#node=author/ara-kim-0&off="])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_to_complain_of(reader: Reader, address: str, dark: bool) -> None:
    """Map, panel, list and author, light and dark, have 0 violations."""
    reader.open(address, dark=dark)
    reader.run(axe())
    assert violations(reader) == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_what_opens(reader: Reader, width: int) -> None:
    """Search, legend, questions, isolated nodes and help have 0 violations, wide and narrow."""
    reader.open(width=width)
    reader.run(axe())
    reader.search("video")
    assert violations(reader) == []
    reader.search("")
    reader.click("#legend-button")
    assert violations(reader) == []
    reader.click("#legend-button")
    for question in ("Papers that share benchmarks", "Leaderboard of a benchmark", "Papers of a month"):
        reader.click("#tools .menu div button", question)
        assert violations(reader) == []
    reader.open("#node=benchmark/videobench&near=1,benchmark/videobench", width=width)
    reader.run(axe())
    assert violations(reader) == []
    reader.click("#tools button", "?")
    assert violations(reader) == []


def axe() -> str:
    """Return the script of axe-core: the one that AXE_CORE names, else the one of the test extra's axe-core-python."""
    home = Path(os.environ.get("AXE_CORE") or str(files("axe_core_python") / "axe.min.js"))
    return home.read_text(encoding="utf-8")


def violations(reader: Reader) -> list[str]:
    """Return what axe-core says of the page as it stands."""
    found: list[str] = reader.driver.execute_async_script(
        "const done = arguments[0]; axe.run(document).then((r) => done(r.violations.map((v) =>"
        " v.id + ': ' + v.nodes.map((n) => n.target.join(' ') + ' ' + n.failureSummary).slice(0, 3).join(' | '))),"
        " (e) => done(['axe failed: ' + e]))"
    )
    return found
