"""Web pages saved as HTML: the article inside the site's clutter, written as Markdown for the readers of layouts.

trafilatura finds the article. Pages that are lists of links look like clutter to it; where papers were lost, the whole
page without its navigation, sidebar and footer is taken instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date
from typing import TYPE_CHECKING

from .dates import find_date
from .identity import paper_url

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_IS_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING = re.compile(r"</(?:a|p|div|li|b|h[1-6]|td|span|strong)>|<br\s*/?>")
_MARKDOWN = re.compile(r"^(?:[-*]|\d+\.) +\S", re.MULTILINE)
_HEADED = re.compile(r"^(?:#{1,6} +\S|\|[ :|-]*---)", re.MULTILINE)
_CLUTTER = frozenset(
    ["nav", "header", "footer", "aside", "script", "style", "noscript", "template", "form", "iframe", "svg", "button",
     "select", "input", "textarea", "dialog", "menu"]
)  # fmt: skip
_CLUTTER_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|sidebar|footer|menu|breadcrumbs?|share|social|related|recommend\w*"
    r"|comments?|cookie\w*|banner|advert\w*|ads?|promo|subscribe|newsletter-signup|pagination|toc|popular"
    r"|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    ["p", "div", "section", "article", "main", "blockquote", "pre", "dl", "dt", "dd", "figure", "figcaption",
     "address", "details", "summary", "center", "td", "th"]
)  # fmt: skip
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_NEVER_INLINE = _BLOCKS | _HEADINGS | {"ul", "ol", "table", "hr", "pre", "body"}
_PARTS = frozenset(["li", "tbody", "thead", "tfoot", "tr", "html", "caption"])  # of lists and tables, which read them
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_BREAK = re.compile(r" ?\n\s*")  # a line end in the source: where the page was made from plain text, it was one there
_BY_ID = re.compile(r"^/(?:\w+/)+\d{4}\.\d{5}(?:v\d+)?$")  # a link inside of a site that says which paper
_SPACE = re.compile(r"\s+")
DEEPEST = 100  # levels of nesting that are followed
LARGEST = 2**22  # characters of a page in which the article is looked for


def is_page(text: str) -> bool:
    """Return whether ``text`` is an HTML page.

    >>> is_page("<!DOCTYPE html><html><body>…"), is_page("# A <b>title</b>")
    (True, False)
    """
    if _IS_PAGE.match(text[:5000]):
        return True
    written = len(_MARKDOWN.findall(text[:20000])) + 2 * len(_HEADED.findall(text[:20000]))
    return text.count("<a ") > text.count("](http") and len(_CLOSING.findall(text[:20000])) >= 4 and written < 2


def read_page(text: str) -> tuple[str, Date | None]:
    """Return the article of an HTML page as Markdown, and the day that the page says it was published."""
    import lxml.html
    from lxml import etree

    parser = lxml.html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        page = lxml.html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return "", None
    day = _published(page)
    title = " ".join((page.findtext(".//title") or "").split())
    every = _papers(page)
    body = _without_clutter(page, named=True)
    if 2 * len(_papers(body)) < len(every):  # a forum's page is made of its comments
        page = lxml.html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
        body = _without_clutter(page, named=False)
    article = _article(body, text)
    if len(_papers(article)) < 0.9 * len(_papers(body)):
        article = body
    _unwrap(article)
    lines = "".join(_markdown(article, 0, "")).split("\n")
    words = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip() + "\n"
    untitled = re.search(r"^# ", words, re.MULTILINE) is None and title and title not in words[:500]
    return (f"# {title}\n\n{words}" if untitled else words), day


def _article(body: HtmlElement, text: str) -> HtmlElement:
    """Return the smallest element of the page that holds nearly all that trafilatura takes for the article.

    Its own output is not used: it rewrites lists and tables, and a layout is known by them.
    """
    if len(text) > LARGEST:
        return body
    import trafilatura

    try:
        found = trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True)
    except (
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
        AssertionError,
    ):  # it is made for pages, not for wrecks
        found = None
    snippets = {_SPACE.sub("", line)[:40] for line in (found or "").split("\n") if len(line) > 30 and "|" not in line}
    if not snippets:
        return body
    here = body
    for _ in range(DEEPEST):
        inside = (child for child in here if isinstance(child.tag, str))
        best = max(inside, key=lambda child: len(child.text_content()), default=None)
        if best is None or best.tag in ("p", "ul", "ol", "table", "li", "tbody", "tr", "td"):
            break
        words = _SPACE.sub("", best.text_content())
        if sum(1 for snippet in snippets if snippet in words) < 0.9 * len(snippets):
            break
        here = best
    return here


def _published(page: HtmlElement) -> Date | None:
    for path in (
        ".//meta[@property='article:published_time']/@content", ".//meta[@name='date']/@content",
        ".//meta[@itemprop='datePublished']/@content", ".//time[@datetime]/@datetime",
    ):  # fmt: skip
        for value in page.xpath(path):
            if day := find_date(str(value)):
                return day
    return None


def _without_clutter(page: HtmlElement, *, named: bool) -> HtmlElement:
    """Return the body without navigation and the like; with ``named``, also what is so by its class or id alone."""
    body = page.find("body")
    body = page if body is None else body
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None or element is body:
            continue
        names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
        head = element.tag == "header" and element.find(".//h1") is not None
        hidden = element.get("hidden") is not None
        if hidden or (not head and (element.tag in _CLUTTER or (named and _CLUTTER_NAME.search(names)))):
            element.drop_tree()
    return body


def _papers(element: HtmlElement) -> set[str]:
    return {link for a in element.iter("a") if (link := paper_url(a.get("href") or ""))}


def _markdown(element: HtmlElement, depth: int, lead: str) -> Iterator[str]:
    """Yield Markdown for an element: blocks on lines of their own, ``lead`` before each line of a list item."""
    if depth > DEEPEST or not isinstance(element.tag, str) or element.tag in ("script", "style", "head", "template"):
        return
    tag = element.tag.lower()
    if tag in _HEADINGS:
        words, href = _inline(element, depth), element.get("data-href")
        yield f"\n\n{lead}{'#' * int(tag[1])} {f'[{words}]({href})' if href and '](' not in words else words}\n\n"
    elif tag in ("ul", "ol"):
        yield "\n" if lead else "\n\n"
        number = 0
        for child in element:
            if child.tag == "li":
                number += 1
                mark = f"{number}. " if tag == "ol" else "- "
                yield from _item(child, depth, lead, mark)
            else:
                yield from _markdown(child, depth + 1, lead)
        yield "" if lead else "\n"
    elif tag == "table":
        yield "\n\n"
        yield from _table(element, depth)
        yield "\n"
    elif tag == "hr":
        yield f"\n\n{lead}---\n\n"
    elif tag == "br":
        yield "\n" + lead
    elif tag == "pre":
        yield "\n\n" + "\n".join(lead + line for line in element.text_content().split("\n")) + "\n\n"
    elif any(child.tag in _NEVER_INLINE for child in element):
        words = _plain(element.text)
        pieces = [words] if words.strip() else []
        for child in element:
            if child.tag in _NEVER_INLINE:
                if "".join(pieces).strip():
                    yield f"\n\n{lead}{' '.join(''.join(pieces).split())}\n\n"
                pieces = []
                yield from _markdown(child, depth + 1, lead)
            else:
                pieces.append(_inline_one(child, depth))
            pieces.append(_plain(child.tail))
        if "".join(pieces).strip():
            yield f"\n\n{lead}{' '.join(''.join(pieces).split())}\n\n"
    elif tag in _BLOCKS or tag in ("body", "html"):
        words = _inline(element, depth, lines=True)
        mark = "> " if tag == "blockquote" else ""
        if words.strip():
            yield ("\n\n" + "\n".join(f"{lead}{mark}{line.strip()}" for line in _lines(words)) + "\n\n")
    else:
        words = _inline_one(element, depth)
        if words.strip():
            yield f"\n\n{lead}{words.strip()}\n\n"


def _unwrap(article: HtmlElement) -> None:
    """Make a block of every inline element that holds one; a link around a heading becomes a link inside it."""
    seen: set[HtmlElement] = set()
    for block in list(article.iter()):
        if block.tag not in _NEVER_INLINE:
            continue
        above = block.getparent()
        while above is not None and above is not article and above not in seen:
            seen.add(above)
            if above.tag == "a" and block.tag in _HEADINGS and above.get("href"):
                block.set("data-href", above.get("href"))
            if isinstance(above.tag, str) and above.tag not in _NEVER_INLINE and above.tag not in _PARTS:
                above.tag = "div"
            above = above.getparent()


def _lines(words: str) -> list[str]:
    """Return the lines of a block: a <br> and the line end behind it in the source are one break."""
    return re.sub(r"\v ?\n?", "\n", words).strip().split("\n")


def _item(element: HtmlElement, depth: int, lead: str, mark: str) -> Iterator[str]:
    """Yield a list item: its own words on the marked line, lists inside it indented."""
    if depth > DEEPEST:
        return
    inner = [c for c in element if isinstance(c.tag, str) and c.tag in ("ul", "ol")]
    for child in inner:
        child.tag = "ul-inner" if child.tag == "ul" else "ol-inner"
    words = _inline(element, depth, lines=True).strip()
    lines = [line.strip() for line in _lines(words) if line.strip()] or [""]
    indent = lead + " " * len(mark)
    yield f"{lead}{mark}{lines[0]}\n" + "".join(f"{indent}{line}\n" for line in lines[1:])
    for child in inner:
        child.tag = "ul" if child.tag == "ul-inner" else "ol"
        yield from _markdown(child, depth + 1, indent)


def _table(element: HtmlElement, depth: int) -> Iterator[str]:
    rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
    lays_out = any(_lays_out(cell) for row in rows for cell in row)
    first = True
    for row in rows:
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if not cells:
            continue
        if lays_out or (first and len(cells) == 1):  # a table that only lays out the page
            for cell in cells:
                yield from _markdown(cell, depth + 1, "")
            continue
        yield "| " + " | ".join(_inline(cell, depth).replace("|", "\\|") for cell in cells) + " |\n"
        if first:
            yield "|" + " --- |" * len(cells) + "\n"
        first = False


def _lays_out(cell: HtmlElement) -> bool:
    """Return whether a cell holds what is no cell's: another table, a heading, a list that links to papers."""
    if any(inside.tag in _HEADINGS or inside.tag == "table" for inside in cell.iterdescendants()):
        return True
    return any(len(_papers(inside)) > 1 for inside in cell.iterdescendants("ul", "ol"))


def _inline(element: HtmlElement, depth: int, *, lines: bool = False) -> str:
    """Return the words of an element with its links, bold and breaks in Markdown; without ``lines`` on one line."""
    pieces = [_plain(element.text)]
    for child in element:
        if isinstance(child.tag, str) and not child.tag.endswith("-inner"):
            pieces.append(_inline_one(child, depth + 1, lines=lines))
        pieces.append(_plain(child.tail))
    words = "".join(pieces)
    return words if lines else " ".join(words.split())


def _inline_one(element: HtmlElement, depth: int, *, lines: bool = False) -> str:
    if (
        depth > DEEPEST
        or not isinstance(element.tag, str)
        or element.tag in ("script", "style", "img", "svg", "button")
    ):
        return ""
    if element.tag == "br":
        return "\v" if lines else " "
    words = _inline(element, depth, lines=lines and element.tag != "a")
    if element.tag == "a" and (href := (element.get("href") or "").strip()) and words.strip():
        inside = words.strip()
        return (
            f"[{inside}]({href.replace(' ', '%20')})"
            if (href.startswith(("http", "//")) or _BY_ID.search(href)) and "](" not in inside
            else words
        )
    if element.tag in ("b", "strong") and words.strip() and "\n" not in words.strip() and "**" not in words:
        spaced = words.strip()
        return words.replace(spaced, f"**{spaced}**", 1)
    if element.tag in ("p", "div", "li", "dd", "dt", "figcaption") and words.strip():
        return f"\n{words}\n"
    return words


def _plain(text: str | None) -> str:
    return _BREAK.sub("\n", re.sub(r"[^\S\n]+", " ", text or ""))
