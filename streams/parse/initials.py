"""Initials of those who worked on a story, as its last line: "hh/ph/ts", "bur-asl/tib"."""

import re

from schemas.article import Credit
from streams.parse.draft import Draft

_PERSON = r"[a-zà-ÿ]{1,5}(?:-[a-zà-ÿ]{1,5}){0,3}"
_INITIALS = re.compile(rf"{_PERSON}(?:\s?/\s?{_PERSON}){{1,9}}\.?")


def read_initials(text: str) -> tuple[str, ...]:
    """Return the initials when the whole text is a line of them, in small letters with slashes; else none."""
    if len(text) > 80 or _INITIALS.fullmatch(text) is None:  # noqa: PLR2004 - characters; ten people fit
        return ()
    return tuple(dict.fromkeys(part.strip() for part in text.rstrip(".").split("/")))


def take_initials(draft: Draft) -> None:
    """Take a last line of initials from the body: who wrote and edited, as a credit."""
    if draft.blocks and (initials := read_initials(draft.blocks[-1].text)):
        draft.blocks.pop()
        add_initials(draft, initials)


def add_initials(draft: Draft, initials: tuple[str, ...]) -> None:
    """Credit people of whom only the initials are told."""
    if initials:
        draft.credits.append(Credit(role="initials", names=initials))
