"""Statements in an English text: verbs of saying first, then who stands at them, then the words before or behind them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from streams.enrich.entities.lists import given, key
from streams.enrich.statements.antecedents import body_before, may_be
from streams.enrich.statements.clauses import BETWEEN, quoted
from streams.enrich.statements.marks import Quote
from streams.enrich.statements.people import Named, People, is_pronoun
from streams.enrich.statements.reading import Reading, Said
from streams.enrich.statements.sentences import Masked, masked, sentences
from streams.enrich.statements.subjects import Phrase
from streams.enrich.statements.triggers import VERBLESS, Cue, may_speak, triggers

_TAIL = re.compile(r"[ ,][^.!?“”\n]{1,120}\.(?: |\n+)")
"""The rest of the sentence in which someone was quoted: " in a radio interview. "."""
_LONGEST = 3_000
"""Code points on either side of a verb in which its words are looked for: what has no full stop costs no more."""


class Found(NamedTuple):
    """One statement; the words are either quoted or reported, or reported with some of them quoted."""

    start: int
    end: int
    speaker: str | None
    cue: str | None
    quote: str | None
    reported: str | None


def find(text: str, people: Sequence[Named] = ()) -> list[Found]:
    """Return the statements of an English text in their order; `people` are those who were found in it before."""
    found = triggers(text)
    if not found:
        return []
    hidden = masked(text)
    cues = may_speak(found, hidden.text)
    return _Reader(text, hidden, People(text, people, hidden.text)).read(cues) if cues else []


class _Reader:
    """Reads sentence by sentence and remembers who spoke last."""

    def __init__(self, text: str, hidden: Masked, people: People) -> None:
        self.text, self.hidden, self.people = text, hidden, people
        self.reading = Reading(text, hidden, people)
        self.found: list[Found] = []
        self.whole = ""

    def read(self, cues: list[Cue]) -> list[Found]:
        """Return the statements; a sentence is looked at where a verb stands in it, or a quotation begins it."""
        position, text, quotes = 0, self.hidden.text, self.hidden.quotes
        starts = [cue[0] for cue in cues]
        places = sorted((*quotes, *starts))
        starts.append(len(text))
        for start, end in sentences(text, places):
            first = position
            while starts[position] < end:
                position += 1
            if start in quotes and quotes[start].end >= end - 1 and self.found:
                self._goes_on(quotes[start], self.found[-1])
            elif first < position:
                self._sentence(start, end, cues[first:position])
        return self.found

    def _sentence(self, position: int, limit: int, cues: list[Cue]) -> None:
        said: Said | None = None
        for cue in cues:
            start, end, _ = cue
            if start < position:
                continue
            if read := self.reading.at(cue, max(position, start - _LONGEST), min(limit, end + _LONGEST), said):
                if said and not read.phrase:
                    read.phrase, read.start = said.phrase, min(said.start, read.start)
                elif said and self._is_his(read):
                    read.phrase = said.phrase
                said = read
                position = read.end
                self.whole = read.words.quote_whole or read.words.quote or ""
                self.found.append(self._found(said))

    def _is_his(self, read: Said) -> bool:
        """Whether "he" who calls something so is who speaks in the sentence: "the plan, which he described as “mad”"."""
        phrase = read.phrase
        return phrase is not None and phrase.name in ("he", "she") and self.text.endswith("which ", 0, phrase.start)

    def _goes_on(self, quote: Quote, last: Found) -> None:
        """Read a sentence that is all quoted: it goes on for who spoke right before it, as wires have it."""
        between = self.text[last.end : quote.start]
        words = quoted(self.text, [quote])
        if between.strip(". \n") and not (last.quote and not last.reported and _TAIL.fullmatch(between)):
            return
        if last.quote and not last.reported and "\n" not in between:
            before = f"{self.whole} " if between.isspace() else f"{self.whole.rstrip(' ,')}{BETWEEN}"
            self.found[-1] = last._replace(end=quote.end, quote=before + words)
            self.whole = self.found[-1].quote or ""
        elif words.endswith((".", "!", "?", "…")) and words.count(" ") >= 2:  # noqa: PLR2004 - a sentence, no heading
            self.whole = words
            self.found.append(Found(quote.start, quote.end, last.speaker, None, words, None))

    def _found(self, said: Said) -> Found:
        words, start = said.words, said.start
        if 0 <= words.start < start:
            start = words.start
        speaker = self._speaker(said.phrase, start) if said.phrase else None
        cue = said.cue[2] if said.cue[2] not in VERBLESS else None
        return Found(start, said.end, speaker, cue, words.quote, words.reported)

    def _speaker(self, phrase: Phrase, start: int) -> str:
        name = self.people.who(phrase, start)
        if name.lower() in ("he", "she"):
            return self._person(name.lower(), phrase) or name
        if name.lower() != "it":
            return name
        return self._body(phrase) or (body_before(self.hidden.text, phrase.start) if name == "It" else None) or name

    def _person(self, pronoun: str, phrase: Phrase) -> str | None:
        """Return who spoke last, a person without a name, where a pronoun can mean nobody else."""
        last = self.found[-1] if self.found else None
        if last is None or not last.speaker or not self._follows(last, phrase):
            return None
        if not (may_be(pronoun, last.speaker) or self._is_called(pronoun, last.speaker)):
            return None
        if any(last.start <= each.start < phrase.start for each in self.people.unquoted):
            return None
        return None if any(may_be(pronoun, word) for word in (last.reported or "").split()) else last.speaker

    def _is_called(self, pronoun: str, speaker: str) -> bool:
        """Whether a speaker known by a given name only may be "he" or "she"."""
        return speaker.isalpha() and key(speaker) in given() and not self.people.genders.contradicts(pronoun, speaker)

    def _body(self, phrase: Phrase) -> str | None:
        """Return who spoke last, where "it" can mean him."""
        if not self.found:
            return None
        last = self.found[-1]
        if last.speaker and self._follows(last, phrase) and not is_pronoun(last.speaker):
            named = last.speaker.rpartition(" and ")[2]  # of two who speak together neither is "it"
            return last.speaker if named not in self.people.full.values() else None
        return None

    def _follows(self, last: Found, phrase: Phrase) -> bool:
        """Whether nothing but one end of a sentence lies between what was said last and a speaker."""
        between = self.text[last.end : phrase.start]
        return len(between) < 200 and between.count(". ") <= 1 and "\n" not in between  # noqa: PLR2004 - a sentence
