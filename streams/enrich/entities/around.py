"""What stands beside a place of a text: the token before it, those after it, and whether a sentence begins there.

Names stand at every sixth word: to look around them costs a third of what it costs to make tokens of the whole text.
"""

from collections.abc import Iterator

from streams.enrich.entities.tokens import TOKEN, takes_dot, tokens

END_OF_SENTENCE = frozenset({".", "!", "?", ":", ";", "\n", "•", "*", "–", "—", "|"})
OPENING = frozenset({'"', "“", "‘", "'", "(", "[", "«", "„", "`", "-"})
FAR = 64
"""Code points of the longest token before a place that is seen whole."""

NOWHERE = (-1, -1)

_MARKS = frozenset(",.;:?!()”\n")
"""What is a token by itself wherever it stands."""


_NO_DOTS = _MARKS - {"."}
"""Those that belong to no word."""


def before(text: str, place: int) -> tuple[int, int]:
    """Return where the token before a place stands, at which another begins; `NOWHERE` when there is none."""
    end = place - 1
    if end > 0 and text[end] == " ":
        start = text.rfind(" ", 0, end) + 1
        if text[start:end].isalpha():  # a word between spaces: seven of ten
            return start, end
        if text[end - 1] in _NO_DOTS:
            return end - 1, end
    end = place
    while end and (text[end - 1] == "_" or (text[end - 1] != "\n" and text[end - 1].isspace())):
        end -= 1
    if not end:
        return NOWHERE
    if text[end - 1] != "." and not text[end - 1].isalnum():  # a mark
        return end - 1, end
    return _last(text, end)


def _last(text: str, end: int) -> tuple[int, int]:
    """Return the token that ends at a place: a word with what belongs to it, or a dot that belongs to none."""
    begin = max(0, end - FAR)
    begin = max(begin, text.rfind(" ", begin, end) + 1, text.rfind("\n", begin, end) + 1)
    if text[begin : end - 1].isalpha() and text[end - 1] == ".":
        return (begin if takes_dot(text[begin : end - 1]) else end - 1), end
    stream = tokens(text[begin:end])
    return begin + stream.starts[-1], begin + stream.ends[-1]


def word_before(text: str, place: int) -> str:
    """Return the token before a place in small letters; empty at the beginning of the text."""
    start, end = before(text, place)
    return text[start:end].lower()


def after(text: str, place: int) -> str:
    """Return the token after a place, at which another ended; empty at the end of the text."""
    mark = text[place : place + 1]
    if mark in _MARKS:  # half of the time, and told in a third of what a pattern takes
        return mark
    found = TOKEN.search(text, place)
    return found[1] if found else ""


def ahead(text: str, place: int) -> Iterator[tuple[str, int]]:
    """Yield the tokens after a place, at which another ended, each with where it starts."""
    dot = -1
    for found in TOKEN.finditer(text, place):
        word, start, end = found[1], found.start(), found.end()
        if start == dot:
            continue
        if text[end : end + 1] == "." and takes_dot(word):
            word, dot = f"{word}.", end
        yield word, start


def starts_sentence(text: str, place: int) -> bool:
    """Say whether nothing but a mark of opening stands between a place and the end of the sentence before."""
    if text[place - 1 : place] == " " and text[place - 2 : place - 1].isalnum():
        return False
    while True:
        start, end = before(text, place)
        word = text[start:end]
        if word not in OPENING:
            return not word or word in END_OF_SENTENCE
        place = start
