"""A scripted newsroom: hundreds of articles as chains of items, and what must be known of each in the end.

Everything is invented: a seed gives the names, words, slugs and times of one day. `arrivals` puts the items into an
order; only the times of receiving depend on it, for what an agency says of an item does not change on its way.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dedupe.items import parsed
from dedupe.writer import Story, Writer

from schemas.article import ParsedItem
from schemas.ninjs import AltId


@dataclass(frozen=True)
class Told:
    """One item of the script: its facts, and how it may be judged. `note` is a kill in prose, of no article's own."""

    facts: dict[str, Any]
    kinds: frozenset[str]
    note: bool = False
    called: str | None = None

    def item(self, offset: int, received: float) -> ParsedItem:
        """Return the item as it is received."""
        item = parsed(**self.facts, offset=offset, received=received)
        return item.model_copy(update={"alt_ids": (AltId(role="number", value=self.called),)}) if self.called else item


@dataclass
class Article:
    """One article: its items in the order of their making, and which of them is shown in the end (None: killed)."""

    told: list[Told] = field(default_factory=list)
    shown: int | None = 0

    def add(self, *kinds: str, shown: bool = True, note: bool = False, called: str | None = None, **facts: Any) -> None:
        """Add one item; `kinds` are all that it may rightly be judged as."""
        self.told.append(Told(facts, frozenset(kinds), note, called))
        if shown:
            self.shown = len(self.told) - 1


UNMARKED = ("new", "update")
"""What an item may be judged as that says nothing of itself: which, depends on what came first."""

Plot = Callable[[Story, int], Article]


def by_identifier(story: Story, number: int) -> Article:
    """Make versions, a correction and an advisory under one identifier, whose version numbers mean nothing."""
    article, guid, minute = Article(), f"tag:nb.example,2025:{number}", story.minute
    article.add(*UNMARKED, guid=guid, created=minute, version="7", headline=story.headline, body=story.text())
    article.add(
        *UNMARKED,
        guid=guid,
        created=minute + 9,
        version="3",
        headline=story.later_headline,
        body=story.text(paragraphs=4),
    )
    article.add(
        "correction",
        guid=guid,
        created=minute + 20,
        version="5",
        kind="correction",
        headline=story.headline,
        body=story.text(),
    )
    article.add(
        "advisory",
        shown=False,
        guid=guid,
        created=minute + 30,
        kind="advisory",
        headline="Pictures follow",
        body="Soon.",
    )
    return article


def killed_by_identifier(story: Story, number: int) -> Article:
    """Make two versions and a kill after them."""
    article, guid = Article(), f"urn:nb:{number}"
    article.add(*UNMARKED, guid=guid, created=story.minute, headline=story.headline, body=story.text())
    article.add(*UNMARKED, guid=guid, created=story.minute + 5, headline=story.headline, body=story.text(paragraphs=4))
    article.add("kill", guid=guid, created=story.minute + 50, status="canceled", headline=story.headline, body="")
    article.shown = None
    return article


def killed_and_back(story: Story, number: int) -> Article:
    """Make a version, a kill, and a version after it, which lives."""
    article, guid = Article(), f"nb-{number}"
    article.add(*UNMARKED, guid=guid, created=story.minute, headline=story.headline, body=story.text())
    article.add(
        "withdrawal", guid=guid, created=story.minute + 9, kind="withdrawal", status="canceled", headline="", body=""
    )
    article.add(
        "update", "new", guid=guid, created=story.minute + 30, headline=story.headline, body=story.text(paragraphs=4)
    )
    return article


def write_throughs(story: Story, _: int) -> Article:
    """Make later leads with take keys in the slug, new headlines and a growing text."""
    article, slug = Article(), f"BC-NB--{story.slug}"
    article.add("new", "update", guid=None, slug=slug, created=story.minute, headline=story.headline, body=story.text())
    for n, mark in enumerate(("1st Ld", "2nd Ld-Writethru", "3rd Ld-Writethru"), 1):
        headline = story.later_headline if n > 1 else story.headline
        body = story.text(
            paragraphs=2 + n, say=f"{story.who[n % 3]} answered questions of {story.place} on what comes next."
        )
        article.add(
            "update",
            "new",
            guid=None,
            slug=f"{slug}, {mark}",
            created=story.minute + 30 * n,
            headline=headline,
            body=body,
        )
    return article


def numbered_updates(story: Story, _: int) -> Article:
    """Make UPDATE 1 to 3, a correction of the second, and the last one refiled and repeated."""
    article, facts = Article(), {"guid": None, "slug": f"{story.slug}/"}
    article.add("new", "update", **facts, created=story.minute, headline=story.headline, body=story.text())
    for n in (1, 2, 3):
        headline = story.headline if n < 3 else story.later_headline
        body = story.text(paragraphs=2 + n)
        article.add(
            "update", **facts, created=story.minute + 20 * n, kind="update", number=n, headline=headline, body=body
        )
    fixed = story.text(paragraphs=4).replace(story.who[0], story.who[2])
    article.add(
        "correction",
        shown=False,
        **facts,
        created=story.minute + 50,
        kind="correction",
        number=2,
        headline=story.headline,
        body=fixed,
    )
    refiled = story.text(paragraphs=5) + " End."
    article.add(
        "refile",
        **facts,
        created=story.minute + 70,
        kind="refile",
        number=3,
        headline=story.later_headline,
        body=refiled,
    )
    article.add(
        "repeat",
        **facts,
        created=story.minute + 200,
        kind="repeat",
        number=3,
        headline=story.later_headline,
        body=refiled,
    )
    return article


def by_headline_alone(story: Story, _: int) -> Article:
    """Make, without identifier and slug, an update, a correction in which no word changed, a refile and a repeat."""
    article, facts = Article(), {"guid": None, "headline": story.headline}
    article.add("new", "update", **facts, created=story.minute, body=story.text())
    article.add("update", **facts, created=story.minute + 15, kind="update", number=1, body=story.text(paragraphs=4))
    article.add("correction", **facts, created=story.minute + 25, kind="correction", body=story.text(paragraphs=4))
    article.add("refile", **facts, created=story.minute + 35, kind="refile", body=story.text(paragraphs=4) + " End.")
    article.add("repeat", **facts, created=story.minute + 600, kind="repeat", body=story.text(paragraphs=4) + " End.")
    return article


def takes(story: Story, _: int) -> Article:
    """Send a story in three takes, and an update of it in two."""
    article, facts = Article(), {"guid": None, "slug": f"{story.slug}/", "headline": story.headline}
    for n in (1, 2, 3):
        article.add("new", "update", **facts, take=n, created=story.minute + n, body=story.paragraphs[n - 1])
    for n in (1, 2):
        body = f"{story.paragraphs[2 + n]} {story.paragraphs[n - 1]}"
        article.add("update", **facts, take=n, created=story.minute + 40 + n, kind="update", number=1, body=body)
    return article


def sent_again(story: Story, _: int) -> Article:
    """Send the same item at other priorities."""
    article, facts = Article(), {"guid": None, "slug": story.slug, "headline": story.headline, "body": story.text()}
    for n, priority in enumerate("urd"):
        article.add("new", "repeat", "update", **facts, priority=priority, created=story.minute + 6 * n)
    return article


def by_two_feeds(story: Story, number: int) -> Article:
    """Send each item by two feeds of the agency: one of the two is a duplicate."""
    article = Article()
    for n, kind in enumerate(("new", "correction")):
        guid = f"tag:nb.example,2025:two-{number}" if number % 2 else None
        facts = {"guid": guid, "headline": story.headline, "body": story.text(paragraphs=3 + n), "kind": kind}
        for feed in ("nb-satellite", "nb-web"):
            allowed = ("new", "update", "duplicate") if kind == "new" else ("correction", "duplicate")
            article.add(*allowed, **facts, feed=feed, created=story.minute + 10 * n)
    return article


def killed_in_prose(story: Story, number: int) -> Article:
    """Make two versions without identifier, and a note that withdraws them by headline, slug or number."""
    article, facts = Article(), {"guid": None, "slug": f"{story.slug}/", "headline": story.headline}
    name = f"NB{7000 + number}"
    article.add("new", "update", **facts, created=story.minute, body=story.text(), called=name)
    article.add("update", **facts, created=story.minute + 9, kind="update", body=story.text(paragraphs=4), called=name)
    texts = (
        f'STORY WITHDRAWN. The story headlined "{story.headline}" is wrong.',
        f"Please kill the story slugged {story.slug}/ of today. It is wrong.",
        f"KILL KILL KILL\n\n{name} is wrong.",
    )
    note = {"guid": None, "kind": "advisory", "headline": "Note to editors", "body": texts[number % 3]}
    article.add("kill", "withdrawal", "advisory", note=True, **note, created=story.minute + 60)
    article.shown = None
    return article


def alone(story: Story, _: int) -> Article:
    """Make one item, of which there is no other version."""
    article = Article()
    article.add(
        "new", guid=None, slug=f"{story.slug}/", created=story.minute, headline=story.headline, body=story.text()
    )
    return article


def daily(story: Story, _: int) -> Article:
    """Make an item under a headline and slug that come again and again, each time with other news."""
    article = Article()
    article.add("new", guid=None, slug="FISH-PRICES/", created=story.minute, headline="Fish prices", body=story.text())
    return article


PLOTS: tuple[Plot, ...] = (
    by_identifier, killed_by_identifier, killed_and_back, write_throughs, numbered_updates, by_headline_alone, takes,
    sent_again, by_two_feeds, killed_in_prose, alone, daily,
)  # fmt: skip


SHARING: tuple[Plot, ...] = (numbered_updates, takes, alone)
"""Plots of which every second story has the slug of the one before."""


def script(seed: int, count: int) -> list[Article]:
    """Write so many articles."""
    writer = Writer(random.Random(seed))
    articles: list[Article] = []
    slug = "FIRST"
    for number in range(count):
        plot, story = PLOTS[number % len(PLOTS)], writer.story()
        if plot in SHARING and number // len(PLOTS) % 2:
            story.slug = slug
        elif plot in SHARING:
            slug = story.slug
        articles.append(plot(story, number))
    return articles


def arrivals(articles: list[Article], chance: random.Random | None) -> Iterator[tuple[int, int, ParsedItem]]:
    """Yield article, place in it and item, as they arrive: when they were made, or in an order by chance.

    In the order of making, one item in ten comes hours late.
    """
    told = [(a, t) for a, article in enumerate(articles) for t in range(len(article.told))]
    if chance is None:
        late = random.Random(0)
        delay = {key: 300 if late.random() < 0.1 else 0 for key in told}
        told.sort(key=lambda key: (articles[key[0]].told[key[1]].facts["created"] + delay[key], key))
    else:
        chance.shuffle(told)
    for offset, (a, t) in enumerate(told):
        yield a, t, articles[a].told[t].item(offset, received=1500 + offset / 10)
