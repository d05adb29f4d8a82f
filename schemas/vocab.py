"""Closed vocabularies: every word that two parts of copydesk must spell alike."""

from typing import Literal, get_args

Stage = Literal["parse", "dedupe", "enrich", "store"]
"""The four agents, in the order in which an item meets them."""

Kind = Literal[
    "new",
    "update",
    "correction",
    "refile",
    "repeat",
    "kill",
    "withdrawal",
    "hold",
    "release",
    "advisory",
    "test",
    "duplicate",
    "reprint",
]
"""What a judged item is. `duplicate` and `test` end at dedupe; all others go on."""

FOR_A_PERSON = "an editor has to decide"
"""How a warning ends that no program can act on: it is dropped once a verdict has acted."""

PubStatus = Literal["usable", "withheld", "canceled"]
"""ninjs 3.1 `pubStatus`."""

EnricherStatus = Literal["ok", "notRun", "unsupportedLanguage", "failed"]
"""How one enricher fared on one article."""

Reason = Literal[
    "empty",  # no bytes, or a null value
    "malformed",  # the bytes are not what they seem to be; the message names the place
    "unsupported",  # a format that is recognised and not read, or not recognised at all
    "tooLarge",  # an item over 4 MiB, or an article that its topic does not take
    "invalid",  # a record of our own topics that its model refuses
    "rejected",  # the store refuses the row (constraint, encoding, size)
    "exhausted",  # a work budget ran out
    "crashed",  # the item ended or stalled the process that worked on it
    "bug",  # our fault: an error that nobody foresaw; the message has its class
]
"""Why an item is a dead letter."""

Disposition = Literal["poison", "exhausted", "rejected"]
"""Whose turn it is: `poison` bytes need a fix or a new parser, `exhausted` may be tried again, `rejected` was refused."""

STAGES: tuple[Stage, ...] = get_args(Stage)
KINDS: tuple[Kind, ...] = get_args(Kind)
REASONS: tuple[Reason, ...] = get_args(Reason)

ENDS_AT_DEDUPE: frozenset[Kind] = frozenset({"duplicate", "test"})
CANCELS: frozenset[Kind] = frozenset({"kill", "withdrawal"})

DISPOSITIONS: dict[Reason, Disposition] = {
    "empty": "poison",
    "malformed": "poison",
    "unsupported": "poison",
    "tooLarge": "rejected",
    "invalid": "poison",
    "rejected": "rejected",
    "exhausted": "exhausted",
    "crashed": "poison",
    "bug": "poison",
}
