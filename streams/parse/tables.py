"""Tables of stories as spreadsheets save them (CSV): many items in a form that nobody fixed, which as a text would be one article.

Known by their first line, names of columns alone with one that stories have, and a row below it with as many values: a
table of scores within a wire stays text.
"""

import csv
import re
from itertools import islice

from streams.errors import ParseError
from streams.parse.look import Look
from streams.text.words import words

_NAME = rb"\"?[A-Za-z_][\w .-]{0,40}+\"?"
_FIRST = re.compile(rb"%s(?:([,;\t|])%s)(?:\1%s){0,100}\r?\n" % (_NAME, _NAME, _NAME))
_OF_STORIES = words("headline title body text content description summary story article bodytext body_text")
_SHOWN = 5  # columns, in the error
_LONGEST = 50_000  # characters of a row
_MEND = (
    'publish its rows one by one, each as JSON {"uri": …, "headline": …, "body": …, "byline": …, "versionCreated": …}, of which '
    "headline and body are enough"
)
"""Names of our own choice: of a table's columns some are read under their names, and others under none."""


def refuse_table(look: Look) -> None:
    """Raise ParseError `unsupported` for a table of stories."""
    found = _FIRST.match(look.head)
    if found is None:
        return
    names = [name.strip(b' "').decode() for name in found[0].rstrip().split(found[1])]
    lines = (
        look.data[look.data.find(found[0]) :][: len(found[0]) + _LONGEST]
        .decode(errors="replace")
        .splitlines(keepends=True)
    )
    if _OF_STORIES.isdisjoint(map(str.lower, names)) or _columns(lines, found[1].decode()) != len(names):
        return
    shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    raise ParseError(f"this is a table (CSV) with the columns {shown}, and no wire item: {_MEND}", reason="unsupported")


def _columns(lines: list[str], mark: str) -> int:
    """Return how many values the row below the names has; 0 without one."""
    try:
        return len(next(islice(csv.reader(lines, delimiter=mark), 1, None), []))
    except csv.Error:
        return 0
