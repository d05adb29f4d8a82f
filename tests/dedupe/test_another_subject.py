"""One form filled twice is two stories: another place, firm or day in the same words is no reprint and no version."""

import pytest
from dedupe.test_copies import judged, scanned
from dedupe.texts import OTHER, told

DERAILED = (
    "A passenger train derailed near {0} in {1} {2} on Tuesday, injuring dozens of people, police said. Emergency services were at "
    "the scene and the line was closed."
)
STORM = (
    "Heavy rain and strong winds are expected in {0} on Thursday, the weather service said, warning of flooding on coastal roads.\n\n"
    "Gusts of up to 110 kilometres an hour are forecast for the afternoon, and waves could reach seven metres. Residents of {0} "
    "were told to stay away from the shore.\n\nSchools will stay open, the {0} council said, but buses may be delayed."
)
PROFIT = (
    "{0} said on Tuesday that first-quarter net profit rose to 120 million euros from 98 million a year earlier. Sales grew 8 "
    "percent to 1.4 billion euros."
)
PAIRS = {
    "derailments": (
        ("Train derails in Germany", DERAILED.format("Lindau", "southern", "Germany")),
        ("Train derails in Italy", DERAILED.format("Novara", "northern", "Italy")),
    ),
    "storms": (("Storm warning for Galway", STORM.format("Galway")), ("Storm warning for Cork", STORM.format("Cork"))),
    "results": (("Acme Q1 profit rises", PROFIT.format("Acme")), ("Nordsee Q1 profit rises", PROFIT.format("Nordsee"))),
}

BRIEFS = {
    "Shop robbed": (
        (
            "A man armed with a knife robbed a corner shop in {0} on {1} evening and fled with about {2} euros, police said. Nobody was "
            "hurt. Officers are looking for a man of about {3} who wore a dark jacket."
        ),
        ("Lindau", "Monday", "400", "30"),
        ("Weiden", "Wednesday", "250", "45"),
        ("Weiden", "Wednesday", "250", "30"),  # a thief of the same age
    ),
    "House fire": (
        (
            "Firefighters put out a fire at a house in {0} on {1} night. A family of {2} escaped unhurt. The damage was put at {3} euros. "
            "The cause was not known, the fire brigade said."
        ),
        ("Lindau", "Monday", "four", "80,000"),
        ("Weiden", "Sunday", "three", "120,000"),
        ("Weiden", "Monday", "four", "120,000"),
    ),
    "Flight delays": (
        (
            "Passengers at {0} airport face delays of up to {1} hours after {2} on {3}. The airport said {4} flights had been cancelled. "
            "Travellers should check with their airline."
        ),
        ("Norheim", "three", "a power cut", "Monday", "22"),
        ("Lindau", "two", "a snowfall", "Friday", "14"),
        ("Lindau", "four", "a power cut", "Friday", "14"),
    ),
    "Missing girl found safe": (
        (
            "A {0}-year-old girl who had been missing from {1} since {2} has been found safe and well, police said. They thanked the public "
            "for help."
        ),
        ("14", "Lindau", "Monday"),
        ("12", "Weiden", "Thursday"),
        ("14", "Weiden", "Thursday"),
    ),
    "Two die in motorway crash": (
        (
            "Two people died when a car and a lorry collided on the {0} near {1} on {2}, police said. The {3}-year-old driver of the car "
            "and a passenger were killed at the scene. The lorry driver was slightly hurt. The motorway was closed for {4} hours."
        ),
        ("A7", "Kassel", "Monday", "42", "four"),
        ("A9", "Bayreuth", "Thursday", "19", "six"),
        ("A9", "Bayreuth", "Thursday", "19", "four"),
    ),
}
"""Short reports that come again and again under one headline: the words, and three times what stands in them."""


@pytest.mark.parametrize("head", BRIEFS)
@pytest.mark.parametrize("fill", [2, 3])
@pytest.mark.parametrize("agency", ["Wire", "Other"])
def test_a_brief_of_another_day_is_another_story(head: str, fill: int, agency: str) -> None:
    """Two short reports in the same words about two towns or days are both new, though the headline is the same."""
    form, first, *_ = BRIEFS[head]
    verdicts = judged(
        told(form.format(*first), head), told(form.format(*BRIEFS[head][fill]), head, offset=1, agency=agency)
    )
    assert [verdict.kind for verdict in verdicts] == ["new", "new"], verdicts[1].reason


@pytest.mark.parametrize("head", BRIEFS)
@pytest.mark.parametrize("again", ["In brief", "same"])
def test_a_brief_printed_again_is_a_reprint(head: str, again: str) -> None:
    """The same report is its reprint under any headline: as it is, misread, cut, added to, and with one figure mended."""
    form, first, *_ = BRIEFS[head]
    text = form.format(*first)
    mended = text.replace("4", "5", 1)
    for copy in (text, scanned(text, 41), text[: len(text) * 3 // 4], f"{text}\n\n{OTHER[:200]}", mended):
        verdict = judged(told(text, head), told(copy, head if again == "same" else again, offset=1, agency="Other"))[1]
        assert verdict.kind == "reprint", (copy, verdict.reason)


@pytest.mark.parametrize("what", PAIRS)
@pytest.mark.parametrize("guid", [None, ""], ids=["without", "with"])
@pytest.mark.parametrize("agency", ["Wire", "Other"])
def test_another_place_or_firm_is_another_story(what: str, guid: str | None, agency: str) -> None:
    """Two stories of one form are both new, with and without identifiers, by the same agency or another."""
    (head, text), (other_head, other_text) = PAIRS[what]
    first = told(text, head, agency="Wire", guid=guid and f"{guid}1")
    second = told(other_text, other_head, offset=1, agency=agency, guid=guid)
    verdicts = judged(first, second)
    assert [verdict.kind for verdict in verdicts] == ["new", "new"], verdicts[1].reason
    assert verdicts[0].uri != verdicts[1].uri


@pytest.mark.parametrize("what", PAIRS)
def test_the_same_place_or_firm_is_the_same_story(what: str) -> None:
    """The same text under a headline in other words is its article: a version of the agency's own, a reprint by another."""
    head, text = PAIRS[what][0]
    first = told(text, head, agency="Wire", guid=None)
    again = head.replace("rises", "climbs").replace("warning", "alert").replace("derails", "crashes")
    version = told(text + " More follows.", again, offset=1, agency="Wire", guid=None)
    copy = told(text, again, offset=2, agency="Other", guid=None)
    one, two, three = judged(first, version, copy)
    assert (two.kind, two.uri) == ("update", one.uri), two.reason
    assert (three.kind, three.of) == ("reprint", one.uri), three.reason
