"""Texts as bytes and back, one behind the other: what rows in memory are made of.

A length stands before each text. Hexadecimal digits, as revisions and digests are, take half their room.
"""

from typing import Final

_LONG: Final = 0x7F
_HEX: Final = 0x80
_LENGTHS: Final = tuple(map(chr, range(_LONG)))
_HEXES: Final = tuple(bytes((_HEX | length,)) for length in range(_LONG))
_BYTE: Final = bytes((_LONG,))


def texts(*given: str) -> bytes:
    """Return texts as bytes."""
    try:  # nearly all are short and ASCII: one piece of text, in half of the time
        return "".join([_LENGTHS[len(text)] + text for text in given]).encode("ascii")
    except (IndexError, UnicodeEncodeError):
        return b"".join(map(_text, given))


def _text(text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    return (bytes((len(data),)) if len(data) < _LONG else _BYTE + len(data).to_bytes(4, "little")) + data


def digits(text: str) -> bytes:
    """Return a text that is likely of lower-case hexadecimal digits as bytes."""
    if len(text) < 2 * _LONG:
        try:
            data = bytes.fromhex(text)
        except ValueError:
            return texts(text)
        if data.hex() == text:  # capitals and spaces are read, too, and would not come back
            return _HEXES[len(data)] + data
    return texts(text)


def read(data: bytes | bytearray, at: int) -> tuple[str, int]:
    """Return the text that begins at a place, and where the next one begins."""
    length = data[at]
    at += 1
    if length > _LONG:
        end = at + (length & _LONG)
        return data[at:end].hex(), end
    if length == _LONG:
        length = int.from_bytes(data[at : at + 4], "little")
        at += 4
    end = at + length
    return data[at:end].decode("utf-8", "surrogatepass"), end
