"""Embargoes as newsrooms of other languages word them: above, in front of and below a story, and news that begins alike."""

from datetime import UTC, datetime

import pytest

from schemas.article import ParsedItem
from streams.parse import feed_for, file_item, parse
from streams.parse.embargo import read_embargo

NEAR = datetime(2026, 11, 26, 12, tzinfo=UTC)
HEADLINE = "Nordkraft bygger vindpark i Haven"
STORY = "Oslo (NTB): Nordkraft skal bygge 23 vindturbiner i Haven, sier selskapet i dag."
WORDS = [
    "SPERREFRIST: 1. desember 2026 kl. 10.00",
    "Sperrefrist til lørdag 28.11.2026 kl. 10.00",
    "Klausuleret til lørdag den 28. november kl. 10.00",
    "Klausul: 28. november 2026 kl. 10.00",
    "Må ikke offentliggøres før lørdag den 28. november kl. 10.00",
    "Ikke til offentliggjøring før 28. november 2026 kl. 10",
    "Spärrtid: 28 november 2026 kl. 10.00",
    "Får inte publiceras före lördag 28 november kl. 10.00",
    "Vapaa julkaistavaksi 28.11.2026 klo 10.00",
    "Ei saa julkaista ennen 28.11.2026 klo 10.00",
    "Birtingarbann til 28. nóvember 2026 kl. 10.00",
    "Nezveřejňovat před 28. listopadem 2026, 10.00 hod",
    "Embargó: 2026. november 28. 10.00 óráig",
    "Nem közölhető 2026. november 28. 10.00 óra előtt",
    "Sub embargo până la 28 noiembrie 2026, ora 10.00",
    "A nu se publica înainte de 28 noiembrie 2026, ora 10.00",
    "Ambargolu: 28 Kasım 2026 saat 10.00'a kadar",
    "Embargo do 28 listopada 2026 r., godz. 10.00",
    "Sob embargo até 28 de novembro de 2026 às 10h00",
    "Эмбарго до 28 ноября 2026 года, 10:00 мск",
    "Не публікувати до 10:00 28 листопада 2026",
    "Εμπάργκο μέχρι 28 Νοεμβρίου 2026, ώρα 10:00",
    "אמברגו עד 28 בנובמבר 2026 שעה 10:00",
    "محظور النشر حتى 28 نوفمبر 2026 الساعة 10",
]
ALONE = [
    "28 Kasım 2026 saat 10.00'a kadar ambargolu",
    "【解禁は11月28日午前10時】",
    "【11月28日午前10時解禁】",
    "※11月28日午前10時まで報道禁止",
    "11월 28일 오전 10시까지 엠바고",
    "2026年11月28日10时前禁止发布",
    "禁發至2026年11月28日10時",
]


def read(text: str) -> ParsedItem:
    """Return the one item of a text."""
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    return item


def mail(subject: str, body: str) -> str:
    """Return a mail with a subject that is not ASCII."""
    return (
        f"Subject: {subject}\nFrom: press@nordkraft.example\nDate: Wed, 25 Nov 2026 09:00:00 +0100\nMessage-ID: <1@n.example>\n"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
    )


@pytest.mark.parametrize("line", WORDS + ALONE)
def test_a_line_holds(line: str) -> None:
    """Above the headline, on the line over it, below it and below the text."""
    for text in (
        f"{line}\n\n{HEADLINE}\n\n{STORY}\n",
        f"{line}\n{HEADLINE}\n\n{STORY}\n",
        f"{HEADLINE}\n\n{line}\n\n{STORY}\n",
        f"{HEADLINE}\n\n{STORY}\n\n{line}\n",
        mail(HEADLINE, f"{line}\n\n{STORY}"),
    ):
        item = read(text)
        assert item.copydesk.embargo_text == line
        assert [each.value for each in item.headlines] == [HEADLINE]


@pytest.mark.parametrize("line", WORDS)
def test_a_headline_behind_it(line: str) -> None:
    """In front of the headline, in a text and on the subject of a mail."""
    for text in (f"{line}: {HEADLINE}\n\n{STORY}\n", mail(f"{line}: {HEADLINE}", STORY)):
        item = read(text)
        assert item.copydesk.embargo_text
        assert [each.value for each in item.headlines] == [HEADLINE]


@pytest.mark.parametrize("label", ["SPERREFRIST", "Spärrtid", "Sub embargo"])
def test_a_subject_without_a_moment(label: str) -> None:
    """Who writes to editors that a story is under embargo means it."""
    assert read(mail(f"{label}: {HEADLINE}", STORY)).copydesk.embargo_text


def test_brackets_in_front_of_a_headline() -> None:
    """Brackets of East Asia are brackets."""
    item = read(
        "【解禁は11月28日午前10時】北電、風力発電所を建設へ\n\n【オスロ共同】北電は28日、風力発電所を建設すると発表した。\n"
    )
    assert item.copydesk.embargo_text
    assert item.headlines[0].value == "北電、風力発電所を建設へ"


@pytest.mark.parametrize(
    "line",
    [
        "Klausul i avtalen gir lærerne rett til lønn",
        "Klausul 14 i avtalen gjelder fra 1. januar",
        "Må ikke brukes før jul: Nye skattekort",
        "Ikke til bruk for barn før 2027, sier Mattilsynet",
        "Sperrefrist for dagpenger økes til 18 uker",
        "Inte förrän 2030 blir bron klar",
        "Får inte användas före 2030, säger myndigheten",
        "Ei julkista päätöstä ennen vuotta 2027",
        "Vapaa pääsy museoon 28. marraskuuta",
        "Ekki má birta myndir af börnum, segir 3. grein",
        "Embargo na ropu z Ruska platí od 5. prosince",
        "Embargo do petróleo russo começa a 5 de dezembro",
        "Do publikacji książki dojdzie w 2027 roku",
        "Эмбарго на рыбу до 2030 года обсудят в Думе",
        "アユ漁6月1日解禁、釣り人200人",
        "11月6日解禁のズワイガニ漁、初日は200隻",
        "中国禁止发布虚假信息 3月1日起施行",
        "러 원유 엠바고 11월 시행",
        "28 Kasım'da ambargo kalkıyor",
        "28 countries back Cuba embargo",
    ],
)
def test_news_that_begins_alike(line: str) -> None:
    """As headline and as paragraph it is published."""
    for text in (f"{line}\n\n{STORY}\n", f"{HEADLINE}\n\n{STORY}\n\n{line}\n\n{STORY}\n"):
        item = read(text)
        assert (item.embargoed_until, item.copydesk.embargo_text) == (None, None)


@pytest.mark.parametrize("line", [WORDS[1], WORDS[6], WORDS[8], WORDS[10], WORDS[14]])
def test_the_zone_of_the_feed(line: str) -> None:
    """A moment without a zone is that of the feed's."""
    assert read_embargo(line, "Europe/Oslo", NEAR) == datetime(2026, 11, 28, 9, tzinfo=UTC)
