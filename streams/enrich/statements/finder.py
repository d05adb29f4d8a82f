"""Statements in an English text: verbs of saying first, then who stands at them, then the words before or behind them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from streams.enrich.statements import cues as verbs
from streams.enrich.statements.clauses import (
    BETWEEN,
    Words,
    ahead,
    around,
    clause,
    only_when,
    quoted,
    resumed,
    trailing,
)
from streams.enrich.statements.marks import Quote
from streams.enrich.statements.people import Named, People, is_pronoun
from streams.enrich.statements.sentences import Masked, Sentence, masked, sentences
from streams.enrich.statements.speakers import Phrase, before, behind, named, relative, source, subject
from streams.enrich.statements.triggers import ACCORDING, Cue, speaking, triggers
from streams.text.words import words

_NO_SPEAKER = frozenset({"plan", "schedule", "law", "tradition", "custom", "the law", "the rules", "the plan"})
_FIRST_NAME = re.compile(r"(?:[A-Z][\w’'.-]*)(?: [A-Z][\w’'.-]*){0,4}(?= [a-z])")
_STARTERS = words("the a an in on at after before when while but and as for with from this that these those if since")
_COORDINATE = re.compile(r"(?:^|\W)(?:and|but)(?: \w+ly| also| later)?$")
_QUOTED_AS = re.compile(r" (?:was|is|were|has been) (?:quoted|cited) as $")
_QUOTED_BY_OTHERS = re.compile(r" (?:quoted|quotes|cited|cites|quoting|citing) ([^.,;:“”]{2,100}?) as $")
_TAIL = re.compile(r"[ ,][^.!?“”\n]{1,120}\. ")
"""The rest of the sentence in which someone was quoted: " in a radio interview. "."""
_SAID_BY_ANOTHER = re.compile(
    r", (?!but |and |adding |saying |while |who |which |though |although )(?:[^\s,;:“”]+ ){0,4}?(?:[^\s,;:“”]+, (?:[^\s,;:“”]+ ){0,5}?[^\s,;:“”]+, )?"
    rf"(?<! been )(?:said|says|told{verbs.LISTENER})(?: (?:on|in|at|late) [^,;:“”]{{2,40}})?[.]?\s*$"
)
"""The end of a sentence that someone else says: "Ruiz denied the charge, her lawyer, Jan Novak, told reporters."."""
_JOINED = re.compile(r"(?:,|,? and)$")
_QUOTED = verbs.QUOTING | verbs.UTTERING
_STATING_NOTHING = _QUOTED | verbs.DENYING
_INVERTED = verbs.BARE | verbs.STATING | _QUOTED

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


class _Said(NamedTuple):
    """A statement as it is read: its span, who, the verb, and the words."""

    phrase: Phrase | None
    cue: Cue
    start: int
    end: int
    words: Words


def find(text: str, people: Sequence[Named] = ()) -> list[Found]:
    """Return the statements of an English text in their order; `people` are those who were found in it before."""
    found = triggers(text)
    if not found:
        return []
    hidden = masked(text)
    cues = speaking(found, hidden.text)
    return _Reader(text, hidden, People(text, people, hidden.text)).read(cues) if cues else []


def _takes_as(cue: str) -> str:
    """Return the verb whose words a cue takes."""
    return "said" if cue == "quoted as saying" else cue


def _needs_more(cue: str, rest: Words | None) -> bool:
    """Whether a verb behind reported words states nothing: "they left, he praised", "they left, she told"."""
    return cue in _STATING_NOTHING or (cue in verbs.TELLING and rest is None)


class _Reader:
    """Reads sentence by sentence and remembers who spoke last."""

    def __init__(self, text: str, hidden: Masked, people: People) -> None:
        self.text, self.hidden, self.people = text, hidden, people
        self.found: list[Found] = []
        self.whole = ""

    def read(self, cues: list[Cue]) -> list[Found]:
        """Return the statements; a sentence is looked at where a verb stands in it, or a quotation begins it."""
        position = 0
        quotes, starts = self.hidden.quotes, [*(cue.start for cue in cues), len(self.text)]
        for sentence in sentences(self.hidden.text):
            first = position
            while starts[position] < sentence.end:
                position += 1
            quote = quotes.get(sentence.start)
            if quote and quote.end >= sentence.end - 1 and self.found:
                self._goes_on(quote, self.found[-1])
            elif first < position:
                self._sentence(sentence, cues[first:position])
        return self.found

    def _sentence(self, sentence: Sentence, cues: list[Cue]) -> None:
        position, end = sentence
        said: _Said | None = None
        for cue in cues:
            if cue.start < position:
                continue
            near = Sentence(max(position, cue.start - _LONGEST), min(end, cue.end + _LONGEST))
            read = self._at(cue, near, said)
            if read:
                if said and not read.phrase:
                    read = read._replace(phrase=said.phrase, start=min(said.start, read.start))
                said = read
                position = read.end
                self.whole = said.words.quote_whole or said.words.quote or ""
                self.found.append(self._found(said))

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

    def _at(self, cue: Cue, sentence: Sentence, said: _Said | None) -> _Said | None:
        if cue.word == ACCORDING:
            return self._according(cue, sentence)
        if cue.word in verbs.JOINING:
            return self._joined(cue, sentence, said)
        phrase = before(self.hidden.text, sentence.start, cue.start)
        if phrase is None and cue.word in verbs.QUOTING:
            phrase = relative(self.hidden.text, sentence.start, cue.start)
        if phrase is None:
            return self._without_subject(cue, sentence, said)
        return self._with_subject(phrase, cue, sentence)

    def _with_subject(self, phrase: Phrase, cue: Cue, sentence: Sentence) -> _Said | None:
        text = self.hidden.text
        if text[max(sentence.start, phrase.start - 5) : phrase.start].lower() == "what ":
            words = ahead(self.text, self.hidden, cue.end, sentence.end)
            return words and _Said(phrase, cue, phrase.start, words.end, words)
        if parted := around(self.text, self.hidden, sentence.start, phrase.start, cue.end, sentence.end):
            return _Said(phrase, cue, parted.start, parted.end, parted)
        went_before = trailing(self.text, self.hidden, sentence.start, phrase.start)
        behind_it = clause(self.text, self.hidden, cue.end, sentence.end, _takes_as(cue.word))
        if went_before and behind_it and not behind_it.quote and only_when(text, cue.end, sentence.end):
            behind_it = None
        if went_before and (went_before.direct or behind_it is None or behind_it.start < 0):
            return self._tail(phrase, cue, went_before, behind_it, sentence)
        if behind_it is None or behind_it.start < 0:
            return None
        if behind_it.reported and _SAID_BY_ANOTHER.search(text, behind_it.start, sentence.end):
            return None
        return _Said(phrase, cue, phrase.start, behind_it.end, behind_it)

    def _tail(self, phrase: Phrase, cue: Cue, words: Words, rest: Words | None, sentence: Sentence) -> _Said | None:
        if words.reported and not words.quote and _needs_more(cue.word, rest):
            return None
        end = max(cue.end, phrase.end)
        if words.direct and not (rest and rest.start >= 0):
            rest = resumed(self.text, self.hidden, end, sentence.end) or rest
        if rest and rest.start >= 0 and rest.direct and words.direct:
            words = words._replace(quote=f"{words.quote_whole} {rest.quote}")
            end = rest.end
        elif rest and rest.start < 0:
            end = max(end, rest.end)
        elif words.reported and not words.direct and not only_when(self.hidden.text, end, sentence.end):
            return None
        return _Said(phrase, cue, words.start, min(end, sentence.end), words)

    def _without_subject(self, cue: Cue, sentence: Sentence, said: _Said | None) -> _Said | None:
        text = self.hidden.text
        lead = text[max(sentence.start, cue.start - 30) : cue.start].rstrip()
        if cue.word in _INVERTED and lead.endswith((",", "”")):
            words = trailing(self.text, self.hidden, sentence.start, cue.start)
            phrase = behind(text, cue.end, sentence.end) if words else None
            if words and phrase and (words.direct or cue.word not in _QUOTED):
                rest = clause(self.text, self.hidden, phrase.end, sentence.end, "")
                return self._tail(phrase, cue, words, rest or Words(-1, phrase.end), sentence)
        if said and _COORDINATE.search(lead):
            words = clause(self.text, self.hidden, cue.end, sentence.end, cue.word)
            if words and words.start >= 0:
                return _Said(None, cue, cue.start, words.end, words)
        if not said and cue.word not in _QUOTED and _COORDINATE.search(lead):
            return self._second_verb(cue, sentence)
        return None

    def _second_verb(self, cue: Cue, sentence: Sentence) -> _Said | None:
        """Read a verb that shares its subject with the one before it: "the senator smiled and said"."""
        text = self.hidden.text
        comma = text.rfind(", ", sentence.start, cue.start)
        phrase = subject(text, comma + 2 if comma >= 0 else sentence.start, cue.start)
        words = clause(self.text, self.hidden, cue.end, sentence.end, cue.word) if phrase else None
        return _Said(phrase, cue, phrase.start, words.end, words) if phrase and words and words.start >= 0 else None

    def _according(self, cue: Cue, sentence: Sentence) -> _Said | None:
        phrase = source(self.hidden.text, cue.end, sentence.end)
        if phrase is None or phrase.name in _NO_SPEAKER:
            return None
        if cue.start == sentence.start or self.text[sentence.start : cue.start].strip() in ("But", "And", "Yet"):
            comma = self.hidden.text.find(", ", phrase.end, sentence.end)
            words = clause(self.text, self.hidden, comma + 1, sentence.end, "said") if comma >= 0 else None
            return words and _Said(phrase, cue, cue.start, words.end, words)
        words = trailing(self.text, self.hidden, sentence.start, cue.start, comma=False)
        return words and _Said(phrase, cue, words.start, phrase.end, words)

    def _joined(self, cue: Cue, sentence: Sentence, said: _Said | None) -> _Said | None:
        """Read ", adding that" for the speaker of the sentence, and "was quoted as saying"."""
        text = self.hidden.text
        if cue.word == "saying" and (speaker := self._quoted_as(cue, sentence)):
            return self._with_subject(*speaker, sentence)
        words = clause(self.text, self.hidden, cue.end, sentence.end, "confirmed" if cue.word != "saying" else "said")
        if words is None or words.start < 0:
            return None
        if not _JOINED.search(text[max(0, cue.start - 6) : cue.start].rstrip()):
            return None
        if said:
            return _Said(None, cue, cue.start, words.end, words)
        return self._first_name(cue, sentence, words)

    def _quoted_as(self, cue: Cue, sentence: Sentence) -> tuple[Phrase, Cue] | None:
        """Return who "was quoted as saying", or whom others "quoted as saying", with the verb as one."""
        text = self.hidden.text
        quoted_as = Cue(cue.start - len("quoted as "), cue.end, "quoted as saying")
        if by_others := _QUOTED_BY_OTHERS.search(text[sentence.start : cue.start]):
            start, end = (sentence.start + place for place in by_others.span(1))
            return Phrase(start, end, named(text[start:end])), quoted_as
        if passive := _QUOTED_AS.search(text[max(0, cue.start - 24) : cue.start]):
            phrase = before(text, sentence.start, cue.start - len(passive[0]))
            return phrase and (phrase, quoted_as)
        return None

    def _first_name(self, cue: Cue, sentence: Sentence, words: Words) -> _Said | None:
        match = _FIRST_NAME.match(self.text, sentence.start)
        name = named(match[0]) if match else ""
        if match is None or name.split()[0].lower() in _STARTERS:
            phrase = subject(self.hidden.text, sentence.start, cue.start)
            return phrase and _Said(phrase, cue, phrase.start, words.end, words)
        if not (" " in name or name in self.people.full or cue.start - match.end() < 80):  # noqa: PLR2004 - one clause
            return None
        if name.lower() in _STARTERS or name.split()[0].lower() in _STARTERS:
            return None
        return _Said(Phrase(match.start(), match.end(), name), cue, match.start(), words.end, words)

    def _found(self, said: _Said) -> Found:
        start = min(said.start, said.words.start if said.words.start >= 0 else said.start)
        speaker = self._speaker(said.phrase, start) if said.phrase else None
        return Found(start, said.end, speaker, said.cue.word, said.words.quote, said.words.reported)

    def _speaker(self, phrase: Phrase, start: int) -> str:
        name = self.people.who(phrase, start)
        last = self.found[-1] if self.found else None
        if (
            name.lower() == "it"
            and last
            and last.speaker
            and self._follows(last, phrase)
            and not is_pronoun(last.speaker)
        ):
            return last.speaker if last.speaker not in self.people.full.values() else name
        return name

    def _follows(self, last: Found, phrase: Phrase) -> bool:
        """Whether nothing but one end of a sentence lies between what was said last and a speaker."""
        between = self.text[last.end : phrase.start]
        return len(between) < 200 and between.count(". ") <= 1 and "\n" not in between  # noqa: PLR2004 - a sentence
