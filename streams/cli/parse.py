"""`copydesk parse` and `copydesk process`: files in, NDJSON out, without a broker, with the code of the agents."""

import mimetypes
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from schemas.article import ParsedItem
from schemas.codec import encode, ndjson
from schemas.raw import RawItem
from schemas.topics import ARTICLES, DEAD, HELD, VERDICTS
from schemas.verdict import Verdict
from streams.cli.exits import FINDING, OK, say
from streams.cli.state import known_feeds, load_settings
from streams.cli.times import rfc3339_time
from streams.errors import DataError

Paths = Annotated[list[str], typer.Argument(help="Files to read; - is standard input.")]
FeedName = Annotated[str, typer.Option("--feed", help="The feed that the items come from, as in the feeds file.")]
MediaType = Annotated[str | None, typer.Option("--media-type", help="Media type, where the file name does not tell.")]
Received = Annotated[
    datetime | None,
    typer.Option(
        "--received", parser=rfc3339_time, metavar="TIME", help="When the items came, RFC 3339; default: now."
    ),
]


def parse_files(
    paths: Paths, feed: FeedName = "unknown", media_type: MediaType = None, received: Received = None
) -> None:
    """Read raw items and print parsed items as NDJSON, in the order of the paths."""
    from streams.parse import Refused, feed_for, parse

    feeds = known_feeds(load_settings())
    failed = False
    for path, raw in _raw_items(paths, feed, media_type, received):
        try:
            if isinstance(raw, DataError):
                raise raw
            for outcome in parse(raw, feed_for(feed, feeds)):
                if isinstance(outcome, ParsedItem):
                    sys.stdout.buffer.write(ndjson(encode(outcome)))
                elif isinstance(outcome, Refused):
                    failed = True
                    say(f"{path}: item {outcome.item}: {outcome.error.reason}: {outcome.error}")
        except DataError as error:
            failed = True
            say(f"{path}: {error.reason}: {error}")
    sys.stdout.flush()
    raise typer.Exit(FINDING if failed else OK)


def process_files(
    paths: Paths, feed: FeedName = "unknown", media_type: MediaType = None, received: Received = None
) -> None:
    """Take raw items the whole way in this process and print the articles as NDJSON."""
    from schemas.codec import decode
    from streams.dedupe import Desk
    from streams.pipeline import InProcess

    feeds = known_feeds(load_settings())
    way = InProcess(feeds, Desk())
    failed = False
    for path, raw in _raw_items(paths, feed, media_type, received):
        try:
            if isinstance(raw, DataError):
                raise raw
            for send in way.raw(raw):
                if send.topic == ARTICLES:
                    sys.stdout.buffer.write(ndjson(send.value or b""))
                elif send.topic == VERDICTS:
                    _tell_end(path, decode(Verdict, send.value or b""))
                elif send.topic == DEAD:
                    failed = True
                    say(f"{path}: dead: {dict(send.headers)['__connect.errors.exception.message'].decode()}")
                elif send.topic == HELD and send.value:
                    say(f"{path}: held: an embargo keeps it back")
        except DataError as error:
            failed = True
            say(f"{path}: {error.reason}: {error}")
    sys.stdout.flush()
    raise typer.Exit(FINDING if failed else OK)


def _tell_end(path: str, verdict: Verdict) -> None:
    if verdict.kind in ("duplicate", "test"):
        say(f"{path}: {verdict.kind}: {verdict.reason}")


def _raw_items(
    paths: Iterable[str], feed: str, media_type: str | None, received: datetime | None
) -> Iterator[tuple[str, RawItem | DataError]]:
    """Read each path as one raw item; what can't be read becomes its error, and the others still come."""
    from streams.parse import file_item

    for path in paths:
        try:
            body = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
            kind = media_type or media_type_of(path)
            at = received or datetime.now(UTC)
            yield path, file_item(path, body, feed=feed, received_at=at, content_type=kind)
        except OSError as error:
            yield path, DataError("unsupported", error.strerror or str(error))
        except DataError as error:
            yield path, error


def media_type_of(path: str) -> str | None:
    """Guess a media type from a file's name, or None: the sniffer then decides."""
    return mimetypes.guess_type(path)[0]
