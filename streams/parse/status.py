"""What a sender's status and signals say: whether an item may be used, and what this version does to it.

Sources: IPTC NewsCodes `pubstatusg2` and `signal`; AP and NITF add `embargoed`, which is a time and no status;
content systems say `published`, WordPress `publish`, of what is not published yet `draft` or `pending`,
of what they took back `deleted`, `trash` or `unpublished`.
"""

from schemas.vocab import Kind, PubStatus
from streams.parse.draft import Draft

_STATUS: dict[str, PubStatus] = {
    "usable": "usable", "embargoed": "usable", "published": "usable", "publish": "usable", "withheld": "withheld", "hold": "withheld",
    "canceled": "canceled", "cancelled": "canceled", "killed": "canceled", "kill": "canceled",
}  # fmt: skip
_TAKEN_BACK = frozenset({"withdrawn", "retracted", "deleted", "trash", "trashed", "removed", "unpublished"})
_UNPUBLISHED = frozenset({"draft", "auto-draft", "pending", "private", "scheduled"})
_KIND: dict[PubStatus, Kind] = {"usable": "new", "withheld": "hold", "canceled": "kill"}

SIGNALS: dict[str, Kind] = {
    "sig:correction": "correction",
    "sig:update": "update",
    "sig:repeat": "repeat",
    "sig:kill": "kill",
    "sig:withdraw": "withdrawal",
    "sig:test": "test",
}
"""Signals that name the kind of a version, by qcode."""


def read_status(said: str | None, draft: Draft) -> None:
    """Set status and kind from a status as written (a word or a qcode); one that nobody knows publishes nothing."""
    draft.says_status = bool(said)
    word = (said or "usable").rpartition(":")[2].strip().lower()
    if word in _TAKEN_BACK:
        draft.pub_status, draft.kind = "canceled", "withdrawal"
        return
    if word in _UNPUBLISHED:
        draft.warn(f"the status is {word!r}: it is not published; the item is withheld")
    elif word not in _STATUS:
        draft.warn(f"the status {word[:40]!r} is unknown; the item is withheld")
    draft.pub_status = _STATUS.get(word, "withheld")
    draft.kind = _KIND[draft.pub_status]


def read_signals(draft: Draft) -> None:
    """Set the kind that the signals name; what the status says weighs more."""
    if draft.kind != "new":
        return
    draft.kind = next((SIGNALS[signal] for signal in draft.signals if signal in SIGNALS), "new")
