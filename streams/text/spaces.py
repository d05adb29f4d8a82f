"""White space, invisible characters and control characters: what stands between the words."""

import re

# Zero-width space, word joiner, byte order mark inside a text, soft hyphen: they break words for every reader. The two
# overrides of direction (UAX #9 §3.3.2) make letters read as others. ZWJ and ZWNJ stay: Persian and Indic scripts spell
# with them; so do marks, embeddings and isolates of direction, which Arabic and Hebrew need.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u202d\u202e]")

# C0 and C1 controls and DEL, but for tab, line feed, vertical tab, form feed, carriage return and NEL.
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


_NO_CONTROLS = bytes(set(range(256)) - {*range(9), *range(0x0E, 0x20), 0x7F})
_C1 = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")


def controls(text: str) -> list[str]:
    """Return the control characters of a text, white space aside; for a text without any, which most are, at once."""
    data = text.encode("utf-8", "surrogatepass")
    if not data.translate(None, _NO_CONTROLS) and (text.isascii() or not _C1.search(data)):
        return []
    return CONTROLS.findall(text)


def squeeze(text: str) -> str:
    """Return the text on one line, each run of white space (hard spaces too) as one space, nothing at the ends."""
    if text.isprintable():  # so it has no control or invisible character, and no white space but the space
        return " ".join(text.split()) if "  " in text else text.strip()
    return " ".join(_INVISIBLE.sub("", text).split())


def visible(text: str) -> str:
    """Return the text without invisible and control characters, its spacing untouched."""
    if text.isprintable():  # so it has none of them; to find that out takes a fifth of the time
        return text
    return CONTROLS.sub("", _INVISIBLE.sub("", text))
