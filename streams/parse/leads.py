"""Words that say which version or part of a running story this is: "1st Ld-Writethru", "2ND LEAD", "3rd Take", "REFILE".

Teleprinter wires put them behind the slug (ANPA 1312, the version field; AP) or in lines above the headline (IPTC 7901;
dpa, ATS, AFP). They are words of the trade, the same for all agencies.
"""

import re
from typing import NamedTuple

from schemas.vocab import FOR_A_PERSON, Kind
from streams.parse.draft import Draft
from streams.text.kept import kept

# What a label says, behind its number, and what such a version does; what does most comes first. Kills and holds count in
# capitals alone: people are killed in headlines, too.
_LEADS: tuple[tuple[str, Kind | None], ...] = (
    (r"(?-i:KILL(?:ED)?|(?:STORY )?WITHDRAWN|ANNULLIERUNG|ANNUL[EÉ]E?)", "kill"),
    (r"(?-i:HOLD|ZURÜCKGEHALTEN)", "hold"),
    (r"(?-i:.{0,24}\bCORRECTI(?:ON|VE))|corrected|correctif|berichtigung|korrektur|sub(?:s|stitutes?)?", "correction"),
    (r"refile[ds]?|re-?send(?:ing)?", "refile"),
    (r"repeat(?:s|ing)?|rpt|répétition|repetition|wiederholung", "repeat"),
    (r"advisory|advisories|(?-i:BUDGET)", "advisory"),
    (
        r"(?:ld|lead)s?(?:[\s-]+(?:all|pickup|write-?thr(?:u|ough)))?|write-?thr(?:u|ough)|recast|updated?|roundup",
        "update",
    ),
    (r"zusammenfassung|synth[eè]se|adds?|inserts?|pickup|trim", "update"),
    (r"take|folge|teil|net", None),
)
_NUMBER = r"(?:(?P<number>\d{1,3})\s?(?P<ordinal>st|nd|rd|th|\.)?[\s-]*)?"
_MATCHERS = tuple((re.compile(rf"{_NUMBER}(?:{words})\b", re.IGNORECASE), kind) for words, kind in _LEADS)
_TAKE = re.compile(r"(?P<n>\d{1,2})\s?(?:st|nd|rd|th)?\s*Take\b|\b(?:Take|Teil|Part)\s*(?P<m>\d{1,2})\b", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|von|de)\s*(\d{1,2})\b", re.IGNORECASE)
_URGENT = re.compile(r"(?:EXTRA|EIL(?:T|MELDUNG)?|URGENT|FLASH|BULLETIN|ALERTE?|BLITZ)\b[\W\d]*$", re.IGNORECASE)
_WORD = re.compile(r"[a-zà-ÿ]{3}")
_KILL_MARK = re.compile(r"[-,/\s]+KILL(?:ED)?$", re.IGNORECASE)
_LIMIT = 60  # characters of a label


class Lead(NamedTuple):
    """What a label says: the kind of version and its number, which take of how many; nothing when it only says urgency."""

    kind: Kind | None
    number: int | None = None
    take: int | None = None
    of: int | None = None


def is_kill_slug(slug: str) -> bool:
    """Whether a slug says that it is a kill: "US--Norland-KILL"."""
    return "kill" in slug.lower() and _KILL_MARK.search(slug) is not None


@kept(1024)
def read_lead(label: str) -> Lead | None:
    """Read one label; None for words that are none, such as a headline that begins with "Take" or "Lead"."""
    text = label.strip(" \t-=/()*,.:")
    if not text or len(text) > _LIMIT:
        return None
    take, of = _read_take(text)
    for matcher, kind in _MATCHERS:
        found = matcher.match(text)
        if found and (found["ordinal"] or take or not _WORD.search(text, found.end())):
            return Lead(kind, int(found["number"]) if found["number"] and kind else None, take, of)
    return Lead(None) if _URGENT.match(text) else None


def _read_take(text: str) -> tuple[int | None, int | None]:
    """Return which take a label says, and of how many: "2nd Take", "Teil 2 von 4"."""
    found = _TAKE.search(text)
    if found is None:
        return None, None
    of = _OF.search(text, found.end())
    return int(found["n"] or found["m"]), int(of[1]) if of else None


def claim_lead(draft: Draft, lead: Lead) -> None:
    """Set the kind that a label says. A kill is a note that names another item: nothing is blanked, a person decides."""
    if lead.kind is None or draft.pub_status != "usable":
        return
    draft.kind, draft.number = lead.kind, lead.number
    if lead.kind in ("kill", "hold"):
        draft.target = draft.target or _KILL_MARK.sub("", draft.slugline or "") or None
        draft.warn(f"the message says {lead.kind} of an item that it names in words; {FOR_A_PERSON}")
    if lead.kind == "kill":
        draft.kind = "advisory"
