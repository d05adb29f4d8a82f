"""Short forms linked to the fullest: "Putin" to "Vladimir Putin", "the ECB" to "European Central Bank"."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from streams.enrich.entities.lexicon import CLUBS, PLACE_WORDS, TAILS, WHEN
from streams.enrich.entities.lists import common, demonyms, is_place, key, without_suffix
from streams.text.kept import LONG


def spelt(words: Sequence[str]) -> str:
    """Return the words of a name as they are written: "People's Bank"."""
    joined = " ".join(words)
    if joined.isascii() and "'" not in joined and "," not in joined:  # most
        return joined
    return joined.replace(" 's", "'s").replace(" ’s", "’s").replace(" ,", ",") if " " in joined else joined


@dataclass(slots=True)
class Names:
    """What the text names in full: family names with their bearers, short forms with their organisations."""

    families: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    first_names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    shorts: dict[str, str] = field(default_factory=dict)

    def person(self, words: Sequence[str]) -> str | None:
        """Return the fullest name of a person, or None for a word that is part of no name in the text."""
        last = key(without_suffix(words)[-1])
        bearers = self.families.get(last, ())
        if len(words) == 1:
            bearers = bearers or self.first_names.get(last, ())
            return bearers[0] if len(bearers) == 1 else words[0] if bearers else None
        if bearers and bearers[0] == " ".join(words):  # most: of a name one person
            return bearers[0]
        own = {key(word) for word in words}
        return next((full for full in bearers if own <= {key(word) for word in full.split()}), spelt(words))

    def organisation(self, words: Sequence[str]) -> str | None:
        """Return the full name of which these words are a short form, or None."""
        return self.shorts.get(" ".join(key(word) for word in words if word != ","))


def gather(people: Iterable[Sequence[str]], organisations: Iterable[tuple[Sequence[str], str | None]]) -> Names:
    """Take up the names of people and organisations; one of these may come with the acronym that the text gives it."""
    names = Names()
    for words in dict.fromkeys(map(tuple, people)):  # a name that comes again adds nothing
        _add(names.families[key(without_suffix(words)[-1])], words)
        if len(words) > 1:
            _add(names.first_names[key(words[0])], words)
    for words, acronym in dict.fromkeys((tuple(words), acronym) for words, acronym in organisations):
        full = spelt(words)
        for short in (acronym, *(_shorter(words) if len(full) <= LONG else _forms(words))):
            if short:
                names.shorts.setdefault(short, full)
    return names


def _add(bearers: list[str], words: Sequence[str]) -> None:
    """Add a name to those who bear its family name; of two forms of one name the fuller stays."""
    if not bearers:
        bearers.append(spelt(words))
        return
    own = {key(word) for word in words}
    for index, full in enumerate(bearers):
        other = {key(word) for word in full.split()}
        if own <= other:
            return
        if other <= own:
            bearers[index] = spelt(words)
            return
    if len(bearers) < MOST:
        bearers.append(spelt(words))


ACRONYM = 3
"""Letters of the shortest acronym that a text may come back with unannounced: "the FCA"."""

MOST = 8
"""People of one family name that are told apart; more are namesakes in a list."""


@lru_cache(maxsize=4096)
def _shorter(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms in which a text comes back to an organisation: without its tail, and its first word."""
    return tuple(_forms(words))


def _forms(words: tuple[str, ...]) -> list[str]:
    keys = [key(word) for word in words if word != ","]
    first = keys[0]
    if len(keys) < 2:  # noqa: PLR2004
        return [] if first in common() or first in TAILS or words[0].isupper() else [first]  # "ESCHEN" may be a place
    initials = "".join(word[0] for word in words if word[0].isupper()).lower()
    acronyms = [initials] if len(initials) >= ACRONYM and initials.isascii() and initials.isalpha() else []
    if first in common() or first in demonyms() or first in PLACE_WORDS or first in WHEN or first in TAILS:
        return acronyms
    without = keys[:-1] if keys[-1] in TAILS else []
    if keys[-1] in CLUBS and keys[-1].endswith("s"):  # "Harbour Rovers" are the Rovers
        return [first, keys[-1]] if not is_place(words[0]) else [keys[-1]]
    shorter = acronyms if is_place(words[0]) else [first, *acronyms]
    several = len(without) > 1 and not is_place(" ".join(words[:-1]))
    return [*shorter, " ".join(without)] if several else shorter
