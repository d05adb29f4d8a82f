"""Lower case: one that keeps places (the n-th character of the lower text is the n-th one of the text), and one in UTF-8."""

_QUOTES_AND_DASHES = b"\xe2\x80"


def lowered(text: str) -> str:
    """Return the text in lower case; the few letters that would become two characters (İ) stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def lower_utf8(text: str) -> bytes:
    """Return a text in lower case, in UTF-8: `text.lower().encode()`, of English with curly quotes in a third of the time.

    Quotes and dashes (U+2000 to U+203F) have no case and three bytes each; where nothing else lies beyond ASCII, the bytes tell.
    """
    data = text.encode("utf-8", "surrogatepass")
    if is_plain(data, len(text)):
        return data.lower()
    return text.lower().encode("utf-8", "surrogatepass")


def is_plain(data: bytes, length: int) -> bool:
    """Whether a text of so many characters, here in UTF-8, has nothing beyond ASCII but those quotes and dashes."""
    return len(data) == length or len(data) == length + 2 * data.count(_QUOTES_AND_DASHES)
