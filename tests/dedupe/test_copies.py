"""Reprints: the same story is known again however it was cut, added to or damaged; another story is not taken for it."""

import re
from zlib import crc32

import numpy as np
import pytest
from dedupe.texts import HEADLINE, OTHER, RATES, STORY, told

from schemas.article import ParsedItem
from schemas.codec import decode, encode
from schemas.events import rfc3339
from schemas.verdict import Verdict
from schemas.vocab import Kind
from streams.dedupe import Desk, Place
from streams.dedupe.signature import signature_of
from streams.dedupe.sketch import FOOTER


def judged(*stream: ParsedItem, desk: Desk | None = None) -> list[Verdict]:
    """Return the verdicts on a stream."""
    desk = desk or Desk()
    return [desk.decide(item, Place(0, offset)).verdict for offset, item in enumerate(stream)]


def scanned(text: str, every: int = 23) -> str:
    """Read a text as a scanner does: one letter of so many is another or lost, here and there."""
    return "".join(
        letter if crc32(b"%d" % place) % every else {"e": "c", "l": "1", "o": "0", "n": "ri"}.get(letter, "")
        for place, letter in enumerate(text)
    )


def wrapped(text: str) -> str:
    """Break a text into short lines, with hyphens."""
    return re.sub(r"(.{30}\w{2})(\w{2})", r"\1-\n\2", text)


DAMAGED = {
    "word for word": STORY,
    "capitals": STORY.upper(),
    "cut to a third": STORY[: len(STORY) // 3],
    "only the end": STORY[len(STORY) // 2 :],
    "added to": f"{STORY}\n\n{OTHER[:300]}",
    "after another lead": f"Life on the coast has come to a halt, a reporter of this paper found.\n\n{STORY}",
    "read by a scanner": scanned(STORY),
    "read by a poor scanner and cut": scanned(STORY, 11)[: len(STORY) // 2],
    "hard wrapped": wrapped(STORY),
    "mark-up": "".join(f"<p class='x'>{text} <a href='/more'>More</a></p>" for text in STORY.split("\n\n")),
    "read in a wrong encoding": STORY.replace("a ", "ä ").encode().decode("cp1252"),
    "among notices": f"ADVERTISEMENT\n\n{STORY}\n\nSign up for our newsletter.\n\nAll rights reserved.",
}


@pytest.mark.parametrize("how", DAMAGED)
@pytest.mark.parametrize("headline", [HEADLINE, "No boats, no bread: islanders wait", ""])
def test_a_damaged_copy_is_a_reprint(how: str, headline: str) -> None:
    """However a copy was damaged, it is a reprint of the first, with its cluster, under a uri of its own."""
    first, copy = judged(told(STORY), told(DAMAGED[how], headline, offset=1))
    assert (copy.kind, copy.of, copy.of_receipt) == ("reprint", first.uri, first.receipt), copy.reason
    assert copy.uri != first.uri
    assert copy.cluster is not None
    assert first.cluster is not None
    assert (copy.cluster.id, copy.cluster.role, copy.cluster.of) == (first.cluster.id, "reprint", first.uri)
    assert copy.similarity == copy.cluster.similarity
    assert 0 < (copy.similarity or 0) <= 1


@pytest.mark.parametrize("how", ["cut to a third", "added to", "read by a scanner"])
def test_the_words_of_a_reprint_agree_with_its_number(how: str) -> None:
    """The first share that the reason tells is the similarity: no reader has to guess which of two numbers counts."""
    _, copy = judged(told(STORY), told(DAMAGED[how], HEADLINE, offset=1))
    share = re.search(r"(\d+)% of ", copy.reason)
    assert share is not None
    assert abs(int(share[1]) - 100 * (copy.similarity or 0)) <= 1


def test_another_story_is_new() -> None:
    """A story about something else is new, and so is one that quotes a paragraph of a known one."""
    quoting = OTHER + "\n\n" + STORY.split("\n\n")[2]
    assert [verdict.kind for verdict in judged(told(STORY), told(OTHER, "Sugar", offset=1))] == ["new", "new"]
    assert judged(told(STORY), told(quoting, "Lawmakers back sugar tax", offset=1))[1].kind == "new"


def test_a_template_of_another_day_is_new() -> None:
    """Rates told in the same words on another day are another story; the same rates, scanned, are not."""
    monday = RATES.format("9,412.50", "Monday", "up 31.50", "2,871", "31,240", "14,870", "17,655")
    tuesday = RATES.format("9,377.00", "Tuesday", "down 35.50", "2,866", "31,105", "11,320", "17,710")
    first, other, copy = judged(
        told(monday, "Copper closing rates"),
        told(tuesday, "Copper closing rates", offset=1),
        told(scanned(monday, 31), "Copper closing rates", offset=2),
    )
    assert [first.kind, other.kind] == ["new", "new"], other.reason
    assert (copy.kind, copy.of) == ("reprint", first.uri)


def test_the_reason_can_be_understood() -> None:
    """The reason names the article and its agency, the shares, and what became of figures, names and headline."""
    _, copy, same = judged(
        told(STORY), told(STORY[: len(STORY) // 2], "Islanders wait for boats", offset=1), told(STORY, offset=2)
    )
    assert "by Paper0" in copy.reason
    assert "of that is found here" in copy.reason
    assert re.search(r"(\d+) of \1 figures and (\d+) of \2 dates and (\d+) of \3 names agree", copy.reason)
    assert "the headline is another" in copy.reason
    assert "word for word the same" in same.reason
    assert same.similarity == 1.0


@pytest.mark.parametrize("kind", ["update", "correction", "refile", "repeat"])
def test_no_correction_is_swallowed(kind: Kind) -> None:
    """What says that it is a correction stays one, whose ever the text was: it joins the cluster and goes on."""
    first, other = judged(told(STORY), told(STORY.replace("118", "119"), offset=1, kind=kind))
    assert (other.kind, other.of) == (kind, first.uri)
    assert other.cluster is not None
    assert first.cluster is not None
    assert (other.cluster.id, other.cluster.role) == (first.cluster.id, "canonical")


def test_versions_come_first() -> None:
    """Another version under a known guid is an update, not a reprint of what it replaces."""
    first, second = judged(
        told(STORY, agency="Wire", guid="tag:wire.example,2025:9"),
        told(STORY + " More follows.", agency="Wire", guid="tag:wire.example,2025:9", offset=1),
    )
    assert (second.kind, second.uri) == ("update", first.uri)


def test_a_version_of_an_agency_without_guids() -> None:
    """An agency's own text again, with changes, is a version of its article; a damaged one takes no article's place."""
    first, version, scan = judged(
        told(STORY, agency="Wire", guid=None),
        told(STORY.replace("2,400", "2,600"), "Ferries wait", agency="Wire", guid=None, offset=1),
        told(scanned(STORY, 11), "Ferries again", agency="Wire", guid=None, offset=2),
    )
    assert (version.kind, version.uri) == ("update", first.uri)
    assert (scan.kind, scan.of) == ("reprint", first.uri)
    assert scan.uri != first.uri


def test_a_short_text_is_no_copy() -> None:
    """A sentence that anybody may write is evidence of nothing."""
    assert [
        v.kind for v in judged(told("The harbour was closed.", ""), told("The harbour was closed.", "", offset=1))
    ] == [
        "new",
        "new",
    ]


def test_three_days() -> None:
    """A text can be reprinted for 72 hours."""
    for hours, kind in ((71, "reprint"), (73, "new")):
        assert judged(told(STORY, received=0), told(STORY, offset=1, received=hours * 60))[1].kind == kind


def test_a_reprint_of_a_killed_article_says_so() -> None:
    """A copy of a text that was killed goes on with a warning: when, by what, and that a person has to look."""
    story = told(STORY)
    kill = story.model_copy(
        update={
            "pub_status": "canceled",
            "copydesk": story.copydesk.model_copy(update={"receipt": "wire.raw.v1/0/1#0", "revision": "k"}),
        }
    )
    _, killed, copy = judged(story, kill, told(STORY, offset=2))
    assert killed.kind == "kill"
    assert copy.kind == "reprint"
    assert f"was killed at {rfc3339(killed.received_at)} (wire.raw.v1/0/1#0): see by hand" in copy.warnings[-1]


def test_a_round_up_is_nobodys_reprint() -> None:
    """An item that repeats parts of three stories belongs to none of them, unless it has the headline of one."""
    third = RATES.format("9,412.50", "Monday", "up 31.50", "2,871", "31,240", "14,870", "17,655")
    texts = [STORY, OTHER, third]
    digest = "\n\n".join(text.split("\n\n")[0] for text in texts)
    heads = ["Harbour bridge opens", "Sugar tax passes", "Copper rates of the day"]
    known = [told(text, head, offset=n) for n, (text, head) in enumerate(zip(texts, heads, strict=True))]
    *_, verdict = judged(*known, told(digest, "News in brief this evening", offset=3))
    assert verdict.kind == "new"
    *_, verdict = judged(*known, told(digest, heads[0], offset=3))
    assert (verdict.kind, verdict.of) == ("reprint", known[0].uri)


def test_copies_do_not_chain() -> None:
    """A copy with another story's text at its end does not draw that story into the cluster."""
    both = STORY + "\n\n" + OTHER
    _, copy, other = judged(told(STORY), told(both, offset=1), told(OTHER, "Sugar tax passes", offset=2))
    assert (copy.kind, other.kind) == ("reprint", "new")


def test_footers_are_learned() -> None:
    """A footer that stands on no list proposes nothing once many stories have shared it; their own words still do."""
    footer = (
        "Readers who wish to help the reading room may leave books, maps and old letters with the keeper at the north gate on "
        "any afternoon; the committee answers each note by hand and keeps a ledger of every gift that is open to all."
    )
    desk = Desk()
    words = [
        " ".join(f"w{n * 7919 % 9973:x}{place * n * 31 % 7919:x}q" for place in range(40)) + ".\n\n" + footer
        for n in range(1, 41)
    ]
    kinds = [v.kind for v in judged(*(told(text, f"Head {n}", offset=n) for n, text in enumerate(words)), desk=desk)]
    assert kinds[-20:] == ["new"] * 20
    again = desk.decide(told(words[30][:200] + "\n\n" + footer, "Another head", offset=99), Place(0, 99)).verdict
    assert again.of_receipt == "wire.raw.v1/0/30#0"


LANGUAGES = {
    "zh": "渡轮周二连续第三天停航，强风使两千四百名旅客滞留在港口。运营公司表示，十六班渡轮中有十四班取消，希望周三晚间恢复航行。市长要求商店限制每户购买牛奶和面包的数量，直到补给船抵达为止。",
    "ru": "Паромы между материком и островами Варсунд во вторник третий день подряд оставались в порту из-за шторма. "
    "Компания сообщила, что 14 из 16 рейсов отменены, и надеется выйти в море в среду вечером.",
    "ar": "بقيت العبارات بين البر الرئيسي وجزر فارسوند في الميناء يوم الثلاثاء لليوم الثالث على التوالي بسبب عاصفة قوية، "
    "وقالت الشركة إن أربع عشرة رحلة من أصل ست عشرة ألغيت.",
    "ko": "폭풍으로 화요일 사흘째 여객선이 항구에 묶이면서 여행객 이천사백 명이 발이 묶였다. 운영사는 열여섯 편 가운데 열네 편이 취소됐으며 "
    "수요일 저녁 운항을 재개하기를 바란다고 밝혔다.",
    "hi": "तूफान के कारण मंगलवार को लगातार तीसरे दिन नौकाएं बंदरगाह पर रहीं और दो हजार चार सौ यात्री फंसे रहे। कंपनी ने कहा कि सोलह में से चौदह "
    "यात्राएं रद्द कर दी गईं।",
    "el": "Τα πλοία μεταξύ της ηπειρωτικής χώρας και των νησιών έμειναν την Τρίτη στο λιμάνι για τρίτη ημέρα λόγω καταιγίδας.",
    "de": "Die Fähren zwischen dem Festland und den Inseln blieben am Dienstag den dritten Tag in Folge im Hafen, weil ein "
    "Sturm mit Böen von 118 Kilometern in der Stunde tobte.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_script_is_read(language: str) -> None:
    """A copy is found in any script, with spaces and punctuation changed."""
    text = LANGUAGES[language]
    _, copy = judged(told(text), told(re.sub(r"[,،，。]", " ", text), "", offset=1))
    assert copy.kind == "reprint"


@pytest.mark.parametrize(
    "text",
    ["", "x", "😀" * 500, "a" * 1_000_000, "1 2\t3\n" * 50_000, STORY * 700, "\u0301" * 999, "<" * 5000],
    ids=["empty", "letter", "emoji", "letters", "table", "long", "marks", "brackets"],
)
def test_odd_texts_go_through(text: str) -> None:
    """Texts of any shape and up to a megabyte get a verdict, twice, that survives the log."""
    verdicts = judged(told(text), told(text, offset=1))
    assert [decode(Verdict, encode(verdict)) for verdict in verdicts] == verdicts


def test_another_layout_of_signatures_is_passed_over() -> None:
    """A log with signatures of another version restores; its texts are unknown until the raw topic is replayed."""
    first = judged(told(STORY))[0]
    other = first.model_copy(update={"signature": "AAAA" + (first.signature or "")[4:]})
    desk = Desk.restore(Place(0, 1), [other])
    assert desk.decide(told(STORY, offset=1), Place(0, 1)).verdict.kind == "new"


def test_a_footer_takes_no_room_of_the_sketch() -> None:
    """Once a footer is known, what is kept of a long text with it has as many shingles of its own as of one without."""
    text = "\n\n".join(STORY.replace("Varsund", f"Var{n}sund").replace("Tuesday", f"T{n * 37}day") for n in range(2))
    signature = signature_of(told(text))
    assert signature is not None
    half = signature.letters // 2
    own = signature.without(np.arange(signature.letters) >= half)
    marked = own.shingles & np.uint32(FOOTER) == FOOTER
    assert own.level == signature.level - 1
    assert np.count_nonzero(~marked) > 1.5 * np.count_nonzero(signature.places < half)
    assert (own.places[marked] >= half).all()
    assert len(own.shingles) == own.packed()[2]
