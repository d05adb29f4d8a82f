"""`copydesk export`: what the store has, for other programs: NDJSON, or a table of it as CSV or Parquet.

A file appears when it is complete, and before that not at all: it is written beside its place and then renamed.
"""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING, Annotated

import typer

from schemas.codec import ndjson
from streams.cli.exits import USAGE, say
from streams.cli.options import AllVersions, Feeds, Held, Killed, Languages, Since, Until
from streams.cli.state import load_settings

if TYPE_CHECKING:
    from streams.cli.export_csv import Csv
    from streams.cli.export_parquet import Table
    from streams.sinks import ArticleQuery, StoredArticle

STDOUT = "-"


class Format(StrEnum):
    """How articles are written."""

    NDJSON = "ndjson"
    CSV = "csv"
    PARQUET = "parquet"


SUFFIXES = {
    ".parquet": Format.PARQUET, ".csv": Format.CSV, ".ndjson": Format.NDJSON, ".jsonl": Format.NDJSON, ".json": Format.NDJSON,
}  # fmt: skip
"""What the name of a file says of its format; without an ending it is NDJSON."""


def export(
    *,
    form: Annotated[
        Format | None, typer.Option("--format", help="How articles are written; else as the file's name ends.")
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", help="A file, or - for stdout.")] = STDOUT,
    feed: Feeds = None,
    lang: Languages = None,
    since: Since = None,
    until: Until = None,
    all_versions: AllVersions = False,
    killed: Killed = False,
    held: Held = False,
) -> None:
    """Write articles of the store, oldest first; killed and withheld ones are left out. Parquet needs a file."""
    from streams.sinks import ArticleQuery

    form = form or _named(output)
    if form is Format.PARQUET and output == STDOUT:
        say("a Parquet file is written at its end and its beginning: name one with --output")
        raise typer.Exit(USAGE)
    query = ArticleQuery(
        feeds=tuple(feed or ()), languages=tuple(lang or ()), since=since, until=until, all_versions=all_versions,
        killed=killed, held=held,
    )  # fmt: skip
    count = asyncio.run(_export(query, form, output))
    if output != STDOUT:
        say(f"{count} articles in {output}")


def _named(output: str) -> Format:
    """Return the format that the name of a file says."""
    ending = Path(output).suffix.lower()
    if ending and ending not in SUFFIXES:
        say(
            f"{output}: no format ends with {ending}; say which it is with --format, or end it with {', '.join(SUFFIXES)}"
        )
        raise typer.Exit(USAGE)
    return SUFFIXES.get(ending, Format.NDJSON)


async def _export(query: "ArticleQuery", form: Format, output: str) -> int:
    """Write the articles; return how many it were."""
    from streams.sinks.existing import existing

    writer = _writer(form)
    count = 0
    async with existing(load_settings().store) as store:
        with _place(output) as file, closing(writer(file)) as sink:
            async for article in store.articles(query):
                sink.write(article)
                count += 1
    return count


class Lines:
    """Articles as NDJSON, as they were published."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, article: "StoredArticle") -> None:
        """Write one article."""
        self._file.write(ndjson(article.article))

    def close(self) -> None:
        """Let nothing wait in a buffer."""
        self._file.flush()


def _writer(form: Format) -> "Callable[[IO[bytes]], Lines | Csv | Table]":
    """Return what writes a form; ConfigError where it is not installed."""
    if form is Format.NDJSON:
        return Lines
    if form is Format.CSV:
        from streams.cli.export_csv import Csv

        return Csv
    from streams.errors import ConfigError

    try:
        from streams.cli.export_parquet import Table
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "pyarrow":
            raise
        raise ConfigError(
            "a Parquet file needs pyarrow: make extras in a checkout, else pip install 'copydesk[parquet]'"
        ) from error
    return Table


@contextmanager
def _place(output: str) -> Iterator[IO[bytes]]:
    """Lend stdout, or a file that takes its name when all went well."""
    if output == STDOUT:
        yield sys.stdout.buffer
        return
    target = Path(output)
    try:
        file = NamedTemporaryFile(  # noqa: SIM115  closed below
            dir=target.parent, prefix=f".{target.name}.", suffix=".part", delete=False
        )
    except OSError as error:
        say(f"{output} can't be written: {error.strerror}; name another file with --output")
        raise typer.Exit(USAGE) from None
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), 0o666 & ~_umask())  # a temporary file is its owner's alone
        Path(file.name).replace(target)
    finally:
        Path(file.name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
