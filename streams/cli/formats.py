"""`copydesk formats`: what is read, from the tables that the parser itself uses."""

import sys
from typing import Annotated, Any

import orjson
import typer


def formats(
    *,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="A table in Markdown, as in the README.")] = False,
) -> None:
    """List the formats that are read: media types, the dialects that are known in them, a sample of each."""
    rows = table()
    if json:
        sys.stdout.buffer.writelines(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
        return
    if markdown:
        sys.stdout.write(as_markdown(rows))
        return
    sys.stdout.write("\n".join(map(as_text, rows)))


def table() -> list[dict[str, Any]]:
    """Return one row for each format, in the order in which their signatures are tried."""
    from streams.parse.dialects import DIALECTS
    from streams.parse.formats import FORMATS

    return [
        {
            "name": name,
            "title": row.title,
            "mediaTypes": sorted(row.media_types),
            "dialects": sorted(dialect for dialect, habits in DIALECTS.items() if name in habits.formats),
            "sample": row.sample,
        }
        for name, row in FORMATS.items()
    ]


def as_markdown(rows: list[dict[str, Any]]) -> str:
    """Return the table in Markdown."""
    lines = ["| format | what it is | media types | dialects | sample |", "|---|---|---|---|---|"]
    for row in rows:
        types, dialects = ", ".join(f"`{each}`" for each in row["mediaTypes"]), ", ".join(row["dialects"])
        lines.append(f"| `{row['name']}` | {row['title']} | {types} | {dialects} | `{row['sample']}` |")
    return "\n".join(lines) + "\n"


def as_text(row: dict[str, Any]) -> str:
    """Return one format for a person: media types are too long for a column of a terminal, so each has a line."""
    lines = [f"{row['name']}: {row['title']}"]
    lines += [f"  media type  {each}" for each in row["mediaTypes"]]
    if row["dialects"]:
        lines.append(f"  dialects    {' '.join(row['dialects'])}")
    return "\n".join([*lines, f"  sample      tests/samples/{row['sample']}"]) + "\n"
