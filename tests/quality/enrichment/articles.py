"""Articles for the measures: made in this process by the code that every stage and command runs."""

from datetime import UTC, datetime

from schemas import Article
from schemas.article import ArticleFacts, ParsedItem
from schemas.ninjs import Body, Text
from schemas.verdict import JudgedItem
from streams.dedupe import Desk, Place
from streams.enrich import ENRICHERS, enrich, run
from streams.parse import Refused, feed_for, file_item, parse


def processed(data: bytes, feed: str, received_at: datetime) -> Article:
    """Return the article of one raw item, by the whole way."""
    (item,) = parse(file_item("item", data, feed=feed, received_at=received_at), feed_for(feed, {}))
    assert not isinstance(item, Refused)
    return whole(item)


def whole(item: ParsedItem) -> Article:
    """Return a parsed item judged alone and enriched."""
    return enrich(JudgedItem(latest=True, verdict=Desk().decide(item, Place(0, 0)).verdict, item=item))


def told(text: str, language: str | None = "en", rows: tuple[str, ...] = (), headline: str = "") -> Article:
    """Return an article of a text alone, after the enrichers of these names or all of them."""
    body = Body(role="main", content_type="text/plain", value=text)
    facts = ArticleFacts.model_construct(warnings=(), received_at=datetime(2026, 11, 3, tzinfo=UTC))
    article = Article.model_construct(
        bodies=(body,),
        headlines=(Text(role="main", value=headline),) if headline else (),
        language=language,
        copydesk=facts,
    )
    return run(tuple(row for row in ENRICHERS if not rows or row.name in rows), article, None)
