"""Press releases as the release wires send them in plain text: headline, sub-headlines, a dateline that names the wire.

Source: Haven Lines                                what is known of the sender, or nothing
MEDIA RELEASE PR10021
Haven Lines Adds a Ferry                           the headline, wrapped like the text

HAVEN, Norway, March 16, 2026 /PRNewswire/ --      the mark by which a release is known: place, date, wire, dash
"""

import re

from schemas.ninjs import Genre, InfoSource, Text
from streams.errors import ParseError
from streams.parse.charset import decode
from streams.parse.contact_lines import take_contacts
from streams.parse.datelines import read_dateline, stated_dateline
from streams.parse.draft import Block, Draft, Hints
from streams.parse.embargo import hold_for, is_headline_under_embargo, set_embargo, take_embargo
from streams.parse.embargo_label import split_label
from streams.parse.embargo_lines import embargo_lines
from streams.parse.embargo_news import is_news_of_one
from streams.parse.embargo_notes import embargo_in_line
from streams.parse.embargo_sentence import tells
from streams.parse.formats.plain import without_controls
from streams.parse.head_contacts import take_head_contacts
from streams.parse.look import Look
from streams.parse.release_banners import is_banner
from streams.parse.releases import is_heading, read_release
from streams.text.paragraphs import split_paragraphs
from streams.text.spaces import squeeze

_WIRES = (
    r"/\s?(?P<slashed>(?:PR|CNW|ANI|PA)[ -]?Newswire[\w .-]{0,30}|CNW(?: Group)?|PRNewswire[\w .-]{0,30}|AsiaNet|Medianet|OTS|Cision|Xinhua-AsiaNet)\s?/"
    r"|\((?P<bracketed>BUSINESS ?WIRE|GLOBE ?NEWSWIRE|ACCESS(?: ?NEWS)?WIRE|NEWSFILE CORP\.?|ACN NEWSWIRE|EQS GROUP(?: AG)?|PR NEWSWIRE|MARKETWIRED?)\)"
)
_DATELINE = re.compile(
    rf"^[ \t]*(?P<place>[^\W\d_][^\n/()]{{2,90}}?)\s*[-–—]{{0,2}}\s*(?:{_WIRES})\s*[-–—:]{{0,3}}[ \t]*",
    re.MULTILINE | re.IGNORECASE,
)
# How the name of a wire begins behind its bracket or slash, for a glance: most texts have two brackets and no slash.
_BEGINS = re.compile(
    rb"[(/][\s\x1c-\x1f\x85\xa0]?(?:PR|CNW|ANI|PA|AsiaNet|Medianet|OTS|Cision|Xinhua|BUSINESS|GLOBE|ACCESS|NEWSFILE|ACN|EQS|MARKET)",
    re.IGNORECASE,
)
# Of which a name of a wire has one; in capitals or not, as they write themselves.
_PARTS = (b"ewswire", b"SWIRE", b"S WIRE", b"siaNet", b"/CNW", b"WSFILE", b"/OTS", b"EQS G", b"/Medianet", b"/Cision")
_LOOK = 1_500  # bytes; most datelines of releases stand in the first 500
_WITHIN = 4_000  # characters: what stands above the dateline of a release

# What stands above the headline, and what it says.
_SOURCE = re.compile(r"(?:\|?\s*source|news\s+provided\s+by|by)\s*:\s*(?P<name>\S.{0,150})$", re.IGNORECASE)
_RELEASE = re.compile(
    r"(?:(?:media|press|news)\s+release|for\s+immediate\s+release)\b[\s:#-]*(?P<number>[A-Z]{0,3}\d{3,9})?$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})(?:,? .{0,30})?$")
_BULLET = re.compile(r"[-*•·]\s+(?=\S)")


def sniff(look: Look) -> bool:
    """Whether a text has the dateline of a release wire near its start."""
    head = look.head[:_LOOK]
    if head.startswith((b"<", b"{", b"[")):
        return False
    if not (_begins_a_name(head, b"(") or _begins_a_name(head, b"/")):  # this is asked of every text
        return False
    return any(part in head for part in _PARTS) and _DATELINE.search(head.decode("latin-1")) is not None


def _begins_a_name(head: bytes, mark: bytes) -> bool:
    """Whether the name of a wire seems to stand behind one of these marks."""
    at = head.find(mark)
    while at >= 0:
        if _BEGINS.match(head, at):
            return True
        at = head.find(mark, at + 1)
    return False


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one release; ParseError when it has no dateline of a wire."""
    decoded = decode(data, hints.charset)
    draft = Draft(charset=decoded.charset, warnings=list(decoded.warnings), hints=hints)
    text = "\n".join(without_controls(decoded.text, draft).splitlines())
    found = _DATELINE.search(text, 0, _WITHIN)
    if found is None:
        raise ParseError("no dateline of a release wire", offset=0)
    _read_above(take_head_contacts(draft, text[: found.start()]), draft, text[found.end() :])
    _read_dateline(found, draft)
    stands_alone = text.startswith("\n", found.end())
    blocks = split_paragraphs(text[found.end() :], is_heading)
    draft.blocks = _without_points(blocks, draft) if stands_alone else blocks
    take_contacts(draft)
    read_release(draft)
    return [draft]


def _read_above(text: str, draft: Draft, story: str) -> None:
    """Read what stands above the dateline: lines about the release, its headline, its sub-headlines."""
    sections: list[list[str]] = [[]]
    lines = text.split("\n")
    while lines:
        if (said := embargo_lines(lines)) and not _is_of_story(squeeze(" ".join(lines[:said])), draft, story):
            sections += [_behind_embargo(squeeze(" ".join(lines[:said])), draft)]
            del lines[:said]
            continue
        line = lines.pop(0)
        if not line.strip():
            sections.append([])
        elif not _says_of_release(squeeze(line), draft):
            sections[-1].append(line.strip())
    headlines = [squeeze(" ".join(lines)) for lines in sections if lines]
    if not headlines and (labelled := split_label(draft.embargo_text or "")):
        headlines = [labelled.headline]  # two words behind an embargo, which may be who asks for it
    if not headlines:
        draft.warn("no headline was found")
        return
    draft.headline = headlines[0]
    subs = (_BULLET.sub("", line) for line in headlines[1:])
    draft.other_headlines += [Text(role="sub", content_type="text/plain", value=line) for line in subs]


def _is_of_story(line: str, draft: Draft, story: str) -> bool:
    """Whether what begins like an embargo is a headline all the same, as the story tells; one that may be holds the draft."""
    if is_news_of_one(draft, line, story):
        return True
    if tells(line):
        hold_for(draft, line)
    return tells(line)


def _behind_embargo(line: str, draft: Draft) -> list[str]:
    """Hold the release for an embargo above its text; return the headline behind it, in a list, where one stands there."""
    if is_headline_under_embargo(line) and (rest := take_embargo(draft, line)):
        return [rest]
    set_embargo(draft, embargo_in_line(line) or line)
    return []


def _says_of_release(line: str, draft: Draft) -> bool:
    if source := _SOURCE.match(line):
        draft.info_sources.append(InfoSource(name=source["name"], role="source"))
    elif release := _RELEASE.match(line):
        draft.guid = draft.guid or release["number"]
    elif is_banner(line):
        return True
    else:
        return _STAMP.match(line) is not None
    return True


def _read_dateline(found: re.Match[str], draft: Draft) -> None:
    wire = squeeze(found["slashed"] or found["bracketed"])
    draft.provider = wire
    draft.genres.append(Genre(name="press release"))
    said = f"{squeeze(found['place'])} ({re.sub(r'[^A-Za-z -]', '', wire)})"
    line = read_dateline(f"{said} - x")
    stated = line.dateline if line else stated_dateline(said)  # in mixed case the mark of the wire is proof enough
    if stated:
        update = {"text": squeeze(found[0]), "source": wire}
        draft.dateline = stated.model_copy(update=update)
    draft.info_sources.append(InfoSource(name=wire))


def _without_points(blocks: list[Block], draft: Draft) -> list[Block]:
    """Take the points that sum up a release, under a dateline that stands alone."""
    count = 0
    while count < len(blocks) - 1 and blocks[count].role == "body" and _BULLET.match(blocks[count].text):
        value = _BULLET.sub("", blocks[count].text, count=1)
        draft.descriptions.append(Text(role="summary", content_type="text/plain", value=value))
        count += 1
    return blocks[count:]
