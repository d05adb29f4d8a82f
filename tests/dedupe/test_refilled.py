"""Long notices of one form are two stories, whoever sends them; an update that has other people in it stays one."""

import pytest
from dedupe.test_copies import judged, scanned
from dedupe.texts import OTHER, told

ROAD = (
    "Kestrel County Council gives notice that it will close {0} between its junctions with {1} and {2} to all vehicles from "
    "{3} for {4}.\n\nThe closure is needed to allow {5} to carry out {6}. The order may remain in force for up to a year, but the "
    "works are expected to be completed sooner. Access for residents, pedestrians and emergency vehicles will be kept at all "
    "times.\n\nThe other route for traffic will be by way of {7} and will be signed throughout the works. Details may be had from "
    "the street works team on weekdays between 9 a.m. and 5 p.m."
)
PLANNING = (
    "Notice is given that an application has been made to Thornby Borough Council for planning permission for {0} at {1}.\n\nThe "
    "applicant is {2}. The number of the application is {3}. Copies of the plans and of other documents may be seen at the "
    "council offices between 9 a.m. and 4.30 p.m. on any working day.\n\nAnybody who wishes to comment should write to the head of "
    "planning by {4} and quote the number. Letters cannot be treated as confidential. The council is not able to reply to each, "
    "but all points are taken into account when the application is decided."
)
MATCH = (
    "{0} took all three points against {1} at {2} on Saturday with a {3} win that keeps their hopes of promotion alive.\n\nThe home "
    "side started brightly and took the lead after {4} minutes when {5} met a cross from {6} at the far post. {1} pressed for an "
    "equaliser and twice came close before half-time, but the woodwork and some brave defending kept them out.\n\nAfter the break the "
    'pattern did not change. {7} doubled the lead with a low shot after the visitors failed to clear a corner. "We deserved it over '
    'the ninety minutes," manager {8} said. "The lads have worked hard all week."'
)
DEATH = (
    "{0} {1}, {2}, of {3}, passed away peacefully on {4} at {5}, surrounded by family. {0} was born in {6}, the child of {7}, and worked "
    "for {8} until retirement.\n\n{0} was a member of the parish church, enjoyed gardening and fishing, and above all spending time with "
    "the grandchildren, and will be remembered for a warm smile and a generous heart.\n\nSurvivors include {9}. The funeral will be at "
    "11 a.m. on Friday with the Rev. {10} officiating. Memorial gifts may be made to a charity of the donor's choice."
)
WARNING = (
    "The weather service has issued an amber warning of rain for {0}, valid from {1} until {2}. Up to {3} millimetres may fall over "
    "high ground near {4}.\n\nFlooding of homes and businesses is likely, with damage to some buildings. Fast flowing or deep water could "
    "cause danger to life. There may be delays to trains and buses, and some communities may be cut off by flooded roads.\n\nThe public "
    "is advised to keep away from rivers and to plan journeys in advance. The police in {5} asked people to report blocked drains."
)
URTEIL = (
    "Das Landgericht {0} hat einen {1} Jahre alten Mann aus {2} wegen {3} zu einer Freiheitsstrafe von {4} Jahren verurteilt.\n\nDer "
    "Angeklagte hatte die Tat zu Prozessbeginn eingeräumt und sich bei den Betroffenen entschuldigt. Die Staatsanwaltschaft hatte eine "
    "höhere Strafe gefordert, die Verteidigung auf eine Bewährungsstrafe plädiert. Der Vorsitzende Richter {5} sagte in der Begründung, "
    "das Geständnis habe sich strafmildernd ausgewirkt.\n\nDas Urteil ist noch nicht rechtskräftig. Gegen die Entscheidung kann innerhalb "
    "einer Woche Revision eingelegt werden."
)
FORMS = {
    "Road closure": (
        ROAD,
        ("Mill Lane, Thornby,", "Church Street", "Station Road", "9 June", "five days", "Northern Water", "sewer repairs", "Kiln Road"),
        ("Abbey Road, Selby,", "Park Row", "Dock Street", "16 June", "three nights", "Openline", "cable works", "Bridge Hill and Elm Grove"),
    ),
    "Planning notice": (
        PLANNING,
        ("a two-storey extension", "12 Mill Lane, Thornby", "Mr J. Hargreaves", "25/0117", "14 March"),
        ("conversion of a barn", "Old Forge Farm, Westerham", "Westacre Homes Ltd", "25/0204", "14 March"),
    ),
    "Football": (
        MATCH,
        ("Thornby United", "Kestrel Town", "Mill Park", "2-1", "14", "Hughes", "Barker", "Osman", "Neil Rudd"),
        ("Selby Rovers", "Norwick City", "Quay Road", "3-0", "31", "Lindqvist", "Roe", "Fell", "Carl Hobbs"),
    ),
    "Obituary": (
        DEATH,
        (
            "Margaret", "Dunn", "84", "Thornby", "Sunday", "Norwick General Hospital", "Selby", "Harold and Edna Pike",
            "the Thornby Paper Company", "two sons, Alan and Peter Dunn", "David Cole",
        ),
        (
            "Arthur", "Pell", "91", "Westerham", "Tuesday", "Grace Hospice", "Ashdown", "Walter and Ida Pell",
            "the county library", "a daughter, Joan Fell", "Helen Ward",
        ),
    ),
    "Weather warning": (
        WARNING,
        ("the Kestrel Coast and the Isles", "6 p.m. on Tuesday", "noon on Wednesday", "90", "Port Anders", "St Gilles"),
        ("Norland and the Severin Valley", "3 p.m. on Tuesday", "midnight", "75", "Lima Bay", "Mar Cross"),
    ),
    "Urteil im Prozess": (
        URTEIL,
        ("Gelnau", "34", "Altdorf", "Raubes", "vier", "Karl Wenzel"),
        ("Lindau", "52", "Weiden", "Betrugs", "drei", "Ute Marx"),
    ),
}  # fmt: skip
"""The headline of notices, their form, and what fills it in two of them."""


@pytest.mark.parametrize("head", FORMS)
@pytest.mark.parametrize("agency", ["Wire", "unknown", "Other"])
@pytest.mark.parametrize("back", [False, True], ids=["first", "last"])
def test_a_notice_of_another_thing_is_another_story(head: str, agency: str, back: bool) -> None:
    """Two notices of one form are both new under one headline: without identifiers, by no feed, and by two agencies."""
    form, *fills = FORMS[head]
    one, two = (form.format(*fill) for fill in (reversed(fills) if back else fills))
    guid = "" if agency == "unknown" else None
    first = told(one, head, agency="Wire" if agency == "Other" else agency, guid=guid)
    verdicts = judged(first, told(two, head, offset=1, agency=agency, guid=guid))
    assert [verdict.kind for verdict in verdicts] == ["new", "new"], verdicts[1].reason
    assert verdicts[0].uri != verdicts[1].uri
    assert "of something else" in verdicts[1].reason or verdicts[1].reason == "first seen"


@pytest.mark.parametrize("head", FORMS)
@pytest.mark.parametrize("how", ["as it is", "misread", "cut", "added to", "capitals"])
def test_a_notice_printed_again_is_a_reprint(head: str, how: str) -> None:
    """The same notice is its reprint by another agency, though one of the same form came between."""
    form, one, two = FORMS[head]
    text = form.format(*one)
    copies = {
        "as it is": text,
        "misread": scanned(text, 41),
        "cut": text[: len(text) * 3 // 4],
        "added to": f"{text}\n\n{OTHER[:200]}",
        "capitals": text.upper(),
    }
    stream = told(text, head), told(form.format(*two), head, offset=1), told(copies[how], head, offset=2)
    first, _, copy = judged(*stream)
    assert (copy.kind, copy.of) == ("reprint", first.uri), copy.reason


FERRY = (
    "A ferry with {0} people on board ran aground off the island of Mar on Monday evening after its engine failed, the coastguard "
    "said.\n\nThe Kestrel Star, on its way from Port Anders to St Gilles, hit rocks near the lighthouse at about 8 p.m. Lifeboats from "
    "three harbours took the passengers ashore. {1}\n\n{2}\n\nThe operator, Isle Line, said the ship had passed an inspection in March and "
    "that it would help the investigators. All other sailings would go ahead as planned.\n\n{3}\n\nThe coastguard said there was no sign of "
    "an oil leak. Tugs were expected to try to free the ship at high water on Tuesday."
)
BANG = '"There was a loud bang and then it went quiet," said passenger Anna Berg, who was travelling with her two children.'
BOAT = (
    '"We heard the horn and saw lights going out," said Peter Voss, a fisherman from Lima Bay who came with his boat.'
)
GYM = "Mayor Luis Ferro opened the school gym of St Gilles for the passengers, and the Red Cross brought blankets."
TRIP = "Transport Minister Helen Ward said she would travel there on Tuesday and asked the Safety Board in Norwick for a report."
EARLY = "214", "Nobody was hurt.", BANG, GYM
LATER = {
    "another count": ("198", "Nobody was hurt.", BANG, GYM),
    "the hurt": ("214", "Three were treated for bruises, doctor Ines Costa said.", BANG, GYM),
    "another quote": ("214", "Nobody was hurt.", BOAT, GYM),
    "other people": ("214", "Three were treated for bruises, doctor Ines Costa said.", BOAT, TRIP),
    "people mended": ("214", "Nobody was hurt.", BANG.replace("Anna Berg", "Ruth Moss"), GYM.replace("Luis Ferro", "Jorge Pinto")),
}  # fmt: skip


@pytest.mark.parametrize("what", LATER)
@pytest.mark.parametrize("agency", ["Wire", "Other"])
@pytest.mark.parametrize("back", [False, True], ids=["first", "last"])
def test_other_people_in_it_make_no_other_story(what: str, agency: str, back: bool) -> None:
    """What goes on with a long text stays in its cluster, whoever is quoted now: its lead is about the same."""
    texts = [FERRY.format(*fill) for fill in (EARLY, LATER[what])][:: -1 if back else 1]
    head = "Ferry runs aground off Mar"
    one, two = judged(
        told(texts[0], head, agency="Wire", guid=None), told(texts[1], head, offset=1, agency=agency, guid=None)
    )
    clusters = {verdict.cluster.id for verdict in (one, two) if verdict.cluster}
    assert len(clusters) == 1, two.reason
