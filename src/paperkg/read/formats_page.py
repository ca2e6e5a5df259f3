"""The table of layouts for docs/formats.md, made from what each reader says of itself.

    python -m paperkg.read.formats_page

prints it.
"""

from __future__ import annotations

from types import ModuleType

from .reading import FORMATS, LAYOUTS


def formats_table() -> str:
    """Return a Markdown table: layout, example, what is read."""
    rows = ["| layout | looks like | what is read |", "| --- | --- | --- |"]
    rows += [_row(module) for module in (*LAYOUTS, *FORMATS)]
    return "\n".join(rows) + "\n"


def _row(module: ModuleType) -> str:
    lines = [line.replace("|", "\\|") for line in module.EXAMPLE.split("\n") if line]
    example = "<br>".join(f"`{line}`" for line in lines)
    return f"| {module.LAYOUT} | {example} | {module.READS} |"


if __name__ == "__main__":
    print(formats_table(), end="")
