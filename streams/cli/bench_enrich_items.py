"""The articles of `copydesk bench enrich`: invented stories of 2 kB, with all that enrichers look for and in the measure of news.

That measure was counted on 60 articles of 2 kB of Reuters-21578, mentions an article: people 4.5 (here 3.5), organisations
9.3 (8.3), places 7.2 (7.7), dates 7.3 (6.3), quantities 6.5 (6.7), statements 8.4 (6.5), words with a capital 47 (53). They
cost as much as these do within 5 % (9.4 and 9.7 ms, medians of five in one process).
"""

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
    (
        "Passengers had waited on the quay since early morning. Many of them came from {place} with blankets and bread, and few complained, "
        "for nobody had told them when the next boat would leave or whether it would leave at all."
    ),
    "“We can’t wait for another winter,” {person} told reporters in {place} after the vote, which went {n} to 4.",
    (
        "The plan would replace the oldest boats first and leave the smaller harbours for later, a schedule that traders and "
        "fishermen in {other} call unfair and that {body} calls the only one it can pay for."
    ),
    "{body} reported a net loss of {n}.5 million euros for the third quarter of 2025, down from {n}00 million a year earlier.",
    (
        "Analysts had expected a smaller loss. They pointed to the price of fuel and to repairs that were put off for years "
        "while the company, owned by {body}, built a terminal which still has no road."
    ),
    "More than {n},000 people left their homes when a storm flooded {n} square km ({m} square miles) near {place}.",
    (
        "Witnesses in {place} described trees lying across the railway and boats that had been thrown against the wall of the market. "
        "The hospital was without light for most of the night, and its staff moved the patients by hand."
    ),
    "Police arrested {n} suspects in {place}, an official of {body} said. A court will hear the case next month.",
    (
        "The union, which speaks for crews and dockers, has asked its members to stay at work while the talks go on, but some "
        "of the younger ones have stopped loading and say that the leaders of {body} listen too little."
    ),
    "According to {person}, who led {body} from 1998 to 2014, the strike has cost exporters {n} percent of their sales.",
    (
        "Shops along the {nation} coast opened late or kept their shutters down. A baker who sells to the ferries said trade had never "
        "been so slow, and that she would close for good if the boats stayed where they are."
    ),
    "{surname} denied that the harbour had been closed. “There was no order,” {surname} said, “and there will be none.”",
    (
        "Nobody expects a quick agreement. {body} has hired lawyers from {other}, and each accuses the other of giving figures to the "
        "newspapers that were meant to stay in the room."
    ),
    "The {nation} government expects prices to rise by {n}.2 percent this year; {body} sees {m} percent.",
    (
        "Older residents of {place} remember when the bridge was the only way across. They doubt that anyone will mend it, whatever is "
        "promised before an election, and they have learned to keep a boat of their own."
    ),
    "Neither side gave figures. The talks in {other} go on until {day}, {office} {person} added.",
    "It was not clear whether the old bridge could be saved, engineers of {body} said, or what the work would cost the town.",
    (
        "A committee of {body} is to look at three designs. The cheapest would leave the pillars standing and carry a narrow road, "
        "while the dearest has room for trams, which the town gave up two generations ago."
    ),
    "Farmers harvested {n} million tonnes of wheat, as much as in the five years before, {body} said in a report.",
    (
        "Growers along the river and in {other} say the water came just in time. What the storm spared stands high, they say, and the mills "
        "have begun to take on workers again after a summer in which most of them stood still."
    ),
)


def judged_items(first: int = 0) -> list[JudgedItem]:
    """Return the stories from a number on, each with a dateline, as the judged items that the stage gets."""
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    return [_judged(number, at + timedelta(minutes=number)) for number in range(first, first + STORIES)]


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
        paragraphs.append(paragraph(number * 7 + len(paragraphs)))
    return "\n\n".join(paragraphs)


def paragraph(at: int) -> str:
    """Return one paragraph: which one it is and who and what stands in it is decided by the number."""
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
