"""What a statistical recogniser says of a text: spans with what they name. It is handed in; nothing here runs a model."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Label = Literal["person", "organisation", "facility", "other"]
"""What a recogniser tells apart; `facility` is a building, an airport or a street, `other` whatever else it names."""


class Span(NamedTuple):
    """Code points of the text, and what they name."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a recogniser said of one text: spans in order, none over another, or why there are none.

    `method` is its `name/version`; the same method and text must always give the same spans.
    """

    method: str
    spans: tuple[Span, ...] = ()
    failure: str | None = None


ARTICLES = ("the ", "The ", "THE ")
POSSESSIVES = ("'s", "’s", "'", "’")


def bare(text: str, span: Span) -> Span:
    """Return the span of the name alone: models take the article before and the possessive after a name with it."""
    start, end, label = span
    for article in ARTICLES:
        if text.startswith(article, start, end - 1):
            start += len(article)
    for possessive in POSSESSIVES:
        if text.endswith(possessive, start + 1, end):
            end -= len(possessive)
            break
    while end - 1 > start and text[end - 1] == " ":
        end -= 1
    return Span(start, end, label)
