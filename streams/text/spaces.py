"""White space, invisible characters and control characters: what stands between the words."""

import re
from collections.abc import Sequence

# Zero-width space, word joiner, byte order mark inside a text, soft hyphen: they break words for every reader. The two
# overrides of direction (UAX #9 §3.3.2) make letters read as others. ZWJ and ZWNJ stay: Persian and Indic scripts spell
# with them; so do marks, embeddings and isolates of direction, which Arabic and Hebrew need.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u202d\u202e]")

# C0 and C1 controls and DEL, but for tab, line feed, vertical tab, form feed, carriage return and NEL.
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


# What is_ordinary looks for: the two above, and all white space but the space and the ends of lines. Python's class of
# characters is quick on what is left when printable ASCII is gone, which of 3 kB of English are 33 curly quotes.
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\r\n"
_PRINTABLE_AND_TAB = _PRINTABLE + b"\t"
_CONTROLS_MARKED = bytes(byte if byte in _PRINTABLE_AND_TAB else 0 for byte in range(256))
_EXTRAORDINARY = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u1680\u2000-\u200b\u2028\u2029\u202d-\u202f\u205f\u2060\u3000\ufeff]"
)

_PRINTABLE_ASCII = bytes(range(0x20, 0x7F))
_LONG = 100  # characters from which on it pays to look at bytes

_C0 = bytes({*range(9), *range(0x0E, 0x20), 0x7F})
_NO_CONTROLS = bytes(set(range(256)) - set(_C0))
_UNSEEN = re.compile("[\x80-\x84\x86-\x9f\u200b\u2060\ufeff\u00ad\u202d\u202e]")  # what else `visible` takes out
_C1 = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")


def controls(text: str) -> list[str]:
    """Return the control characters of a text, white space aside; for a text without any, which most are, at once."""
    data = text.encode("utf-8", "surrogatepass")
    if not data.translate(None, _NO_CONTROLS) and (text.isascii() or not _C1.search(data)):
        return []
    return CONTROLS.findall(text)


def is_ordinary(text: str, data: bytes | None = None) -> bool:
    """Whether a text has no control and no invisible character, and no white space but spaces and ends of lines.

    Most texts are so. To know it of a whole text takes a fifth of the time that a look at each of its lines takes.
    `data` is the text in UTF-8, where the caller has it.
    """
    rest = (text.encode("utf-8", "surrogatepass") if data is None else data).translate(None, _PRINTABLE)
    return not rest or _EXTRAORDINARY.search(rest.decode("utf-8", "surrogatepass")) is None


def is_ordinary_with_tabs(text: str) -> bool:
    """Whether a text is ordinary (`is_ordinary`) but for tabs."""
    data = text.encode("utf-8", "surrogatepass")
    if text.isascii():  # as most wires are: to mark bytes takes half of the time that taking them out does
        return b"\x00" not in data.translate(_CONTROLS_MARKED)
    rest = data.translate(None, _PRINTABLE_AND_TAB)
    return _EXTRAORDINARY.search(rest.decode("utf-8", "surrogatepass")) is None


def squeeze_ordinary(line: str) -> str:
    """Return what `squeeze` does, for a line of an ordinary text."""
    return " ".join(line.split()) if "  " in line else line.strip()


def squeeze(text: str) -> str:
    """Return the text on one line, each run of white space (hard spaces too) as one space, nothing at the ends."""
    text = text.strip()
    if _is_printable(text):  # so it has no control or invisible character, and no white space but the space
        return " ".join(text.split()) if "  " in text else text
    return " ".join(_INVISIBLE.sub("", text).split())


def squeeze_visible(text: str) -> str:
    """Return `squeeze(visible(text))`; most lines are printable, which is asked once for both."""
    text = text.strip()
    if _is_printable(text):
        return " ".join(text.split()) if "  " in text else text
    return squeeze(visible(text))


def squeeze_all(texts: Sequence[str]) -> list[str]:
    """Return `squeeze_visible` of each text. Most are ordinary, which is asked once for all, in half of the time."""
    together = "".join(texts)
    if not is_ordinary(together):
        return [*map(squeeze_visible, texts)]
    if "  " in together or "\n" in together or "\r" in together:
        return [" ".join(text.split()) for text in texts]
    return [*map(str.strip, texts)]


def _is_printable(text: str) -> bool:
    """Whether `text.isprintable()`: of a paragraph in ASCII in half of its time."""
    if len(text) < _LONG or not text.isascii():
        return text.isprintable()
    return not text.encode().translate(None, _PRINTABLE_ASCII)


def visible(text: str) -> str:
    """Return the text without invisible and control characters, its spacing untouched."""
    if _is_printable(text):  # so it has none of them; to find that out takes a fifth of the time
        return text
    text = text.encode("utf-8", "surrogatepass").translate(None, _C0).decode("utf-8", "surrogatepass")
    return text if text.isascii() else _UNSEEN.sub("", text)
