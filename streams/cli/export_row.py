"""An article as a row of a table: flat, with the names of the article where it has them."""

from collections.abc import Iterable, Sequence
from typing import Any

from schemas.article import Article
from schemas.codec import decode
from schemas.ninjs import Thing
from streams.sinks import StoredArticle

COLUMNS = (
    "uri", "revision", "version", "kind", "pub_status", "living", "latest", "held", "feed", "language", "version_created",
    "received_at", "headline", "slugline", "byline", "dateline_place", "located_country", "body_text", "word_count",
    "char_count", "subjects", "people", "organisations", "places",
)  # fmt: skip
"""The names of a row, but for `article_json`: all of it once more."""


def row(stored: StoredArticle) -> dict[str, Any]:
    """Return an article by the names of its columns, which are the same for every article; lists are of names."""
    article = decode(Article, stored.article)
    dateline = article.copydesk.dateline
    located = dateline.located if dateline else None
    plain = next((body for body in article.bodies if body.content_type in (None, "text/plain")), None)
    return {
        "uri": stored.uri,
        "revision": stored.revision,
        "version": stored.version,
        "kind": stored.kind,
        "pub_status": stored.pub_status,
        "living": stored.living,
        "latest": stored.latest,
        "held": stored.held,
        "feed": stored.feed,
        "language": stored.language,
        "version_created": stored.version_created,
        "received_at": stored.received_at,
        "headline": article.headline,
        "slugline": article.slugline,
        "byline": article.by,
        "dateline_place": article.located or (dateline.places[0] if dateline and dateline.places else None),
        "located_country": located.country if located else None,
        "body_text": article.text,
        "word_count": plain.word_count if plain else None,
        "char_count": plain.char_count if plain else None,
        "subjects": _names(article.subjects),
        "people": _names(article.people),
        "organisations": _names(article.organisations),
        "places": _names(article.places),
        "article_json": stored.article.decode(),
    }


def _names(things: Iterable[Thing]) -> Sequence[str]:
    """Return what things are called: by name, else by what identifies them."""
    return [name for thing in things if (name := thing.name or thing.literal or thing.uri)]
