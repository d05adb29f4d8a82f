"""Invents stories: every name and nearly every word is a story's own, so that two of them share little."""

import random
from dataclasses import dataclass
from functools import cached_property

from streams.text.words import words

_STARTS = sorted(words("Al Bro Cel Dor El Fro Gal Hir Is Jor Kal Lom Mer Nor Ost Pel Rav Sol Tor Ul Ver Wes Yst Zan"))
_MIDDLES = sorted(words("a e i o u an er il on us"))
_ENDS = sorted(words("berg dal haven moor stad viken ford holm by sund lund mark nes vik borg heim"))
_DOINGS = sorted(
    words(
        "closes opens delays repairs inspects sells buys doubles halves loses finds floods saves cancels extends fines"
    )
)
_THINGS = sorted(
    words(
        "bridge harbour school theatre tunnel railway clinic stadium market airport museum library factory mine dam canal "
        "prison hotel farm observatory brewery shipyard quarry monastery lighthouse tramway orchestra aquarium"
    )
)
_FILLERS = sorted(
    words(
        "council residents engineers inspectors lawyers unions visitors farmers doctors teachers students neighbours "
        "warned promised explained complained argued expected hoped feared noted confirmed denied demanded welcomed after "
        "before during despite because although while until morning evening weekend winter spring summer money budget"
    )
)


@dataclass
class Writer:
    """Writes stories that nobody else writes."""

    chance: random.Random
    count: int = 0

    def name(self) -> str:
        """Invent a name."""
        parts = self.chance.choice(_STARTS), self.chance.choice(_MIDDLES), self.chance.choice(_ENDS)
        return "".join(parts)

    def story(self) -> "Story":
        """Invent a story."""
        self.count += 1
        place, doing, thing = self.name(), self.chance.choice(_DOINGS), self.chance.choice(_THINGS)
        who = [f"{self.name()} {self.name()}" for _ in range(3)]
        own = [self.name().lower() for _ in range(40)]
        return Story(self, place, doing, thing, who, self.chance.uniform(0, 600), own)


@dataclass
class Story:
    """What happens in one story: a place, a doing, a thing, three people."""

    writer: Writer
    place: str
    doing: str
    thing: str
    who: list[str]
    minute: float
    words: list[str]
    slug: str = ""
    """What it is about; another story of the day may have the same."""

    def __post_init__(self) -> None:
        self.slug = self.slug or f"{self.place}-{self.thing}".upper()

    @property
    def headline(self) -> str:
        """Its first headline."""
        return f"{self.place} {self.doing} {self.thing} of {self.who[0].split()[0]}"

    @property
    def later_headline(self) -> str:
        """Another headline for it."""
        return f"{self.who[1].split()[1]} speaks out as {self.place} {self.doing} {self.thing}"

    @cached_property
    def paragraphs(self) -> list[str]:
        """Its text."""
        return [self._paragraph() for _ in range(5)]

    def text(self, *, paragraphs: int = 3, say: str = "") -> str:
        """Return its text, as far as it is known, and what is new."""
        return "\n\n".join([*([say] if say else []), *self.paragraphs[:paragraphs]])

    def _paragraph(self) -> str:
        chance = self.writer.chance
        words = [*chance.sample(self.words, 12), *chance.sample(_FILLERS, 6)]
        chance.shuffle(words)
        return f"{self.place} {self.doing} its {self.thing}, {chance.choice(self.who)} said. " + " ".join(
            [*words, chance.choice(self.who), self.writer.name()]
        )
