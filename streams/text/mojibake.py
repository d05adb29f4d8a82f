"""Text that was encoded twice: UTF-8 read as cp1252 and written as UTF-8 again, so that ’ became â€™.

It happens in systems between the sender and us, to whole documents or to parts of them, and nothing in the document says
so. What gives it away are the three letters of a quote or a dash, which no language writes one after another.
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
_TIMES = 3  # one or two may be told as an example


def mend_twice_encoded(text: str) -> tuple[str, int]:
    """Return the text with what was encoded twice made right, and in how many places; untouched without evidence."""
    if _MARK not in text or len(_EVIDENCE.findall(text)) < _TIMES:
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
