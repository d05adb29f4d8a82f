"""The notice that killed an article: who sent it, when, and its words, as `copydesk why` tells them to an operator.

A notice may quote what it kills, or be the killed item once more with another status. So of its words only those are told
that are its own: a line is left out where most of it stands in a killed version, and the headlines of those have a mask.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from schemas.article import Article
from schemas.codec import decode
from schemas.vocab import CANCELS
from streams.moments import moment
from streams.sinks.killed import killed
from streams.sinks.queries import ArticleQuery, StoredArticle
from streams.sinks.store import ArticleStore
from streams.sinks.way import Notice, Way
from streams.sinks.words import terms
from streams.text.desk_notes import glance, read_note

MASK = "(killed headline)"

_RUN = 4
"""Terms in a row that two texts share by quoting and seldom by chance: "please kill the story" is in no news."""

_MOST = 1000
"""Characters of a notice that are told; `copydesk articles --uri URI --all-versions --killed` has all of it."""


async def notice(store: ArticleStore, way: Way) -> Notice | None:
    """Return the notice that hides the item of a way, or the article that it repeats; None where none is stored."""
    for uri in (way.uri, way.judged.of if way.judged else None):
        if uri is None or (way.stored.living if way.stored else not await killed(store, [uri])):
            continue
        query = ArticleQuery(uri=uri, all_versions=True, killed=True, held=True)
        versions = [version async for version in store.articles(query)]
        if (found := _standing(versions, way.revision)) is not None:
            return _told(found, [version for version in versions if version.kind not in CANCELS])
    return None


def _standing(versions: Sequence[StoredArticle], revision: str | None) -> StoredArticle | None:
    """Return the kill that came first of those that reach a version, or any where the version is not stored."""
    at = next((_order(version) for version in versions if version.revision == revision), None)
    kills = (each for each in versions if each.kind in CANCELS and (at is None or _order(each) >= at))
    return min(kills, key=lambda kill: kill.cursor, default=None)


def _order(version: StoredArticle) -> int:
    return moment(version.version_created or version.received_at)


def _told(kill: StoredArticle, versions: Sequence[StoredArticle]) -> Notice:
    article = decode(Article, kill.article)
    return Notice(
        receipt=kill.receipt,
        uri=kill.uri,
        kind=article.copydesk.change.kind,
        agency=article.copydesk.agency,
        feed=kill.feed,
        at=kill.received_at,
        words=_cut("\n".join(_own(article, [decode(Article, version.article) for version in versions]))),
    )


def _own(notice: Article, versions: Sequence[Article]) -> Iterator[str]:
    """Yield the lines of a notice that are its own, each once."""
    heads = [head.value for version in versions for head in version.headlines if head.value.strip()]
    mask = re.compile("|".join(map(re.escape, sorted(heads, key=len, reverse=True))) or r"(?!)", re.IGNORECASE)
    quoted = [terms(text) for version in versions for text in (*heads, version.title or "", version.text)]
    for line in dict.fromkeys(_lines(notice, known=bool(versions))):
        said = mask.sub(MASK, line)
        if said != MASK and not _stands_in(terms(said.replace(MASK, "")), quoted):
            yield said


def _lines(notice: Article, *, known: bool) -> Iterator[str]:
    """Yield the lines of a notice. Where no version is known to tell its words from, only those of a note to editors."""
    head, paragraphs = notice.title or notice.headline, notice.text.split("\n")
    said = [notice.copydesk.change.note or "", notice.ed_note or ""]
    note = read_note(glance(head, paragraphs, len(notice.text)))
    if known or (note and note.asks == "kill"):
        said = [head, *said, *paragraphs]
    for text in said:
        yield from (line.strip() for line in text.splitlines() if line.strip())


def _stands_in(line: Sequence[str], texts: Iterable[Sequence[str]]) -> bool:
    """Say whether at least half of what a line says stands in these texts word for word."""
    size = min(len(line), _RUN)
    runs = _runs(line, size)
    return bool(runs) and 2 * len(runs & set().union(*(_runs(text, size) for text in texts))) >= len(runs)


def _runs(text: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(text[at : at + size]) for at in range(len(text) - size + 1)} if size else set()


def _cut(words: str) -> str:
    return words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + "…"
