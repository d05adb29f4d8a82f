"""Datelines and countries of the wire of 1987 (Reuters-21578): its editors tagged each story with countries."""

from collections import Counter

from quality.enrichment.figures import SAMPLES, Figure, f1, share
from quality.reuters import Story, stories
from quality.test_reuters import read

from schemas import Article
from schemas.article import ArticleFacts, ParsedItem
from streams.enrich import ENRICHERS, run
from streams.enrich.places.areas import areas

FOLDER = SAMPLES / "reuters21578"
ROWS = tuple(row for row in ENRICHERS if row.name in ("located", "names", "places"))

THEN = {
    "ussr": "RU", "uk": "GB", "usa": "US", "uae": "AE", "east-germany": "DE", "trinidad-tobago": "TT", "congo": "CG",
    "yemen-arab-republic": "YE", "yemen-demo-republic": "YE", "us-virgin-islands": "VI", "ivory-coast": "CI",
    "papua-new-guinea": "PG", "burma": "MM",
}  # fmt: skip
"""Tags of the editors that are no name of a country of today."""


def enriched(item: ParsedItem) -> Article:
    """Return the article of an item after the enrichers that places depend on."""
    facts = {name: value for name, value in dict(item.copydesk).items() if name in ArticleFacts.model_fields}
    known = {name: value for name, value in dict(item).items() if name in Article.model_fields}
    known |= {"language": "en", "copydesk": ArticleFacts.model_construct(**facts)}
    return run(ROWS, Article.model_construct(**known), None)


def tags(story: Story) -> frozenset[str]:
    """Return the ISO codes of the editors' tags."""
    return frozenset(THEN.get(tag) or _code(tag) for tag in story.tags)


def _code(tag: str) -> str:
    return next((area.country for area in areas().get(tag.replace("-", " "), ()) if not area.division), tag)


def measure(every: int) -> list[Figure]:
    """Return how often the dateline's city is resolved, its country tagged, and the countries agree."""
    count = Counter[str]()
    for story in stories(FOLDER):
        if story.tags and story.body and story.number % every == 0:
            _compare(tags(story), enriched(read(story, story.sent)), count)
    right, found, gold = count["right"], count["found"], count["tags"]
    return [
        Figure("dateline, city resolved", share(count["resolved"], count["lines"]), count["lines"]),
        Figure("dateline, its country tagged", share(count["agreed"], count["resolved"]), count["resolved"]),
        Figure("country tags, F1", f1(right, found, gold), gold),
        Figure("country tags, precision", share(right, found), found),
    ]


def _compare(gold: frozenset[str], article: Article, count: Counter[str]) -> None:
    line = article.copydesk.dateline
    located = line.located if line else None
    if line and line.places:
        count["lines"] += 1
        count["resolved"] += located is not None and located.id is not None
        count["agreed"] += located is not None and located.id is not None and located.country in gold
    annotations = article.copydesk.annotations
    assert annotations
    listed = {each.uri or each.name for each in article.places}
    found = {each.country for each in annotations.places if each.country and (each.id or each.name) in listed}
    if located and located.country:
        found.add(located.country)
    count.update(found=len(found), tags=len(gold), right=len(found & gold))
