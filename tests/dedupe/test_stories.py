"""Running stories: different articles about one event share an id that stays, and it is known who had the event first."""

import random

from dedupe.items import at, parsed
from dedupe.writer import Story, Writer

from schemas.article import ParsedItem
from schemas.verdict import Verdict
from streams.dedupe import Desk, Place

DAY = 60 * 24


def judged(*stream: ParsedItem, desk: Desk | None = None) -> list[Verdict]:
    """Return the verdicts on a stream."""
    desk = desk or Desk()
    return [desk.decide(one, Place(0, offset)).verdict for offset, one in enumerate(stream)]


def article(
    story: Story, paragraphs: slice, offset: int, minute: float, *, feed: str = "nb", guid: str | None = None
) -> ParsedItem:
    """Make an article about a story from some of its paragraphs, which no other article has."""
    guid = guid or f"tag:{feed}.example,2025:{offset}"
    body = "\n\n".join(story.paragraphs[paragraphs])
    return parsed(guid, offset=offset, created=minute, received=minute, agency=feed, headline=story.headline, body=body)


def noise(writer: Writer, first: int, count: int) -> list[ParsedItem]:
    """Make other stories, so that it is known which words are rare."""
    return [article(writer.story(), slice(3), first + n, n / 10) for n in range(count)]


def test_two_articles_about_one_event_are_one_story() -> None:
    """Other paragraphs from another agency: the same story; who had it first, and by how much, is said."""
    writer = Writer(random.Random(1))
    story = writer.story()
    other = noise(writer, 10, 40)
    first, second = article(story, slice(2), 1, 5), article(story, slice(2, 5), 2, 50, feed="rival")
    verdicts = {verdict.receipt: verdict for verdict in judged(*other, first, second)}
    one, two = (verdicts[item.copydesk.receipt].story for item in (first, second))
    assert one is not None
    assert two is not None
    assert one.id == two.id
    assert (one.first_uri, one.seconds_later) == (None, None)
    assert (two.first_uri, two.first_feed, two.first_at, two.seconds_later) == (first.uri, "nb", at(5), 45 * 60)
    assert sum(verdict.story.id == one.id for verdict in verdicts.values() if verdict.story) == 2


def test_story_id_stays_under_updates() -> None:
    """A version of an article and the same item again have its story, whatever their words."""
    writer = Writer(random.Random(2))
    story, turned = writer.story(), writer.story()
    stream = [
        *noise(writer, 10, 30),
        article(story, slice(2), 1, 5, guid="tag:nb.example,2025:a"),
        article(turned, slice(3), 2, 9, guid="tag:nb.example,2025:a"),
        article(turned, slice(3), 3, 9, guid="tag:nb.example,2025:a"),
    ]
    *_, first, update, again = judged(*stream)
    assert [first.kind, update.kind, again.kind] == ["new", "update", "duplicate"]
    assert first.story is not None
    assert {verdict.story.id for verdict in (first, update, again) if verdict.story} == {first.story.id}


def test_late_item_that_was_sent_first_had_it_first() -> None:
    """By the times of sending: what comes late and was sent before is the first from then on."""
    writer = Writer(random.Random(3))
    story = writer.story()
    stream = [
        *noise(writer, 10, 30),
        article(story, slice(2), 1, 50),
        article(story, slice(2, 4), 2, 20, feed="rival"),
        article(story, slice(1, 5, 2), 3, 80, feed="third"),
    ]
    *_, _, rival, third = judged(*stream)
    assert rival.story is not None
    assert third.story is not None
    assert (rival.story.first_uri, third.story.first_feed, third.story.seconds_later) == (None, "rival", 3600)


def test_reports_of_one_kind_are_different_events() -> None:
    """Once the words of earnings are known to be common, reports that share nothing else are stories of their own."""
    writer = Writer(random.Random(4))
    body = (
        "{name} said its quarterly net profit rose to {n} mln dlrs from {m} mln on higher sales and lower costs. " * 2
    )
    reports = [
        parsed(f"tag:nb.example,2025:{n}", offset=n, created=n, headline=f"{name} quarterly net rises", body=body.format(name=name, n=n + 9, m=n))
        for n in range(40)
        for name in [writer.name()]
    ]  # fmt: skip
    stories = [verdict.story.id for verdict in judged(*noise(writer, 100, 60), *reports) if verdict.story]
    assert len(set(stories[-15:])) == 15


def test_news_of_last_week_is_another_story() -> None:
    """What is sent 72 hours and a slice after the last member begins a story of its own, and nothing old is kept."""
    writer = Writer(random.Random(5))
    story = writer.story()
    desk = Desk()
    stream = [*noise(writer, 10, 30), article(story, slice(2), 1, 5)]
    early = judged(*stream, desk=desk)[-1]
    late = desk.decide(article(story, slice(2, 5), 200, 4 * DAY), Place(0, 200)).verdict
    assert early.story is not None
    assert late.story is not None
    assert late.story.id != early.story.id
    assert desk.memory.stories.first(early.story.id) is None
    assert desk.memory.stories.common.items == 1


def test_restored_memory_tells_the_same_stories() -> None:
    """The verdict log alone gives the stories back, in whatever order it is read."""
    writer = Writer(random.Random(6))
    told = [writer.story() for _ in range(12)]
    stream = [article(story, slice(n, 5, 2), 2 * i + n, i + n) for i, story in enumerate(told) for n in (0, 1)]
    desk = Desk()
    verdicts = judged(*stream, desk=desk)
    random.Random(7).shuffle(verdicts)
    restored = Desk.restore(Place(0, 900), verdicts)
    assert list(restored.memory.stories) == list(desk.memory.stories)
    probe = article(told[3], slice(1, 4), 900, 30)
    assert restored.decide(probe, Place(0, 900)).verdict == desk.decide(probe, Place(0, 900)).verdict


SOUGHT = (
    "Suspect named",
    "Police have named a suspect in the killing of a taxi driver in Lillehamn. They look for a man of 28.",
)
GIRL = (
    (
        "Missing girl sought in Norwick",
        "Police look for a girl of nine in Norwick. Emma Lund did not come home from school on Monday.",
    ),
    (
        "Girl found safe",
        "Police said that the missing girl Emma Lund of Norwick was found safe at the home of a friend on Tuesday.",
    ),
)
HURT = (
    (
        "Three hurt in crash at Tranby",
        "Three people were hurt in a crash on the coast road at Tranby on Tuesday morning, police said.",
    ),
    (
        "Two hurt in crash at Selby",
        "Two people were hurt in a crash on the coast road at Selby on Tuesday evening, police said.",
    ),
)


def briefs(*told: tuple[str, str]) -> list[str]:
    """Return the stories of briefs, each by a feed of its own."""
    items = [
        parsed(f"urn:test:{n}", offset=n, created=n, received=n, agency=f"Feed{n}", headline=headline, body=body)
        for n, (headline, body) in enumerate(told)
    ]
    return [verdict.story.id for verdict in judged(*items) if verdict.story]


def test_small_words_make_no_story_of_briefs() -> None:
    """Briefs that share police, people and days are stories of their own, from the first items of a stream on."""
    assert len(set(briefs(GIRL[0], SOUGHT, *HURT))) == 2 + len(HURT)


def test_names_make_a_story_of_briefs() -> None:
    """What has the names of a brief goes on with its story, with other such briefs between them."""
    first, *_, second = briefs(GIRL[0], SOUGHT, *HURT, GIRL[1])
    assert second == first


BLAZE = (
    (
        "Warehouse ablaze in Orrick",
        "A warehouse on the Quayside estate in Orrick has burned down. Neighbours were told to keep windows shut.",
    ),
    (
        "Carpet firm will rebuild, says owner",
        (
            "Ruth Hallam, whose carpets went up in flames at Orrick, told the Dale Mercury that Hallam and Sons would open in May. "
            "Fire officer Neil Brand said the Quayside warehouse had no sprinklers."
        ),
    ),
    (
        "Warehouse ablaze in Tarrow",
        "A warehouse on the Mill Road site in Tarrow has burned down. Neighbours were told to keep windows shut.",
    ),
)


def test_second_brief_may_name_whom_the_first_had_not() -> None:
    """Of a story of one brief a name of its own is enough, and without one the same words of another town are not."""
    orrick, owner, tarrow = briefs(*BLAZE)
    assert owner == orrick
    assert tarrow != orrick
