"""An invented wire: stories in an invented language, their copies, and other stories told by the same templates.

The words mean nothing, but they behave as those of a wire: few words and phrases are everywhere, stories of one topic share
their background, rates and results are told by one template day after day. So no sentence of anybody is needed to
train on or to test with. Everything comes from one seed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from quality.reprints.judging import Row, at

SYLLABLES = "ba be bi bo ca ce co da de di do fa fe fi ga ge go ha he hi ka ko la le li lo lu ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so su ta te ti to tu va ve vi vo wa we wi za zo an en in on ar er or al el is us ent ing ard est".split()  # fmt: skip  # noqa: SIM905
SMALL = "the of to in and a for on with at by from that as is was it its not but after over".split()  # noqa: SIM905
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
MONTHS = "January February March April June July August September October November December".split()  # noqa: SIM905


@dataclass(frozen=True)
class Story:
    """One item: `story` is the truth, `kind` is orig, template or copy."""

    story: str
    kind: str
    headline: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The plain text."""
        return "\n\n".join(self.paragraphs)


class Language:
    """Words and phrases, the first ones far more often than the last."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.words = sorted({self._word(1, 4) for _ in range(7000)})
        rng.shuffle(self.words)
        self.names = sorted({self._word(2, 3).capitalize() for _ in range(1500)})
        self.phrases = [" ".join(self.sentence_words(rng.randint(2, 5), self.words)) for _ in range(900)]

    def _word(self, least: int, most: int) -> str:
        return "".join(self.rng.choices(SYLLABLES, k=self.rng.randint(least, most)))

    def sentence_words(self, count: int, words: list[str]) -> list[str]:
        """Return words, a third of them small ones."""
        return [self.rng.choice(SMALL) if self.rng.random() < 0.35 else often(self.rng, words) for _ in range(count)]


def often(rng: Random, things: list[str]) -> str:
    """Return one of the things, the first ones more often."""
    return things[int(len(things) * rng.random() ** 3)]


class Topic:
    """What stories about one thing have in common: words, names, and paragraphs of background."""

    def __init__(self, language: Language) -> None:
        rng = language.rng
        self.language = language
        self.words = rng.sample(language.words, 160)
        self.names = rng.sample(language.names, 14)
        self.background = [self.paragraph() for _ in range(3)]
        self.told: list[Story] = []

    def sentence(self) -> str:
        """Write a sentence with names, figures and phrases of the trade."""
        rng = self.language.rng
        parts = self.language.sentence_words(rng.randint(5, 14), self.words)
        if rng.random() < 0.4:
            parts.insert(rng.randrange(len(parts)), often(rng, self.language.phrases))
        for _ in range(rng.choice((0, 1, 1, 2))):
            parts.insert(rng.randrange(1, len(parts)), " ".join(rng.sample(self.names, rng.choice((1, 1, 2)))))
        if rng.random() < 0.4:
            parts.insert(rng.randrange(1, len(parts)), f"{figure(rng)} {often(rng, self.words)}")
        if rng.random() < 0.15:
            parts.insert(rng.randrange(1, len(parts)), rng.choice(DAYS))
        text = " ".join(parts)
        return text[0].upper() + text[1:] + "."

    def paragraph(self) -> str:
        """Write a paragraph."""
        return " ".join(self.sentence() for _ in range(self.language.rng.choice((1, 1, 2, 2, 3))))

    def story(self, name: str) -> Story:
        """Write a story.

        One in five ends with background, one in thirty goes on with an earlier one, one in sixteen tells one in other words.
        """
        rng = self.language.rng
        paragraphs = [self.paragraph() for _ in range(rng.randint(2, 9))]
        headline = self.headline()
        if rng.random() < 0.2:
            paragraphs += rng.sample(self.background, rng.choice((1, 1, 2)))
        if self.told and rng.random() < 0.03:
            before = rng.choice(self.told)
            paragraphs = self._going_on(before, paragraphs)
            headline = rng.choice((headline, before.headline, headline))
        elif self.told and rng.random() < 0.06:
            before = rng.choice(self.told)
            paragraphs = self._told_again(before, paragraphs)
            headline = rng.choice((headline, before.headline, " ".join(rng.sample(before.headline.split(), 3))))
        told = Story(name, "orig", headline, tuple(paragraphs))
        self.told.append(told)
        return told

    def _going_on(self, before: Story, paragraphs: list[str]) -> list[str]:
        """Put some sentences of an earlier story between new ones: the next day's story, or another reporter's."""
        rng = self.language.rng
        old = [sentence + "." for text in before.paragraphs for sentence in text.rstrip(".").split(". ")]
        share = rng.uniform(0.1, 0.4)
        mixed = [*paragraphs]
        for sentence in (sentence for sentence in old if rng.random() < share):
            mixed.insert(rng.randrange(len(mixed) + 1), sentence)
        return mixed

    def _told_again(self, before: Story, paragraphs: list[str]) -> list[str]:
        """Tell an earlier story again as a second reporter does: half sentences stay, what stands between is new."""
        rng = self.language.rng
        longest = rng.choice((4, 8, 8, 16))
        mixed = []
        for text in before.paragraphs[: rng.randint(1, len(before.paragraphs))]:
            old, new = text.split(), self.paragraph().split()
            words: list[str] = []
            while old:
                kept, left = rng.randint(2, longest), rng.randint(1, 12)
                words += old[:kept] + new[:left]
                old, new = old[kept + rng.randint(0, 12) :], new[left:]
            mixed.append(" ".join(words) + ".")
        rest = rng.randint(0, len(paragraphs))
        return mixed + paragraphs[:rest]

    def headline(self) -> str:
        """Write a headline."""
        rng = self.language.rng
        words = [rng.choice(self.names), *self.language.sentence_words(rng.randint(3, 6), self.words)]
        return " ".join(words)


class Template:
    """A form that is filled again and again: rates, weather, results."""

    def __init__(self, language: Language) -> None:
        rng = language.rng
        topic = Topic(language)
        self.language = language
        self.headline = " ".join((*topic.language.sentence_words(rng.randint(3, 5), topic.words), "{n}"))
        self.paragraphs = [self._form(topic) for _ in range(rng.randint(2, 6))]
        self.kept = rng.uniform(0.1, 0.95)
        """Share of the names that are the same in every story of it."""
        self.free = rng.choice((0, 0, 1, 2))
        self.steady = rng.uniform(0.6, 1.0)
        """Share of the paragraphs of the form that a story of it has."""
        self.topic = topic

    def _form(self, topic: Topic) -> str:
        rng = topic.language.rng
        parts: list[str] = []
        for _ in range(rng.randint(1, 3)):
            words = topic.sentence().split()
            for _ in range(rng.choice((1, 1, 2, 3))):
                words.insert(rng.randrange(2, len(words)), "{n}")
            if rng.random() < 0.3:
                words.insert(rng.randrange(2, len(words)), "{d}")
            parts.append(" ".join(words))
        return " ".join(parts)

    def story(self, name: str) -> Story:
        """Fill the form: figures and days are others, most names too, and sometimes a paragraph is free."""
        rng = self.language.rng
        swap = {
            word: word if rng.random() < self.kept else rng.choice(self.language.names) for word in self.topic.names
        }
        day, month = rng.choice(DAYS), rng.choice(MONTHS)

        def fill(text: str) -> str:
            words = [swap.get(word.strip("."), word) if word.strip(".") in swap else word for word in text.split()]
            filled = [
                figure(rng) if "{n}" in word else rng.choice((day, month)) if "{d}" in word else word for word in words
            ]
            return " ".join(filled)

        free = [self.topic.paragraph() for _ in range(self.free)]
        used = [text for text in self.paragraphs if rng.random() < self.steady] or self.paragraphs[:1]
        return Story(name, "template", fill(self.headline), (*map(fill, used), *free))


def figure(rng: Random) -> str:
    """Write a figure as wires do."""
    return rng.choice((
        f"{rng.randint(2, 99)}", f"{rng.randint(1, 999)}.{rng.randint(0, 9)}", f"{rng.randint(1, 999)},{rng.randint(0, 999):03}",
        f"{rng.uniform(0.5, 30):.2f}", f"{rng.randint(1900, 2030)}",
    ))  # fmt: skip


def stories(seed: int, count: int) -> Iterator[Story]:
    """Yield so many originals: three in four with a topic that seven stories share, the others of templates."""
    language = Language(Random(seed))
    rng = language.rng
    topics = [Topic(language) for _ in range(max(4, count // 10))]
    forms = [Template(language) for _ in range(max(4, count // 24))]
    for number in range(count):
        if rng.random() < 0.75:
            yield rng.choice(topics).story(f"s{seed}-{number}")
        else:
            yield rng.choice(forms).story(f"t{seed}-{number}")


NOTICES = ("We thank our readers for their letters of this week.", "Copyright by the publisher. All rights reserved.", "Reporting by A. Writer; editing by B. Reader", "Our next bulletin is at noon.")  # fmt: skip


def copy_of(original: Story, rng: Random, others: list[Story]) -> Story:
    """Damage a story in several ways at once, as it happens between a wire and an archive."""
    parts = original.text.split("\n\n")
    if rng.random() < 0.5:
        parts = parts[: max(1, round(len(parts) * rng.uniform(0.15, 0.9)))]
    if len(parts) > 3 and rng.random() < 0.2:
        del parts[rng.randrange(len(parts))]
    if rng.random() < 0.12:
        parts = _updated(parts, rng)
    if rng.random() < 0.2:
        parts.insert(0, rng.choice(others).text[: rng.randint(60, 200)])
    if rng.random() < 0.4:
        parts += rng.choice(others).text.split("\n\n")[: rng.randint(1, 3)]
    for notice in rng.sample(NOTICES, rng.choice((0, 0, 1, 2))):
        parts.insert(rng.choice((0, len(parts))), notice)
    text = "\n\n".join(parts)
    if rng.random() < 0.15:
        text = _other_words(text, rng, rng.uniform(0.02, 0.08))
    if rng.random() < 0.5:
        text = _misread(text, rng, rng.choice((0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12)))
    if rng.random() < 0.1:
        text = text.upper()
    return replace(original, kind="copy", headline=_retitled(original.headline, rng, others), paragraphs=(text,))


def _received(story: Story, rng: Random) -> Story:
    """Damage one original in four as well: bad lines bring news first, too, and noise must be no sign of a copy."""
    if rng.random() > 0.25:
        return story
    return replace(story, paragraphs=(_misread(story.text, rng, rng.choice((0.01, 0.03, 0.06, 0.1))),))


def _updated(parts: list[str], rng: Random) -> list[str]:
    """Change one or two figures, as an update does."""
    words = "\n".join(parts).split(" ")
    places = [place for place, word in enumerate(words) if word.isdigit()]
    for place in rng.sample(places, min(len(places), rng.choice((1, 1, 2)))):
        words[place] = str(int(words[place]) + rng.randint(1, 9))
    return " ".join(words).split("\n")


def _other_words(text: str, rng: Random, rate: float) -> str:
    words = text.split(" ")
    kept = [rng.choice(words) if rng.random() < rate else word for word in words if rng.random() > rate]
    return " ".join(kept)


def _misread(text: str, rng: Random, rate: float) -> str:
    """Read a text as a poor scanner does."""
    out: list[str] = []
    for letter in text:
        if rng.random() >= rate:
            out.append(letter)
        else:
            out.append(rng.choice(("", letter + " ", rng.choice("acehilmnorstu10.,'"), letter + letter, " ")))
    return "".join(out)


def _retitled(headline: str, rng: Random, others: list[Story]) -> str:
    chance = rng.random()
    words = headline.split()
    if chance < 0.5:
        return headline
    if chance < 0.8:
        rng.shuffle(words)
        return " ".join(words[: max(2, len(words) * 2 // 3)])
    return rng.choice(others).headline if chance < 0.92 else ""


def stream(seed: int, count: int, footer: str | None = None) -> list[Row]:
    """Return a stream of originals over 100 hours, and copies of half of them, one in ten before its original.

    With a footer every fourth item ends with it.
    """
    rng = Random(f"copies {seed}")
    originals = [_received(story, rng) for story in stories(seed, count)]
    timed: list[tuple[float, Story]] = []
    for original in originals:
        first = rng.uniform(0, 100)
        copied = original.kind == "orig" and rng.random() < 0.5
        timed.append((first + (rng.uniform(0.1, 6) if copied and rng.random() < 0.1 else 0), original))
        copies = rng.choice((1, 1, 2, 3, 5)) if copied else 0
        timed += [(first + min(70.0, rng.expovariate(1 / 5)), copy_of(original, rng, originals)) for _ in range(copies)]
    timed.sort(key=lambda pair: pair[0])
    return [
        Row(
            id=f"n{number}",
            time=at(hour),
            headline=item.headline,
            text=f"{item.text}\n\n{footer}" if footer and number % 4 == 0 else item.text,
            story=item.story,
            kind=item.kind,
        )
        for number, (hour, item) in enumerate(timed)
    ]
