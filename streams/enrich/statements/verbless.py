"""Who is quoted without a verb of saying: "Ana Ruiz: “…”", "“…,” was his verdict", "in the words of one aide, “…”"."""

import re
from typing import NamedTuple

from streams.enrich.entities.lexicon import ROLES
from streams.enrich.entities.lists import english, families, given, is_place, key
from streams.enrich.statements.antecedents import may_be
from streams.enrich.statements.clauses import Words, spoken
from streams.enrich.statements.cues import DID, FINITE
from streams.enrich.statements.genders import head
from streams.enrich.statements.marks import Quote
from streams.enrich.statements.naming import is_person, named
from streams.enrich.statements.people import People
from streams.enrich.statements.sentences import Masked
from streams.enrich.statements.speakers import behind
from streams.enrich.statements.subjects import Phrase, is_subject
from streams.enrich.statements.triggers import COLON, HEADING, SIGNED, VERDICT, Cue
from streams.text.words import in_order, words

_NAMED = re.compile(
    r"(?P<who>[^\W\d_a-z][^,;:.“”()\n]*?(?:\b[A-Z]\.[^,;:.“”()\n]*?)?)"
    r"(?: (?:on|about|after|before|ahead of|in|at) [^,;:“”\n]{2,40}|,? \([^()\n]{1,40}\)|, [^;:“”\n]{2,60})?"
)
"""A name before a colon, with what it was about, when, or who that is: "Ana Ruiz on the draw: “…”"."""
_WAS = re.compile(
    r"(?P<who>(?!It\b|There\b|This\b|That\b)(?:(?:Dr|Mr|Mrs|Ms|St|Rep|Sen|Gov|Gen|Col|Prof|Rev)\. )?[^\W\d_][^,;:.“”()\n]*?)(?:, (?P<own>[^;:“”()\n]{2,60}),)?"
    r" (?:was|is|were|are|sounded|seemed|remained|looked|had an?|has an?|gave an?|offered an?|put it)\b(?: [^\s;:.“”()]+){1,8}"
)
"""How someone was before what he said: "Rory Kerr was more guarded: “…”"."""
_ACTED = re.compile(
    _WAS.pattern[: _WAS.pattern.index(" (?:was|is")]
    + rf" (?:{FINITE}|{DID}|[a-z]{{2,}}ed|[a-z]{{2,}}[^s\W]s)\b(?: [^\s;:.“”()]+){{1,8}}"
)
"""The same by what he did: "A clerk, Ann Ek, saw it differently: “…”"."""
_READ = re.compile(
    r"\b(?:banners?|signs?|placards?|posters?|slogans?|mottos?|titles?|names?|nicknames?|headlines?|captions?|songs?|chants?|lyrics|proverbs?|sayings?|inscriptions?|tattoos?|lines?|rules?|clauses?)\b"
)
"""What is read or sung, and said by nobody there: "fans held up a banner: “…”"."""
_BUT = re.compile(r"(?:But|And|Yet|Still,|Then|Instead,|Later,|Afterwards,) ")
_SPEAKING = words(
    "boss bosses police officials ministers unions union report study court watchdog regulator mp mps pm chief chiefs source sources experts scientists "
    "doctors lawyers analysts economists ministry army government"
)
"""Who speaks in headings, beside those who have a role."""
_LONGEST = 110
_JUDGED = (
    "verdict|assessment|reply|response|answer|view|conclusion|message|comment|reaction|explanation|description|advice|warning|summary"
    "|judgment|judgement|retort|riposte|prediction|diagnosis|analysis|appraisal|plea|boast|take|refrain"
)
"""What a quotation is said to be, with whose."""
_WHOSE = re.compile(
    rf"(?:(?P<pronoun>his|her)|(?P<who>[^,.;:“”\n]{{2,80}}?)['’]s?) (?:(?:own|only|[a-z]+-[a-z]+|[a-z]+) ){{0,2}}?(?:{_JUDGED})\b"
)
_OF = re.compile(rf"(?:the|an?) (?:[a-z-]+ ){{0,2}}?(?:{_JUDGED}) (?:of|from|by|offered by|given by) ")
_HOW = re.compile(
    r"(?:how |(?<=how ))(?P<who>[^,.;:“”\n]{2,80}?) (?:put|described|summed|saw|explained|characterised|characterized|recalls?)\b"
)
_WORDS_NEAR = 120
"""Code points from "in the words of one aide" to what is quoted."""
_SEVERAL = re.compile(
    r"(?:[A-Z][\w’'-]* )?(?:[\w’'-]+ ){0,2}?(?:groups|residents|critics|campaigners|neighbours|neighbors|unions|fans|supporters|opponents|activists"
    r"|locals|villagers|parents|teachers|doctors|analysts|economists|scientists|lawyers|officials|organisers|organizers|police)",
    re.IGNORECASE,
)
_OWN = tuple(f"{each} " for each in in_order("His Her Their The One A An his her their the one a an"))
_PRONOUNS = {"his": "he", "her": "she"}


class Told(NamedTuple):
    """Who is quoted, the words, and where both end."""

    phrase: Phrase
    words: Words
    end: int


class Verbless:
    """Reads what is quoted without a verb, in the stretches that it is given."""

    def __init__(self, text: str, hidden: Masked, people: People) -> None:
        self.text, self.hidden, self.people = text, hidden, people

    def at(self, cue: Cue, start: int, limit: int) -> Told | None:
        """Return who is quoted at a colon, by a verdict, or "in the words of" whom."""
        if cue[2] == HEADING:
            return self._heading(cue[0], start, limit)
        if cue[2] == SIGNED:
            return self._signed(cue, start, limit)
        if cue[2] == COLON:
            return self._named(cue[0], cue[1] - 1, start, limit)
        return self._judged(cue, start, limit) if cue[2] == VERDICT else self._in_words_of(cue[1], start, limit)

    def _named(self, colon: int, mark: int, start: int, limit: int) -> Told | None:
        """Read "Ana Ruiz: “…”": a name opens the sentence, and a sentence is quoted."""
        quote = self.hidden.quotes.get(mark)
        if quote is None or colon - start > _LONGEST or not self._is_speech(quote, limit):
            return None
        if lead := _BUT.match(self.hidden.text, start, colon):
            start = lead.end()
        phrase = self._before_colon(start, colon)
        return Told(phrase, spoken(self.text, quote), quote.end) if phrase else None

    def _heading(self, colon: int, start: int, limit: int) -> Told | None:
        """Read "Airline boss: strikes have cost €40 million": who he is, and small letters behind the colon."""
        first, who = colon + 2, self.text[start:colon]
        said = self.text[first:limit].rstrip()
        if not said[:1].islower() or said.count(" ") < 2 or "“" in self.hidden.text[start:limit]:  # noqa: PLR2004 - three words
            return None
        last = who.rsplit(" ", 1)[-1].lower()
        if not (who[:1].isupper() and (last in ROLES or last in _SPEAKING or who in self.people.full)):
            return None
        return Told(Phrase(start, colon, named(who)), Words(first, first + len(said), None, said), first + len(said))

    def _signed(self, cue: Cue, start: int, limit: int) -> Told | None:
        """Read "“…” - Ana Ruiz, after the match": a name behind what is quoted, and a comma or the end of the line."""
        text = self.hidden.text
        quote = self.hidden.quotes.get(text.rfind("“", start, cue[0]))
        phrase = behind(text, cue[1], limit)
        if quote is None or phrase is None or quote.end != cue[0] + 1 or not self._is_known(phrase.name):
            return None
        after = text[phrase.end : phrase.end + 1]
        alone = after in ("", ",", "\n", "(") and text[start : quote.start].rstrip()[-1:] in ("", ":")
        return Told(phrase, spoken(self.text, quote), phrase.end) if alone else None

    def _before_colon(self, start: int, colon: int) -> Phrase | None:
        """Return who stands before a colon: a name, or whom a short sentence is about."""
        text = self.hidden.text
        for pattern in (_WAS, _ACTED):
            match = pattern.fullmatch(text, start, colon)
            if match is None or not self._is_known(who := match["who"]):
                continue
            if _READ.search(text, match.end("who"), colon):
                return None
            end = match.end("own") if match["own"] and match["own"].istitle() else start + len(who)
            return Phrase(start, end, named(match["own"] if end > start + len(who) else who))
        match = _NAMED.fullmatch(text, start, colon)
        if match is None or not self._is_known(who := match["who"]):
            return None
        return Phrase(start, start + len(who), named(who))

    def _is_speech(self, quote: Quote, limit: int) -> bool:
        """Whether a quotation ends its sentence and is one: neither the title of a book nor a word."""
        last = quote.parts[-1][1]
        whole = self.text[quote.parts[0][0] : last]
        return (
            not self.hidden.text[quote.end : limit].strip(" .”\n")
            and whole.count(" ") > 1
            and (whole[-1] in ".!?…" or not whole.istitle())
        )

    def _is_known(self, who: str) -> bool:
        """Whether a person stands there: one whom the text names, or with a given name."""
        name = named(who)
        if name in self.people.full or name in self.people.full.values():
            return True
        first = key(name.split(" ", 1)[0])
        if _SEVERAL.fullmatch(who):
            return True
        if " " not in name and first in families() and first not in english() and not is_place(name):
            return True
        if who.startswith(_OWN):
            return may_be("he", who) or may_be("she", who) or head(who) in ROLES
        return is_person(name) and first in given() and not is_place(name)

    def _judged(self, cue: Cue, start: int, limit: int) -> Told | None:
        """Read "“…,” was the minister's verdict", "“…” was the verdict of the minister", "“…” is how she put it"."""
        at, end, _ = cue
        quote = self.hidden.quotes.get(self.hidden.text.rfind("“", start, at))
        if quote is None or quote.end != at + 1 or self.hidden.text[start : quote.start].strip():
            return None
        text = self.hidden.text
        if of := _OF.match(text, end, limit):
            phrase = behind(text, of.end(), limit)
        else:
            how = _HOW.match(text, end, limit)
            phrase = self._whose(how or _WHOSE.match(text, end, limit))
        return Told(phrase, spoken(self.text, quote), max(phrase.end, end)) if phrase else None

    @staticmethod
    def _whose(match: re.Match[str] | None) -> Phrase | None:
        """Return whose verdict it was."""
        if match is None:
            return None
        if pronoun := match.groupdict().get("pronoun"):
            return Phrase(match.start(), match.end(), _PRONOUNS[pronoun])
        who, (first, last) = match["who"], match.span("who")
        return Phrase(first, last, named(who)) if is_subject(who) else None

    def _in_words_of(self, end: int, start: int, limit: int) -> Told | None:
        """Read "in the words of one aide, it was “…”", and "“…”, in the words of one aide"."""
        text = self.hidden.text
        phrase = behind(text, end, limit)
        if phrase is None:
            return None
        quote = self.hidden.quotes.get(text.find("“", phrase.end, min(limit, phrase.end + _WORDS_NEAR)))
        if quote:
            return Told(phrase, spoken(self.text, quote), quote.end)
        before = self.hidden.quotes.get(text.rfind("“", start, end))
        return Told(phrase, spoken(self.text, before), phrase.end) if before else None
