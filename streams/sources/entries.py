"""Cut the document of a feed into its entries: bytes in, bytes out, no I/O.

Each entry becomes a document of its own: the bytes as received with the other entries cut out, so that the head of the
channel, the namespaces and the encoding stay with it. What is not well-formed, declares entities or is beyond measure is
not cut: the whole document is the one entry, and `note` says why.
"""

import hashlib
import re
from collections.abc import Callable
from xml.parsers import expat

from streams.sources.entries_document import BYTES, HTML, Document, Entry, NotCutError
from streams.sources.entries_json import cut_json
from streams.sources.entries_xml import KINDS, cut_xml

# Atomic (Python 3.11), because a head of `<??><??>…` would else be tried in every way there is.
ROOT = re.compile(
    rb"(?>(?:[\s\xef\xbb\xbf\xff\xfe]|<\?.*?\?>|<!--.*?-->|<!doctype(?!\s+html)[^>]*>)*)<(?:[\w.-]+:)?(!doctype\s+html|[\w.-]+)",
    re.IGNORECASE | re.DOTALL,
)
HEAD = 4096
"""Bytes in which the root of a document that can't be read is looked for."""


def cut(body: bytes, charset: str | None = None) -> Document:
    """Cut a document; `charset` is what the server said. Never raises."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _attempt(body, lambda: cut_json(body))
    document = _attempt(body, lambda: cut_xml(body, None))
    if document.note and charset:
        again = _attempt(body, lambda: cut_xml(body, charset))
        return document if again.note else again
    return document


def _attempt(body: bytes, work: Callable[[], Document]) -> Document:
    try:
        document = work()
    except NotCutError as error:
        return _whole(body, str(error))
    except (expat.ExpatError, ValueError, LookupError, RecursionError) as error:
        return _whole(body, f"not well-formed: {error}")
    if len(document.entries) * len(document.rest) > BYTES:
        return _whole(body, f"{len(document.entries)} entries under a head of {len(document.rest)} bytes")
    return document


def _whole(body: bytes, note: str) -> Document:
    root = ROOT.match(body[:HEAD].replace(b"\0", b""))  # UTF-16 has a NUL beside each letter
    name = root[1].lower().decode() if root else ""
    kind = HTML if name.startswith("!") else KINDS.get(name)
    sha256 = hashlib.sha256(body).hexdigest()
    return Document(kind, (Entry(f"sha256:{sha256}", sha256, None, body, 0),), note=note)
