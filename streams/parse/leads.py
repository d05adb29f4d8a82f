"""Words that say which version or part of a running story this is: "1st Ld-Writethru", "2ND LEAD", "3rd Take", "REFILE".

Teleprinter wires put them behind the slug (ANPA 1312, the version field; AP) or in lines above the headline (IPTC 7901;
dpa, ATS, AFP). They are words of the trade, the same for all agencies.
"""

import re
from typing import NamedTuple

from schemas.vocab import Kind
from streams.parse.draft import Draft

_NUMBER = r"(?P<n{0}>\d{{1,3}})\s?(?:st|nd|rd|th|\.)?\s*-?\s*"

# A pattern (number before the word), and what such a version does. The first that fits wins: what does most comes first.
_LEADS: tuple[tuple[str, Kind | None], ...] = (
    (r"KILL(?:ED|S)?\b|(?:STORY\s+)?WITHDRAWN\b|ANNULLIERUNG\b|ANNUL[EÉ]\b", "kill"),
    (r"HOLD\b|ZUR[UÜ]CKGEHALTEN\b", "hold"),
    (r"(?:Write-?thru\s+)?CORRECTI(?:ON|VE)S?\b|CORRECTED\b|CORRECTIF\b|BERICHTIGUNG\b|KORREKTUR\b|Sub(?:s|titutes?)?\b", "correction"),
    (r"REFILE[DS]?\b|RE-?SEND(?:ING)?\b", "refile"),
    (r"REPEAT(?:S|ING)?\b|RPT\b|R[EÉ]P[EÉ]TITION\b|WIEDERHOLUNG\b", "repeat"),
    (r"ADVISORY\b|ADVISORIES\b|BUDGET\b", "advisory"),
    (r"(?:Ld|Lead)s?(?:[\s-]+(?:All|Pickup|Write-?thru))?\b|Write-?thru\b|RECAST\b|UPDATE[DS]?\b|ROUNDUP\b", "update"),
    (r"ZUSAMMENFASSUNG\b|SYNTH[EÈ]SE\b", "update"),
    (r"Adds?\b|Insert\b|Inserts\b|Pickup\b|Trim\b", "update"),
    (r"Take\b|Folge\b|Teil\b|NET\b", None),
)  # fmt: skip
_MATCHERS = tuple(
    (re.compile(rf"(?:{_NUMBER.format(row)})?(?:{pattern})", re.IGNORECASE), kind)
    for row, (pattern, kind) in enumerate(_LEADS)
)
_TAKE = re.compile(
    r"(\d{1,2})\s?(?:st|nd|rd|th)?\s*Take\b|\b(?:Take|Teil|Part)\s*(\d{1,2})\b(?:\s*(?:of|von|de)\s*(\d{1,2}))?",
    re.IGNORECASE,
)
_URGENT = re.compile(r"\W*(?:EXTRA|EIL(?:T|MELDUNG)?|URGENT|FLASH|BULLETIN|ALERT[EA]?|BLITZ)\b[\W\d]*$", re.IGNORECASE)


_KILL_MARK = re.compile(r"[-,/\s]+KILL(?:ED)?$", re.IGNORECASE)


class Lead(NamedTuple):
    """What a label says: the kind of version, its number, which take of how many, and whether it only says urgency."""

    kind: Kind | None
    number: int | None = None
    take: int | None = None
    of: int | None = None


def is_kill_slug(slug: str) -> bool:
    """Whether a slug says that it is a kill: "US--Norland-KILL"."""
    return _KILL_MARK.search(slug) is not None


def read_lead(label: str) -> Lead | None:
    """Read one label; None for words that are none."""
    text = label.strip(" \t-=/()*,.:")
    take = _TAKE.search(text)
    for matcher, kind in _MATCHERS:
        found = matcher.match(text)
        if found is not None:
            number = next((int(value) for value in found.groupdict().values() if value), None)
            return Lead(
                kind, number, int(take[1] or take[2]) if take else None, int(take[3]) if take and take[3] else None
            )
    if take is not None:
        return Lead(None, None, int(take[1] or take[2]), int(take[3]) if take[3] else None)
    return Lead(None) if _URGENT.match(text) else None


def claim_lead(draft: Draft, lead: Lead) -> None:
    """Set the kind that a label says. A kill is a note that names another item: nothing is blanked, a person decides."""
    if lead.kind is None or draft.pub_status != "usable":
        return
    draft.kind, draft.number = lead.kind, lead.number
    if lead.kind in ("kill", "hold"):
        draft.target = draft.target or _KILL_MARK.sub("", draft.slugline or "") or None
        draft.warn(f"the message says {lead.kind} of an item that it names in words; an editor has to decide")
    if lead.kind == "kill":
        draft.kind = "advisory"
