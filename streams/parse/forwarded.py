"""What answering and forwarding put before a subject: "Fwd: KILL: Ferries stay in port" is a kill of that story.

Desks paste subjects into text systems, too. There "RE: " and the like may be of the headline itself, so they go only from
before what newsroom law reads; in the subject of a mail they always do.
"""

import re

from streams.parse.embargo import heads_embargo
from streams.parse.headline_tags import read_tags

ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw)\s*(?:\[\d{1,2}\])?\s*:\s*)+", re.IGNORECASE)
_FORWARDED = re.compile(r"(?:fwd?|wg)\s*:", re.IGNORECASE)


def behind_forwarding(headline: str) -> str | None:
    """Return a headline without what forwarding put before it; None where nothing did, or may not have."""
    found = ANSWER.match(headline)
    rest = headline[found.end() :] if found else ""
    if not rest:
        return None
    tagged = read_tags(rest)
    is_law = tagged.kind is not None or heads_embargo(rest)
    return rest if is_law or _FORWARDED.match(headline) else None
