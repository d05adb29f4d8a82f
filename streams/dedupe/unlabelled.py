"""A label that did what it says is no part of its headline: "HOLD - Ferries wait" over a hold is "Ferries wait".

Only the verdict tells it from "HOLD - Police stop ferry", so parse leaves it where it is. As sent it stays the title.
"""

from schemas.article import ParsedItem
from schemas.base import changed
from schemas.vocab import Kind
from streams.text.hold_labels import read_hold_label


def unlabelled(item: ParsedItem, kind: Kind) -> ParsedItem:
    """Return an item that is a hold or a release without that label in front of its headline; all others as they are."""
    if kind not in ("hold", "release"):
        return item
    label = read_hold_label(item.headline)
    if label is None or not label.headline or label.holds != (kind == "hold"):
        return item
    first, *others = item.headlines
    return changed(item, headlines=(changed(first, value=label.headline), *others), title=item.title or item.headline)
