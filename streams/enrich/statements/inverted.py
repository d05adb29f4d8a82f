"""Who stands behind the verb, where a name with an apposition has a verb of its own: "Ann Ek, 44, was hurt, said Ida Holm".

What stands before ", said" is then the end of a clause and no apposition. A statement given to whom it is about is worse
than none: in such sentences he is often dead.
"""

import re

from streams.enrich.entities.lexicon import ROLES
from streams.enrich.statements.cues import DID, FINITE, ONLY_PAST, one_of
from streams.enrich.statements.naming import DETERMINERS, PREPOSITION, TITLES, is_person
from streams.enrich.statements.speakers import behind
from streams.enrich.statements.subjects import Phrase
from streams.text.words import words

_ADVERB = r"(?:(?:also|later|still|never|now|then|soon|[a-z]+ly) )?"
_HAS_VERB = re.compile(rf", {_ADVERB}(?:{FINITE}|{ONLY_PAST}|died|escaped|survived)\b")
"""Behind a name and its apposition: the verb of the sentence, which no participle looks like."""
_MAY_HAVE_VERB = re.compile(rf", {_ADVERB}(?!asked\b)(?:{DID}|(?!told\b)[a-z]+(?:ed|[^s’']s))\b")
"""The same, where it may be a participle or a plural: "Ann Ek, jailed in May, said"."""
_VERB = re.compile(
    rf"(?<!who )(?<!which )(?<!that )\b(?:{FINITE}|{DID}|(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bof )[a-z]+ed)\b"
    r"(?<!\bnamed)(?<!\bcalled)(?! (?:only )?as\b)"
)
"""A verb behind "said": what follows is a clause, and said by who stands before it; "a man described as a neighbour" has none."""
_ASIDE = re.compile(
    rf", {one_of(words('who whose which when where as after while because adding calling citing noting referring speaking'))}\b"
)
_PEOPLE = words(
    "police officers officials people sources he she they i we staff personnel authorities agent family friend friends relatives parents residents firefighters medics"
)
_SPOKE = words("statement report release filing email e-mail post letter")


def has_speaker_behind(text: str, phrase: Phrase, at: int, place: int, limit: int) -> bool:
    """Whether who stands before a comma and the verb at `at` has a verb of his own, and who speaks follows at `place`."""
    if _HAS_VERB.search(text, phrase.start, at):
        sure = True
    elif _MAY_HAVE_VERB.search(text, phrase.start, at):
        sure = False
    else:
        return False
    who = behind(text, place, limit)
    if who is None or _VERB.search(text, who.start, _end_of(text, who)):
        return False
    is_speaker = _is_speaker(text, who)
    if sure and is_speaker:
        return True
    if not (is_speaker or (sure and _is_whole(text[who.start : who.end]))):
        return False
    if _ASIDE.match(text, who.end):  # "said the sheriff, who saw her", not "said the sheriff, who saw her, was wrong"
        return not _HAS_VERB.search(text, who.end, limit)
    return not _VERB.search(text, who.end, limit)


def _end_of(text: str, who: Phrase) -> int:
    """Return where the noun phrase ends as it stands, the name that follows a function not read for a verb."""
    comma = text.find(",", who.start, who.end)
    return comma if comma >= 0 else who.end


def _is_speaker(text: str, who: Phrase) -> bool:
    """Whether a noun phrase is a person or people: a name, a function, the police."""
    if is_person(who.name):
        return True
    phrase = text[who.start : _end_of(text, who)]
    cut = PREPOSITION.search(phrase)
    head = (phrase[: cut.start()] if cut else phrase).split()
    last = head[-1]
    if last.lower() in _PEOPLE or last in ROLES or last.removesuffix("s") in ROLES or last.lower() in _SPOKE:
        return True
    return last[0].isupper() and (len(head) == 1 or not TITLES.isdisjoint(head) or head[-2] in ROLES)


def _is_whole(phrase: str) -> bool:
    """Whether a noun phrase that names no function can speak: "the county", "Acme", not "goodbye"."""
    first = phrase.split(" ", 1)[0]
    return first[0].isupper() or first.lower() in DETERMINERS or phrase.endswith("s")
