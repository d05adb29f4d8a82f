"""What one verb says: who stands at it, and the words before or behind."""

import re
from dataclasses import dataclass, replace

from streams.enrich.entities.lexicon import FIRMS
from streams.enrich.statements import cues as verbs
from streams.enrich.statements.around import around, goes_on_with_verb, subordinate
from streams.enrich.statements.clauses import (
    Words,
    ahead,
    clause,
    only_told,
    only_when,
    resumed,
    spoken,
    trailing,
)
from streams.enrich.statements.cues import DID
from streams.enrich.statements.inverted import has_speaker_behind
from streams.enrich.statements.naming import named
from streams.enrich.statements.passives import by_whom
from streams.enrich.statements.people import People
from streams.enrich.statements.sentences import Masked
from streams.enrich.statements.speakers import (
    acting,
    apposed,
    behind,
    introduced,
    relative,
    source,
    subject,
    tells_what,
)
from streams.enrich.statements.subjects import Phrase, before
from streams.enrich.statements.triggers import ACCORDING, VERBLESS, Cue
from streams.enrich.statements.verbless import Verbless
from streams.text.words import words

_NO_SPEAKER = frozenset({"plan", "schedule", "law", "tradition", "custom", "the law", "the rules", "the plan"})
_NO_SOURCE = re.compile(
    r"^(?:(?:the|an?|his|her|its|their|each) )?(?:\w+ )?(?:age|size|rank|needs?|ability|income|weight|height|type|taste|season|circumstances|merit|plans?|value)$"
)
"""What things go by: "paid according to his age"."""
_RELATIVE = re.compile(
    r", (?:which|who|whose|seen|obtained|reviewed|released|published|issued|filed|signed|dated|leaked) "
)
_FIRST_NAME = re.compile(r"(?:[A-Z][\w’'.&-]*)(?: [A-Z][\w’'.&-]*){0,4}(?= [a-z])")
_STARTERS = words(
    "the a an in on at after before when while but and as for with from this that these those if since many most some several both"
)
_STATES = re.compile(rf"\b(?:{verbs.FINITE}|[a-z]{{2,}}(?:ed|s))\b")
"""The verb that words before "admitted" have, if he admitted them: not "Walsh, of Elm Road, admitted two counts"."""
_RELATIVE_ENDS = re.compile(rf", (?=(?:{verbs.FINITE}|[a-z]+ed|{verbs.one_of(verbs.BARE | verbs.TELLING)}|{DID})\b)")
_OWN_ENDS = re.compile(
    r"(?: that)? (?:he|she|they) (?!(?:has |had |have )?(?:thought|thinks|believed|believes|heard|hears|knew|knows|feared|hoped|felt|learned|learnt)\b)"
    r"(?:(?!(?:he|she|they|it|that|what|who|which|whose|when|where|while|because|and|but|or|if|as|after|before|until|since|how|why|to)\b)[a-z’'-]+ ){1,10}?"
    r"(?<!\bis )(?<!\bbe )(?<!\bwas )(?<!\bhad )(?<!\bhas )(?<!\bnot )(?<!\bwere )(?<!\bbeen )(?<!\bhave )(?<!\bbeing )(?<!\bnever )(?<!ly )"
    r"(?=(?:told|tells|said|says)\b)"
)
"""What someone says of himself, up to the verb of the sentence: "A woman who says she was hurt told police"."""
_SEVERAL = re.compile(r"(?!an? )(?:.*[^\W_’']s|[Tt]hey|[Ww]e)$")
"""Who notes: a note is not "the teenager's suicide note", a report no "sales report"."""
_AS = re.compile(r"[^.,;:“”]{2,90} as (?:an? |the |being |mere )?(?:[\w-]+ )?“")
_OF = re.compile(r" of (?:an? |the |his |her |its |their )?(?:[\w-]+ )?“")
_BEHIND = re.compile(r"[.,:”\n]|$| (?:him|her|them|on|in|at|as|from)\b")
"""Behind a verb that quotes only what stands before it: "“Look again,” she ordered", not "ordered the “closure”"."""
_LEADS = (
    dict.fromkeys(("ordered", "commanded", "instructed", "offered"), _BEHIND)
    | dict.fromkeys(verbs.QUOTING_AS, _AS)
    | dict.fromkeys(verbs.QUOTING_OF, _OF)
)
"""What leads to the quotation behind verbs that quote in no other way."""
_SAYS_NEXT = re.compile(
    rf" and (?:then )?(?:{verbs.one_of(verbs.BARE | verbs.TELLING | {'added', 'replied', 'asked', 'answered'})})\b"
)
"""A verb that says more, right behind one that says so only with what is quoted: "laughed and said: “…”"."""
_COUNTED = words("reported confirmed alleged projected estimated claimed suggested admitted")
"""What is said of things that are counted: "over 400 reported cases"."""
_OWNED = words(
    "remarks remark comments claims claim reports report estimates forecasts forecast projects promises pledges posts notes boast answers"
)
"""What someone's words are called: "the general's remarks drew anger"; a firm with "'s" in its name says something."""
_OBJECTS = words("forecast forecasts estimate estimates claim claims report reports projects promises pledges")
_SIGNS = words(
    "sign signs banner banners placard placards poster posters billboard billboards sticker stickers caption captions inscription "
    "inscriptions plaque plaques graffiti headline headlines slogan slogans T-shirt T-shirts"
)
_WRITTEN = re.compile(rf"\b(?:{verbs.one_of(_SIGNS)})(?: (?:on|in|at|outside|near|above|over|behind|from|by)\b.*)?$")
"""What is read and says nothing: "a sign on the bank warns"."""
_HAS_OBJECT = re.compile(rf" (?:[a-z]+ed|{DID}) (?:its|their|his|her|an?|the)(?: |$)")
"""What is done to a forecast: "Sony raised its profit forecast"."""
_EVIDENCE = re.compile(
    r"\b(?:finds?|findings?|evidence|results?|images?|footage|signs?|fact|experience|history|patterns?|it|this|that|which|polls?|fossils?"
    r"|bones|remains|scans?|samples|measurements|simulations|tests?)(?: (?:of|in|from|on|by|found|taken|collected|published)\b.*)?$",
    re.IGNORECASE,
)
"""What suggests and shows something without saying it."""
_COORDINATE = re.compile(r"(?:^|\W)(?:and|but|then)(?: have| has)?(?: \w+ly| also| later)?$")
_COORDINATE_ENDS = ("and", "but", "then", "have", "has", "ly", "also", "later")
"""What that ends with: most of what stands before a verb does not."""
_QUOTED_AS = re.compile(r" (?:was|is|were|has been) (?:quoted|cited)(?: (?:by|on|in|late) [^,.;:“”]{2,60}?)? as $")
_QUOTED_BY_OTHERS = re.compile(
    r" (?:quoted|quotes|cited|cites|quoting|citing) (?!(?:by|on|in|late) )([^.,;:“”]{2,100}?) as $"
)
_SAID_BY_ANOTHER = re.compile(
    r", (?!but |and |adding |saying |while |who |which |though |although )(?:[^\s,;:“”]+ ){0,4}?(?:[^\s,;:“”]+, (?:[^\s,;:“”]+ ){0,5}?[^\s,;:“”]+, )?"
    rf"(?<! been )(?:said|says|claims|claimed|alleges|alleged|reported|told{verbs.LISTENER})(?: (?:on|in|at|late) [^,;:“”]{{2,40}})?[.]?\s*$"
)
"""The end of a sentence that someone else says: "Ruiz denied the charge, her lawyer, Jan Novak, told reporters."."""
_SUBORDINATING = frozenset(
    f"{joint}{word} "
    for joint in ("", "and ", "but ")
    for word in (
        "as",
        "after",
        "when",
        "while",
        "although",
        "though",
        "because",
        "since",
        "before",
        "whereas",
        "even as",
        "even though",
    )
)
"""Right before who speaks they tell that the sentence goes on with another clause."""
_THINGS = ("Shares ", "Stocks ", "Prices ", "Bonds ", "Futures ", "Yields ", "Sales ")
"""What a sentence begins with and blames nobody: "Shares fell after the group cut its outlook, blaming"."""
_JOINED_AS = {
    "accusing": "accused", "blaming": "blamed", "condemning": "condemned", "denouncing": "denounced",
    "hailing": "hailed", "likening": "likened", "praising": "praised", "urging": "urged",
    "saying": "said", "telling": "told", "calling": "called", "describing": "described", "branding": "branded", "dismissing": "dismissed",
}  # fmt: skip
"""The verbs that take more than others that join."""
_WITH = re.compile(r"(?:^|, )with ([^,.;:“”\n]{2,80}?) (?:(?:also|later|once|[a-z]+ly) )?$")
"""Who adds what the sentence does not say himself: "…, with Ana Ruiz saying"."""
_JOINED = re.compile(r"(?:,|,? (?:and|before|while))$")
_QUOTED = verbs.QUOTING | verbs.UTTERING
_STATING_NOTHING = _QUOTED | verbs.DENYING | words("advised advises")
_TOLD_FIRST = verbs.TELLING | (verbs.ASSURING - verbs.STATING)
"""Verbs that name who was told."""
_INVERTED = verbs.BARE | verbs.STATING | _QUOTED


@dataclass(slots=True)
class Said:
    """A statement as it is read: its span, who, the verb, and the words."""

    phrase: Phrase | None
    cue: Cue
    start: int
    end: int
    words: Words


def _takes_as(cue: str) -> str:
    """Return the verb whose words a cue takes."""
    return "said" if cue == "quoted as saying" else cue


def _needs_more(cue: str, rest: Words | None) -> bool:
    """Whether a verb behind reported words states nothing: "they left, he praised", "they left, she told"."""
    return cue in _STATING_NOTHING or (cue in _TOLD_FIRST and rest is None)


def _is_said_by_another(text: str, start: int, limit: int) -> bool:
    """Whether a stretch ends with who else says it; no more than three commas, so that no more is looked at."""
    place = limit
    for _ in range(3):
        if (comma := text.rfind(", ", start, place)) < 0:
            break
        place = comma
    return place < limit and _SAID_BY_ANOTHER.search(text, place, limit) is not None


def _may_say(name: str, verb: str) -> bool:
    """Whether who stands before a verb says something with it: a note notes nothing, and evidence suggests without words."""
    if verb in _COUNTED and name[-1:].isdigit():
        return False
    if verb in _OWNED and name.endswith(("'s", "’s")) and name.rpartition(" ")[2][:-2].lower() not in FIRMS:
        return False
    if verb in _OBJECTS and _HAS_OBJECT.search(name):
        return False
    if not _SIGNS.isdisjoint(name.split()) and _WRITTEN.search(name):
        return False
    if verb in verbs.NOUNS:
        return _SEVERAL.match(name) is not None
    return verb not in verbs.FINDING_OUT or not _EVIDENCE.search(name)


class Reading:
    """Reads what is said with one verb after the other, in the stretches that it is given."""

    def __init__(self, text: str, hidden: Masked, people: People) -> None:
        self.text, self.hidden, self.people = text, hidden, people
        self.verbless = Verbless(text, hidden, people)

    def at(self, cue: Cue, start: int, limit: int, said: Said | None) -> Said | None:
        """Read what is said with a verb, in the stretch of its sentence that is not read yet."""
        at, _, verb = cue
        if verb == ACCORDING:
            return self._according(cue, start, limit)
        if verb in VERBLESS:
            return None if said else self._verbless(cue, start, limit)
        if verb in verbs.JOINING:
            return self._joined(cue, start, limit, said)
        if verb in _QUOTED and not self._may_quote(cue, start, limit):
            return None
        phrase = before(self.hidden.text, start, at)
        if phrase and not self._is_inverted(phrase, cue, limit):
            in_clause = phrase.start > start and self.text[start : phrase.start].lower() in _SUBORDINATING
            return (self._in_clause if in_clause else self._by)(phrase, cue, start, limit)
        return (verb in verbs.QUOTING and self._quoted_of(cue, start, limit)) or self._without_subject(
            cue, start, limit, said
        )

    def _by(self, phrase: Phrase, cue: Cue, start: int, limit: int) -> Said | None:
        return self._with_subject(phrase, cue, start, limit) if _may_say(phrase.name, cue[2]) else None

    def _in_clause(self, phrase: Phrase, cue: Cue, start: int, limit: int) -> Said | None:
        """Read what is said in a clause that another follows: "As police said the road was shut, drivers turned back"."""
        if said_as := self._as_said(phrase, cue, start, limit):
            return said_as
        ends = subordinate(self.hidden.text, cue[1], limit)
        if ends < limit and _is_said_by_another(self.hidden.text, ends, limit):
            return None
        return self._by(phrase, cue, start, ends)

    def _is_inverted(self, phrase: Phrase, cue: Cue, limit: int) -> bool:
        """Whether a comma parts a verb from who seems to say it, and who says it follows: mostly no comma stands there."""
        at, end, verb = cue
        text = self.hidden.text
        return text.startswith(", ", at - 2) and verb in _INVERTED and has_speaker_behind(text, phrase, at, end, limit)

    def _verbless(self, cue: Cue, start: int, limit: int) -> Said | None:
        """Read who is quoted without a verb of saying."""
        told = self.verbless.at(cue, start, limit)
        return Said(told.phrase, cue, min(told.phrase.start, told.words.start), told.end, told.words) if told else None

    def _quoted_of(self, cue: Cue, start: int, limit: int) -> Said | None:
        """Read what something was called: "was called “mad” by critics", "a plan that critics called “mad”"."""
        at, end, verb = cue
        if told := by_whom(self.hidden, at, end, limit, verb):
            return Said(told.phrase, cue, at, told.end, spoken(self.text, told.quote))
        phrase = relative(self.hidden.text, start, at)
        return self._with_subject(phrase, cue, start, limit) if phrase else None

    def _may_quote(self, cue: Cue, start: int, limit: int) -> bool:
        """Whether a verb that states only what is quoted may state something: mostly no mark stands near "asked" or "calls"."""
        if _SAYS_NEXT.match(self.hidden.text, cue[1], limit):
            return False
        if leads := _LEADS.get(cue[2]):
            return leads.match(self.hidden.text, cue[1], limit) is not None
        return self.hidden.text.find("“", start, limit) >= 0 or goes_on_with_verb(
            self.hidden.text, cue[1], limit, told=cue[2] in _TOLD_FIRST
        )

    def _with_subject(self, phrase: Phrase, cue: Cue, start: int, limit: int) -> Said | None:
        _, end, verb = cue
        begin = phrase.start
        text, hidden = self.text, self.hidden
        if text.startswith((", who ", ", which "), phrase.end):  # "Ann Ek, who said it was late, left"
            ends = _RELATIVE_ENDS.search(hidden.text, end, limit)
            limit = ends.start() if ends else limit
        elif text.startswith(" who ", phrase.end) and _OWN_ENDS.match(hidden.text, end, limit):
            return None  # it tells who speaks, and stands in the phrase of the next verb
        went_before: Words | None = None
        if begin > start:  # most stand first in their sentence
            if hidden.text[max(start, begin - 5) : begin].lower() == "what ":
                words = ahead(text, hidden, end, limit)
                return Said(phrase, cue, begin, words.end, words) if words else None
            if parted := around(text, hidden, start, begin, (end, limit), told=verb in _TOLD_FIRST):
                return Said(phrase, cue, parted.start, parted.end, parted)
            as_ = len("as ") if verb == "put it" and text.startswith("as ", begin - 3) else 0
            went_before = trailing(text, hidden, start, begin - as_)
        rest = clause(text, hidden, end, limit, _takes_as(verb))
        if went_before is None:
            return self._behind(phrase, cue, rest, limit)
        if not (rest and rest.quote):
            rest = self._unless_when(cue, rest, limit)
        if went_before.direct or rest is None or rest.start < 0:
            return self._tail(phrase, cue, went_before, rest, limit)
        return self._behind(phrase, cue, rest, limit)

    def _as_said(self, phrase: Phrase, cue: Cue, start: int, limit: int) -> Said | None:
        """Read "As the minister told parliament last week, there is no plan"; other sentences with "As" tell when."""
        if not self.text.startswith("As ", start) or cue[2] in _STATING_NOTHING:
            return None
        comma = self.hidden.text.find(", ", cue[1], limit)
        is_all = only_told if cue[2] in _TOLD_FIRST else only_when
        if comma < 0 or not is_all(self.hidden.text, cue[1], comma):
            return None
        words = clause(self.text, self.hidden, comma + 1, limit, "said")
        return Said(phrase, cue, start, words.end, words) if words and words.start >= 0 else None

    def _unless_when(self, cue: Cue, rest: Words | None, limit: int) -> Words | None:
        """Return what follows a verb behind reported words, unless it tells only who was told, when and where."""
        _, end, verb = cue
        if verb in _TOLD_FIRST and only_told(self.hidden.text, end, limit):
            return Words(-1, end)
        if rest and only_when(self.hidden.text, end, limit):
            return None
        if rest and verb in verbs.TELLING and only_when(self.hidden.text, rest.start - 1, limit):
            return Words(-1, end)  # "told a panel behind closed doors"
        return rest

    def _behind(self, phrase: Phrase, cue: Cue, words: Words | None, limit: int) -> Said | None:
        """Take the words that follow the verb."""
        if words is None or words.start < 0:
            return None
        if words.reported and _is_said_by_another(self.hidden.text, words.start, limit):
            return None
        return Said(phrase, cue, phrase.start, words.end, words)

    def _tail(self, phrase: Phrase, cue: Cue, words: Words, rest: Words | None, limit: int) -> Said | None:
        _, end, verb = cue
        if words.reported and not words.quote and _needs_more(verb, rest):
            return None
        end = max(end, phrase.end)
        if words.direct and not (rest and rest.direct):
            rest = resumed(self.text, self.hidden, end, limit) or rest
        if rest and rest.start >= 0 and rest.direct and words.direct:
            words = replace(words, quote=f"{words.quote_whole} {rest.quote}")
            end = rest.end
        elif rest and rest.start < 0:
            end = max(end, rest.end)
        elif words.reported and not words.direct and not only_when(self.hidden.text, end, limit):
            return None
        return Said(phrase, cue, words.start, min(end, limit), words)

    def _without_subject(self, cue: Cue, start: int, limit: int, said: Said | None) -> Said | None:
        text = self.hidden.text
        at, end, verb = cue
        lead = text[max(start, at - 30) : at].rstrip()
        if verb in _INVERTED and lead.endswith((",", "”")):
            words = trailing(self.text, self.hidden, start, at)
            phrase = behind(text, end, limit) if words or verb in verbs.BARE else None
            if phrase and (parted := around(self.text, self.hidden, start, at, (phrase.end, limit))):
                return Said(phrase, cue, parted.start, parted.end, parted)
            if (
                words
                and phrase
                and not words.quote
                and (rest := clause(self.text, self.hidden, phrase.end, limit, ""))
                and rest.direct
            ):
                return Said(
                    phrase, cue, at, rest.end, rest
                )  # "It was over, by which time, said Ann Ek, “we had lost.”"
            if (
                words
                and phrase
                and (
                    words.direct or verb in verbs.BARE or (verb not in _QUOTED and _STATES.search(words.reported or ""))
                )
            ):
                rest = clause(self.text, self.hidden, phrase.end, limit, "")
                return self._tail(phrase, cue, words, rest or Words(-1, phrase.end), limit)
        coordinate = lead.endswith(_COORDINATE_ENDS) and _COORDINATE.search(lead)
        if said and (coordinate or self._is_main(said, lead)):
            words = clause(self.text, self.hidden, end, limit, verb)
            if words and words.start >= 0:
                return Said(None, cue, at, words.end, words)
        if not said and verb not in verbs.UTTERING and coordinate:
            return self._second_verb(cue, start, limit)
        return None

    def _is_main(self, said: Said, lead: str) -> bool:
        """Whether a verb behind a comma is that of the sentence, what was said before it being told by a relative clause."""
        phrase = said.phrase
        return (
            phrase is not None
            and lead.endswith(",")
            and self.hidden.text.startswith((", who ", ", which "), phrase.end)
        )

    def _second_verb(self, cue: Cue, start: int, limit: int) -> Said | None:
        """Read a verb that shares its subject with the one before it: "the senator smiled and said"."""
        text = self.hidden.text
        at, end, verb = cue
        comma = text.rfind(", ", start, at if text[at - 5 : at] != "then " else at - 8)
        if text.startswith(("but ", "and "), comma + 2) and at - comma < len(
            ", and then "
        ):  # "Diaz gave no figures, but said"
            comma = -1
        phrase = (
            subject(text, comma + 2 if comma >= 0 else start, at)
            or acting(text, start, at)
            or apposed(text, start, comma, at)
        )
        words = clause(self.text, self.hidden, end, limit, verb) if phrase else None
        return Said(phrase, cue, phrase.start, words.end, words) if phrase and words and words.start >= 0 else None

    def _according(self, cue: Cue, start: int, limit: int) -> Said | None:
        at, end, _ = cue
        phrase = source(self.hidden.text, end, limit)
        if phrase is None or phrase.name in _NO_SPEAKER:
            return None
        if _NO_SOURCE.search(phrase.name):
            return None
        if at == start or self.text[start:at].strip() in ("But", "And", "Yet"):
            comma = self.hidden.text.find(", ", phrase.end, limit)
            if _RELATIVE.match(self.hidden.text, comma) or tells_what(self.hidden.text, phrase.name, comma, limit):
                comma = self.hidden.text.find(", ", comma + 1, limit)
            words = clause(self.text, self.hidden, comma + 1, limit, "said") if comma >= 0 else None
            return Said(phrase, cue, at, words.end, words) if words else None
        if parted := around(self.text, self.hidden, start, at, (phrase.end, limit)):
            return Said(phrase, cue, parted.start, parted.end, parted)
        words = trailing(self.text, self.hidden, start, at, comma=False)
        return Said(phrase, cue, words.start, phrase.end, words) if words else None

    def _joined(self, cue: Cue, start: int, limit: int, said: Said | None) -> Said | None:
        """Read ", adding that" for the speaker of the sentence, and "was quoted as saying"."""
        text = self.hidden.text
        at, end, verb = cue
        if verb == "saying" and (speaker := self._quoted_as(cue, start)):
            return self._with_subject(*speaker, start, limit)
        begin = max(start, at - 120)
        if text.find("with ", begin, at) >= 0 and (with_ := _WITH.search(text, begin, at)):
            phrase = Phrase(with_.start(1), with_.end(1), named(with_[1]))
            words = clause(self.text, self.hidden, end, limit, _JOINED_AS.get(verb, "confirmed"))
            return Said(phrase, cue, phrase.start, words.end, words) if words and words.start >= 0 else None
        if not _JOINED.search(text[max(0, at - 9) : at].rstrip()):
            return None
        words = clause(self.text, self.hidden, end, limit, _JOINED_AS.get(verb, "confirmed"))
        if words is None or words.start < 0:
            return None
        if said:
            return Said(None, cue, at, words.end, words)
        return self._first_name(cue, start, words)

    def _quoted_as(self, cue: Cue, start: int) -> tuple[Phrase, Cue] | None:
        """Return who "was quoted as saying", or whom others "quoted as saying", with the verb as one."""
        text = self.hidden.text
        at, end, _ = cue
        if not text.endswith(" as ", start, at):
            return None
        quoted_as = (at - len("quoted as "), end, "quoted as saying")
        if by_others := _QUOTED_BY_OTHERS.search(text[start:at]):
            first, last = (start + place for place in by_others.span(1))
            return Phrase(first, last, named(text[first:last])), quoted_as
        if passive := _QUOTED_AS.search(text[max(start, at - 90) : at]):
            phrase = before(text, start, at - len(passive[0]))
            return (phrase, quoted_as) if phrase else None
        return None

    def _first_name(self, cue: Cue, start: int, words: Words) -> Said | None:
        at = cue[0]
        if self.text.startswith(_THINGS, start):
            return None
        match = _FIRST_NAME.match(self.text, start)
        name = named(match[0]) if match else ""
        if match is None or name.split()[0].lower() in _STARTERS or name.endswith(("'s", "’s")):
            phrase = introduced(self.hidden.text, start, at) or subject(self.hidden.text, start, at)
            return Said(phrase, cue, phrase.start, words.end, words) if phrase else None
        if " " not in name and name not in self.people.full and (phrase := subject(self.hidden.text, start, at)):
            return Said(phrase, cue, phrase.start, words.end, words)
        if not (" " in name or name in self.people.full or at - match.end() < 80):  # noqa: PLR2004 - one clause
            return None
        if name.lower() in _STARTERS or name.split()[0].lower() in _STARTERS:
            return None
        return Said(Phrase(match.start(), match.end(), name), cue, match.start(), words.end, words)
