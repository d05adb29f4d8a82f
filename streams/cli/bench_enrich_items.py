"""The articles of `copydesk bench enrich`: invented stories of 2 kB, with all that enrichers look for and in the measure of news."""

from datetime import UTC, datetime, timedelta

from schemas.article import Dateline, ParsedItem
from schemas.verdict import JudgedItem
from streams.dedupe import Desk, Place
from streams.parse import feed_for, file_item, parse

SIZE = 2000
"""Code points of a body, to the next end of a paragraph."""
STORIES = 40

PEOPLE = (
    "Anna Holm", "Jonas Lindqvist", "Maria Okafor", "Pedro Alvarez", "Keiko Tanaka", "Omar Haddad", "Ingrid Dahl",
    "Samuel Osei", "Elena Markova", "Thomas Reed",
)  # fmt: skip
OFFICES = ("Mayor", "Prime Minister", "Finance Minister", "President", "Governor", "Ambassador")
PLACES = (
    "Oslo", "Lagos", "Madrid", "Osaka", "Beirut", "Bergen", "Accra", "Sofia", "Chicago", "Lyon", "Nairobi", "Hamburg",
)  # fmt: skip
NATIONS = ("Norwegian", "Nigerian", "Spanish", "Japanese", "Lebanese", "Ghanaian", "Bulgarian", "French", "German")
BODIES = (
    "the Harbour Council", "Example Shipping Inc.", "the United Nations", "Northern Rail Ltd.", "the World Bank",
    "the Ministry of Transport", "Lighthouse Energy Corp.",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

PARAGRAPHS = (
    "{office} {person} said on {day} that {body} would spend ${n} million on new ferries between {place} and {other}.",
    "“We can’t wait for another winter,” {person} told reporters in {place} after the vote, which went {n} to 4.",
    "{body} reported a net loss of {n}.5 million euros for the third quarter of 2025, down from {n}00 million a year earlier.",
    "More than {n},000 people left their homes last week when a storm flooded {n} square km ({m} square miles) near {place}.",
    "Police arrested {n} suspects on Jan. {n} in {place}, a {nation} official said. A court will hear the case next month.",
    "According to {person}, who led {body} from 1998 to 2014, the strike has cost {nation} exporters {n} percent of sales.",
    "{surname} denied that troops had crossed the border. “There was no order,” {surname} said, “and there will be none.”",
    "The {nation} government expects prices to rise by {n}.2 percent this year; economists in {place} see {m} percent.",
    "Neither side gave figures. The talks in {other} go on until {day}, {office} {person} added, and may last {n} days.",
    "Farmers harvested {n} million tonnes of wheat in 2024, as much as in the five years before, {body} said in a report.",
    "It was not clear whether the old bridge could be saved, engineers said, or what the work would cost the town.",
)


def judged_items() -> list[JudgedItem]:
    """Return the stories, each with a dateline, as the judged items that the stage gets."""
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    return [_judged(number, at + timedelta(minutes=number)) for number in range(STORIES)]


def _judged(number: int, at: datetime) -> JudgedItem:
    place = PLACES[number % len(PLACES)]
    data = f"{_headline(number)}\n\nBy {PEOPLE[number % len(PEOPLE)]}\n\n{place.upper()} (Reuters) - {_text(number)}\n"
    (item,) = parse(file_item("x", data.encode(), feed="reuters", received_at=at), feed_for("reuters", {}))
    assert isinstance(item, ParsedItem)
    assert isinstance(item.copydesk.dateline, Dateline)
    decision = Desk().decide(item, Place(0, number))
    return JudgedItem(latest=True, verdict=decision.verdict, item=item)


def _headline(number: int) -> str:
    return f"{PLACES[number % len(PLACES)]} council votes for ferries as storm costs rise to {number + 11} million"


def _text(number: int) -> str:
    """Return paragraphs of one story; the strides are primes, so that stories differ in all of them."""
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < SIZE:
        paragraphs.append(_paragraph(number * 7 + len(paragraphs)))
    return "\n\n".join(paragraphs)


def _paragraph(at: int) -> str:
    person = PEOPLE[at * 3 % len(PEOPLE)]
    return PARAGRAPHS[at % len(PARAGRAPHS)].format(
        person=person,
        surname=person.split()[1],
        office=OFFICES[at % len(OFFICES)],
        place=PLACES[at * 5 % len(PLACES)],
        other=PLACES[(at * 5 + 7) % len(PLACES)],
        nation=NATIONS[at % len(NATIONS)],
        body=BODIES[at * 2 % len(BODIES)],
        day=DAYS[at % len(DAYS)],
        n=at % 28 + 2,
        m=at % 11 + 1,
    )
