"""`copydesk search`: articles of the store by their words, or all of them, newest first."""

import asyncio
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.codec import ndjson
from streams.cli.exits import FINDING, USAGE, say
from streams.cli.options import Feeds, Languages, Since, Until
from streams.cli.state import load_settings, told_store

if TYPE_CHECKING:
    from streams.sinks import ArticleQuery, StoredArticle, Words

WHAT_FOR = (
    'Words that the articles have; "these words" as a phrase, mini* by its beginning, -word without it (after --). '
    "Without any: all articles."
)


def search(
    asked: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help=WHAT_FOR)] = None,
    *,
    feed: Feeds = None,
    lang: Languages = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
    json: Annotated[bool, typer.Option("--json", help="The articles as NDJSON.")] = False,
) -> None:
    """Find articles by their words, or list all, newest first, a line each: when received, feed, language, kind, headline, uri.

    `copydesk search --since today` lists what came today. Killed and withheld articles are hidden. Exit 1 when nothing
    is found.
    """
    from streams.sinks import ArticleQuery

    question = " ".join(_as_typed(word) for word in asked or ())
    looked_for = _words(question) if asked else None
    query = ArticleQuery(
        words=looked_for, feeds=tuple(feed or ()), languages=tuple(lang or ()), since=since, until=until,
        newest_first=True, limit=limit + 1,
    )  # fmt: skip
    found = asyncio.run(_print(query, limit, _whole if json else _line(looked_for)))
    if found > limit:
        say(f"these are the newest {limit}, and there are more: --limit NUMBER, --since and --until choose")
    if not found:
        what = f"has {question}" if asked else "is an article that this asks for"
        say(
            f"nothing in {told_store(load_settings())} {what}, killed and withheld articles aside: `copydesk why` tells of those, `status` what is on its way"
        )
        raise typer.Exit(FINDING)


def _words(question: str) -> "Words":
    """Read a question; one that asks for nothing, or for too much, is a usage error."""
    from streams.sinks import words

    try:
        return words(question)
    except ValueError as error:
        say(str(error))
        raise typer.Exit(USAGE) from None


def _as_typed(word: str) -> str:
    """Give a phrase its quotes back, which the shell took: an argument with spaces in it was one."""
    return f'"{word}"' if " " in word and '"' not in word else word


async def _print(query: "ArticleQuery", most: int, spell: "Callable[[StoredArticle], bytes]") -> int:
    """Print what is found, at most so many; return how many it was."""
    from streams.sinks.existing import existing

    found = 0
    async with existing(load_settings().store) as store:
        async for article in store.articles(query):
            if found < most:
                sys.stdout.buffer.write(spell(article))
            found += 1
    sys.stdout.flush()
    return found


def _whole(article: "StoredArticle") -> bytes:
    return ndjson(article.article)


def _line(asked: "Words | None") -> "Callable[[StoredArticle], bytes]":
    """Return what spells an article for a person, a line each; on a terminal the words found are bold."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, soft_wrap=True, highlight=False)

    def line(article: "StoredArticle") -> bytes:
        headline = Text(_plain(article.headline))
        for start, end in asked.spans(headline.plain) if asked and not console.no_color else ():
            headline.stylize("bold", start, end)
        at = f"{article.received_at:%Y-%m-%d %H:%M:%SZ}"
        with console.capture() as told:
            about = (at, _plain(article.feed), _plain(article.language or "-"), _plain(article.kind))
            console.print(*map(Text, about), headline, Text(_plain(article.uri)), sep="  ")
        return told.get().encode()

    return line


def _plain(text: str) -> str:
    """Return a text in one line; what a feed sent may be no command to the terminal."""
    from streams.text.spaces import squeeze, visible

    return squeeze(visible(text))
