"""Text that was encoded twice: UTF-8 read as cp1252 and written as UTF-8 again, so that ’ became â€™.

It happens in systems between the sender and us, to whole documents or to parts of them, and nothing in the document says
so. What gives it away are the three letters of a quote or a dash, which no language writes one after another, and Ã or Â
before a sign that no word has inside (CafÃ©, Â£50). A part is mended only where quotes or dashes show it, a whole text
where all of it can be read back.
"""

import re

_CONTINUATION = bytes(range(0x80, 0xC0)).decode("cp1252", "replace")
_BYTES = {  # the five bytes that cp1252 leaves free stay as they are (WHATWG Encoding Standard, windows-1252)
    letter if letter != "\ufffd" else chr(byte): byte
    for byte, letter in zip(range(0x80, 0xC0), _CONTINUATION, strict=True)
}
_NEXT = f"[{re.escape(''.join(_BYTES))}]"
_TWICE = re.compile(f"[\u00c2-\u00df]{_NEXT}|[\u00e0-\u00ef]{_NEXT}{{2}}|[\u00f0-\u00f4]{_NEXT}{{3}}")

_MARK = "â€"
"""How curly quotes, dashes and bullets begin that were encoded twice (U+2010 to U+203F)."""
_EVIDENCE = re.compile(_MARK + _NEXT)
_SIGNS = "¡-ª¬-º¼-¿"  # behind a capital, as in SÃO and IRMÃ, stand letters, spaces and quotes: those are not here
_SURE = re.compile(rf"{_MARK}(?:{_NEXT}|\ufffd)|[ÂÃ][{_SIGNS}]|(?:[\u00c3-\u00df]{_NEXT}){{2}}")
_TIMES = 3  # one or two may be told as an example
_TO_BYTES = str.maketrans({letter: chr(byte) for letter, byte in _BYTES.items()})
_LOST = ("â€\ufffd", "â€\x9d")
"""A closing quote: of the five bytes that cp1252 leaves free, which some systems replace, the one that texts have."""


def mend_twice_encoded(text: str) -> tuple[str, int]:
    """Return the text with what was encoded twice made right, and in how many places; untouched without evidence."""
    if len(_SURE.findall(text)) < _TIMES:
        return text, 0
    if (whole := _read_back(text)) is not None:
        return whole, sum(not letter.isascii() for letter in whole)
    if len(_EVIDENCE.findall(text)) < _TIMES:
        return text, 0
    mended = 0

    def once(found: re.Match[str]) -> str:
        nonlocal mended
        data = bytes([ord(found[0][0]), *(_BYTES[letter] for letter in found[0][1:])])
        try:
            letter = data.decode()
        except UnicodeDecodeError:
            return found[0]
        mended += 1
        return letter

    return _TWICE.sub(once, text), mended


def seems_twice_encoded(text: str) -> str | None:
    """Return the first piece of a text that looks as if it had been encoded twice, with the letters around it, or None."""
    found = _SURE.search(text)
    return text[max(0, found.start() - 8) : found.end() + 8].strip() if found else None


def _read_back(text: str) -> str | None:
    """Return what a text was before, when every letter of it can be read back; None when one can't."""
    try:
        return text.replace(*_LOST).translate(_TO_BYTES).encode("latin-1").decode()
    except UnicodeError:
        return None
