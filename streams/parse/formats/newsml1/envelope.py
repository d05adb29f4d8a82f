"""`NewsEnvelope`: how the document was sent, by whom, and with what priority. It is read once for all NewsItems."""

from dataclasses import dataclass, field
from itertools import islice

from schemas.ninjs import AltId
from streams.parse.draft import Draft
from streams.parse.formats.newsml1.names import formal_name
from streams.parse.xml_tree import Element, find_all, find_first, find_text

MAX_SERVICES = 100


@dataclass(frozen=True, slots=True)
class Envelope:
    """Sender, priority and number of a transmission, and the services and products that it is part of."""

    provider: str | None = None
    priority: str | None = None
    transmission: str | None = None
    services: dict[str, str] = field(default_factory=dict)

    def fill(self, draft: Draft) -> None:
        """Give a draft what its envelope says; the items say all else themselves."""
        draft.provider, draft.priority = self.provider, self.priority
        draft.header |= self.services
        if self.transmission:
            draft.alt_ids.append(AltId(role="transmissionId", value=self.transmission))


def read_envelope(envelope: Element | None) -> Envelope:
    """Read the envelope of a document, which may be missing."""
    if envelope is None:
        return Envelope()
    return Envelope(
        provider=formal_name(find_first(envelope, "SentFrom/Party")),
        priority=formal_name(find_first(envelope, "Priority")),
        transmission=find_text(envelope, "TransmissionId"),
        services={name: said for name in ("NewsService", "NewsProduct") if (said := _names(envelope, name))},
    )


def _names(envelope: Element, name: str) -> str:
    said = (formal_name(each) for each in islice(find_all(envelope, name), MAX_SERVICES))
    return "\n".join(each for each in said if each)
