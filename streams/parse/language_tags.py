"""Language tags in the case that the standard writes: `en-au` and `EN-AU` are `en-AU` (RFC 5646 §2.1.1)."""

import re

from streams.text.kept import kept

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_SCRIPT, _REGION = 4, 2  # letters


@kept(512)
def in_usual_case(tag: str) -> str:
    """Return a tag with language small, script with a capital and region in capitals; what is no tag as it is."""
    if _TAG.fullmatch(tag) is None:
        return tag
    language, *rest = tag.lower().split("-")
    cased = [language]
    for part in rest:
        is_plain = len(cased[-1]) > 1 and "x" not in cased  # behind a singleton all is small
        if is_plain and len(part) == _REGION:
            cased.append(part.upper())
        elif is_plain and len(part) == _SCRIPT and part.isalpha():
            cased.append(part.title())
        else:
            cased.append(part)
    return "-".join(cased)
