"""Whether a text under a label is plain news: “WITHDRAWN: Haven Motors pulls its outlook” is a headline, no kill.

A label alone is no proof. What kills a story speaks of a story, an item or those who receive it; a test of the line says that
it is one. Under news with a dateline that says none of this the label is a part of its headline.
"""

import re
from collections.abc import Sequence
from typing import Final

from streams.text.desk_words import TONGUES

_LOOK: Final = 600
"""Characters of a paragraph that are looked at; notices are shorter."""
_PARAGRAPHS: Final = 6
_SENTENCE: Final = 8
"""Words of a sentence of news without a dateline: shorter ones are "Second line." of a test."""
_PLACED_SENTENCE: Final = 5
_ENDS: Final = (".", "!", "?", '"', "”", "“", "»", ")")

_OURS: Final = r"(?:this|our|an?|the\s+(?:earlier|previous|above|following|preceding))"
_OF_ITEMS: Final = re.compile(
    rf"\b(?:{'|'.join(one.item for one in TONGUES)}|{'|'.join(one.receivers for one in TONGUES)})(?!\w)"
    rf"|\b{_OURS}\s+(?:\w+\s+)?(?:{TONGUES[0].thing})\b"
    r"|\b(?:slug(?:ged|line)?|disregard\w*|libel\w*|defam\w*|erroneous\w*|incorrect\w*|(?:in|by)\s+(?:error|mistake)|(?:is|are|was|were)\s+(?:wrong|untrue|false))\b"
    r"|\b(?:do|must|should)\s+not\s+(?:be\s+)?(?:use|run|publish|print)"
)
_UNTRUE: Final = re.compile(
    rf"\b(?:{'|'.join(one.item for one in TONGUES)})(?!\w)(?:[^.!?]|\.(?=\d)){{0,80}}?\b(?:(?:is|was)\s+(?:wrong|untrue|false|not\s+true)|(?:ist|war)\s+(?:falsch|unwahr|nicht\s+wahr)"
    r"|(?:est|était)\s+(?:fausse?|erronée?|inexacte?)|n['’]est\s+pas\s+(?:vraie?|exacte?)|(?:no\s+(?:es|era)\s+(?:ciert|verdader)|es\s+(?:fals|erróne))[oa]|(?:non\s+è\s+ver|è\s+(?:fals|errat))[oa]"
    r"|(?:is|was)\s+(?:onjuist|onwaar|niet\s+waar)|(?:não\s+é\s+verdadeir|é\s+fals)[oa]|(?:är|er)\s+(?:fel|feil|forkert|falsk))(?!\w)"
)
"""What is said of an item that is wrong."""
_OF_TESTS: Final = re.compile(
    r"\b(?:this\s+is\s+(?:only\s+)?an?\s+(?:\w+\s+)?test|tests?\s+(?:message|item|story|only|of\s+(?:the|our|a)\s+(?:\w+\s+)?(?:line|wire|system|feed|service|link|connection|delivery|transmission|circuit))"
    r"|test(?:ing)?\W+test(?:ing)?|(?:please|pls)\s+(?:ignore|disregard|discard|delete)|(?:ignore|disregard)\s+(?:this|it)|not\s+for\s+(?:publication|use)|do\s+not\s+(?:use|publish)"
    r"|quick\s+brown\s+fox|lorem\s+ipsum|abcdefg?|0?123456|testing\s+(?:the|our)\s+(?:\w+\s+)?(?:line|wire|system|feed|service)|dummy|no\s+news\b|(?:wire|line|system|feed|transmission|delivery)\s+(?:test|check)\b|confirm\s+(?:the\s+)?receipt|received?\s+this\s+(?:message|item|test)"
    r"|testmeldung|(?:nur|ist)\s+ein\s+test\b|bitte\s+(?:ignorieren|nicht\s+beachten)|ceci\s+est\s+un\s+(?:test|essai)|esto\s+es\s+una\s+prueba|questo\s+è\s+un\s+test)"
)
_PRINTED_DATELINE: Final = re.compile(
    r"(?-i:[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,30})(?:,\s[^\n–—-]{1,30})?\s+(?:\([^()]{2,20}\)\s+)?(?:[-–—]|--)\s"
)


def is_plain_news(paragraphs: Sequence[str], *, placed: bool) -> bool:
    """Whether the paragraphs under a label of a kill are news that speaks of no item; `placed`: it has dateline or byline."""
    if not paragraphs or not (placed or _PRINTED_DATELINE.match(paragraphs[0])):
        return False
    return _has_sentence(paragraphs, _PLACED_SENTENCE) and _says_nothing(_OF_ITEMS, paragraphs)


def is_news_of_tests(paragraphs: Sequence[str], *, placed: bool) -> bool:
    """Whether the paragraphs under the label TEST are news, of cricket or of a school, and do not say that they are a test."""
    least = _PLACED_SENTENCE if placed else _SENTENCE
    return _has_sentence(paragraphs, least) and _says_nothing(_OF_TESTS, paragraphs)


def says_of_tests(paragraphs: Sequence[str]) -> bool:
    """Whether the paragraphs say that they are a test of a line, or are to be ignored."""
    return not _says_nothing(_OF_TESTS, paragraphs)


def says_of_items(paragraphs: Sequence[str]) -> bool:
    """Whether the paragraphs speak of items, or of those who receive them, as notes do."""
    return not _says_nothing(_OF_ITEMS, paragraphs)


def says_untrue(text: str) -> bool:
    """Whether a paragraph says of an item, by a word that desks use of theirs, that it is wrong."""
    return _UNTRUE.search(text[:_LOOK].lower()) is not None


def _has_sentence(paragraphs: Sequence[str], least: int) -> bool:
    return any(len(text.split()) >= least and text.rstrip().endswith(_ENDS) for text in paragraphs)


def _says_nothing(words: re.Pattern[str], paragraphs: Sequence[str]) -> bool:
    return not any(words.search(text[:_LOOK].lower()) for text in paragraphs[:_PARAGRAPHS])
