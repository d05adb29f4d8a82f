"""Houses with commas in their names: "the Ministry of Investment, Trade and Industry".

The last comma before a verb mostly ends what stands before the speaker; here it stands within him. A ministry is told by
what it is for, the last word being of `_MATTERS`: "to the Ministry of Health, Tom and Jim said" names two men.
"""

import re

from streams.text.words import words

_MATTERS = words(
    "Affairs Agriculture Aquaculture Arts Business Children Climate Commerce Communications Communities Culture Development Economy Education "
    "Employment Energy Environment Equality Explosives Families Finance Fisheries Firearms Fishing Food Forestry Health Heritage "
    "Housing Immigration Industries Industry Information Infrastructure Innovation Integration Interior Investment Justice "
    "Labor Labour Land Livestock Media Medicine Mines Mining Planning Research Resources Science Sciences Security Services Skills Sport Sports "
    "Technology Telecommunications Tourism Trade Training Transport Transportation Water Welfare Women Works Youth"
)
"""What ministries and offices are for, as the last word of their names."""
_CAPS = r"[A-Z][\w’'-]*(?: (?:and )?[A-Z][\w’'-]*){0,3}"
_OFFICE = (
    rf"(?:(?:[Tt]he|[Ii]ts|[Aa]|[A-Z][\w-]*[’']s?) )?(?:(?:[A-Z][\w.’'-]*|federal|state) ){{0,3}}"
    rf"(?:[Mm]inistry|[Dd]epartment|Office|Bureau|Commission|Committee|Agency|Institute|Directorate) (?:of|for|on) (?:the )?{_CAPS}"
)
_OFFICE_ENDS = re.compile(rf"(?<!\w){_OFFICE}(?:, {_CAPS}){{0,4}},(?: and)? $")
_OFFICE_ONLY = re.compile(_OFFICE)
_REST = re.compile(rf"(?:, {_CAPS}){{0,4}},?(?: and)? (?={_CAPS})({_CAPS})")
_LONGEST = 160
"""Code points of such a name before its last comma."""


def begins(text: str, limit: int, start: int, end: int) -> int:
    """Return where the house begins whose name ends with the noun phrase from `start` to `end`: that phrase mostly."""
    lead = start - 2 if text.startswith(", ", start - 2) else start - len(", and ")
    if lead <= limit or text[lead] != "," or not _ends_with_matter(text[start:end]):
        return start
    if lead + 2 == start and " and " not in text[start:end]:
        return start
    match = _OFFICE_ENDS.search(text, max(limit, start - _LONGEST), start)
    return match.start() if match else start


def ends(text: str, start: int, stop: int, limit: int) -> int:
    """Return where the house ends whose name begins at `start` and has its first comma at `stop`: there mostly."""
    if text[stop : stop + 1] != "," or not _OFFICE_ONLY.fullmatch(text, start, stop):
        return stop
    rest = _REST.match(text, stop, min(limit, stop + _LONGEST))
    return rest.end() if rest and " and " in rest[0] and _ends_with_matter(rest[1]) else stop


def _ends_with_matter(phrase: str) -> bool:
    return phrase[:1].isupper() and phrase.rsplit(" ", 1)[-1] in _MATTERS
