"""Mail that was forwarded or answered by mailers that put a header into the text, not ">" before each line.

    Could you put this in? Ann              covering words: private, for the desk
    ---------- Forwarded message ---------  a mark, or none
    From: Bo Reed <bo@haven.example>        the header of the message below, in the language of the mailer
    Sent: Monday, 19 May 2025 20:11
    Subject: Ferries stay in port
    The ferries of Haven …                  forwarded: this is the news; answered: old mail, and private

Nothing says for sure which of the two a header without a mark begins. "Re:" on the subject says answered; else what has
more words is the news, since covering words are few.
"""

import re

from schemas.article import Note
from streams.parse.draft import Block, Draft
from streams.text.paragraphs import text_of, words_in

_LABELS: dict[str, str] = {
    "from": "from|von|de|da|van|från|fra|lähettäjä|od",
    "sent": "sent|date|gesendet|datum|envoyé|enviado(?:\\s+el)?|inviato|data|fecha|verzonden|skickat|sendt|dato|lähetetty|wysłano",
    "to": "to|an|à|para|a|aan|till|til|vastaanottaja|do",
    "cc": "cc|kopie(?:\\s+\\(cc\\))?|kopia|copie|kopi|bcc|reply-to|antwort\\s+an",
    "subject": "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|importance|wichtigkeit",
}
"""What mailers call the lines of such a header, by what they say: English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Polish."""
_LINE = re.compile(
    r"[\s*_|>]{0,4}(?:" + "|".join(f"(?P<{name}>{labels})" for name, labels in _LABELS.items()) + r")[*_]{0,2}\s?:[*_]{0,2}(?:\s|$)",
    re.IGNORECASE,
)  # fmt: skip
_MARK = re.compile(
    r"[-_–—=*\s>]{0,40}+(?:(?:begin(?:ning\s+of)?\s+)?forwarded\s+(?:message|mail)(?:\s+from\s.{1,60})?|(?:anfang\s+der\s+)?weitergeleitete[rn]?\s+(?:nachricht|e-?mail)(?:\s+von\s.{1,60})?"
    r"|(?:début\s+du\s+)?message\s+(?:transféré|réexpédié)|(?:inicio\s+del\s+)?mensaje\s+reenviado|(?:início\s+da\s+)?mensagem\s+(?:encaminhada|reencaminhada)"
    r"|(?:inizio\s+)?messaggio\s+inoltrato|(?:begin\s+)?doorgestuurd\s+bericht|vidarebefordrat\s+(?:meddelande|mejl|mail)|videresendt\s+(?:melding|meddelelse|besked))"
    r"(?:\s+(?:follows|folgt))?[-_–—=*:.\s]{0,40}$",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"[-_–—=*\s]{2,40}+(?:original\s+message|ursprüngliche\s+nachricht|original-?nachricht|message\s+d['’]origine|mensaje\s+original|messaggio\s+originale|mensagem\s+original"
    r"|oorspronkelijk\s+bericht|originalmeddelande|opprinnelig\s+melding|oprindelig\s+meddelelse)[-_–—=*\s]{0,40}$",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-_=]{5,}$")
_ANSWERED = re.compile(r"\s*(?:re|aw|antw?|sv|vs|r|odp)\s*(?:\[\d{1,2}\])?\s*:", re.IGNORECASE)
_LETTERS = frozenset("abcdefiklorstvwäàåBCDFGIKLMORSTVWÄÀÅA*_|>-–—= ")
_LONGEST = 400  # characters of a line of a header: one with many addresses
QUOTE = ">"  # RFC 3676 §4.5
_CHAIN = 8
"""Messages in one another that are looked for."""


def is_header_line(line: str) -> bool:
    """Whether a line may be one of a header within a text, or the mark above it: it is never joined to the line above."""
    if line[:1] not in _LETTERS or len(line) > _LONGEST:
        return False
    return _LINE.match(line) is not None or _MARK.match(line) is not None or _OLD.match(line) is not None


def take_forwarded(draft: Draft) -> None:
    """Leave the message that is the news: the one forwarded, or the answer; the rest becomes private notes, with a warning."""
    for _ in range(_CHAIN):
        found = _find(draft.blocks)
        if found is None or not _leave_news(draft, *found):
            return


def _find(blocks: list[Block]) -> tuple[int, int] | None:
    """Return where the first header within the text begins, with its mark, and where it ends."""
    for place, block in enumerate(blocks):
        if not is_header_line(block.text):
            continue
        start = place
        while start < min(len(blocks), place + 3) and (
            _MARK.match(blocks[start].text) or _OLD.match(blocks[start].text)
        ):
            start += 1
        end, said = start, set[str]()
        while end < len(blocks) and (line := _LINE.match(blocks[end].text)) and line.lastgroup not in said:
            said.add(line.lastgroup or "")
            end += 1
        if {"from", "sent"} <= said or {"from", "subject"} <= said or (start > place and "from" in said):
            return place - (place > 0 and _RULE.match(blocks[place - 1].text) is not None), end
    return None


def _leave_news(draft: Draft, start: int, end: int) -> bool:
    """Take one header out, with what stands above or below it; False when it was an answer, and nothing is below any more."""
    above, header, below = draft.blocks[:start], draft.blocks[start:end], draft.blocks[end:]
    is_answer = bool(above) and (not below or not _is_forwarded(draft, above, header, below))
    if is_answer:
        draft.notes.append(Note(role="quoted", text=text_of([*header, *below]), public=False))
        draft.warn("the message that is quoted below the text was left out")
        draft.blocks = above
        return False
    draft.notes.append(Note(role="forwarded", text=text_of(header), public=False))
    if above:
        draft.notes.append(Note(role="covering", text=text_of(above), public=False))
        draft.warn("the words above the message that was forwarded were left out; they are a private note")
    draft.blocks = _unquoted(below) if header[0].text.startswith(QUOTE) else below
    return True


def _unquoted(blocks: list[Block]) -> list[Block]:
    """Return the paragraphs of a message that was forwarded with a ">" before each line, as answers have it."""
    bare = [block.part(block.text.lstrip(QUOTE).strip()) for block in blocks]
    return [block for block in bare if block.text]


def _is_forwarded(draft: Draft, above: list[Block], header: list[Block], below: list[Block]) -> bool:
    if any(_MARK.match(block.text) for block in header):
        return True
    if _ANSWERED.match(draft.header.get("subject", "")):
        return False
    return words_in(below) >= words_in(above)
