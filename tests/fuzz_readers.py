"""Mutated digests for every reader: no traceback, no hang, no place outside of the text.

    python tests/fuzz_readers.py [COUNT] [SEED]

prints how many files were read, how many held papers, and the slowest. The fast tests run some hundreds.
"""

# ruff: noqa: E501
from __future__ import annotations

import gzip
import io
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from layout_samples import RECORDS, SAMPLES

from paperkg.model import Digest
from paperkg.read import read_bytes

SHARED = Path(__file__).parents[2] / "shared"
LIMIT = 5.0  # seconds of work that one file may take
NASTY = [
    b"---\n", b"[", b"](", b"**", b"|", b"\n\n\n", b"# ", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\t", b"&a [*a]",
    b"https://arxiv.org/abs/2510.21270", b"arXiv:2510.99999v9", b"10.1234/", b"<td>", b"</div>", b"<!--", b"<![CDATA[",
    b'{"title": "', b"\\", b'"', b"'", b"\xe2\x80\xae", b"\xf0\x9f\x94\xa5", b"\xed\xa0\x80", b"@article{", b"}", b"ER  - \n",
    b"((((((((", b"> > > > ", b"- - - - ", b"1) ", b"```\n", b"\xb0\xa1\xb0\xa2", b"\x1b$B", b"&#x0;", b"Authors: ", b"\xc2\x85",
]  # fmt: skip


def seeds() -> list[tuple[str, bytes]]:
    """Return the files that are mutated: our samples, and the real digests where they are at hand."""
    found = [(f"{name}.md", text.encode()) for name, text, _ in SAMPLES]
    found += [(name, text.encode()) for name, text, _ in RECORDS]
    found += [(f"{name}.html", page_of(text)) for name, text, _ in SAMPLES[:12]]
    found += [("mail.eml", mail_of(text)) for _, text, _ in SAMPLES[:3]]
    found += [("a.json.gz", gzip.compress(RECORDS[0][1].encode(), mtime=0)), ("a.zip", zip_of(SAMPLES[0][1]))]
    found += [(f"{name}.txt", text.encode("cp949", "replace")) for name, text, _ in SAMPLES if "korean" in name]
    found += [(f"{name}.txt", text.encode("utf-16")) for name, text, _ in SAMPLES[:4]]
    for folder in ("seeds", "corpus/dev", "corpus/posts"):
        if (SHARED / folder).is_dir():
            paths = sorted((SHARED / folder).iterdir())
            found += [(path.name, path.read_bytes()[:12000]) for path in paths[:: 1 if folder == "seeds" else 8]]
    return found


def page_of(text: str) -> bytes:
    """Return ``text`` as an HTML page with a site's clutter around it."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark").enable("table").render(text)
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Saved</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<main><article>{body}</article></main><footer>2025</footer></body></html>"
    ).encode()


def mail_of(text: str) -> bytes:
    """Return ``text`` as an e-mail."""
    head = "From: a@example.com\nTo: b@example.com\nSubject: Papers\nDate: Mon, 20 Oct 2025 10:00:00 +0000\n"
    return (head + "Content-Type: text/plain; charset=utf-8\n\n" + text).encode()


def zip_of(text: str) -> bytes:
    """Return a ZIP archive with ``text`` as its only file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", text)
    return stream.getvalue()


def mutate(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with a few random changes: cut, doubled, moved, spliced with ``other``, overwritten, re-coded."""
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        size = len(data)
        at, to = sorted((chance.randrange(size + 1), chance.randrange(size + 1)))
        match chance.randrange(11):
            case 0:
                data = data[:at]
            case 1:
                data = data[:at] + data[to:]
            case 2:
                data = data[:to] + data[at:to] + data[to:]
            case 3:
                data = data[:at] + chance.choice(NASTY) * chance.choice((1, 1, 5, 300)) + data[at:]
            case 4:
                flipped = bytearray(data)
                for _ in range(min(size, chance.choice((1, 10, 100)))):
                    flipped[chance.randrange(size)] = chance.randrange(256)
                data = bytes(flipped)
            case 5:
                start = chance.randrange(len(other) + 1)
                data = data[:at] + other[start : start + chance.randrange(3000)] + data[to:]
            case 6:
                lines = data.split(b"\n")
                chance.shuffle(lines)
                data = b"\n".join(lines)
            case 7:
                data = data.replace(b"\n", chance.choice((b"\r\n", b"\r", b" ", b"\n\n", b"")))
            case 8:
                data = data.replace(
                    *chance.choice(((b" ", b""), (b"](", b"] ("), (b"#", b""), (b"http", b"hxxp"), (b":", b"")))
                )
            case 9:
                data = data[:at] + data[at : at + 40] * 50 + data[at:]
            case _:
                words = data.decode("utf-8", "replace")
                data = words.encode(chance.choice(("cp949", "utf-16", "shift_jis", "gb18030", "latin-1")), "replace")
        data = data[:60000] or b"x"
    return data


def check(digest: Digest) -> None:
    """Assert that every place of the digest lies in its text and says something."""
    size = len(digest.text)
    digest.text.encode("utf-8")
    for index, entry in enumerate(digest.entries, start=1):
        assert entry.index == index
        assert entry.title == " ".join(entry.title.split()), entry
        assert entry.title, entry
        assert 0 <= entry.span.start <= entry.span.end <= size, entry
        assert entry.span.start <= entry.title_span.start < entry.title_span.end <= size, entry
        for section in entry.sections:
            assert 0 <= section.span.start < section.span.end <= size, (entry, section)
            words = section.span.of(digest.text)
            assert words == words.strip(), (entry, section, words)


def run(count: int, seed: int) -> Iterator[tuple[str, bytes, Digest, float]]:
    """Yield ``count`` mutated files with what was read of them and the seconds that it took."""
    chance = random.Random(seed)
    kept = Path(tempfile.gettempdir()) / "fuzz_failed.bin"
    files = seeds()
    for _ in range(count):
        name, data = chance.choice(files)
        changed = mutate(data, chance.choice(files)[1], chance)
        start = time.process_time()
        try:
            digest = read_bytes(changed, name=name)
            check(digest)
        except BaseException:
            kept.write_bytes(changed)
            print(f"failed on a mutation of {name}, kept in {kept}", file=sys.stderr)
            raise
        yield name, changed, digest, time.process_time() - start


def main() -> None:
    """Run as many mutations as the first argument says and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    papers = files = 0
    slowest = (0.0, "")
    start = time.perf_counter()
    for name, _, digest, seconds in run(count, seed):
        files += bool(digest.entries)
        papers += len(digest.entries)
        if seconds > slowest[0]:
            slowest = (seconds, name)
        assert seconds < LIMIT, (name, seconds)
    total = time.perf_counter() - start
    print(
        f"{count} mutated files, 0 tracebacks, {files} with papers ({papers}), {total:.0f} s, slowest {slowest[0]:.2f} s ({slowest[1]})"
    )


if __name__ == "__main__":
    main()
