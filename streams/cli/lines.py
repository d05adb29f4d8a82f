"""Stories as NDJSON lines: what `copydesk dedupe` and `copydesk enrich` read. One answer for each line, in order.

A line is an object with `id, time, headline, text` and optionally `feed, uri, version, language, pubStatus`; other
properties are passed over, and told once. What can't be done is answered with `{"id", "error": {"reason", "message"}}`.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from schemas.article import ParsedItem, Take
from schemas.codec import ndjson
from schemas.feeds import Feed
from schemas.raw import RawItem, RawPointer
from streams.cli.exits import FINDING, OK, say
from streams.cli.line import Line, read_line
from streams.errors import DataError, tell_bug

if TYPE_CHECKING:
    from streams.parse.draft import Draft

LinesPath = Annotated[
    str,
    typer.Argument(
        help="NDJSON, a story a line: id, time and text, and if known headline, feed, uri, version, language and pubStatus; "
        "- is standard input. Wire files are for `copydesk process`."
    ),
]


def answer(path: str, work: Callable[[Line, int], bytes]) -> None:
    """Print what `work` makes of each line and its number from 0; a bad line costs itself, and at the end exit code 1."""
    found = False
    for number, data in enumerate(_read(path)):
        try:
            told = work(read_line(data), number)
        except DataError as error:
            found, told = True, _error(data, error.reason, f"line {number + 1}: {error}")
        except Exception as error:  # noqa: BLE001  as the agents do: a bug costs one item, not the stream
            found, told = True, _error(data, "bug", f"line {number + 1}: {tell_bug(error, 200)}")
        sys.stdout.buffer.write(ndjson(told))
    sys.stdout.flush()
    raise typer.Exit(FINDING if found else OK)


def as_item(line: Line, number: int, path: str, feed: Feed) -> ParsedItem:
    """Return a line as the stage parse would have made it of the same story, received when it was sent.

    Its receipt is `<path>/0/<number>#0`, so that lines of one time stand in their order.
    """
    from streams.parse.article import to_item
    from streams.parse.dialects import apply_dialect, dialect_of
    from streams.parse.feeds import KNOWN
    from streams.parse.law import SAID_IN_WORDS, find_withdrawal

    draft = _draft(line)
    dialect = dialect_of(draft, feed.dialect, known=feed.id in KNOWN)
    apply_dialect(draft, dialect)
    if dialect is None:
        _take_tags(draft)
    if draft.pub_status == "usable" and draft.kind in SAID_IN_WORDS:
        find_withdrawal(draft)
    pointer = RawPointer(source=path, topic=path, partition=0, offset=number, sha256="", size=len(line.text))
    raw = RawItem(feed=feed.id, body=b"", received_at=line.time, pointer=pointer)
    return to_item(draft, raw, feed, number=0, form="line", dialect=dialect)


def _draft(line: Line) -> "Draft":
    from streams.parse.datelines import read_dateline
    from streams.parse.draft import Block, Draft
    from streams.parse.names import byline
    from streams.text.paragraphs import split_paragraphs
    from streams.text.spaces import squeeze, visible

    def begins(text: str) -> bool:
        return byline(text) is not None or read_dateline(text) is not None

    headline = squeeze(line.headline or "") or None
    blocks = [Block(*paragraph) for paragraph in split_paragraphs(visible(line.text), begins)]
    if (
        len(blocks) > 1 and headline and squeeze(blocks[0].text) == headline
    ):  # said again; the dateline stands behind it
        del blocks[0]
    return Draft(
        guid=line.uri,
        version=line.version,
        version_created=line.time,
        language=line.language,
        pub_status=line.pub_status or "usable",
        headline=headline,
        blocks=blocks,
    )


def _take_tags(draft: "Draft") -> None:
    """Read what stands before a headline ("UPDATE 2-") where no dialect did: a line has no other place for it."""
    from streams.parse.headline_tags import read_tags

    tagged = read_tags(draft.headline or "")
    if tagged.headline != draft.headline and draft.kind == "new":
        draft.title = draft.headline
        draft.headline, draft.kind, draft.number = tagged.headline, tagged.kind or "new", tagged.number
    if tagged.take and draft.take is None:
        draft.take = Take(number=tagged.take, key=f"={tagged.take}")


def _read(path: str) -> Iterator[bytes]:
    """Yield the lines of a file or of standard input; a line feed alone ends one."""
    if path == "-":
        yield from sys.stdin.buffer
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115  closed below; what the with holds must not be taken for its error
    except OSError as error:
        found = "missing" if isinstance(error, FileNotFoundError) else "not readable"
        say(f"{path}: {found}: {error.strerror or error}")
        raise typer.Exit(FINDING) from error
    with file:
        yield from file


def _error(data: bytes, reason: str, message: str) -> bytes:
    return orjson.dumps({"id": _id(data), "error": {"reason": reason, "message": message}})


def _id(data: bytes) -> str | int | None:
    """Return the id that a bad line has, as far as it can be read; half a surrogate pair in it is replaced."""
    try:
        given = json.loads(data)  # takes more than orjson does
    except (ValueError, RecursionError):
        return None
    name = given.get("id") if isinstance(given, dict) else None
    if isinstance(name, str):
        return name.encode(errors="replace").decode()
    return name if type(name) is int else None
