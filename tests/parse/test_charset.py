"""How bytes become text: mark, UTF-8, declaration, guess; and what is said about it."""

from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from schemas.feeds import Feed
from streams.errors import ParseError
from streams.parse import file_item, parse
from streams.parse.charset import Decoded, decode

CAFE = "Café “Zürich” – €5"


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    """A mark beats every declaration, goes away, and leaves no doubt."""
    assert decode(("\ufeff" + CAFE).encode(codec), "iso-8859-1") == Decoded(CAFE, codec)


def test_utf8_needs_no_declaration() -> None:
    """Valid UTF-8 is UTF-8, with nothing to warn about."""
    assert decode(CAFE.encode()) == Decoded(CAFE, "utf-8")


def test_utf8_beats_a_wrong_declaration() -> None:
    """Feeds that declare ISO-8859-1 and send UTF-8 are read right, with a warning."""
    assert decode(CAFE.encode(), "ISO-8859-1").warnings == ("declared as ISO-8859-1, but the bytes are UTF-8",)


def test_ascii_contradicts_no_declaration() -> None:
    """Plain ASCII says the same in all declared sets: no warning."""
    assert decode(b"plain", "iso-8859-15") == Decoded("plain", "utf-8")


def test_an_unknown_declaration_is_told() -> None:
    """A character set that nobody knows is warned about, and so is one that is no character set."""
    assert decode(b"x", "klingon").warnings == ("the declared character set 'klingon' is unknown; the bytes are UTF-8",)
    assert decode(b"x", "rot13").warnings


@pytest.mark.parametrize(
    ("codec", "text"), [("koi8-r", "Москва"), ("shift_jis", "東京"), ("cp1250", "Łódź"), ("euc-kr", "서울")]
)
def test_a_true_declaration_is_followed(codec: str, text: str) -> None:
    """What the source declares counts when the bytes are no UTF-8 and fit it."""
    assert decode(f"News: {text}".encode(codec), codec.upper()) == Decoded(f"News: {text}", codec)


@pytest.mark.parametrize("codec", ["utf-16-le", "iso2022_jp"])
def test_sets_that_look_like_ascii_need_their_declaration(codec: str) -> None:
    """UTF-16 without a mark and ISO-2022-JP are valid UTF-8 too: the declaration decides."""
    assert decode("東京 wire".encode(codec), codec).text == "東京 wire"


def test_cp1252_is_a_guess_with_a_warning() -> None:
    """Without a declaration, western bytes are read as cp1252 and the item says so."""
    got = decode(CAFE.encode("cp1252"))
    assert got == Decoded(CAFE, "cp1252", ("no character set was declared; read as cp1252",))


def test_declared_latin_1_with_curly_quotes_is_cp1252() -> None:
    """ISO-8859-1 has no letters at 0x80-0x9F: who uses them means cp1252."""
    assert decode(CAFE.encode("cp1252"), "iso-8859-1").charset == "cp1252"
    assert decode("Köln".encode("latin-1"), "iso-8859-1") == Decoded("Köln", "iso-8859-1")


def test_latin_1_comes_last() -> None:
    """A byte that cp1252 does not know leaves Latin-1, which knows all."""
    assert decode(b"A line of the wire with \x81 in it").charset == "latin-1"


@pytest.mark.parametrize("tail", [b"\xff", b"\xc3(", b"\xe2\x80 and on", b"\xfe\xff"])
def test_torn_utf8_is_read_and_told(tail: bytes) -> None:
    """A text that is UTF-8 but for some bytes is read with U+FFFD, and says which and where; no letter of it is mojibake."""
    start = "“Łódź” – "
    got = decode(start.encode() + tail)
    assert got.text.startswith(start + "\ufffd")
    assert f"at byte {len(start.encode())}" in got.warnings[0]


@pytest.mark.parametrize(
    "text", ["Chef in Zürich", "Bank meldet Gewinn, sagte der Chef in M", "“Łódź” – ", "Überfall", "prices in z"]
)
@pytest.mark.parametrize("tail", ["ü", "”"])
def test_utf8_that_is_cut_in_a_character(text: str, tail: str) -> None:
    """The rest is read as UTF-8, and the warning says what is missing, wherever in the character it was cut."""
    for end in range(1, len(tail.encode())):
        if (text, tail, end) == ("Chef in Zürich", "”", 1) or (
            not text.isascii() and len(text) < 9 and end == 1 and tail == "”"
        ):
            continue  # one letter more and an â: it may be cp1252
        if text.isascii() and tail == "”" and end == 1:
            continue
        got = decode(text.encode() + tail.encode()[:end])
        assert (got.text, got.charset) == (text, "utf-8")
        assert "cut in the middle" in got.warnings[0]


@pytest.mark.parametrize("text", ["le café", "à la carte, un café", "ANA E A IRMÃ", "voilà"])
def test_cp1252_that_ends_with_a_letter(text: str) -> None:
    """It is not taken for UTF-8 that was cut."""
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize("stray", ["é", "ü", "”", "ß", "–"])
def test_a_stray_byte_in_utf8(stray: str) -> None:
    """Of a text that is UTF-8 many times over it is read as cp1252, with a warning; the story is not lost."""
    before, after = "Zürich (sda) – Die Bank in Zürich schließt für ein Jahr. Das Caf", " bleibt, heißt es."
    got = decode(before.encode() + stray.encode("cp1252") + after.encode())
    assert (got.text, got.charset) == (before + stray + after, "utf-8")
    assert "1 bytes of the text are no UTF-8" in got.warnings[0]


TORN = [b"\xe0\x80\x80", b"\xed\xa0\x80", b"\xc3\xc3", b"\xc3 ", b"d\xc5(", b"\xff", b"\x81", b"\xb0"]


@pytest.mark.parametrize("bad", TORN)
def test_other_damage_is_told(bad: bytes) -> None:
    """For sequences that are none, torn ones and bytes that are no letters stands U+FFFD; place and byte are told."""
    before, after = "Zürich (sda) – Die Bank in Zürich schließt. ", " Das Café bleibt, heißt es."
    got = decode(before.encode() + bad + after.encode())
    assert got.text.startswith(before)
    assert got.text.endswith(after)
    assert "\ufffd" in got.text
    at = len(before.encode()) + (bad[:1] == b"d")
    assert got.warnings[0].startswith("the text is broken UTF-8 in 1 places, where U+FFFD stands: 0x")
    assert got.warnings[0].endswith(f"at byte {at}")


@pytest.mark.parametrize("text", ["Er fährt über Zürich an den Kai. ", "Он едет в Цюрих. ", "他去苏黎世。"])
@pytest.mark.parametrize("bad", TORN)
def test_damage_in_many_places_is_refused(text: str, bad: bytes) -> None:
    """What no accident does to a story is no text."""
    with pytest.raises(ParseError, match="broken UTF-8, in more than"):
        decode((text.encode() + bad) * 12)


def test_bytes_in_a_row_are_no_text() -> None:
    """Nine bytes that are no UTF-8 were never a story."""
    with pytest.raises(ParseError, match="bytes in a row"):
        decode("Er fährt über Zürich an den Kai. ".encode() + b"\xff" * 9)


@pytest.mark.parametrize("count", [1, 40])
def test_two_sets_in_one_text(count: int) -> None:
    """Paragraphs in UTF-8 and in cp1252, as of two systems: each is read right, and a person is told."""
    utf8, cp1252 = "Die Fähre nach Zürich fährt.\n\n", "Das Café “Süd” – groß – schließt.\n\n"
    got = decode((utf8.encode() + cp1252.encode("cp1252")) * count)
    assert got.text == (utf8 + cp1252) * count
    assert got.charset == "utf-8"
    assert "read as cp1252: é“ü”–ß–" in got.warnings[0]
    assert got.warnings[0].count("at byte") == 3


def test_one_word_shows_two_sets() -> None:
    """One "Zürich" in UTF-8 is enough; beside it é is read as cp1252, and what is no letter as U+FFFD."""
    got = decode(b"The caf\xe9 \xff in " + "Zürich".encode())
    assert got.text == "The café \ufffd in Zürich"
    assert len(got.warnings) == 2


@pytest.mark.timeout(20)
def test_a_long_mixture_is_read_in_time() -> None:
    """Its time grows with its length."""
    assert len(decode(("Zürich ".encode() + b"caf\xe9 ") * 60_000).text) == 12 * 60_000


def test_capital_accents_before_quotes_are_no_utf8() -> None:
    """JOSÉ’S in cp1252 has two bytes that could be UTF-8: the other accents show that they are not."""
    text = "JOSÉ’S café, Müller’s bar, a crème brûlée"
    assert decode(text.encode("cp1252")).text == text


def test_bytes_without_text_are_refused() -> None:
    """Bytes that are mostly no printable ASCII and no UTF-8 are no text."""
    with pytest.raises(ParseError, match="not text"):
        decode(bytes(range(0x80, 0xC0)) * 4)


def test_a_mark_that_lies_is_refused() -> None:
    """A mark of UTF-16 on an odd number of bytes can't be obeyed."""
    with pytest.raises(ParseError, match="byte order mark"):
        decode(b"\xff\xfea")


@pytest.mark.parametrize("torn", [b"a caf\xc3( on the quay", b"\xc3\x28 at the start", b"bad \xff\xfe bytes"])
def test_a_torn_sequence_is_no_cp1252(torn: bytes) -> None:
    """A sequence that broke off is told from cp1252: no word ends so, and guessing would garble every other letter."""
    got = decode(torn)
    assert "\ufffd" in got.text
    assert got.charset == "utf-8"


@pytest.mark.parametrize("text", ["São Paulo e a MÃE", "Ångström", "l'Âge d’or", "café À la carte"])
def test_words_of_cp1252_are_no_torn_sequences(text: str) -> None:
    """Words that Western European languages really have are read as cp1252, with the warning of a guess."""
    found = decode(text.encode("cp1252"))
    assert found.text == text
    assert found.warnings


def test_letters_of_dos_show_themselves() -> None:
    """Umlauts of CP437 would be low quotes inside of words in cp1252: they are read as what they are, with a warning."""
    text = "Bremen wählt früh, größer wird nichts"
    assert decode(text.encode("cp437")) == Decoded(text, "cp437", ("no character set was declared; read as cp437",))
    assert decode("Er sagte „ja“ und „nein“.".encode("cp1252")).charset == "cp1252"


def test_seven_bits_of_german_need_a_declaration() -> None:
    """ISO 646-DE is ASCII until somebody says what it is; bytes that have eight bits contradict it."""
    assert decode(b"Bremen w{hlt f}r ]bergang, gro~", "DIN_66003") == Decoded(
        "Bremen wählt für Übergang, groß", "din_66003"
    )
    assert decode(b"Bremen w{hlt").text == "Bremen w{hlt"
    assert decode("wählt".encode(), "din_66003").warnings == ("declared as din_66003, but the bytes are UTF-8",)


def test_a_warning_can_be_written() -> None:
    """What a damaged header declares may hold bytes that are no letters; the warning about it is a text."""
    assert decode(b"x", "\udc80iso").warnings[0].encode()


@pytest.mark.parametrize(
    ("charset", "headline", "warned"),
    [(None, "Bremen w{hlt f}r sich", True), ("din_66003", "Bremen wählt für sich", False)],
)
def test_a_feed_declares_the_set_of_its_texts(charset: str | None, headline: str, warned: bool) -> None:
    """A text that seems to be in ISO 646-DE is warned about, and read right where the feeds file says so."""
    data = b"\x01dpa023 4 pl 20 dpa 0456\r\nWahlen/\r\n\x02Bremen w{hlt f}r sich =\r\n\r\nBremen (dpa) - Es wurde gew{hlt.\r\n\x03161930 Mrz 25\r\n\x04"
    raw = file_item("x", data, feed="desk", received_at=datetime(2025, 3, 17, tzinfo=UTC))
    (item,) = parse(raw, Feed(id="desk", charset=charset))
    assert isinstance(item, ParsedItem)
    assert item.headlines[0].value == headline
    assert any("ISO 646-DE" in each for each in item.copydesk.warnings) == warned


@pytest.mark.parametrize(
    ("text", "read", "warning"),
    [
        (
            "CafÃ© in SÃ£o Paulo took Â£50",
            "Café in São Paulo took £50",
            "the text was encoded twice; mended in 3 places",
        ),
        ("The owner, RenÃ©, said", "The owner, RenÃ©, said", "the text seems to have been encoded twice"),
    ],
)
def test_what_was_encoded_twice_is_told(text: str, read: str, warning: str) -> None:
    """A text that can be read back whole is mended, one that shows too little stays; both carry a warning."""
    decoded = decode(text.encode())
    assert decoded.text == read
    assert [each.startswith(warning) for each in decoded.warnings] == [True]
