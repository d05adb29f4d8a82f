"""Kind, status and order of an item: what the wire says, corrected by what is known of its article."""

from typing import Final

from schemas.article import ParsedItem
from schemas.vocab import Kind, PubStatus
from streams.dedupe.versions import Chain, Order, Version, delivery
from streams.moments import moment

KNOWN_TO_PARSE: Final[frozenset[Kind]] = frozenset({"update", "correction", "refile", "repeat", "release", "advisory"})
"""What only the wire can say of a version. Everything else parse may say is settled by status and memory."""

RELEASING: Final[frozenset[Kind]] = frozenset({"new", "update", "repeat", "release"})
"""A usable version of these kinds after a hold releases the article; a correction or refile stays what it is."""

CORRECTS: Final[frozenset[Kind]] = frozenset({"correction", "refile"})
"""What takes the place of a version that was wrong."""


def status_of(item: ParsedItem) -> PubStatus:
    """Return what may be done with an item."""
    if item.copydesk.change.kind == "hold":
        return "withheld"
    return item.pub_status or "usable"


def order_of(item: ParsedItem) -> Order:
    """Return where an item stands among the versions of its article."""
    wire = item.copydesk
    speaks = wire.change.kind != "advisory" or status_of(item) == "withheld"
    return speaks, sent_at(item), moment(wire.received_at), delivery(wire.receipt)


def sent_at(item: ParsedItem) -> int:
    """Return when an item was sent, in microseconds, or where it does not say so, when it was received."""
    return moment(item.version_created or item.copydesk.received_at)


def kind_of(item: ParsedItem, chain: Chain, dead_until: int) -> Kind:
    """Return the kind of a version of an article whose known versions are `chain`, killed up to `dead_until`."""
    said = item.copydesk.change.kind
    if status_of(item) == "withheld":
        return "hold"
    if said in RELEASING and chain and _holds(chain[-1], order_of(item), dead_until):
        return "release"
    if said in KNOWN_TO_PARSE:
        return said
    return "update" if chain else "new"


def _holds(newest: Version, order: Order, dead_until: int) -> bool:
    return newest.status == "withheld" and newest.at > dead_until and order > newest.order
