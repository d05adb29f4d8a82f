"""Datelines: which starts of a paragraph are one, and what they say."""

import pytest

from streams.parse.datelines import read_dateline, stated_dateline


@pytest.mark.parametrize(
    ("line", "places", "region", "date", "source"),
    [
        ("MOSCOW (Reuters) – ", ("Moscow",), None, None, "Reuters"),
        ("MOSCOW (Reuters) - ", ("Moscow",), None, None, "Reuters"),
        ("MOSCOW (Reuters) — ", ("Moscow",), None, None, "Reuters"),
        ("MOSCOW (Reuters)--", ("Moscow",), None, None, "Reuters"),
        ("MOSCOW (Reuters)–", ("Moscow",), None, None, "Reuters"),
        ("LONDON, March 16 (Reuters) - ", ("London",), None, "March 16", "Reuters"),
        ("LONDON, Sept 3, 2025 (Reuters) - ", ("London",), None, "Sept 3, 2025", "Reuters"),
        ("LONDON Jan. 5 (Reuters) - ", ("London",), None, "Jan. 5", "Reuters"),
        ("PARIS, 16 mars (AFP) - ", ("Paris",), None, "16 mars", "AFP"),
        ("March 16 (Reuters) - ", (), None, "March 16", "Reuters"),
        ("(Reuters) - ", (), None, None, "Reuters"),
        ("PARIS/LONDON (Reuters) – ", ("Paris", "London"), None, None, "Reuters"),
        ("WASHINGTON/ (Reuters) – ", ("Washington",), None, None, "Reuters"),
        ("PARIS and LONDON (Reuters) – ", ("Paris", "London"), None, None, "Reuters"),
        ("KURSK, Russia (Reuters) – ", ("Kursk",), "Russia", None, "Reuters"),
        ("WASHINGTON, D.C. (AP) — ", ("Washington",), "D.C.", None, "AP"),
        ("BAKHMUT/KYIV, Ukraine, May 9 (Reuters) - ", ("Bakhmut", "Kyiv"), "Ukraine", "May 9", "Reuters"),
        ("Berlin (dpa) - ", ("Berlin",), None, None, "dpa"),
        ("Berlin (dpa/AFP) - ", ("Berlin",), None, None, "dpa/AFP"),
        ("NAIROBI (Thomson Reuters Foundation) - ", ("Nairobi",), None, None, "Thomson Reuters Foundation"),
        ("ABOARD THE CHARLES DE GAULLE (Reuters) – ", ("Aboard the Charles de Gaulle",), None, None, "Reuters"),
        ("ULAANBAATAR (Montsame) – ", ("Ulaanbaatar",), None, None, "Montsame"),
        ("LONDON, March 16 — ", ("London",), None, "March 16", None),
        ("SAPPORO, Japan, Dec. 9 Kyodo - ", ("Sapporo",), "Japan", "Dec. 9", "Kyodo"),
        ("LONDON, PARIS and ROME, Nov 5 (Reuters) - ", ("London", "Paris", "Rome"), None, "Nov 5", "Reuters"),
        ("PORTLAND, Maine/BOSTON (AP) - ", ("Portland", "Boston"), "Maine", None, "AP"),
        ("BEIRUT, Lebanon, and CAIRO (AP) - ", ("Beirut", "Cairo"), "Lebanon", None, "AP"),
        ("PORT OF SPAIN, Trinidad and Tobago (AP) - ", ("Port of Spain",), "Trinidad and Tobago", None, "AP"),
        ("KABUL, via satellite phone, Nov 5 (AP) - ", ("Kabul",), None, "Nov 5", "AP"),
        ("TOKYO (Kyodo via AP) - ", ("Tokyo",), None, None, "Kyodo via AP"),
        ("VENICE, Italy - ", ("Venice",), "Italy", None, None),
        ("ROME, March 13, Reuter - ", ("Rome",), None, "March 13", "Reuter"),
        ("MOSCOW. Nov 27 (Interfax) - ", ("Moscow",), None, "Nov 27", "Interfax"),
        ("ST. PETERSBURG. Nov 27 (Interfax) - ", ("St. Petersburg",), None, "Nov 27", "Interfax"),
        ("MOSCOW/KYIV. Nov 27 (Interfax) - ", ("Moscow", "Kyiv"), None, "Nov 27", "Interfax"),
        ("Frankfurt a.M., 27. November (dpa) - ", ("Frankfurt a.M.",), None, "27. November", "dpa"),
    ],
)
def test_datelines(
    line: str, places: tuple[str, ...], region: str | None, date: str | None, source: str | None
) -> None:
    """Places, what follows them, date and agency are told apart, under any dash; the text goes on behind it."""
    found = read_dateline(line + "Russia battled on Sunday")
    assert found is not None
    assert found.rest == "Russia battled on Sunday"
    assert found.dateline.text == line.strip()
    assert (found.dateline.places, found.dateline.region) == (places, region)
    assert (found.dateline.date, found.dateline.source) == (date, source)


def test_a_missing_dash() -> None:
    """An agency that is known proves the dateline even where its dash got lost."""
    found = read_dateline("MOSCOW (Reuters) Russia battled on")
    assert found is not None
    assert found.rest == "Russia battled on"


@pytest.mark.parametrize(
    "text",
    [
        "Russia (with help from Belarus) - a neighbour - battled on",
        "BMW (up 3%) – the winner of the day",
        "The company (Reuters) - said",
        "NATO said on Sunday - again - that",
        "BREAKING - A man was seen",
        "(Adds quotes) - more",
        "Sales rose (AP)",
        "In May 9 (of 14) - most - agreed",
        "",
        "(",
    ],
)
def test_no_datelines(text: str) -> None:
    """Brackets and dashes of prose make no dateline."""
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    ("line", "places", "date"),
    [
        ("    Calgary, Alberta, March 16 - Pipes", ("Calgary",), "March 16"),
        ("Caracas, march 9 - Pipes", ("Caracas",), "march 9"),
        ("OSLO, Feb 26- Pipes", ("Oslo",), "Feb 26"),
        ("OSLO, Feb 26 -Pipes", ("Oslo",), "Feb 26"),
        ("OSLO, March 4, - Pipes", ("Oslo",), "March 4"),
    ],
)
def test_datelines_of_a_wire_line(line: str, places: tuple[str, ...], date: str) -> None:
    """Where a text begins with its dateline, a place in mixed case and a date are enough; in prose they are not."""
    found = read_dateline(line.strip(), mixed=True)
    assert found is not None
    assert (found.dateline.places, found.dateline.date, found.rest) == (places, date, "Pipes")


def test_a_dateline_that_stands_alone() -> None:
    """Above a table a dateline stands alone: of 7,319 stories of 1987 it did so above 1,000."""
    found = read_dateline("PORT ELLIS, Norland, Feb 26 -")
    assert found is not None
    assert (found.dateline.places, found.dateline.date, found.rest) == (("Port Ellis",), "Feb 26", "")


def test_a_bracket_behind_the_dateline() -> None:
    """A bracket in the first sentence is no agency, and hides no dateline."""
    found = read_dateline("OSLO, March 13 - The Pipe Makers' Guild (PMG) met")
    assert found is not None
    assert (found.dateline.date, found.rest) == ("March 13", "The Pipe Makers' Guild (PMG) met")


@pytest.mark.parametrize(
    "text", ["Friday, March 16 - Pipes", "On Friday, March 16 - Pipes", "By May 9 - Pipes", "Pipes - May 9"]
)
def test_no_datelines_of_a_wire_line(text: str) -> None:
    """A day of the week or "by May" is no place, on a wire line, too."""
    assert read_dateline(text, mixed=True) is None


@pytest.mark.parametrize(
    ("text", "places", "region", "source", "date"),
    [
        ("MALMOE, Aug 9, 2021 (AFP) -", ("Malmoe",), None, "AFP", "Aug 9, 2021"),
        ("Lyon, 21 jan 2019 (AFP) -", ("Lyon",), None, "AFP", "21 jan 2019"),
        ("OSAKA, July 3", ("Osaka",), None, None, "July 3"),
        ("HOBART March 2 AAP -", ("Hobart",), None, "AAP", "March 2"),
        ("SPRINGFIELD, Ohio", ("Springfield",), "Ohio", None, None),
        ("Davos GR", ("Davos GR",), None, None, None),
        ("4/4/2018", (), None, None, "4/4/2018"),
        ("2.4.2019 16:02:09 CEST", (), None, None, "2.4.2019 16:02:09 CEST"),
        ("BERLIN - 20 NOV - X WIRE", ("Berlin",), None, "X WIRE", "20 NOV"),
        ("BADEN-BADEN - GERMANY - 20 NOV", ("Baden-Baden",), "GERMANY", None, "20 NOV"),
        ("IZMIR - 20 Nov 2026", ("Izmir",), None, None, "20 Nov 2026"),
        ("IZMIR – Friday, 20 November 2026 – 08:15 GMT", ("Izmir",), None, None, "Friday, 20 November 2026, 08:15 GMT"),
        ("OSLO - 2026-11-20", ("Oslo",), None, None, "2026-11-20"),
        ("OSLO-20 Nov", ("Oslo",), None, None, "20 Nov"),
        ("20 NOV - OSLO, Norway", ("Oslo",), "Norway", None, "20 NOV"),
        ("(AP) - OSLO - 20 NOV", ("Oslo",), None, "AP", "20 NOV"),
        ("LONDON/PARIS - 20 NOV", ("London", "Paris"), None, None, "20 NOV"),
        ("WILKES-BARRE, Pa. -- Nov. 20 -- AP", ("Wilkes-Barre",), "Pa.", "AP", "Nov. 20"),
        ("WILKES-BARRE - PA - 20 NOV", ("Wilkes-Barre",), "PA", None, "20 NOV"),
        ("Berlin, 20. November | dpa", ("Berlin",), None, "dpa", "20. November"),
        ("Stoke-on-Trent", ("Stoke-on-Trent",), None, None, None),
        ("20 Nov 2026 - 10:00", (), None, None, "20 Nov 2026 - 10:00"),
    ],
)
def test_stated_datelines(
    text: str, places: tuple[str, ...], region: str | None, source: str | None, date: str | None
) -> None:
    """A dateline in a field of its own needs neither agency nor dash; at times it is no more than a time stamp."""
    found = stated_dateline(text)
    assert found is not None
    assert (found.text, found.places, found.region, found.source, found.date) == (text, places, region, source, date)


@pytest.mark.parametrize(
    ("text", "region", "date"),
    [
        ("WILKES-BARRE, Pa. -- Nov. 20 -- (X Wire) -- ", "Pa.", "Nov. 20"),
        ("WILKES-BARRE - 20 NOV - (X Wire) - ", None, "20 NOV"),
        ("WILKES-BARRE, Nov. 20 - (X Wire) - ", None, "Nov. 20"),
        ("WILKES-BARRE - PENNSYLVANIA - 20 NOV (X Wire) - ", "PENNSYLVANIA", "20 NOV"),
        ("WILKES-BARRE -- (X Wire) -- ", None, None),
    ],
)
def test_dashes_before_the_agency(text: str, region: str | None, date: str | None) -> None:
    """A dash between place, date and agency belongs to none of them."""
    found = read_dateline(f"{text}The ferry sailed.")
    assert found is not None
    assert found.dateline.places == ("Wilkes-Barre",)
    assert (found.dateline.region, found.dateline.source, found.dateline.date) == (region, "X Wire", date)
    assert found.rest == "The ferry sailed."


def test_no_stated_dateline() -> None:
    """A blank field is no dateline."""
    assert stated_dateline("  ") is None


@pytest.mark.parametrize("text", [" - - ", "- \x85 - x", "— —", "A - \xa0 - B", "20 Nov - 21 Nov"])
def test_dashes_and_nothing_else(text: str) -> None:
    """Dashes without names around them break nothing."""
    found = stated_dateline(text)
    assert found is not None
    assert found.text == text.strip()


@pytest.mark.parametrize(
    ("text", "places", "source", "date"),
    [
        ("(ANSA) - ROMA, 26 NOV - La banca ha guadagnato.", ("Roma",), "ANSA", "26 NOV"),
        ("Zürich (sda) - La banca", ("Zürich",), "sda", None),
        ("Bern (awp/sda) - La banca", ("Bern",), "awp/sda", None),
        ("Frankfurt a.M. (epd). La banca", ("Frankfurt a.M.",), "epd", None),
        ("Bonn (KNA) La banca", ("Bonn",), "KNA", None),
    ],
)
def test_agencies_that_write_otherwise(text: str, places: tuple[str, ...], source: str, date: str | None) -> None:
    """In front of the place, with a full stop behind their name, or without any mark."""
    found = read_dateline(text)
    assert found is not None
    assert (found.dateline.places, found.dateline.source, found.dateline.date) == (places, source, date)
    assert found.rest.startswith("La banca")


@pytest.mark.parametrize(
    "text", ["NATO (North Atlantic Treaty Organization). The", "Haven (the port). The town", "(Reuters). The town"]
)
def test_a_full_stop_behind_other_brackets(text: str) -> None:
    """It makes no dateline."""
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("BERLIN - 20 NOV - X WIRE - ", "X WIRE"),
        ("BERLIN, 20 NOV - dpa - ", "dpa"),
        ("BERLIN -- Nov. 20 -- AP -- ", "AP"),
    ],
)
def test_an_agency_behind_the_date(text: str, source: str) -> None:
    """An agency that is known, or whose name says so in capitals, signs behind the date without brackets, too."""
    found = read_dateline(f"{text}The ferry sailed.")
    assert found is not None
    assert (found.dateline.source, found.dateline.text, found.rest) == (source, text.strip(), "The ferry sailed.")


@pytest.mark.parametrize("rest", ["GERMANY - a country - voted.", "Wire - and rope - was sold.", "AP said so - twice."])
def test_no_agency_behind_the_date(rest: str) -> None:
    """Other words before a dash are text."""
    found = read_dateline(f"BERLIN, 20 NOV - {rest}")
    assert found is not None
    assert (found.dateline.source, found.rest) == (None, rest)
