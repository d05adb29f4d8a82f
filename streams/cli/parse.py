"""`copydesk parse` and `copydesk process`: files in, NDJSON out, without a broker, with the code of the agents."""

import mimetypes
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from traceback import print_exception
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError

from schemas.article import ParsedItem
from schemas.codec import decode, encode, ndjson
from schemas.dead import CONNECT
from schemas.events import rfc3339
from schemas.raw import RawItem
from schemas.topics import ARTICLES, DEAD, HELD, VERDICTS
from schemas.verdict import JudgedItem, Verdict
from schemas.vocab import ENDS_AT_DEDUPE
from streams.cli.exits import FINDING, OK, brief, say
from streams.cli.line import is_story_line
from streams.cli.state import known_feeds, load_settings
from streams.cli.times import rfc3339_time
from streams.errors import DataError, tell_bug
from streams.messages import Send

if TYPE_CHECKING:
    from streams.parse import Refused

Paths = Annotated[list[str], typer.Argument(help="Files to read; - is standard input.")]
FeedName = Annotated[str, typer.Option("--feed", help="The feed that the items come from, as in the feeds file.")]
MediaType = Annotated[str | None, typer.Option("--media-type", help="Media type, where the file name does not tell.")]
Received = Annotated[
    datetime | None,
    typer.Option(
        "--received",
        parser=rfc3339_time,
        metavar="TIME",
        help="When the first file came, RFC 3339, and each a microsecond after the one before; default: now.",
    ),
]
Traceback = Annotated[
    bool, typer.Option("--traceback", help="Show the whole traceback of a bug, which may quote the item.")
]


Lines = Callable[[RawItem], Iterator[bytes]]


@dataclass
class Faults:
    """What was wrong with the paths, told as it comes; `path` is the one that is read now."""

    path: str = ""
    traceback: bool = False
    found: bool = False

    def tell(self, what: str) -> None:
        """Tell one fault."""
        self.found = True
        say(f"{self.path}: {what}")

    def tell_bug(self, error: Exception) -> None:
        """Tell a bug of ours, where asked for with its traceback."""
        self.tell(f"bug: {tell_bug(error)}")
        if self.traceback:
            print_exception(error)

    def refuse(self, refused: "Refused") -> None:
        """Tell of one item of a file that can't be read."""
        self.tell(f"item {refused.item}: {refused.error.reason}: {refused.error}")


def parse_files(
    paths: Paths,
    feed: FeedName = "unknown",
    media_type: MediaType = None,
    received: Received = None,
    traceback: Traceback = False,
) -> None:
    """Read raw items and print parsed items as NDJSON, in the order of the paths."""
    from streams.parse import Refused, feed_for, parse

    known = feed_for(feed, known_feeds(load_settings()))
    faults = Faults(traceback=traceback)

    def lines(raw: RawItem) -> Iterator[bytes]:
        for outcome in parse(raw, known):
            if isinstance(outcome, Refused):
                faults.refuse(outcome)
            elif invalid := fault_of(line := encode(outcome)):
                faults.refuse(Refused(outcome.copydesk.raw.item, invalid))
            else:
                yield line

    _print(_raw_items(paths, feed, media_type, received), lines, faults)


def fault_of(line: bytes) -> DataError | None:
    """Return why dedupe would refuse a parsed item, None for a good one: parsing checks no values itself."""
    try:
        decode(ParsedItem, line)
    except ValidationError as error:
        return DataError("invalid", brief(error))
    return None


def process_files(
    paths: Paths,
    feed: FeedName = "unknown",
    media_type: MediaType = None,
    received: Received = None,
    traceback: Traceback = False,
) -> None:
    """Take raw items the whole way in this process and print the articles as NDJSON.

    What ends before that prints nothing here, and stderr says why: an item under embargo, a duplicate, a test.
    """
    from streams.agents.ner.extra import enriching, recogniser
    from streams.dedupe import Desk
    from streams.pipeline.way import InProcess

    settings = load_settings()
    faults = Faults(traceback=traceback)
    came: dict[str, str] = {}

    def lines(raw: RawItem) -> Iterator[bytes]:
        # A file's receipt is the hash of its bytes: dedupe would take them for a redelivery and give the article again.
        if before := came.get(raw.pointer.sha256):
            say(f"{faults.path}: duplicate: the same bytes as {before}")
            return
        came[raw.pointer.sha256] = faults.path
        for send in way.raw(raw, faults.refuse):
            if send.topic == ARTICLES:
                yield send.value or b""
            else:
                _tell_end(send, faults)

    with recogniser(settings) as pool:
        way = InProcess(known_feeds(settings), Desk(), enriching(pool))
        _print(_raw_items(paths, feed, media_type, received), lines, faults)


def _print(items: Iterable[tuple[str, RawItem | DataError | OSError]], lines: Lines, faults: Faults) -> None:
    """Print the lines of each item; a bad one costs itself, and at the end the exit code 1."""
    for path, raw in items:
        faults.path = path
        if isinstance(raw, OSError):
            faults.tell(f"{'missing' if isinstance(raw, FileNotFoundError) else 'not readable'}: {raw.strerror or raw}")
            continue
        if isinstance(raw, DataError):
            faults.tell(f"{raw.reason}: {raw}")
            continue
        if is_story_line(raw.body):
            faults.tell("these are stories as lines: `copydesk dedupe` and `copydesk enrich` read them")
        try:
            ready = [ndjson(line) for line in lines(raw)]
        except DataError as error:
            faults.tell(f"{error.reason}: {error}")
        except Exception as error:  # noqa: BLE001  as the agents do: a bug costs one item, not the others
            faults.tell_bug(error)
        else:
            sys.stdout.buffer.writelines(ready)
    sys.stdout.flush()
    raise typer.Exit(FINDING if faults.found else OK)


def _tell_end(send: Send, faults: Faults) -> None:
    """Tell of an item that goes no further."""
    if send.topic == VERDICTS:
        verdict = decode(Verdict, send.value or b"")
        if verdict.kind in ENDS_AT_DEDUPE:
            say(f"{faults.path}: {verdict.kind}: {verdict.reason}")
    elif send.topic == DEAD:
        faults.tell(f"dead: {dict(send.headers)[CONNECT + 'exception.message'].decode()}")
    elif send.topic == HELD and send.value:
        from streams.cli.held import FOR_EVER

        verdict = decode(JudgedItem, send.value).verdict
        until = rfc3339(verdict.held_until) if verdict.held_until else FOR_EVER
        say(f"{faults.path}: held: an embargo keeps it back until {until}")


def _raw_items(
    paths: Iterable[str], feed: str, media_type: str | None, received: datetime | None
) -> Iterator[tuple[str, RawItem | DataError | OSError]]:
    """Read each path as one raw item; what can't be read becomes its error, and the others still come."""
    from streams.parse import file_item

    for number, given in enumerate(paths):
        path = os.fsencode(given).decode(errors="replace")  # a name that is no UTF-8 can't stand in JSON
        try:
            body = sys.stdin.buffer.read() if given == "-" else Path(given).read_bytes()
            kind = media_type or media_type_of(path)
            # Of two that came at once the receipt would say which is the older, and a file's is a hash.
            at = received + number * timedelta.resolution if received else datetime.now(UTC)
            yield path, file_item(path, body, feed=feed, received_at=at, content_type=kind)
        except OSError as error:
            yield path, error
        except DataError as error:
            yield path, error


def media_type_of(path: str) -> str | None:
    """Guess a media type from a file's name, or None: the sniffer then decides."""
    return mimetypes.guess_type(path)[0]
