"""One form filled twice is two stories: another place, firm or day in the same words is no reprint and no version."""

import pytest
from dedupe.test_copies import judged
from dedupe.texts import told

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
