"""Labels in ordinary spelling before a colon, which headlines of news begin with, too: "Correction: …", "Update: …", "Urgent: …".

In capitals, with a number or in brackets such a word is a label. In small letters it is most often one, and is read as one, with
a warning. What explains something ("Urgent: what the word means") is news, and so is a correction of which the text tells in
its own sense and says nothing of a story: "Correction: shares fall".
"""

import re
from collections.abc import Sequence

from streams.text.plain_news import says_of_items
from streams.text.words import words

_LABEL = re.compile(r"(?P<word>[^\W\d_]+(?:['’ ][^\W\d_]+)?)\s*:\s*(?=\S)")
_ASKS = re.compile(
    r"(?:what|why|how|who|when|where|which|was|warum|wieso|weshalb|wie|wer|wann|wo|welche[rsnm]?|ce\s+qu[e'’i]|qu['’]est-ce|pourquoi|comment|qui|quand|où|quelle?s?"
    r"|qué|por\s+qué|cómo|quién|cuándo|dónde|cosa|perché|come|chi|quando|dove|wat|waarom|hoe|wie)\b",
    re.IGNORECASE,
)
"""How a headline goes on that explains; "Was" and "Wo" are German."""
_GLOSSES = re.compile(r"\b(?:claves|en\s+\d+\s+claves|explained|erklärt|explainer|que\s+faire)\b", re.IGNORECASE)
_OF_VERSIONS = re.compile(
    r"\b(?:correct(?:s|ed|ing)|(?:earlier|previous|first|corrected|updated)\s+(?:version|report|story)|paragraphs?|paras?|should\s+read|fassung|absatz|korrigiert"
    r"|berichtigt|corrig\w+|rectifi\w+|paragraphe|párrafo|versión|versione|paragrafo)\b",
    re.IGNORECASE,
)
_OF_DESKS = words(
    "berichtigung corrected refile refiled rectificatif correctif wiederholung wdhlg eilmeldung breaking rättelse rettelse korrigering oikaisu"
)
"""Words that no news begins with before a colon."""
_LOOK = 600  # characters of a paragraph


def label_of(headline: str) -> str | None:
    """Return the word in ordinary spelling before the colon of a headline; None where it can be nothing else than a label."""
    found = _LABEL.match(headline)
    if found is None or found["word"].isupper() or found["word"].lower() in _OF_DESKS:
        return None
    return found["word"]


def explains(headline: str) -> bool:
    """Whether a headline asks or explains something behind its first colon."""
    rest = headline.partition(":")[2].strip()
    return _ASKS.match(rest) is not None or _GLOSSES.search(rest) is not None


def is_told(label: str, texts: Sequence[str]) -> bool:
    """Whether a text speaks of what its label says, and of no story or version: a correction of a market."""
    word = re.compile(rf"\b{re.escape(label)}s?\b(?!\s*:)", re.IGNORECASE)
    said = any(word.search(text[:_LOOK]) for text in texts)
    return said and not says_of_items(texts) and not any(_OF_VERSIONS.search(text[:_LOOK]) for text in texts)
