"""Words that go with a story in a mail which greets nobody: "Find below our release. Let me know if you need pictures".

Each sentence of the paragraph has to be one that goes with something; one sentence of news, and all of it is text.
"""

import re

from schemas.article import Note
from streams.parse.draft import Draft
from streams.text.paragraphs import words_in

_WHAT = r"(?:(?:our|the|my|a|an|this|today['’]s|following|latest|full|short)\s+){0,3}(?:press\s+|news\s+|media\s+)?(?:releases?|statements?|stor(?:y|ies)|articles?|piece|text|copy|reports?|announcements?|news|items?|columns?|submission|update|pictures?|photos?|images?)\b"
_OPENS = (
    r"please\s+(?:find|see)\s+(?:below|attached|enclosed|here|our|my|the\s+(?:attached|enclosed|below|following))\b", r"(?:you(?:['’]ll|\s+will)\s+)?find\s+(?:below|attached|enclosed)\b",
    rf"(?:below|attached|enclosed|following|here(?=\S*\s+(?:(?:is|are)\s+)?(?:our|my|an?)\b))(?:\s+below)?(?:['’]s|\s+(?:is|are|comes?|please\s+find|you(?:['’]ll|\s+will)\s+find))\s+{_WHAT}", rf"(?:(?:i|we)(?:['’]m|['’]re|\s+am|\s+are)\s+)?(?:sending|sharing)\s+(?:you\s+|over\s+)?{_WHAT}",
    r"(?:anbei|nachstehend|nachfolgend|im\s+anhang|untenstehend)\s+(?:finde\w*|schick\w*|send\w*|übersend\w*|erhalten|unsere?|die|eine?|der|das|mein\w*|ein\w*)\b", r"hiermit\s+(?:send|schick|übersend)\w*", r"veuillez\s+trouver\b", r"vous\s+trouverez\b", r"ci-(?:joint|dessous|après)\b",
    r"(?:adjunto|adjuntamos|les\s+(?:envío|enviamos|adjunto))\b", r"a\s+continuación\s+(?:encontrará|les|le)\w*\b", r"(?:in\s+allegato|di\s+seguito)\s+(?:trov\w*|il|la|un|una|inviamo|vi)\b", r"(?:bijgevoegd|hierbij|hieronder|onderstaand)\s+(?:vind\w*|stuur\w*|ons|het|een|mijn)\b",
    r"(?:bifogat|här\s+kommer|nedan\s+(?:finns|följer)|vedlagt\s+(?:finner|følger)|nedenfor\s+(?:finner|følger)|her\s+(?:kommer|er\s+vår))\b",
)  # fmt: skip
_OFFERS = (
    r"(?:please\s+|do\s+)?(?:just\s+)?let\s+(?:me|us)\s+know\s+(?:if|when|whether|should|what)\b", r"(?:please\s+)?(?:do\s+not|don['’]t)\s+hesitate\s+to\b", r"(?:please\s+)?feel\s+free\s+to\s+(?:contact|call|get|use|ask|reach|email|edit|cut)\b",
    r"(?:(?:i|we)(?:['’]m|['’]re|\s+am|\s+are|['’]d\s+be|\s+would\s+be)\s+)?(?:very\s+)?(?:happy|glad|pleased)\s+to\s+(?:arrange|help|send|provide|answer|set\s+up)\b", r"(?:high[\s-]res\w*\s+)?(?:pictures|photos|images|interviews|video)(?:\s+and\s+(?:pictures|photos|images|interviews|video))?\s+(?:are\s+|can\s+be\s+)?(?:available|on\s+request|arranged|provided)\b",
    r"if\s+you\s+(?:need|have\s+any|want|would\s+like|require)\b[^.]{0,80}\b(?:let\s+me|let\s+us|call|contact|email|get\s+in\s+touch|shout|just\s+ask)\b", r"(?:fotos|bilder|interviews?)\s+(?:(?:gerne|sind|gibt\s+es|stellen\s+wir|erhalten\s+sie)\s+)*(?:auf\s+(?:anfrage|wunsch)|verfügbar)\b",
    r"(?:bei|für)\s+(?:rück)?fragen\s+(?:steh|bin|sind|meld|erreich)\w*", r"n['’]hésitez\s+pas\b", r"(?:je\s+reste|nous\s+restons)\s+à\s+votre\s+disposition\b", r"(?:quedo|quedamos)\s+a\s+su\s+disposición\b", r"no\s+duden?\s+en\b", r"(?:resto|restiamo)\s+a\s+disposizione\b", r"non\s+esit\w+\s+a\b", r"mocht\s+u\s+(?:nog\s+)?vragen\b",
)  # fmt: skip
_THANKS = (
    r"(?:many\s+)?thanks?(?:\s+you)?(?:\s+(?:in\s+advance|very\s+much|so\s+much|for\s+(?:your|running|using|publishing|considering)\b.{0,60}))?[.!]?$", r"(?:it\s+would\s+be|(?:i|we)\s+would\s+be|(?:i|we)['’]d\s+be)\s+(?:great|lovely|grateful|very\s+grateful)\s+if\s+you\b",
    r"(?:could|can|would)\s+you\s+(?:please\s+)?(?:use|run|publish|print|include|put)\s+(?:it|this|the)\b", r"(?:i\s+)?hope\s+(?:you|this|that)\b", r"(?:vielen|herzlichen)\s+dank\b.{0,60}$", r"merci\s+(?:d['’]avance|beaucoup|de\s+votre)\b.{0,60}$", r"(?:muchas\s+)?gracias\b.{0,40}$", r"grazie\b.{0,40}$", r"alvast\s+bedankt\b",
)  # fmt: skip
_GOES = re.compile(rf"(?:{'|'.join((*_OPENS, *_OFFERS, *_THANKS))})", re.IGNORECASE)
_OPENING = re.compile(rf"(?:{'|'.join(_OPENS)})", re.IGNORECASE)
_OFFER = re.compile(rf"(?:{'|'.join(_OFFERS)})", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?:])\s+")
_LONGEST = 400  # characters of such a paragraph
_FEWEST = 12  # words that have to be left


def take_covers(draft: Draft) -> bool:
    """Make private notes of such words above and below the text; whether there were any. A message is never emptied."""
    blocks = draft.blocks
    count = len(blocks)
    while len(blocks) > 1 and words_in(blocks[1:]) >= _FEWEST and _goes(blocks[0].text, _OPENING):
        _note(draft, blocks.pop(0).text)
    while len(blocks) > 1 and words_in(blocks[:-1]) >= _FEWEST and _goes(blocks[-1].text, _OFFER):
        _note(draft, blocks.pop().text)
    return len(blocks) < count


def _goes(text: str, begins: re.Pattern[str]) -> bool:
    """Whether a paragraph begins so, and has nothing but sentences that go with a story."""
    if len(text) > _LONGEST or begins.match(text) is None:
        return False
    return all(map(_GOES.match, _SENTENCE.split(text.strip())))


def _note(draft: Draft, text: str) -> None:
    draft.notes.append(Note(role="covering", text=text, public=False))
    draft.warn("the words that go with the story in a mail were left out; they are a private note")
