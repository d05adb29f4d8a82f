"""Quantities in an article: their spans, what they share with dates, and any text at all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.enrich import enrich
from streams.enrich.quantities.finder import find


def test_quantities_of_an_article(make: Any) -> None:
    """Value, unit, bound and conversion stand on the mention, whose span is its surface."""
    text = "The fire has burned more than 1,368 square km (528 square miles) since 2024, and cost $260 billion."
    article = enrich(make("Fire", text, language="en"))
    area, cost = article.copydesk.annotations.quantities
    assert article.text[area.start : area.end] == area.surface == "more than 1,368 square km (528 square miles)"
    assert (area.value, area.unit, area.bound) == (1368, "km2", "min")
    assert (area.alternate.value, area.alternate.unit) == (528, "mi2")
    assert (cost.value, cost.unit, cost.bound, cost.alternate) == (260e9, "USD", None, None)


def test_what_is_a_date_is_no_quantity(make: Any) -> None:
    """A duration or a time of day is told once, as a date."""
    article = enrich(
        make("Truce", "A 30-day truce began at 9 a.m.; 12 ships left in the first two weeks.", language="en")
    )
    assert [each.surface for each in article.copydesk.annotations.quantities] == ["12"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The firm sold 25 300 tonnes of wheat.", []),
        ("About 12 500 people came.", []),
        ("They shipped 1 250 300 tonnes in May.", []),
        ("On March 25 300 people marched.", [300]),
        ("On Dec. 5 300 people marched.", [300]),
        ("By 2025 300 homes had burned.", [300]),
        ("At age 25 300 people knew him.", [300]),
        ("They say that in Zone 5 300 tonnes lay.", [300]),
        ("Leeds won 6-4, 300 fans said.", [300]),
        ("The firm sold 25\u00a0300 tonnes of wheat.", [25300]),
        ("The firm sold 25 3000 tonnes of wheat.", [3000]),
    ],
)
def test_a_group_of_three_digits_is_no_number_of_its_own(make: Any, text: str, values: list[float]) -> None:
    """Behind a plain space three digits may be the end of a number, which nobody can tell: none is read; a day or a year is apart."""
    found = enrich(make("", text, language="en")).copydesk.annotations.quantities
    assert [each.value for each in found] == values


def test_other_languages_are_told(make: Any) -> None:
    """A text that is not English is not read, and the status says which of the two it is."""
    article = enrich(make("Bericht", "Das Schiff hat 12 Meter Länge.", language="de"))
    assert article.copydesk.annotations.status["quantities"] == "unsupportedLanguage"


SPELLED: dict[str, list[tuple[str, float, str | None]]] = {
    "Output rose by 1.78 million barrels per day.": [("1.78 million barrels per day", 1_780_000, "bbl/d")],
    "It sank in between 5 and 10 metres of water.": [("5", 5, "m"), ("10 metres", 10, "m")],
    "It expects $1.1-1.3 billion.": [("$1.1", 1.1e9, "USD"), ("1.3 billion", 1.3e9, "USD")],
    "It fell from $5 to $6 million.": [("$5", 5e6, "USD"), ("$6 million", 6e6, "USD")],
    "It fell to minus 12 degrees Celsius, and -8C at noon.": [
        ("minus 12 degrees Celsius", -12, "°C"),
        ("-8C", -8, "°C"),
    ],
    "It was minus 11 degrees (minus 24 Celsius), and minus 9 degrees by noon.": [
        ("minus 11 degrees (minus 24 Celsius)", -11, "°F"),
        ("minus 9", -9, None),
    ],
    "The crane lifts between six and eight tonnes, or a hundred and six crates.": [
        ("six", 6, "t"),
        ("eight tonnes", 8, "t"),
        ("a hundred and six", 106, None),
    ],
    "It was minus 3C (27F).": [("minus 3C (27F)", -3, "°C")],
    "Prices rose by 3.5pc in shops that sell PCs.": [("3.5pc", 3.5, "%")],
    "The warden tore up 43 of his own parking tickets.": [("43", 43, None)],
    "Repairs take six to eight weeks, or 2-3 months.": [],
    "The index slid by -0.3%.": [("-0.3%", -0.3, "%")],
    "One in five voters stayed at home.": [("One in five", 0.2, None)],
    "A quarter of the votes is counted.": [("A quarter", 0.25, None)],
    "The bridge cost half a million euros, and the tunnel a quarter of a million dollars.": [
        ("half a million euros", 500_000, "EUR"),
        ("a quarter of a million dollars", 250_000, "USD"),
    ],
    "Three quarters of a million people lost power; half a dozen linesmen were hurt.": [
        ("Three quarters of a million", 750_000, None),
        ("half a dozen", 6, None),
    ],
    "It lent more than half a billion yen, a quarter million dollars and two and a half billion euros.": [
        ("more than half a billion yen", 5e8, "JPY"),
        ("a quarter million dollars", 250_000, "USD"),
        ("two and a half billion euros", 2.5e9, "EUR"),
    ],
    "A half-million tonnes of sand went into a half-a-million-dollar dune.": [
        ("A half-million tonnes", 500_000, "t"),
        ("half-a-million-dollar", 500_000, "USD"),
    ],
    "It sold a quarter of a million-dollar fund, and half of the million shares.": [
        ("a quarter", 0.25, None),
        ("a million-dollar", 1e6, "USD"),
        ("half", 0.5, None),
    ],
    "The bank keeps its rate at 4.25%-4.50%.": [("4.25%", 4.25, "%"), ("4.50%", 4.5, "%")],
    "The firm will cut 1,500 of its 21,000 jobs.": [("1,500", 1500, None), ("21,000", 21_000, None)],
    "A crowd estimated at 15,000 sang.": [("15,000", 15_000, None)],
    "Shares fell to 89 cents.": [("89 cents", 89, "cent")],
    "Eggs rose three cents to $1.25, milk 50 cents.": [
        ("three cents", 0.03, "USD"),
        ("$1.25", 1.25, "USD"),
        ("50 cents", 0.5, "USD"),
    ],
    "It paid $2 and €1, not 75 cents.": [("$2", 2, "USD"), ("€1", 1, "EUR"), ("75 cents", 75, "cent")],
    "A stamp costs 80 Canadian cents, 60 euro cents or 75 pence.": [
        ("80 Canadian cents", 0.8, "CAD"),
        ("60 euro cents", 0.6, "EUR"),
        ("75 pence", 0.75, "GBP"),
    ],
    "The keeper is 6ft 2in (1.88m) and weighs 12 stone 7 pounds.": [
        ("6ft 2in (1.88m)", 6.166667, "ft"),
        ("12 stone 7 pounds", 12.5, "st"),
    ],
    "The salmon weighed 7 pounds 4 ounces, the road is 5 km 200 metres.": [
        ("7 pounds 4 ounces", 7.25, "lb"),
        ("5 km 200 metres", 5.2, "km"),
    ],
    "He is 6ft 14in, she rows 6 feet in 2 minutes.": [("6ft", 6, "ft"), ("6 feet", 6, "ft")],
    "Walk 5km-10km or 5-10km, with 3kg–4kg.": [
        ("5km", 5, "km"),
        ("10km", 10, "km"),
        ("5", 5, "km"),
        ("10km", 10, "km"),
        ("3kg", 3, "kg"),
        ("4kg", 4, "kg"),
    ],
    "It will pay £1.2m-£1.5m, at most £2-3m.": [
        ("£1.2m", 1.2e6, "GBP"),
        ("£1.5m", 1.5e6, "GBP"),
        ("at most £2", 2e6, "GBP"),
        ("3m", 3e6, "GBP"),
    ],
    "It paid 75 million EUR and Rs 40 crore.": [("75 million EUR", 75e6, "EUR"), ("Rs 40 crore", 4e8, "INR")],
    "The pier cost US $40 million, the crane HK $3 million; the mayor gave us $5.": [
        ("US $40 million", 40e6, "USD"),
        ("HK $3 million", 3e6, "HKD"),
        ("$5", 5, "USD"),
    ],
    "Tea costs 99p and a roll 50p, up 2.5p; the film is in 1080p, p. 12.": [
        ("99p", 0.99, "GBP"),
        ("50p", 0.5, "GBP"),
        ("2.5p", 0.025, "GBP"),
    ],
    "It lost 2.5m euros and 30k users, then gained €2.5bn and 1.2m tonnes.": [
        ("2.5m euros", 2.5e6, "EUR"),
        ("30k", 30_000, None),
        ("€2.5bn", 2.5e9, "EUR"),
        ("1.2m tonnes", 1.2e6, "t"),
    ],
    "The barge is 200 m long, 30 m wide, its 45m-high mast 2m below the bridge.": [
        ("200 m", 200, "m"),
        ("30 m", 30, "m"),
        ("45m", 45, "m"),
        ("2m", 2, "m"),
    ],
    "She swam the 200m freestyle in a 25m pool with 250g of fins.": [("200m", 200, "m"), ("250g", 250, "g")],
    "The index closed at 14,201.33 points.": [("14,201.33", 14201.33, None)],
    "He is 5'10\", she 6’2”; the 6-foot-4 keeper beat one of 5ft10 and one of 6 feet, 2 inches.": [
        ("5'10\"", 5.833333, "ft"),
        ("6’2”", 6.166667, "ft"),
        ("6-foot-4", 6.333333, "ft"),
        ("5ft10", 5.833333, "ft"),
        ("6 feet, 2 inches", 6.166667, "ft"),
    ],
    "It said that 1 in 5 voters, 9 out of 10 bakers and one in three of the crew stayed.": [
        ("1 in 5", 0.2, None),
        ("9 out of 10", 0.9, None),
        ("one in three", 0.333333, None),
    ],
    "They met for the 1 in 2024, at 3-2 and 12 out of 7.": [],
    "It cost about 1,8 million euros, 3,5 percent more, then €1,5-2,5 million and 1.250,75 euros; it held 1,234 people.": [
        ("1,8 million euros", 1.8e6, "EUR"),
        ("3,5 percent", 3.5, "%"),
        ("€1,5", 1.5e6, "EUR"),
        ("2,5 million", 2.5e6, "EUR"),
        ("1.250,75 euros", 1250.75, "EUR"),
        ("1,234", 1234, None),
    ],
    "On May 5,20 people left rooms 1,2 and 3.": [],
    "It took 25 000 tonnes, 1'000 euros and 1 250 people.": [
        ("25 000 tonnes", 25_000, "t"),
        ("1'000 euros", 1000, "EUR"),
        ("1 250", 1250, None),
    ],
    "On May 5 300 people left.": [("300", 300, None)],
    "Rates fell half a percentage point, then a quarter of a percentage point, 25 bps and 3bp, over half a mile.": [
        ("half a percentage point", 0.5, "pp"),
        ("a quarter of a percentage point", 0.25, "pp"),
        ("25 bps", 25, "bp"),
        ("3bp", 3, "bp"),
        ("over half a mile", 0.5, "mi"),
    ],
    "It took a kilo and a half of rice, a million and a half tonnes, three and three-quarters percent, three quarters of a mile and half an hour.": [
        ("a million and a half tonnes", 1.5e6, "t"),
        ("three and three-quarters percent", 3.75, "%"),
        ("three quarters of a mile", 0.75, "mi"),
    ],
    "It paid SFr 40m, DM 5 million and 10 pounds sterling for 10 pounds of fish.": [
        ("SFr 40m", 40e6, "CHF"),
        ("DM 5 million", 5e6, "DEM"),
        ("10 pounds sterling", 10, "GBP"),
        ("10 pounds", 10, None),
    ],
    "A force 8 gale, phase 3 trials and grade 7 pupils; a 300-strong crew and 12 pupils at minus 5 C.": [
        ("300", 300, None),
        ("12", 12, None),
        ("minus 5 C", -5, "°C"),
    ],
    "He is 1m 88cm; won 2-1, 5-4; call 555-1234; at 10 Downing Street; Route 66 and F-16; 24/7.": [
        ("1m 88cm", 1.88, "m")
    ],
    "It paid $25 300, €1 250.50 and £1 250 000, but paid $25 300 times.": [
        ("$25 300", 25_300, "USD"),
        ("€1 250.50", 1250.5, "EUR"),
        ("£1 250 000", 1.25e6, "GBP"),
        ("$25", 25, "USD"),
    ],
    "It won a contract for 36 100 kilowatt transmitters, and rose 25 300 percent.": [("100 kilowatt", 100, "kW")],
    "The river crested at 7.42m; the fund raised 7.42m, then Rs 2.1 lakh crore.": [
        ("7.42m", 7.42, "m"),
        ("Rs 2.1 lakh crore", 2.1e12, "INR"),
    ],
    "More than half were hurt, less than a third voted, less than half an hour later; a third was lost.": [
        ("More than half", 0.5, None),
        ("less than a third", 0.333333, None),
    ],
    "Nine of the injured, 7 in 10 adults and 50-odd mice, say Local 222 of the bakers and eleven grandchildren.": [
        ("Nine", 9, None),
        ("7 in 10", 0.7, None),
        ("50", 50, None),
        ("eleven", 11, None),
    ],
    "It cost 5 pounds (6.50 euros), and the cod weighed 5 pounds (2.3 kg).": [
        ("5 pounds (6.50 euros)", 5, "GBP"),
        ("5 pounds (2.3 kg)", 5, "lb"),
    ],
    "Villa won 3-1 in 2019-20, and he is 24 to 30 Harbour Road's heir.": [],
}
"""Texts with surface, value and unit of what is in them."""


@pytest.mark.parametrize("text", SPELLED)
def test_how_news_spells_quantities(make: Any, text: str) -> None:
    """Rates, ranges, minus signs, shares and parts, crowds, and money with its sign or code on either side."""
    found = enrich(make("", text, language="en")).copydesk.annotations.quantities
    assert [(each.surface, each.value, each.unit) for each in found] == SPELLED[text]


def test_cents_of_another_paragraph_carry_a_warning(make: Any) -> None:
    """A currency that stands in the paragraph is what its cents are of; one from elsewhere in the text is a guess."""
    near = enrich(make("", "A share costs C$1.10, or 99 cents more.", language="en")).copydesk
    far = enrich(make("", "A share costs C$1.10.\n\nIt lost 99 cents.", language="en")).copydesk
    assert [(each.value, each.unit) for each in far.annotations.quantities] == [(1.1, "CAD"), (0.99, "CAD")]
    said = "cents are taken for those of CAD, the only currency of the text that has cents"
    assert said in far.warnings
    assert said not in near.warnings


def test_a_date_in_a_unit_is_no_date(make: Any) -> None:
    """The words "per day" belong to the barrels and is told once."""
    notes = enrich(make("", "Output rose by 2 million barrels per day.", language="en")).copydesk.annotations
    assert notes.dates == ()


PIECES = st.sampled_from(
    ["1", "1,000", "2.5", "½", "one", "Two", "hundred", "million", "m", "$", "US$", "USD", "km", "square", "miles", "(", ")", "percent", "more than",
     "or more", "half", "of", "in", "out", "5", "10", "p", "'", '"', "ft", "US $", "bn", "Swiss", "francs", "people", "degrees", "C", "-", "/", ".", "least", "at", "a", "½"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12), st.sampled_from([" ", "", "-"]))
def test_any_words_of_measure(pieces: list[str], between: str) -> None:
    """Whatever words of measure stand in a row: spans that are there, in order, and numbers."""
    text = between.join(pieces)
    last = 0
    for found in find(text):
        assert last <= found.start < found.end <= len(text)
        assert found.value >= 0 or text[found.start] in "-–−mM"
        last = found.end
