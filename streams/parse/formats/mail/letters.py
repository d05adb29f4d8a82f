"""What makes a message a letter and is no part of the story in it: "Dear editor", "please find below our news", "Kind regards"."""

import re

from schemas.article import Note
from streams.parse.draft import Draft
from streams.text.paragraphs import text_of, words_in

_GREETS = (
    r"(?:dear|hi|hello|hey|good\s+(?:morning|afternoon|evening|day)|greetings|to\s+whom\s+it|sehr\s+geehrte[nrs]?|liebe[rs]?|guten\s+(?:tag|morgen)|hallo|moin"
    r"|bonjour|madame|monsieur|chère?s?|estimad[oa]s?|hola|buenos\s+días|gentil[ei]|egregi[oa]?|spett|geachte|beste|hej|hei|kære|kjære|bästa|prezad[oa]s?)\b"
)
_SALUTATION = re.compile(rf"{_GREETS}[^.!?]{{0,70}}[,!:–-]$", re.IGNORECASE)
_GREETING = re.compile(rf"{_GREETS}[^.!?,\n]{{0,40}}[,!:–-](?:\s|$)", re.IGNORECASE)
"""How the words begin that go with a story, on one line with what they say: "Hi Bob, here is the piece. Text me"."""
_RULE = re.compile(r"[-_=*–—]{2,}\s*$")
_COURTESY = re.compile(
    r"(?:(?:please\s+(?:find|see)|(?:you\s+)?(?:will\s+)?find\s+(?:attached|below|enclosed)|(?:attached|enclosed|below)\s+(?:is|are|you|please|find)|i\s+hope|hope\s+(?:you|this)"
    r"|i(?:\s+am|['’]m)\s+(?:writing|sending|pleased)|we\s+are\s+(?:pleased|happy|delighted)\s+to\s+(?:send|share)|thank\s+you\s+for|anbei|nachstehend|im\s+anhang|hiermit"
    r"|veuillez\s+trouver|vous\s+trouverez|ci-joint|adjunto|les\s+envío|in\s+allegato|bijgevoegd|hierbij|bifogat|vedlagt)\b[^.!?:]{0,150}(?:[.!:]\s*|$)){1,3}$",
    re.IGNORECASE,
)
CLOSING = (
    r"(?i:(?:(?:with\s+)?(?:kind(?:est)?|best|warm(?:est)?|many)\s+)?(?:regards|wishes|thanks)(?:\s+and\s+(?:kind|best|warm)\s+(?:regards|wishes))?|thank\s+you|yours\s+(?:sincerely|faithfully|truly)|sincerely(?:\s+yours)?|cheers"
    r"|mit\s+(?:freundlichen|sportlichen|kollegialen|musikalischen|lieben|besten|herzlichen|vielen)\s+(?:grü(?:ß|ss)en|dank)|(?:freundliche|beste|viele|herzliche|schöne)\s+grü(?:ß|ss)e|mfg|vg"
    r"|(?:bien\s+)?cordialement|bien\s+à\s+vous|(?:meilleures\s+)?salutations|(?:un\s+)?saludos?(?:\s+cordiales)?|atentamente|atenciosamente"
    r"|(?:cordiali|distinti)\s+saluti|met\s+vriendelijke\s+groet(?:en)?|(?:med\s+)?vänlig(?:a)?\s+hälsning(?:ar)?|(?:med\s+)?vennlig\s+hilsen|mvh)"
    r"\s{0,2}(?:[,.!–-]*$|[,.!–-]*\s+(?=(?-i:[A-ZÀ-Þ])))(?=.{0,160}$)"
)
"""How a letter ends: the words alone, or with the name of the sender behind them; "best wishes poured in" is text."""
_MOST = 2  # paragraphs of courtesy
_ENCLOSED = re.compile(
    r"\b(?:(?:see|find|please|here|is|are|release|statement|story|text|article|report)\b[^.!?]{0,40}\b(?:attached|enclosed)\b(?!\s+to\b)|(?:attached|enclosed)\s+(?:is|are|please|you|find)|(?:see|in)\s+(?:the\s+|my\s+)?attachments?|anbei|im\s+anhang|angehängt|beigefügt|ci-joint|pièce\s+jointe|adjunt[oa]s?|in\s+allegato|allegat[oi]|bijgevoegd|bijlage|bifogat|vedlagt|em\s+anexo)\b",
    re.IGNORECASE,
)
_COVERING = 80  # words; more may be the news
_FEW = 8  # words of "FYI", "for tomorrow's paper please"
_CLOSES = re.compile(rf"\W{{0,3}}{CLOSING}|-- ?$|(?i:sent\s+from\s+my\s)")
_COVER = 200  # characters of a paragraph below a salutation
_ABOVE_RULE = 6  # paragraphs of words that go with a story, and the rule below them


def take_salutation(draft: Draft) -> None:
    """Make private notes of a salutation above the text and of the courtesy below it; a message is never emptied."""
    if len(draft.blocks) < 2 or _SALUTATION.match(draft.blocks[0].text) is None:  # noqa: PLR2004 - it and a text
        return
    taken = [draft.blocks.pop(0).text]
    while len(draft.blocks) > 1 and len(taken) <= _MOST and _COURTESY.match(draft.blocks[0].text):
        taken.append(draft.blocks.pop(0).text)
    draft.notes.append(Note(role="salutation", text="\n".join(taken), public=False))


def take_above_rule(draft: Draft) -> None:
    """Make a private note of a greeting and what follows it down to a rule, where that is short and the story stands below."""
    blocks = draft.blocks
    if not blocks or _GREETING.match(blocks[0].text) is None:
        return
    rule = next((place for place, block in enumerate(blocks[:_ABOVE_RULE]) if _RULE.match(block.text)), 0)
    said, below = words_in(blocks[:rule]), words_in(blocks[rule + 1 :])
    if rule and said <= min(_COVERING, below):
        draft.notes.append(Note(role="covering", text=text_of(blocks[:rule]), public=False))
        draft.warn("the words above a rule, which go with the story, were left out; they are a private note")
        draft.blocks = blocks[rule + 1 :]


def take_cover(draft: Draft) -> None:
    """Make a private note of a paragraph below a salutation that begins with what is enclosed, whatever it asks for then."""
    if len(draft.blocks) < 2 or all(note.role != "salutation" for note in draft.notes):  # noqa: PLR2004 - it and a text
        return
    text = draft.blocks[0].text
    if len(text) <= _COVER and _ENCLOSED.search(text.partition(".")[0]):
        draft.notes.append(Note(role="covering", text=draft.blocks.pop(0).text, public=False))
        draft.warn("the words that go with what is enclosed were left out; they are a private note")


def take_covering(draft: Draft) -> None:
    """Make a private note of a short text that only goes with a document that is attached; the news is in that."""
    above = [note.text for note in draft.notes if note.role == "salutation"]
    said = _above_closing(draft)
    if (
        len(said.split()) <= _COVERING
        and draft.blocks
        and _ENCLOSED.search("\n".join((*above, said)))
        and draft.headline
    ):
        draft.notes.append(Note(role="covering", text=text_of(draft.blocks), public=False))
        draft.warn("the message only goes with what is attached; its words were left out, they are a private note")
        draft.blocks = []


def says_nothing(draft: Draft) -> bool:
    """Whether a message has no text, or no more than "FYI" and who sends it."""
    return len(_above_closing(draft).split()) <= _FEW


def _above_closing(draft: Draft) -> str:
    end = next((n for n, block in enumerate(draft.blocks) if _CLOSES.match(block.text)), len(draft.blocks))
    return text_of(draft.blocks[:end])
