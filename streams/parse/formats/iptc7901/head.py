"""The head of an IPTC 7901 text: lines up to the one that ends with ` =`.

Above the headline stand what kind of version it is, one line each ("EXTRA", "2ND LEAD", "REFILE", "(Achtung)"), below it
the byline. A headline that did not fit on one line goes on in the next.
"""

import re
from collections.abc import Sequence

from schemas.article import Take
from schemas.base import made
from schemas.ninjs import Text
from streams.parse.datelines import read_dateline
from streams.parse.draft import Draft
from streams.parse.embargo import headline_behind_embargo, says_embargo, set_embargo
from streams.parse.embargo_news import is_news_of_one
from streams.parse.leads import claim_lead, read_lead
from streams.parse.names import byline
from streams.text.spaces import squeeze
from streams.text.wrapping import rejoin

_LINES = 12  # of a head at most
_UNMARKED = 4  # lines of a head that no `=` ends
_WIDTH = 69  # columns of a teleprinter
_LABEL_LIMIT = 32  # characters
_KEYWORDS = re.compile(r"[^\s/]+(?:/[^\s/]+)*/$")
_LABEL = re.compile(r"\(.{1,40}\)$|[^a-z]{1,40}$|.{1,40}:$")
_BY = re.compile(r"(?:by|von|par|por|de|da|van|av)[:\s]\s*(?=[A-ZÀ-Þ])", re.IGNORECASE)


def split_head(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Split the head from the text: up to the last of the lines that end with `=`, else up to the first blank line."""
    filled = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    rest = lines[filled:]
    end = 0
    for index, line in enumerate(rest[:_LINES]):
        if line.rstrip().endswith("="):
            end = index + 1
        elif end and line.strip() and read_dateline(squeeze(line)) is not None:
            break
        elif not end and index and not line.strip():
            end = index if index <= _UNMARKED and read_dateline(squeeze(rest[0])) is None else 0
            break
    return list(rest[:end]), list(rest[end:])


def read_head(draft: Draft, lines: Sequence[str], story: Sequence[str] = ()) -> None:
    """Read labels, headline and byline of a head into a draft; what stands behind the headline is byline or label, too.

    The lines of the story below tell whether an embargo is one on it.
    """
    first, *more = _groups(lines)
    first = _without_byline(draft, _without_embargo(draft, first, story))
    first = _one_line(_without_keywords(draft, first))
    labels = _labels(first)
    *above, headline = _unwrapped(first[len(labels) :]) or [""]
    draft.headline = headline or None
    for each in (" ".join(group) for group in more):
        if (writer := _writer(each)) is not None:
            draft.by = draft.by or writer
        else:
            above.append(each)
    draft.other_headlines += [made(Text, role="label", content_type="text/plain", value=each) for each in above]
    _read_labels(draft, labels)


def _without_embargo(draft: Draft, lines: list[str], story: Sequence[str]) -> list[str]:
    """Take the lines that say when the story may be used; of one that has the headline behind it, the headline stays."""
    left: list[str] = []
    for line in lines:
        if not says_embargo(line) or len(lines) == 1 or is_news_of_one(draft, line, "\n".join(story)):
            left.append(line)
        elif headline := headline_behind_embargo(draft, line):
            left.append(headline)
        else:
            set_embargo(draft, line)
    return left


def _labels(lines: list[str]) -> list[str]:
    """Return the labels that stand first; the last line is a headline whatever it looks like."""
    first = (n for n, line in enumerate(lines[:-1]) if read_lead(_label(line)) is None and _LABEL.match(line) is None)
    return lines[: next(first, max(0, len(lines) - 1))]


def _label(line: str) -> str:
    """Return the label of a note in brackets ("(Berichtigung: Zahl im 1. Absatz)"), else the line."""
    return line[1:].partition(":")[0] if line.startswith("(") and line.endswith(")") and ":" in line else line


def _one_line(lines: list[str]) -> list[str]:
    """Join a note in brackets that goes on in the lines below it."""
    start = next(
        (n for n, line in enumerate(lines) if line.startswith("(") and read_lead(line.partition(":")[0])), None
    )
    end = (
        next((n for n, line in enumerate(lines[start:], start) if line.endswith(")")), None)
        if start is not None
        else None
    )
    if start is None or end is None:
        return lines
    return [*lines[:start], " ".join(lines[start : end + 1]), *lines[end + 1 :]]


def _without_keywords(draft: Draft, lines: list[str]) -> list[str]:
    """Take the line of keywords from above the headline, where a gateway moved it behind STX."""
    if len(lines) < 2 or draft.slugline or not _KEYWORDS.match(lines[0]):  # noqa: PLR2004 - a headline is below it
        return lines
    draft.slugline = lines[0].rstrip("/")
    return lines[1:]


def _without_byline(draft: Draft, lines: list[str]) -> list[str]:
    """Take the bylines from below a headline; each may name its own paper."""
    while len(lines) > 1 and (writer := _writer(lines[-1])) is not None:
        draft.by = writer if draft.by is None else f"{writer}, {draft.by}"
        lines = lines[:-1]
    return lines


def _groups(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines between two that end with `=`, those included."""
    groups: list[list[str]] = [[]]
    for line in lines:
        text = squeeze(line)
        if text.rstrip("= "):
            groups[-1].append(text.rstrip("= "))
        if text.endswith("=") and groups[-1]:
            groups.append([])
    return [group for group in groups if group] or [[]]


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Join a headline that was wrapped: its next word did not fit into the line above."""
    parts: list[str] = []
    last = ""
    for line in lines:
        full = len(last) + 1 + len(line.split(" ", 1)[0]) > _WIDTH
        sentence = len(last) > _LABEL_LIMIT and read_lead(last) is None  # wrapped where the editor liked
        if parts and (full or sentence or line[0].islower()) and _writer(line) is None:
            parts[-1] = rejoin(parts[-1], line)
        else:
            parts.append(line)
        last = line
    return parts


def _writer(line: str) -> str | None:
    """Return who wrote it; here a byline is told by its place, in any of the languages of those who use the format."""
    start = _BY.match(line)
    if start is None:
        return None
    return byline(f"By {line[start.end() :]}") or (line[start.end() :].strip() if line[:2].lower() == "by" else None)


def _read_labels(draft: Draft, labels: Sequence[str]) -> None:
    leads = [lead for label in labels if (lead := read_lead(_label(label))) is not None]
    notes = [label[1:-1].partition(":")[2].strip() for label in labels if _label(label) != label]
    draft.note = draft.note or "; ".join(note for note in notes if note) or None
    labels = [_label(label) for label in labels]
    if labels:
        take = next((lead for lead in leads if lead.take is not None), None)
        draft.take = Take(key=" / ".join(labels), number=take.take if take else None, of=take.of if take else None)
    said = next((lead for lead in leads if lead.kind is not None), None)
    if said is not None:
        claim_lead(draft, said)
        draft.title = " ".join((*labels, draft.headline or "")) if said.kind in ("kill", "hold") else draft.title
