"""What press releases have below their text: contacts, pictures by address, who sent them, end marks, "About …".

Boilerplate stays in the body, under its heading. Contacts are for newsrooms: they become notes that are not public.
"""

import re
from collections.abc import Iterator, Sequence

from schemas.article import Note
from schemas.ninjs import Association, InfoSource, NewsObjectType, Organisation, Rendition, Symbol
from streams.parse.draft import Block, Draft
from streams.parse.identity import is_uri
from streams.text.paragraphs import text_of

_END = re.compile(
    r"[\s*#~–—-]*(?:#\s*#\s*#|[-–—]\s*(?:30|0)\s*[-–—]|[-–—]+\s*(?:ENDS?|[Ee]nds?)\s*[-–—]+|[/(\[<]\s*(?:ENDS?|[Ee]nds?|FIN|Fin|ENDE|Ende)\s*[)\]/>]"
    r"|(?:ENDS?|[Ee]nds?|[Ee]nd\s?item|END\s?ITEM|ENDE|FIN)\s?[/.]?|[Ee]nd\s+of\s+(?:text|story|release|item|message)|XXX)[\s*#~–—-]*$"
)
_MORE = (
    "(MORE)", "(more)", "-more-", "-MORE-", "- more -", "- MORE -", "MORE", "MORE FOLLOWS", "(more follows)", "(MORE FOLLOWS)", "MORE TO FOLLOW", "MORE TO COME",
    "(SEGUE)", "(Segue)", "(segue)", "(SIGUE)", "(sigue)", "(à suivre)", "(A SUIVRE)", "(À SUIVRE)", "(Fortsetzung folgt)", "(Forts. folgt)",
)  # fmt: skip
_SOURCE = re.compile(r"SOURCE:?\s+(?P<name>\S.{0,150})$")
_ABOUT = re.compile(
    r"(?:About|À propos d[eu']|Über|Acerca de|Sobre|Informazioni su|Over)\s+(?:the\s+)?[A-Z“\"'].{0,70}(?<![.!?:])$"
)
_ADDRESS = r"(?P<href>https?://[^\s()<>\[\]]{4,500})"
_MEDIA = re.compile(
    rf"\W?\s*(?P<kind>logo|photo|image|infographic|video|multimedia|audio)s?\b(?:\s+caption)?\s*[-–—:]+\s*{_ADDRESS}\s*\W?$",
    re.IGNORECASE,
)
_MEDIA_HEAD = re.compile(r"(?:logo|photo|image|infographic|video|multimedia)\s*[-–—:]+$", re.IGNORECASE)
_ORIGINAL = re.compile(
    rf"(?:view\s+(?:original\s+content|source\s+version)|to\s+view\s+the\s+original\s+version|original\s+release)\b.{{0,80}}?{_ADDRESS}",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(rf"{_ADDRESS}$")
_CONTACT = re.compile(
    r"(?:for\s+(?:(?:more|further|additional)\s+(?:information|details)|interviews?|pictures?|images?|photographs?)\s*(?:,?\s*(?:please\s+)?(?:contact|call|e-?mail|ring|phone)\b|:)|(?:[\w&/.-]+\s+){0,3}?contacts?\s*(?:information|details)?\s*[:;]"
    r"|(?:(?:media|press|investors?|company|corporate|pr|public|relations|inquiries|enquiries|and|&|/)\s+){0,4}contacts?\b(?!\s+(?:with|between|lens))"
    r"|(?:(?:media|press|investor|interview|picture|press\s+office)\s+)?(?:inquiries|enquiries|relations|requests)\b(?=\W*$|\s*[:,]|\s+to\b|\s+please\b)|(?:media|press)\s+(?:office|officer|desk|team)\b(?=\W*$|\s*:)"
    r"|(?:presse|medien|press)-?kontakte?\b|kontakt(?:e|daten)?\s*(?:für\s+\w+\s*)?(?:$|:)|ansprechpartner(?:in)?\b|(?:für\s+)?(?:rück|presse)(?:an)?fragen\b|contacts?\s+(?:de\s+)?presse\b|contacto\s+(?:de\s+)?prensa\b|contatt[oi]\s+stampa\b|(?:ufficio\s+stampa|presskontakt(?:er)?|pressekontakt|perscontact|(?:oficina|gabinete)\s+de\s+prensa|service\s+de\s+presse|weitere\s+(?:auskünfte|informationen))\b(?=[^.:]{0,40}:)"
    r"|for\s+(?:media|press|interview|picture)s?\s+(?:inquiries|enquiries|requests|information)\b)",
    re.IGNORECASE,
)
_REACHED = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|(?:\+|\(0|\b0|\b\d{3}[ .-])[\d ()./-]{6,}\d")
# The look ahead costs nothing and keeps the names of the exchanges from being tried at each of four million brackets.
_TICKER = re.compile(
    r"\((?=[A-Z])(?P<exchange>NASDAQ|OSE|NYSE(?: American)?|AMEX|LSE|AIM|ASX|TSX(?:-?V)?|CSE|OTC(?:QX|QB)?|HKEX|SGX|NSE|BSE|TYO|TSE|FSE|XETRA|Euronext"
    r"(?: \w+)?|Nasdaq \w+)\s*:\s*(?P<symbol>[A-Z0-9][A-Z0-9.-]{0,11})\b",
    re.IGNORECASE,
)

_CONTACT_LINE = 160  # characters of a line that goes on with a contact
_SHORT = 60
_MAX = 20  # tickers, pictures


def read_release(draft: Draft) -> None:
    """Take what is no text out of the body of a press release, and mark its boilerplate."""
    kept: list[Block] = []
    blocks = without_contacts(draft.blocks, draft)
    heading = ""
    for block in blocks:
        text = block.text
        if block.role != "body":
            kept.append(block)
        elif _MEDIA_HEAD.match(text):
            heading = text
            continue
        elif not _is_no_text(draft, f"{heading} {text}".strip() if _BARE_ADDRESS.match(text) else text):
            role = "crosshead" if _ABOUT.match(text) else block.role
            kept.append(block._replace(role=role))
        heading = ""
    draft.blocks = kept
    _read_tickers(draft)


def is_heading(line: str) -> bool:
    """Whether a line of a release is never joined to its neighbours: "About Haven Lines", "Contact"."""
    return _ABOUT.match(line) is not None or (len(line) <= _SHORT and _CONTACT.match(line) is not None)


def is_end_mark(line: str) -> bool:
    """Whether a line only says that the text ends, or that another take follows: "-30-", "ENDS", "###", "(MORE)"."""
    return _END.match(line) is not None or line in _MORE


def is_boilerplate(line: str) -> bool:
    """Whether a line heads what a sender always says of itself: "About Haven Lines"."""
    return _ABOUT.match(line) is not None


def reaches_somebody(text: str) -> bool:
    """Whether a text has an address of mail or the number of a telephone in it."""
    return _REACHED.search(text) is not None


def is_contact(line: str) -> bool:
    """Whether a line by itself says whom to ask, or how to reach somebody."""
    return len(line) <= _CONTACT_LINE and (_CONTACT.match(line) is not None or _REACHED.search(line) is not None)


def _is_no_text(draft: Draft, text: str) -> bool:
    """Read what is no text into the draft; False for text."""
    if _END.match(text):
        return True
    if media := _MEDIA.match(text):
        _add_media(draft, media["kind"].lower(), media["href"])
    elif original := _ORIGINAL.match(text):
        draft.associations += _link(original["href"], draft)
    elif source := _SOURCE.match(text):
        if all(source["name"] != given.name for given in draft.info_sources):
            draft.info_sources.append(InfoSource(name=source["name"], role="source"))
    else:
        return False
    return True


def _add_media(draft: Draft, kind: str, href: str) -> None:
    if not is_uri(href) or len(draft.associations) >= _MAX or any(href == known.uri for known in draft.associations):
        return
    what: NewsObjectType = "video" if kind in ("video", "multimedia") else "audio" if kind == "audio" else "picture"
    number = 1 + sum(known.name.startswith(what) for known in draft.associations)
    draft.associations.append(
        Association(
            name=f"{what}{number}", type=what, rel=kind, uri=href, renditions=(Rendition(name="original", href=href),)
        )
    )


def _link(href: str, draft: Draft) -> Iterator[Association]:
    if is_uri(href) and all(href != known.uri for known in draft.associations):
        number = 1 + sum(known.name.startswith("link") for known in draft.associations)
        yield Association(name=f"link{number}", rel="original", uri=href)


def without_contacts(blocks: Sequence[Block], draft: Draft) -> list[Block]:
    """Take contacts: a heading or a line that begins as one, and what follows until there is text again."""
    kept: list[Block] = []
    index = 0
    while index < len(blocks):
        size = _contact_size(blocks, index)
        if size:
            text = text_of(blocks[index : index + size])
            draft.notes.append(Note(role="contact", text=text, public=False))
        else:
            kept.append(blocks[index])
        index += size or 1
    return kept


def _contact_size(blocks: Sequence[Block], index: int) -> int:
    """Return how many blocks a contact has that begins here; 0 for none, and for one that reaches nobody."""
    first = blocks[index]
    if first.role != "body" or len(first.text) > 2 * _CONTACT_LINE or not _CONTACT.match(first.text):
        return 0
    size = 1
    while index + size < len(blocks) and goes_on_with_contact(blocks[index + size].text):
        size += 1
    return size if any(_REACHED.search(block.text) for block in blocks[index : index + size]) else 0


def goes_on_with_contact(text: str) -> bool:
    """Whether a line below a contact belongs to it: it reaches somebody, or is as short as a name or an address."""
    if len(text) > _CONTACT_LINE or _SOURCE.match(text) or _ABOUT.match(text) or _MEDIA.match(text) or _END.match(text):
        return False
    return _REACHED.search(text) is not None or (len(text) <= _SHORT and text[-1] not in '.!?”"')


def _read_tickers(draft: Draft) -> None:
    found = {match["symbol"]: match["exchange"] for block in draft.blocks for match in _TICKER.finditer(block.text)}
    known = {symbol.symbol for each in draft.organisations for symbol in each.symbols}
    for symbol, exchange in list(found.items())[:_MAX]:
        if symbol not in known:
            ticker = Symbol(symbol=symbol, exchange=exchange)
            draft.organisations.append(Organisation(literal=f"ticker:{symbol}", rel="about", symbols=(ticker,)))
