"""Reuters in NewsML-G2: identifiers that lost their punctuation, letters that say what a version does, places by type.

No specification of `edStat` and `msgType` was found. Their meaning is read from 23 sampled messages: N and S come with
new items, U and R with updates, C and A with corrections, D with an item that is canceled and empty.
"""

import re

from schemas.ninjs import AltId, Association, Place
from schemas.vocab import Kind
from streams.parse.draft import Draft

# tag:reuters.com,2014:newsml_KBN0FL0NM as file systems keep it
_MANGLED = re.compile(r"(?:urn:copydesk:association:)?tag_reuters\.com_(\d{4})_((?:newsml|binary|video)_[A-Za-z0-9-]+)")

_KINDS: dict[str, Kind] = {
    "edStat:C": "correction", "msgType:A": "correction", "edStat:U": "update", "msgType:R": "update",
}  # fmt: skip
_DELETED = frozenset({"edStat:D", "msgType:D"})
_PLACE = "cptType:5"

# Reuters topic codes of the scheme M, as The Guardian's open newswires list them.
_EMBARGOED, _WITHDRAWN = frozenset({"M:CP"}), frozenset({"M:CQ"})


def read_structure(draft: Draft) -> None:
    """Correct what NewsML-G2 says of an item, before its text is read."""
    _mend_identifiers(draft)
    if draft.signals:
        _read_kind(draft)
    if draft.subjects:
        _read_topic_codes(draft)
        _move_places(draft)
    if draft.descriptions:
        repeated = (f"{draft.slugline}:{draft.title or draft.headline}", f"{draft.slugline}:{draft.headline}")
        draft.descriptions = [each for each in draft.descriptions if each.value not in repeated]
    if draft.signals:  # only NewsML-G2 has them: its `located` is the desk that filed, "Bangalore" for Damascus
        draft.located = None
        draft.places = [each for each in draft.places if each.rel != "located"]


def _mend_identifiers(draft: Draft) -> None:
    if draft.guid and (mended := _mended(draft.guid)) != draft.guid:
        draft.alt_ids.insert(0, AltId(role="guid", value=draft.guid))
        draft.guid = mended
    if draft.associations:
        draft.associations = [_with_mended_uri(each) for each in draft.associations]


def _with_mended_uri(link: Association) -> Association:
    uri = _mended(link.uri)
    return link if uri == link.uri else link.model_copy(update={"uri": uri})


def _mended(identifier: str) -> str:
    found = _MANGLED.fullmatch(identifier)
    return f"tag:reuters.com,{found[1]}:{found[2]}" if found else identifier


def _read_kind(draft: Draft) -> None:
    """Set the kind that the letters say; an item that is deleted is canceled, whatever its status says."""
    if _DELETED.intersection(draft.signals) and draft.pub_status != "canceled":
        draft.pub_status, draft.kind = "canceled", "kill"
        draft.warn("the message deletes the item, but its status is not canceled; taken as a kill")
    if draft.kind == "new":
        draft.kind = next((kind for signal, kind in _KINDS.items() if signal in draft.signals), "new")


def _read_topic_codes(draft: Draft) -> None:
    """Read the topic codes that are no topics: an item under embargo, and one that was withdrawn, which a person has to see."""
    codes = {each.literal for each in draft.subjects}
    if codes & _EMBARGOED and draft.embargoed_until is None and draft.embargo_text is None:
        draft.embargo_text = "topic code CP: embargoed"
        draft.warn("the item is coded as embargoed, but says no time; it is held until it is released")
    if codes & _WITHDRAWN and draft.pub_status == "usable":
        draft.kind = "advisory"
        draft.warn("the item is coded as withdrawn; an editor has to decide which story is meant")


def _move_places(draft: Draft) -> None:
    """Move the places from the subjects: Reuters has a type of its own for them."""
    found = [each for each in draft.subjects if each.rel == _PLACE]
    if found:
        draft.subjects = [each for each in draft.subjects if each.rel != _PLACE]
        draft.places += [
            Place(name=each.name, rel="about", literal=each.literal, uri=each.uri)
            for each in found
            if each.name or each.literal
        ]
