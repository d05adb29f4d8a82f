"""The words of a statement: what is quoted, and what is reported before or behind the verb."""

import re
from dataclasses import dataclass

from streams.enrich.statements import cues as verbs
from streams.enrich.statements.marks import Quote
from streams.enrich.statements.sentences import Masked
from streams.enrich.statements.subjects import is_subject
from streams.text.words import words


@dataclass(slots=True)  # asked for its parts ten times a verb: a slot takes an eighth of a named tuple's time
class Words:
    """The words with their span; `start` is -1 where only the end of what was read is known."""

    start: int
    end: int
    quote: str | None = None
    reported: str | None = None
    quote_whole: str | None = None

    @property
    def direct(self) -> bool:
        """Whether all of it is quoted."""
        return self.quote is not None and self.reported is None


_QUOTED = verbs.QUOTING | verbs.UTTERING
_TAKES_ANY = verbs.BARE | verbs.TELLING
_STATED = verbs.STATING | verbs.PROMISING | _QUOTED
_DENIED = re.compile(verbs.DENIED)
_NAMING = words("call calls called dubbed dubs")
_MENTIONED = re.compile(r" [^“”]* (?:that|which|who|so-called|known as|named|nicknamed|dubbed) $")
"""Leads to what others call something: "described a spider that “farms” fungus"."""
_WORD = re.compile(r"\b(?:word|term|phrase|name|label) $|\bwhat $")
_LEAD = re.compile(rf"{verbs.ADVERBIALS}{{0,4}}")
_LEADS = words(
    "lat ear las nex thi tod yes ton Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec dur thr via fro wit "
    "als aga too"
) | {"on ", "by ", "in ", "at "}
"""The three letters that the words of `_LEAD` begin with: "the" is none of them."""
_HEARD = re.compile(rf"{verbs.LISTENER}")
_ASIDE = re.compile(r", (?:however|meanwhile|though|too),(?= that )")
"""Stands between a verb and its "that": "warned, however, that"."""
_PASSIVE = (" to have ", " to be ")
"""Behind "said" they tell that others say it of him: "the man said to have fled"."""
_IS = r"(?:is|was|isn['’]t|wasn['’]t|will|would|could|may|might|has|does|did|must|(?:had|should)(?= (?:not|never|be|been|have|[a-z]+ed)\b))"
"""Behind "that" they tell that it is what is spoken of: "says that is untrue"."""
_THAT = re.compile(rf",? that,? (?!{_IS} )(?=\S)")
_THAT_DID = re.compile(rf" that (?:{verbs.FINITE}|{verbs.DID}|[a-z]{{2,}}ed)\b")
"""Behind a noun, what it did: "the sales report that came late"."""
_ADVERB_THAT = re.compile(
    r" (?:[a-z]+ly|in|at|on|during|by|after|before|from|through|outside|inside|following|with|via|late|early|earlier|later|afterwards|again|when)(?: [^\s,.;:“”]+){0,10}? that (?=\S)"
)
_PLACE_THAT = re.compile(
    rf" (?:(?:in|on|at|during|by|after|from|through)(?: [^\s,.;:“”]+){{1,6}}?|afterwards?|later|too|again|yesterday|today) that (?!{verbs.FINITE}\b|[a-z]+ed\b)(?=(?:the|an?|his|her|its|their|he|she|it"
    r"|they|we|I|there|no|most|many|some|all|[A-Z][\w’'-]*|[a-z]+s) )"
)
"""When and where something was claimed, then "that" with a subject: "argued in the Times that the reform"."""
_SUBJECT = re.compile(r" (?:he|she|they|it|we|I|there) [a-z]")
_ACTS = re.compile(rf"(?: (?!who\b|which\b|that\b|to\b)[\w’'$€£%.-]+){{2,8}}? (?:[a-z]{{3,}}ed|{verbs.DID}) ")
"""Behind "believe", which has no object of many words: "believe a valve failed in flight"."""
_NOUN = re.compile(r" (?:have|has|had|was|were|are|is|of|said|say|says|from|by|in|on|about|against|for)\b")
_WARNED = re.compile(rf"{verbs.LISTENER}(?= (?:he|she|it|they|we|there) )")
"""Whom someone warned or assured: "warned London it was"."""
_TO_THAT = re.compile(r"(?: [\w’'.-]+){1,8}? that ")
_TO_SITE = re.compile(r" [^\s,;:“”]+(?=: ?“)")
"""Whoever was told before a colon: "told liverpoolfc.com: “"."""
_TOLD_THAT = re.compile(rf"(?: (?!(?:he|she|they|it|we|I|who|which|{verbs.FINITE})\b)[\w’'-]+){{1,5}}?(?= that )")
"""Whoever was told: "told the civic body that"."""
_SOME = words("nothing something anything much little")
_DONE = re.compile(rf" (?:else |more )?{verbs.FINITE}\b")
_ITSELF = re.compile(
    r"(?:it|this|that) (?:again|all(?! but)|best|first|before|once|twice|aloud|out loud|himself|herself|themselves|to|with|in front of)"
    r"(?=[,.;:!?]| (?:on|in|at|and|but|than|when|as|for|the|his|her|their|its|an?|me|reporters|journalists)\b|$)"
)
"""What is spoken of, and how: "he said it again on Thursday" tells no words; "said it again cut prices" does."""
_QUOTE_NEXT = re.compile(r"(?:,? that| only| simply)?[:,]? ?(?:–|—|-)? ?“")
_COLON = re.compile(
    r" (?:after|before|in|on|at|during|of|from|as|when|outside|inside|following|through|about|via|to|with|later|what) ([^,:;!?“”\n]{1,90}): ?“"
)
"""When and where before a colon: "said after the match: “…”"."""
_SAID_THERE = re.compile(rf"\b(?:{verbs.one_of(verbs.BARE | verbs.TELLING | {'asked', 'replied', 'answered'})})\b")
"""Before the colon, the verb of who says it: "said after Cole told him: “…”"."""
_QUOTE_LEAD = 100
"""Code points from a verb to the mark of what it says, with when and where between them."""
_EARLY = re.compile(rf"(?: (?!wh(?:o|ich|at)\b|that\b|but\b)[\w’'$€£%.-]+){{1,8}}? {verbs.FINITE}\b")
_FINITE = re.compile(rf" {verbs.FINITE} (?!“)")
_DID = rf" [A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{0,3}} (?:[a-z]{{2,}}ed|{verbs.DID})\b"
"""A name and what it did: "Ruiz lied", behind a verb of saying without "that"."""
_ONLY_PAST = rf"(?: (?!wh(?:o|ich|at)\b|that\b|but\b)[\w’'$€£%.-]+){{1,6}}? (?:{verbs.ONLY_PAST})\b"
_CLAUSE = re.compile(rf"{_SUBJECT.pattern}|{_EARLY.pattern}|{_DID}|{_ONLY_PAST}")
_VERB_FIRST = re.compile(rf"(?:(?:not|never|still|[a-z]+ly) )?(?:{verbs.FINITE}|{verbs.DID}|[a-z]{{2,}}ed)\b")
"""What is quoted begins with the verb: "claimed the club “sold its soul”"."""
_NEAR_QUOTE = re.compile(
    r"(?: (?:is|was|are|were|be|been|could be|would be|will be|had been|has been|as))?(?: (?:an?|the|his|her|their|its))?(?: [\w-]+)? ?“"
)
_SPEAKING_ON = (
    "adding|saying|citing|noting|warning|calling|describing|referring|insisting|stressing|accusing|blaming|urging|without|according to"
    "|quoting|predicting|branding|dismissing|promising|vowing|pledging|arguing|likening|hailing|praising|denouncing|condemning"
)
_NOUNS = words(
    "caution forecast forecasts project projects projected hopes fears report reports estimate estimates notes"
)
"""Verbs that take a noun as often: "and forecast savings" says nothing new."""
_MORE = verbs.one_of(
    (verbs.CUES - verbs.FINDING - verbs.UTTERING - _NOUNS)
    | {"declined", "refused", "gave", "offered", "accepted that", "made clear"}
)
_SAYS = verbs.one_of((verbs.BARE | verbs.TELLING | verbs.STATING | verbs.DENYING | {"blamed", "called"}) - _NOUNS)
_DISPUTED = "denied|denies|deny|disputed|disputes|dispute|rejected|rejects|reject"
_CALLED = "called|calls|described|describes|dismissed|denounced|condemned|hailed|praised|branded|likened|labelled|labeled|termed|derided"
"""What someone does with words for what was spoken of: "the plan, which he described as “mad”"."""
_DOES = r"(?:\w+ly )?[a-z]+ed (?:the|an?|his|her|its|their) "
_BUT = rf"but(?<!anything but) (?:(?:\w+ly |also )?(?:{_MORE})\b|{_DOES}|[a-z]+ed no )"
_AND = rf"and (?:(?:\w+ly |also |later |have |has )?(?:{_MORE}) (?!by\b|in\b)|{_DOES})"
_BEHIND_COMMA = (
    rf"(?:(?:before |while )?(?:{_SPEAKING_ON})\b|but (?!that\b|not\b|only\b|would\b|could\b|will\b|also\b)|{_BUT}|{_AND}"
    rf"|(?:while|whereas|although|though) (?=[^.]{{0,200}}\b(?:(?:{_SAYS})\b|(?:{_MORE})\b[^.]{{0,60}}“|put (?:the|its|their) [^.]{{2,30}} at\b))"
    rf"|which (?:[\w’'.-]+ ){{1,6}}?(?:(?:{_DISPUTED})\b|(?:{_CALLED})\b[^.;“”]{{0,40}}“[^”]*”[^\w]*$)"
    r"|an? (?:claim|allegation|accusation|assertion|version) (?:that |which )?(?:[\w’'.-]+ ){1,4}?(?:is|are|was|were|has|have|had) (?:not |yet |still |also )?[a-z]+(?:ing|ed|en)\b"
    rf"|(?:an?|the) (?:charge|claim|allegation|accusation|suggestion|assertion|figure|estimate|version|report|account|move|step|decision|remark) (?:that |which )?(?:[\w’'.-]+ ){{1,6}}?(?:{_MORE}|{_DISPUTED})\b)"
)
_CUT = re.compile(
    rf" (?:{_BUT}|{_AND}|before (?:{_SPEAKING_ON})\b|while (?:{_SPEAKING_ON})\b)|; |, {_BEHIND_COMMA}| (?<=,” ){_BEHIND_COMMA}"
)
"""Where the words of a statement end within its sentence. Each way begins with a letter, so that most places cost one look."""
_AND_DID = re.compile(r",? and (?:\w+ly )?([a-z]+ed) (?:the|an?|his|her|its|their) ")
_OF_SPEAKERS = verbs.CUES | words("quoted cited expected expressed voiced offered declined refused")
"""What who speaks does, and not who is spoken of."""
_HAD_DONE = re.compile(r"\b(?:had|has|have) (?:[a-z]+ly )?[a-z]+(?:ed|en) ")
_RESUMED = re.compile(
    r"(?:, (?!adding\b)(?:who|which|whose|an?|the|\d|[a-z]+ing\b)[^“”.;!?\n]{0,160}| [^“”.,;!?\n]{1,100}), “"
)
_ONLY_WHEN = re.compile(
    r"(?: (?:in|on|at|from|during|after|before|via|through|by|behind|outside|inside|as|when|while|late|early|earlier|last|this|yesterday|today)(?: (?!that\b)[^\s,;:“”]+){0,12})?[.!?”\s]*"
)
_TITLE_WORDS = words("of the a an and in on for to de la")
_START = re.compile(r"(?:But|And|Yet|However,|Meanwhile,) ")
_STARTS = frozenset("BAYHM")


_ENDS = frozenset(".;!?)")
BETWEEN = " … "
"""Between pieces of a quotation that do not stand side by side: nobody said them in one breath."""


def quoted(text: str, found: list[Quote]) -> str:
    """Return the words of quotations without their marks: paragraphs parted as in the text, fragments by an ellipsis."""
    if len(found) == 1 and len(found[0].parts) == 1:  # most are one stretch: no need to join
        start, end = found[0].parts[0]
        return text[start:end].strip().rstrip(" ,")
    each = ("\n\n".join([text[start:end].strip() for start, end in quote.parts]) for quote in found)
    return BETWEEN.join(words.rstrip(" ,") if len(found) > 1 else words for words in each).rstrip(" ,")


def fragments(text: str, found: list[Quote]) -> str | None:
    """Return what is quoted within reported words; titles of works are no speech."""
    spoken = [
        quote
        for quote in found
        if not (
            _is_title(text, quote, bare=True)
            or (text.startswith((" mean", " is ", " stand"), quote.end) and _WORD.search(text, 0, quote.start))
        )
    ]
    return quoted(text, spoken) if spoken else None


def inside(hidden: Masked, start: int, end: int) -> list[Quote]:
    """Return the quotations that open in a stretch."""
    found: list[Quote] = []
    place = hidden.text.find("“", start, end)
    while place >= 0:
        quote = hidden.quotes.get(place)
        if quote:
            found.append(quote)
        place = hidden.text.find("“", quote.end if quote else place + 1, end)
    return found


def clause(text: str, hidden: Masked, place: int, limit: int, cue: str) -> Words | None:
    """Read the words behind a verb; none where it takes no such words; start -1 where nothing follows it but when and where."""
    if hidden.text[place : place + 1] == "," and (aside := _ASIDE.match(hidden.text, place, limit)):
        place = aside.end()
    if hidden.text[place : place + 1] in _ENDS and place < limit:  # "…, he said."
        return Words(-1, place) if cue not in verbs.TELLING else None
    if cue in verbs.BARE and hidden.text.startswith(_PASSIVE, place):
        return None
    after = place if cue not in verbs.TELLING else _after_listener(hidden.text, place, limit)
    if after is None:
        return None
    at = after if hidden.text.startswith((" that ", " that, "), after) else _skipped(hidden.text, after, limit)
    if (direct := _direct(text, hidden, at, limit)) and (cue or hidden.text[at] == ","):
        return direct
    if _is_over(hidden.text, at, limit):
        return Words(-1, at)
    start = _clause_start(hidden.text, at, limit, cue)
    return None if start is None else _cut(text, hidden, start, limit, cue)


def _after_listener(text: str, place: int, limit: int) -> int | None:
    heard = _HEARD.match(text, place, limit)
    if heard or (heard := _TO_SITE.match(text, place, limit)):
        return heard.end()
    that = _TOLD_THAT.match(text, place, limit)
    return that.end() if that else place if _TO_THAT.match(text, place, limit) else None


def _skipped(text: str, place: int, limit: int) -> int:
    """Go on over when and where; most clauses begin with other letters than that does."""
    match = _LEAD.match(text, place, limit) if text[place + 1 : place + 4] in _LEADS else None
    return match.end() if match else place


def _direct(text: str, hidden: Masked, place: int, limit: int) -> Words | None:
    """Read what is quoted right behind the verb, where the quotation is all that follows."""
    if hidden.text.find("“", place, place + _QUOTE_LEAD) < 0:
        return None
    match = _QUOTE_NEXT.match(hidden.text, place, limit) or _told_when(hidden.text, place, limit)
    quote = hidden.quotes.get(match.end() - 1) if match else None
    if quote is None or _is_title(text, quote, bare=hidden.text[place : place + 2] == " “"):
        return None
    rest = hidden.text[quote.end : limit].strip()
    if rest and rest[0] not in ".,;!?”" and not rest.startswith(("–", "—")):
        return None
    return spoken(text, quote)


def _told_when(text: str, place: int, limit: int) -> re.Match[str] | None:
    """Match when and where before a colon, unless someone else says there what follows it."""
    match = _COLON.match(text, place, limit)
    return None if match and _SAID_THERE.search(match[1]) else match


def _is_title(text: str, quote: Quote, *, bare: bool) -> bool:
    """Whether capitals show that a book or a sign is named: no comma leads to it, no full stop ends it."""
    words = text[quote.parts[0][0] : quote.parts[-1][1]].split()
    return (
        bare
        and all(word[0].isupper() or word in _TITLE_WORDS for word in words)
        and text[quote.parts[-1][1] - 1] not in ".!?,"
    )


def _is_nickname(text: str, quote: Quote) -> bool:
    """Whether capitals show that someone is called so, the comma being that of the sentence: "calls “Brother Pat,”"."""
    words = text[quote.parts[0][0] : quote.parts[-1][1]].split()
    return words[-1].endswith(",") and all(word[0].isupper() or word in _TITLE_WORDS for word in words)


def _is_over(text: str, place: int, limit: int) -> bool:
    while place < limit and text[place] == " ":
        place += 1
    return place >= limit or text[place] in ".,;!?)" or (text[place] in "–—-" and text[place + 1 : limit][:1] == " ")


def _clause_start(text: str, at: int, limit: int, cue: str) -> int | None:
    if cue in verbs.NOUNS and _THAT_DID.match(text, at, limit):
        return None
    if (
        text.startswith((" that ", " that, ", ", that "), at)
        and cue not in _QUOTED
        and (that := _THAT.match(text, at, limit))
    ):
        return that.end()
    adverbs = _ADVERB_THAT if cue in _TAKES_ANY else _PLACE_THAT if cue in verbs.STATING else None
    if adverbs and (adverb_that := adverbs.match(text, at, limit)):
        return adverb_that.end()
    if cue in verbs.ASSURING and (heard := _WARNED.match(text, at, limit)):
        return heard.end() + 1
    if cue in verbs.ASSURING and (warned := _TO_THAT.match(text, at, min(limit, at + 60))):
        return warned.end()
    return at + 1 if text[at : at + 1] == " " and _takes(text, at + 1, limit, cue) else None


def _takes(text: str, start: int, limit: int, cue: str) -> bool:
    """Whether the verb says what stands at `start`, no "that" before it."""
    if cue in verbs.BARE or cue in verbs.TELLING:
        return _says_something(text, start, limit) and not (
            cue in verbs.TELLING and text.startswith(("to ", "not to ", "never to "), start)
        )
    if cue in verbs.DENYING:
        return _is_denied(text, start, limit)
    if cue in verbs.PROMISING and text.startswith(("to ", "never to ", "not to "), start):
        return True
    if cue in verbs.STATING and _CLAUSE.match(text, start - 1, limit):
        return not ((cue.endswith("s") or cue in verbs.NOUNS) and _NOUN.match(text, start - 1, limit))
    if cue in verbs.BELIEVING and _ACTS.match(text, start - 1, limit):
        return True
    return cue in _STATED and _quotes_soon(text, start, limit)


def _quotes_soon(text: str, start: int, limit: int) -> bool:
    return text.find("“", start, min(start + 80, limit)) >= 0 and not text.startswith("what ", start)


def _says_something(text: str, start: int, limit: int) -> bool:
    space = text.find(" ", start, limit)
    if space < 0 or space + 1 >= limit:
        return False
    first = text[start:space]
    if first == "no":
        return text.find(" ", space + 1, limit) >= 0 and not text[space + 1 : limit].startswith("to ")
    if first in ("it", "this", "that") and _ITSELF.match(text, start, limit):
        return False
    if first in _SOME and _DONE.match(text, space, limit):
        return True
    return first.strip(".,") not in verbs.ASKING_NOTHING and first[:1] not in ("", "/") and first != "by"


def _is_denied(text: str, start: int, limit: int) -> bool:
    start += len("ever ") if text.startswith("ever ", start) else 0
    gerund = text[start:limit].split(" ", 1)[0].strip(".,")
    if gerund.endswith("ing") and gerund.islower():
        return True
    return any(
        each.match(text, place, limit) for each, place in ((_DENIED, start), (_SUBJECT, start - 1), (_EARLY, start - 1))
    )


def _cut(text: str, hidden: Masked, start: int, limit: int, cue: str) -> Words | None:
    match = _CUT.search(hidden.text, start, limit)
    while match and _goes_on_doing(hidden.text, start, match):
        match = _CUT.search(hidden.text, match.end(), limit)
    end = match.start() if match else limit
    end = start + len(hidden.text[start:end].rstrip(" .!?,;"))
    if end <= start or text[end - 1] == ":":  # "saying in part: …"
        return None
    found = inside(hidden, start, end)
    if not found:
        return None if cue in _QUOTED else Words(start, end, None, text[start:end])
    if cue in _STATED and not _is_clause(hidden.text, text, start, found[0].start, limit, cue):
        if (
            _is_title(text, found[0], bare=True)
            or _MENTIONED.search(hidden.text, start, found[0].start)
            or (cue in _NAMING and _is_nickname(text, found[0]))
        ):
            return None
        return Words(found[0].start, found[0].end, quoted(text, found[:1]))
    if cue in _QUOTED:
        return None
    return Words(start, max(end, found[-1].end), fragments(text, found), text[start:end])


def _goes_on_doing(text: str, start: int, cut: re.Match[str]) -> bool:
    """Whether "and raised the …" tells what else someone had done: "had approved a buyback and raised the dividend"."""
    verb = _AND_DID.fullmatch(cut[0])
    return verb is not None and verb[1] not in _OF_SPEAKERS and _HAD_DONE.search(text, start, cut.start()) is not None


def _is_clause(text: str, spoken_text: str, start: int, quote: int, limit: int, cue: str) -> bool:
    if cue in _QUOTED:
        return False
    if _VERB_FIRST.match(spoken_text, quote + 1) and is_subject(text[start:quote]):
        return True
    return (
        text[start - 6 : start].endswith(("that ", "that, "))
        or text.startswith("to ", start)
        or bool(_EARLY.match(text, start - 1, limit) or _FINITE.search(text, start, quote))
    )


def spoken(text: str, quote: Quote) -> Words:
    """Return the words of one quotation."""
    return Words(quote.start, quote.end, quoted(text, [quote]))


def ahead(text: str, hidden: Masked, place: int, limit: int) -> Words | None:
    """Read the words of "what he says is a “bloodbath”": the quotation next to the verb."""
    match = _NEAR_QUOTE.match(hidden.text, place, limit)
    quote = hidden.quotes.get(match.end() - 1) if match else None
    return spoken(text, quote) if quote else None


def trailing(text: str, hidden: Masked, start: int, end: int, *, comma: bool = True) -> Words | None:
    """Read the words that end before a speaker: "Two people died, police said"."""
    stretch = hidden.text[start:end]
    last = stretch.rstrip()[-1:]
    if not last or (comma and last not in ",”?!"):
        return None
    end = start + len(stretch.rstrip(" ,"))
    if hidden.text[start] in _STARTS and (lead := _START.match(hidden.text, start, end)):
        start = lead.end()
    while start < end and hidden.text[start] in " ,":
        start += 1
    found = inside(hidden, start, end)
    if (
        found
        and found[-1].end == end
        and start < found[-1].start
        and hidden.text.endswith(": ", start, found[-1].start)
    ):
        start, found = found[-1].start, found[-1:]  # "Not everyone agrees: “…,” said Ana Ruiz"
    if found and found[0].start == start and found[-1].end == end and len(found) == 1:
        whole = "\n\n".join([text[first:last].strip() for first, last in found[0].parts])
        return Words(start, end, quoted(text, found), None, whole)
    if text.count(" ", start, end) < 2 or _INTRODUCES.match(hidden.text, start):  # noqa: PLR2004 - three words
        return None
    return Words(start, end, fragments(text, found), text[start:end])


def resumed(text: str, hidden: Masked, place: int, limit: int) -> Words | None:
    """Read the second part of a quotation behind what tells who its speaker is: "…, said Ana Ruiz, a nurse, “…”"."""
    match = _RESUMED.match(hidden.text, place, limit)
    quote = hidden.quotes.get(match.end() - 1) if match else None
    if quote is None or _is_title(text, quote, bare=True):
        return None
    return spoken(text, quote)


def only_when(text: str, place: int, limit: int) -> bool:
    """Say whether nothing but when and where follows a verb: "…, the team reported in the journal on Wednesday"."""
    return text.find(",", place, limit) < 0 and _ONLY_WHEN.fullmatch(text, place, limit) is not None


def only_told(text: str, place: int, limit: int) -> bool:
    """Say whether nothing but who was told, when and where follows a verb: "…, Nasa assured the public on Friday"."""
    heard = _HEARD.match(text, place, limit)
    return heard is not None and only_when(text, heard.end(), limit)


_INTRODUCES = re.compile(
    r"(?:In an?|On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|When asked|Asked|Speaking|According)\b"
)
