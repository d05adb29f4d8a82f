"""Text that came out of a wire's frame: its header or its control characters are lost, and what is left of them is text.

Gateways that take out control characters, and people who paste, leave the count line of ANPA 1312 ("r a 120"), that of
IPTC 7901 ("4 i 120"), typesetting marks or the time at the end. Such a text is read as plain text, and its count line
becomes a headline: so it is told.
"""

import re

_ANPA = (
    r"[a-z]{1,2} [a-z](?: \S[^\n]{0,80}?)? \d{2,5}\s*\n",  # priority, category and words: no headline begins so
    r"\^[^\n]{1,200}[<=]\s*\n",  # "^BC-NB--Ferries<"
    r"(?:AM|PM|BC)-+[A-Z][^\s,]*(?:,[^\n]{0,80})?\s*\n",  # the slug alone on its line
)
_ANPA_IF_IT_ENDS_SO = r"[A-Z]{1,2} [A-Z](?: \S[^\n]{0,80}?)? \d{2,5}\s*\n"
_7901_IF_IT_ENDS_SO = r"(?:[A-Za-z]{0,4}\d{3,5} +)?[1-9] +[A-Za-z]{1,4} +\d{1,5}(?: [^\n]{0,60})?\n"
_ANPA_HEAD, _ANPA_COUNT, _7901_COUNT = map(re.compile, ("|".join(_ANPA), _ANPA_IF_IT_ENDS_SO, _7901_IF_IT_ENDS_SO))
_KEYWORDS = re.compile(r"^(?:AM|PM|BC)-\S", re.MULTILINE | re.IGNORECASE)
_HEADLINE_OF_7901 = re.compile(r"[^\n]{8,69} =\s*$", re.MULTILINE)
_STAMP = re.compile(r"[A-Z]{2,4}-(?:[A-Z]{2,3}-)?\d\d-\d\d-\d\d(?:\d\d)? \d{4}[A-Z]{3,4}<?$")
_DAY_TIME = re.compile(r"\d{6}\s[A-Z]{3,4}\s[A-Za-z]{3,9}(?:\s\d\d)?$")
_TIME = re.compile(r"\b(?:\d{4}|\d{6})\s?(?:GMT|UTC|[ECMP][SD]T|CEST?|BST)\b|^\d{6}\s[A-Za-z]{3,9}(?:\s\d\d)?$")

_CYCLE_ENDS = ("M-", "C-")
_HEAD, _TAIL = 400, 120
_SIGN_OFF = 60  # characters of a last line that is no text


def lost_frame(text: str) -> str | None:
    """Return the warning that a plain text seems to be a message of ANPA 1312 or IPTC 7901 without its frame, or None."""
    head, last = text[:_HEAD].lstrip(), text[-_TAIL:].rstrip().rpartition("\n")[2].strip()
    has_time = len(last) <= _SIGN_OFF and last[:1].isalnum() and _TIME.search(last) is not None
    if _begins_as_anpa(head, has_time=has_time) or (has_time and _STAMP.match(last)):
        return _told("ANPA 1312")
    if _begins_as_7901(head, has_time=has_time) or (has_time and _DAY_TIME.match(last)):
        return _told("IPTC 7901")
    return None


def _begins_as_anpa(head: str, *, has_time: bool) -> bool:
    if head[:1] == "^" or head[:1].islower() or head[1:3] in _CYCLE_ENDS:
        return _ANPA_HEAD.match(head) is not None
    if " " not in head[1:3]:  # nearly all
        return False
    return _ANPA_COUNT.match(head) is not None and (has_time or _KEYWORDS.search(head) is not None)


def _begins_as_7901(head: str, *, has_time: bool) -> bool:
    if " =" in head and _HEADLINE_OF_7901.search(head):
        return True
    return has_time and _7901_COUNT.match(head) is not None


def _told(standard: str) -> str:
    return (
        f"the text looks like a message of {standard} without its frame and is read as plain text: headline, slug and time "
        "may be wrong; let the gateway keep header and control characters"
    )
