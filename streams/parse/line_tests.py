"""Tests of a line under a headline in ordinary spelling: "Test" over "This is a test. Please ignore".

In capitals the label is read by itself (`streams.parse.headline_tags`). Here the text has to say so, too, and be no longer than such
a message: "Test of new ferry a success" is news.
"""

import re

from streams.parse.draft import Draft
from streams.text.plain_news import says_of_tests

_BEGINS = frozenset({"test", "essa", "prue", "prov", "proe", "prøv"})
"""The first four letters of the words below, for a glance."""
_TEST = re.compile(r"(?:test(?:i|meldung|message)?|essai|prueba|prova|proef|prøve|prov)\b", re.IGNORECASE)
_LONGEST = 400  # characters of the text


def take_line_test(draft: Draft) -> None:
    """Mark an item as a test where headline and text say that it is one, with a warning."""
    headline = draft.headline or ""
    if headline[:4].lower() not in _BEGINS or draft.kind != "new" or _TEST.match(headline) is None:  # nearly all
        return
    texts = [block.text for block in draft.blocks]
    if sum(map(len, texts)) <= _LONGEST and says_of_tests(texts):
        draft.kind = "test"
        draft.warn("headline and text say that this is a test of the line; read as one")
