"""Whether a content system has published an item, where no word says it: drafts have no time of publication, some have flags.

    {"publishedAt": null}                          a draft of Strapi or Ghost
    {"status": false}, {"published": false}        Drupal, and systems that ask yes or no
    {"draft": true}                                generators of sites
    {"content": {"protected": true}}               a post of WordPress that has a password
    {"deleted": true}                              what is kept only to say that it is gone

As in exports of WordPress such an item is withheld, with the reason as a warning; what is deleted is withdrawn.
"""

from streams.parse.draft import Draft
from streams.parse.formats.ninjs.own_texts import PUBLISHED
from streams.parse.properties import Properties

_NO = ("pubStatus", "status", "published", "isPublished")
_YES = ("draft", "isDraft")
_TIMES = ("publishedAt", "published_at")
_DELETED = ("deleted", "isDeleted", "trashed")


def read_state(item: Properties, draft: Draft) -> None:
    """Withdraw what is deleted, withhold what is not for all, and what is not published unless a status says that it is usable."""
    if any(item.get(name) is True for name in _DELETED) and draft.pub_status != "canceled":
        draft.pub_status, draft.kind = "canceled", "withdrawal"
    if draft.pub_status != "usable":
        return
    if item.get("protected") is True:
        _withhold(draft, "it is protected by a password")
    elif not draft.says_status and (why := _unpublished(item)):
        _withhold(draft, f"{why}: it is not published")


def _unpublished(item: Properties) -> str | None:
    """Return what says that an item is not published."""
    for names, flag in ((_NO, False), (_YES, True)):
        if name := next((name for name in names if item.get(name) is flag), None):
            return f"{name!r} is {str(flag).lower()}"
    if item.get(*PUBLISHED) is None and any(name in item.value for name in _TIMES):
        return "it has no time of publication"
    return None


def _withhold(draft: Draft, why: str) -> None:
    draft.pub_status, draft.kind = "withheld", "hold"
    draft.warn(f"{why}; the item is withheld")
