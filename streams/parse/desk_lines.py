"""Lines of one colleague to another beside a story, which nowhere say that they are not for readers.

    Bob - keep it off the web                        a name, and what is to be done with the story
    Desk: Danny says ok                              a desk, whatever it is told
    Karin, please hold till legal has read it        which holds the item, too
    Bitte erst nach Freigabe durch den Anwalt        nobody is named, but only desks are asked so

A name in front of a dash or a colon is news as often ("Reed: Keep children off the internet"). So what is said must be of the
story as a thing of the trade, and the less is known of whom it is said to, the more plainly. Only lines on top and at the
foot are asked: in the middle of a story people talk to one another.
"""

import re
from collections.abc import Sequence

from schemas.article import Note
from streams.parse.bare_datelines import guess_dateline
from streams.parse.datelines import read_dateline
from streams.parse.desk_orders import ALONE, BETWEEN, FIRST_WORDS, HOLDS, TALK, TO_ONE
from streams.parse.draft import Block, Draft
from streams.parse.embargo import says_embargo
from streams.parse.given_names import GIVEN_NAMES
from streams.parse.names import byline

ROLE = "private"
"""The role of these notes."""
_LIMIT = 240  # characters of a line
_ALONE_LIMIT = 120  # of one that names nobody
_TOP, _FOOT = 2, 4  # paragraphs that are asked
_WHOM = 45  # characters of whom it is said to
_TITLE = 4
"""Words of a title behind "Desk:"."""
_OF_DESKS = re.compile(
    r"\b(?:desks?|newsrooms?|redaktion\w*|schreibtisch\w*|rédactions?|bureaux?|redacci(?:ón|ones)|escritorios?|redazion[ei]|scrivani[ae]|redacties?|redaksjon\w*)\b",
    re.IGNORECASE,
)
_HEADLINE = 150  # characters of a headline below the subject of a mail
_ENDS = (".", "!", "?", ",", ":", '."', ".”", ".“")
_WORD = re.compile(r"[^\W_]+")
_NO_LINE = frozenset("\"“”„«»‘'*•([")

_GREETS = r"(?:(?i:hi|hey|hello|dear|morning|liebe[rs]?|hallo|moin|bonjour|salut|hola|ciao|hej|hei|hoi)\s+)?"
_DESK = r"(?i:(?:(?:night|news|copy|picture|photo|web|online|sports?|city|foreign|back|production)[\s-]?)?desk|cvd|desken|subs\s+desk)"
_ROOM = (
    r"(?i:subs|subbers|sub-?editors?|all|team|folks|guys|everyone|colleagues|boss|chief|legal|web\s+team|online|socials?|night\s+(?:editor|shift|team)"
    r"|duty\s+editor|an\s+alle|kolleg(?:e|in|en|innen)(?:\s+und\s+kolleg(?:en|innen))?|alle|chef(?:in)?|blattmacher(?:in)?|layout|spätdienst|frühdienst|nachtdienst|onliner"
    r"|les\s+amis|collègues|secrétariat|secrétaires?\s+de\s+rédaction|compañeros|cierre|colleghi|collega['’]?s|eindredactie|kolleger|redaktionen)"
)
_NAME = r"[^\W\d_][\w'’-]{1,14}"
_TO = re.compile(
    rf"{_GREETS}(?:(?P<desk>{_DESK})|(?P<room>{_ROOM})|(?P<name>{_NAME})(?:\s*(?:,|/|&|\s(?:and|und|et|y|e|en|och|og)\s)\s*(?P<other>{_NAME}))?)"
    r"(?P<end>\s?[,!]\s+|\s?:\s+|\s+[-–—]{1,2}\s*|[–—]\s*)(?=\S)"
)


def is_desk_line(text: str) -> bool:
    """Whether a line is one of these, by itself: where it stands its reader asks."""
    if not 0 < len(text) <= _LIMIT or not _may_be(text):
        return False
    if len(text) <= _ALONE_LIMIT and ALONE.match(text) is not None:
        return True
    found = _TO.match(text)
    if found is None:
        return False
    if found["desk"]:
        return True
    said = text[found.end() :]
    if found["room"] or found["name"].lower() in GIVEN_NAMES:
        return TO_ONE.search(said) is not None or BETWEEN.search(said) is not None
    is_said = ":" not in found["end"] or said[0].islower()  # "Minister: Keep it off the net" is a headline
    return is_said and found["name"][0].isupper() and TO_ONE.search(said) is not None


def may_be_title(text: str, story: Sequence[Block]) -> bool:
    """Whether a line that addresses a desk may be the title of its story: "Desk: a short history of the newsroom".

    Behind a colon, of several words, of which none is one of those that colleagues talk with; and the story tells of desks.
    Where another headline stands below, it is a line to the desk all the same.
    """
    if not ("esk" in text[:_WHOM] or "ESK" in text[:_WHOM]):  # nearly all
        return False
    found = _TO.match(text)
    if found is None or not found["desk"] or ":" not in found["end"]:
        return False
    said = text[found.end() :]
    if TO_ONE.search(said) or BETWEEN.search(said) or text.endswith("."):
        return False
    spoken = _WORD.findall(said.lower())
    is_talk = len(spoken) < _TITLE or not TALK.isdisjoint(spoken)
    return not is_talk and any(_OF_DESKS.search(block.text) for block in story)


def is_for_a_subject(text: str, story: Sequence[Block]) -> bool:
    """Whether the subject of a mail is one of these. "Web only: …" may head a text, so what addresses nobody needs a headline below it."""
    if not is_desk_line(text) or says_embargo(text):
        return False
    return is_headline_below(story[0].text) or (ALONE.match(text) is None and not may_be_title(text, story))


def is_headline_below(line: str) -> bool:
    """Whether the first line of a text may be its headline: short, no sentence, and no byline, dateline or line to a colleague."""
    if not 0 < len(line) <= _HEADLINE or line.endswith(_ENDS) or is_desk_line(line):
        return False
    return byline(line) is None and read_dateline(line) is None and guess_dateline(line) is None


def asks_to_hold(text: str) -> bool:
    """Whether such a line asks to hold its story."""
    return HOLDS.search(text) is not None


def take_desk_above(draft: Draft, blocks: list[Block]) -> None:
    """Make private notes of the lines above a headline; a text is never emptied."""
    while len(blocks) > 1 and _may_be(blocks[0].text) and _is_one(blocks[0]):
        _note(draft, blocks.pop(0))


def take_desk_lines(draft: Draft) -> None:
    """Make private notes of the lines on top and at the foot of a text; a text is never emptied."""
    blocks = draft.blocks
    near = [
        text
        for block in blocks[:_TOP] + blocks[-_FOOT:]
        if 0 < len(text := block.text) <= _LIMIT and text[0] not in _NO_LINE
    ]
    if not near or not any(map(_may_be, near)):  # nearly all
        return
    take_desk_above(draft, blocks)
    for place in (*range(max(_TOP, len(blocks) - _FOOT), len(blocks))[::-1], 1):
        if place < len(blocks) and _is_one(blocks[place]):
            _note(draft, blocks.pop(place))


def _may_be(text: str) -> bool:
    """Whether a line may be one: a glance that settles nearly all; "By" is a byline, and a bracket a sign-off."""
    if text[:1] in _NO_LINE or text[:3] == "By ":
        return False
    start = text[:_WHOM]
    has_end = "," in start or ":" in start or "-" in start or "–" in start or "!" in start or "—" in start
    return has_end or start.partition(" ")[0].lower() in FIRST_WORDS


def _is_one(block: Block) -> bool:
    return block.role == "body" and is_desk_line(block.text) and not says_embargo(block.text)


def _note(draft: Draft, block: Block) -> None:
    draft.notes.append(Note(role=ROLE, text=block.text, public=False))
    draft.warn("a line to a colleague stood beside the text; it is a private note")
