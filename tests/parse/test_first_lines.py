"""Headlines that no blank line parts from the text, texts without a headline, and datelines of regional papers."""

from datetime import UTC, datetime

import pytest
from parse.plain_text import read

from streams.parse.regional_datelines import regional_dateline

GERMAN = "Bei einem Unfall auf der Brücke sind am Montag zwei\nMenschen verletzt worden. Die Polizei sucht Zeugen."
ENGLISH = "Two people were hurt on the bridge on Monday when a\nlorry left its lane, the fire chief said. It was icy."


@pytest.mark.parametrize(
    ("headline", "dateline", "text", "place"),
    [
        ("Zwei Verletzte nach Unfall", "Amselberg. ", GERMAN, "Amselberg"),
        ("Zwei Verletzte nach Unfall", "Bad Amsel (fn). ", GERMAN, "Bad Amsel"),
        ("Zwei Verletzte nach Unfall", "AMSELHEIM/FINKENBACH. ", GERMAN, "Amselheim"),
        ("Zwei Verletzte nach Unfall", "Walldorn (jd/red). ", GERMAN, "Walldorn"),
        ("Zwei Verletzte nach Unfall", "Walldorn (jd) - ", GERMAN, "Walldorn"),
        ("Zwei Verletzte nach Unfall", "Amselberg – ", GERMAN, "Amselberg"),
        ("Two hurt on the old bridge", "OSLO - ", ENGLISH, "Oslo"),
        ("Two hurt on the old bridge", "Oslo, March 16 - ", ENGLISH, "Oslo"),
        ("Two hurt on the old\nbridge near Oslo", "OSLO -- ", ENGLISH, "Oslo"),
        ("TWO HURT ON THE OLD BRIDGE", "", ENGLISH, None),
        ("Mayor opens the old bridge", "", "The bridge was shut for two long years, as she said\non Monday.", None),
        (
            "Bürgermeisterin öffnet Brücke",
            "",
            "Die Brücke war zwei Jahre lang zu, sagte sie am Montag,\nund sie war froh.",
            None,
        ),
    ],
)
def test_the_text_begins_on_the_next_line(headline: str, dateline: str, text: str, place: str | None) -> None:
    """A dateline, capitals above small letters, or a word that only begins sentences end the headline; each cut is warned of."""
    item = read(f"{headline}\n{dateline}{text}\n\nThe road is open again.\n")
    assert item.headlines[0].value == headline.replace("\n", " ")
    assert [paragraph.text for paragraph in item.copydesk.paragraphs] == [
        text.replace("\n", " "),
        "The road is open again.",
    ]
    assert item.located == place
    assert any("no blank line parts the headline" in each for each in item.copydesk.warnings)


@pytest.mark.parametrize(
    "headline",
    [
        "Port operator Haven\nLines shuts two berths",
        "Ministers meet Queen\nAstrid in the north",
        "Pilots of Pan\nAm Express vote",
        "Blast hurts ten, says newspaper\nLa Nation of Djibouti",
        "Sturm über dem Hafen von\nDer Hafen",
        "HARBOUR SHUT AND\nFERRIES WAIT",
        "Two hurt in\nThe Hague",
        "Crews search for\nA Coruña trawler",
        "All berths of the port are shut until the storm ends:\nThe full list",
        "Award for film\n“The Harbour”",
        "Zwei Verletzte bei Unfall in\nAmselberg",
        "Harbour board names\nvan den Berg",
    ],
)
def test_a_headline_of_two_lines_stays_one(headline: str) -> None:
    """Names on the second line, and lines that end in the middle of a phrase, end no headline."""
    item = read(f"{headline}\n\nThe road is open again, the board of the harbour said.\n\nIt was shut.\n")
    assert item.headlines[0].value == headline.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Ferries stayed in port on Tuesday because of the storm, the line said. More will be cancelled on Wednesday.",
        "Ferries stayed in port on Tuesday because of the storm, the line said, and nobody knows yet when they will sail to the outer islands again.",
        "Ferries stayed in port on\nTuesday because of the storm, the ferry line\nsaid. More will be cancelled on\nWednesday, it said.",
        "Die Fähren bleiben im Hafen, wie die Reederei am Dienstag mitteilte. „Es ist zu stürmisch“, sagte der Kapitän.",
    ],
)
def test_text_without_a_headline(text: str) -> None:
    """A paragraph of sentences is text, never only a headline; its first sentence stands for that, with a warning."""
    item = read(text)
    assert text.replace("\n", " ").startswith(item.headlines[0].value)
    assert [paragraph.text for paragraph in item.copydesk.paragraphs] == [text.replace("\n", " ")]
    assert any("no headline" in each for each in item.copydesk.warnings)


def test_the_first_sentence_has_no_dateline() -> None:
    """The headline of a text without one begins behind its dateline."""
    item = read(
        "Amselberg. Bei einem Unfall sind am Montag zwei Menschen auf der Straße verletzt worden. Die Polizei sucht Zeugen."
    )
    assert item.headlines[0].value == "Bei einem Unfall sind am Montag zwei Menschen auf der Straße verletzt worden."
    assert (item.located, item.text.startswith("Bei einem Unfall")) == ("Amselberg", True)


def test_the_first_sentence_says_what_an_item_is() -> None:
    """Tags and embargoes in the words of a text without a headline are read as those of a headline are."""
    rest = "Ferries stayed in port (embargoed until 20 March 2026, 0600 GMT) on Tuesday, the line said. More will be cancelled."
    item = read(f"UPDATE 2-{rest}")
    assert (item.copydesk.change.kind, item.copydesk.change.number) == ("update", 2)
    assert item.embargoed_until == datetime(2026, 3, 20, 6, tzinfo=UTC)
    assert item.headlines[0].value == "Ferries stayed in port on Tuesday, the line said."
    assert item.copydesk.paragraphs[0].text.endswith(rest)


@pytest.mark.parametrize(
    "line",
    [
        "BANK OF HAVEN CUTS RATE BY 25 BASIS POINTS TO 2.75%",
        "Strike off. Trains run again.",
        "Who pays for the bridge? What we know so far",
        "The harbour board says no. Its rivals shrug",
        "Preview: Haven Herons (29-23) at Milltown Mallards (26-24), 7:05 p.m.",
        "Die Fähren bleiben im Hafen",
    ],
)
def test_a_line_alone_is_a_headline(line: str) -> None:
    """What does not end as a text, or is as short as a headline, is one."""
    assert [headline.value for headline in read(line).headlines] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "Endlich. Die Bahn fährt wieder, und das ist für die Pendler auf der Strecke gut.",
        "Nein. Das ist nicht das Ende, sagte der Trainer, und die Mannschaft war mit ihm zufrieden.",
        "Altstadt. Die Gasse ist für die Autos zu, und das wird nach der Wahl auch so sein.",
        "Geheim. Das Treffen der Minister war am Montag, und die Presse durfte nicht hinein.",
        "Bringen. Das ist das Wort, auf das die Kellner und die Köche am Abend warten.",
        "Amselberg. A name from the old maps, and the war came to it.",
        "Amselberg war am Montag zu. Die Polizei sucht die Fahrer, und das wird dauern.",
        "Dr. Amsel ist der neue Arzt im Ort, und die Leute sind mit der Wahl zufrieden.",
        "Prof. Finke hat das Buch für die Stadt und das Land geschrieben.",
        "St. Pauli gewinnt am Montag das Spiel, und der Trainer ist zufrieden.",
        "Frau Amselberg. Die Lehrerin ist seit dem Montag im Amt, und das ist gut.",
        "Am Amselberg. Die Bahn fährt wieder, und das ist für die Pendler gut.",
        "Amselberg (2). Die Bahn fährt wieder, und das ist für die Pendler gut.",
        "Foto: Amselberg. Die Bahn fährt wieder, und das ist für die Pendler gut.",
        "Amselberg. nach dem Unfall ist die Bahn wieder da, und das ist für die Pendler gut.",
        "Freiheit (das). Ein Wort.",
        "Amselburg - Finkenheim 2:1. Das Spiel war am Montag, und die Leute sind mit der Mannschaft zufrieden.",
        "Hinweis - Die Straße ist am Montag zu, und das wird für die Pendler auf der Strecke nicht gut.",
        "Kommentar – Die Straße ist am Montag zu, und das wird für die Pendler auf der Strecke nicht gut.",
        "Amselberg.",
        "Amselberg. ",
        "",
    ],
)
def test_no_regional_dateline(text: str) -> None:
    """Short sentences, titles, words that only sound like places, and texts of another language have none."""
    assert regional_dateline(text) is None


@pytest.mark.parametrize(
    ("dateline", "place", "source"),
    [
        ("Haven, 3 May 2026 (Business Wire) -- ", "Haven", "Business Wire"),
        ("Haven, 3 May 2026 /PRNewswire/ -- ", "Haven", "PRNewswire"),
        ("Haven, Norland, May 3, 2026 (Haven Newswire) - ", "Haven", "Haven Newswire"),
        ("Haven, 3. Mai 2026 (ots) - ", "Haven", "ots"),
        ("Haven, Norland – May 3, 2026 – ", "Haven", None),
    ],
)
def test_datelines_of_releases(dateline: str, place: str, source: str | None) -> None:
    """A place in mixed case with a day is a dateline above a release, whoever sends it."""
    item = read(f"Haven Lines buys ships\n\n{dateline}Haven Lines buys two ships, it said.\n\nThey sail in June.\n")
    found = item.copydesk.dateline
    assert found is not None
    assert (item.located, found.source, item.text[:11]) == (place, source, "Haven Lines")


@pytest.mark.parametrize(
    "start",
    [
        "Updated March 2 - ",
        "Monday, March 2 (Haven Post) - ",
        "As of March 2 - ",
        "Published 3 May 2026 - ",
        "Haven (pop. 900) - ",
        "Results, May 3 (unaudited): ",
        "“Haven, May 3” - ",
    ],
)
def test_no_dateline_of_a_release(start: str) -> None:
    """Labels, days of the week and what stands in quotes are none."""
    item = read(f"Haven Lines buys ships\n\n{start}Haven Lines buys two ships, it said.\n\nThey sail in June.\n")
    assert item.text.startswith(start.strip())


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Ministers of NATO meet", "NATO - The alliance meets on Tuesday, officials said."),
        ("Alliance meets", "NATO — The alliance meets on Tuesday. For NATO it is the third time."),
        ("What next?", "Q - What is next for the bridge?"),
        ("The week", "WEATHER - Snow falls on Tuesday."),
        ("The week", "MONDAY - The bridge opens again."),
        ("The week", "Haven - The bridge opens again."),
    ],
)
def test_no_bare_dateline_below_a_headline(headline: str, text: str) -> None:
    """What stands in capitals elsewhere is an acronym; labels, days and mixed case are no datelines."""
    item = read(f"{headline}\n\n{text}\n\nMore on Tuesday.\n")
    assert item.copydesk.dateline is None
    assert item.text.startswith(text)
