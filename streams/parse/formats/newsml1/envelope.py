"""`NewsEnvelope`: how the document was sent, by whom, and with what priority."""

from schemas.ninjs import AltId
from streams.parse.draft import Draft
from streams.parse.formats.newsml1.names import formal_name
from streams.parse.xml_tree import Element, find_text


def read_envelope(envelope: Element, draft: Draft) -> None:
    """Read sender, priority and number of the transmission; the items say all else themselves."""
    draft.provider = formal_name(envelope.find("SentFrom/Party"))
    draft.priority = formal_name(envelope.find("Priority"))
    if number := find_text(envelope, "TransmissionId"):
        draft.alt_ids.append(AltId(role="transmissionId", value=number))
    for name in ("NewsService", "NewsProduct"):
        if services := [said for each in envelope.iterfind(name) if (said := formal_name(each))]:
            draft.header[name] = "\n".join(services)
