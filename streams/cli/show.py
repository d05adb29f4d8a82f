"""`copydesk show`: an article of the store for a person, what was found in its text highlighted by kind."""

import asyncio
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.annotations import (
    Annotations,
    DateMention,
    Mention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    QuantityMention,
    StatementMention,
)
from schemas.article import Article
from schemas.codec import decode
from schemas.events import rfc3339
from streams.cli.exits import FINDING, say
from streams.cli.state import load_settings, told_store

if TYPE_CHECKING:
    from rich.text import Text

STYLES: dict[str, str] = {
    "statements": "italic",
    "people": "bold magenta",
    "organisations": "bold blue",
    "places": "bold green",
    "dates": "yellow",
    "quantities": "cyan",
}
"""Kind of mention → how it looks; a later kind is laid over an earlier one, so that names show inside of statements."""

_KINDS = tuple(name for name, field in Annotations.model_fields.items() if field.default == ())
LOOKS: dict[str, str] = {kind: "underline" for kind in _KINDS if kind not in STYLES} | STYLES
"""The same for every kind that articles may have: one without a style of its own is underlined."""

_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey: controls but tab and line feed, and overrides of direction. One place each is kept."""


def show(
    uri: Annotated[str, typer.Argument(help="The uri of the article; `copydesk search` and `why` tell it.")],
) -> None:
    """Show the newest version of an article, mentions highlighted by kind; `copydesk articles --uri` prints its JSON.

    Killed and withheld articles are hidden. Exit 1 when there is none to show.
    """
    article = asyncio.run(_newest(uri.strip()))
    if article is None:
        say(f"{told_store(load_settings())} shows no article {uri.strip()!r}; `copydesk why` tells what became of it")
        raise typer.Exit(FINDING)
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, soft_wrap=not sys.stdout.isatty())
    for part in _parts(article):
        console.print(part)


async def _newest(uri: str) -> Article | None:
    """Return the newest version that may be shown; TransientError when the store is away."""
    from streams.sinks import ArticleQuery
    from streams.sinks.existing import existing

    async with existing(load_settings().store) as store:
        async for stored in store.articles(ArticleQuery(uri=uri, newest_first=True, limit=1)):
            return decode(Article, stored.article)
    return None


def _parts(article: Article) -> "Iterator[Text]":
    """Yield the article from its headline to what was found in it, a paragraph each."""
    from rich.text import Text

    yield Text(_plain(article.headline) or "(no headline)", style="bold underline")
    yield Text(_plain(_about(article)), style="dim")
    for label, words in _said(article):
        yield Text(_plain(f"{label}: {words}"), style="dim")
    yield Text()
    noted = article.copydesk.annotations or Annotations(status={})
    yield highlighted(article.text, noted)
    yield Text()
    for kind, style in LOOKS.items():
        if names := _names(getattr(noted, kind)):
            yield Text(f"{kind}: ", style=style).append(_plain(", ".join(names)), style="not bold not italic default")
    for label, told in (
        ("topics", _topics(article)),
        ("keywords", article.copydesk.keywords),
        ("status", _status(noted)),
    ):
        if told:
            yield Text(_plain(f"{label}: {', '.join(told)}"))


def highlighted(text: str, noted: Annotations) -> "Text":
    """Return the text with its mentions styled by kind; what would command the terminal is a replacement character."""
    from rich.text import Text

    shown = Text(_plain(text))
    for kind, style in LOOKS.items():
        for mention in getattr(noted, kind):
            shown.stylize(style, mention.start, mention.end)
    return shown


def _plain(text: str) -> str:
    return _COMMANDS.sub("\ufffd", text)


def _about(article: Article) -> str:
    wire = article.copydesk
    sent = article.version_created or wire.received_at
    line = wire.dateline.text if wire.dateline else None
    by = f"By {article.by}" if article.by else None
    facts = (by, line, rfc3339(sent), wire.feed, article.language, wire.change.kind, article.uri)
    return "  ".join(fact for fact in facts if fact)


def _said(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what editors say of this version: the part that it is, what it changes, what readers are to know, doubts of ours."""
    wire = article.copydesk
    if wire.take and wire.take.number:
        yield "take", f"{wire.take.number} of {wire.take.of}" if wire.take.of else str(wire.take.number)
    if wire.change.note:
        yield "change", wire.change.note
    if article.ed_note and article.ed_note != wire.change.note:
        yield "to editors", article.ed_note
    yield from (("warning", warning) for warning in wire.warnings)


def _names(mentions: tuple[Mention, ...]) -> list[str]:
    """Return what was found, once each, in the order of the text; a name as it was told most fully."""
    found: dict[str, str] = {}
    for mention in mentions:
        name, told = _told(mention)
        found[name] = max(found.get(name, ""), told, key=len)
    return list(found.values())


def _told(mention: Mention) -> tuple[str, str]:
    """Return what a mention means, and that with what is known of it: role, country, value, verb of saying."""
    match mention:
        case PersonMention() | OrganisationMention() | PlaceMention():
            known = mention.country if isinstance(mention, PlaceMention) else mention.role
            return mention.name, f"{mention.name} ({known})" if known else mention.name
        case DateMention():
            return mention.surface, f"{mention.surface} = {mention.value}"
        case QuantityMention():
            return mention.surface, " ".join(filter(None, (f"{mention.surface} = {mention.value:.15g}", mention.unit)))
        case StatementMention():
            said = f"{mention.speaker or '?'} {mention.cue or ''}".strip()
            return said, said
    return mention.surface, mention.surface


def _topics(article: Article) -> list[str]:
    return [
        f"{subject.name or subject.literal}" + (f" {subject.confidence}" if subject.confidence is not None else "")
        for subject in article.subjects
        if subject.name or subject.literal
    ]


def _status(noted: Annotations) -> list[str]:
    return [f"{name} {status}" for name, status in noted.status.items()]
