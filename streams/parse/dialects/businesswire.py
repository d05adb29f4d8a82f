"""Business Wire: an address for each language of a release, keywords by class, "--(BUSINESS WIRE)--" in the text.

The address of a release is its identity in ninjs, its number in NewsML; both become the address, so that one release is one
article. Source: IPTC's examples of Business Wire in NewsML 1 and in ninjs 1.4, 2.1 and 3.0.
"""

import re

from schemas.article import Dateline
from schemas.ninjs import AltId, Association, Subject
from streams.parse.datelines import stated_dateline
from streams.parse.draft import Block, Draft
from streams.parse.initials import add_initials
from streams.parse.story import read_story

_NUMBER = re.compile(r"urn:newsml:businesswire\.com:\d+:(\d{14})(?::\w+)?")

# "ELVIK, Norway--(BUSINESS WIRE)--", "(美國商業資訊)--": the name of the service in the language of the release.
_MARK = re.compile(
    r"(?P<place>[^()\n]{0,120}?)[-–— ]*\((?P<source>(?:BUSINESS WIRE|美國商業資訊|美国商业资讯|ビジネスワイヤ|비즈니스 ?와이어)(?:/[^()]{1,40})?)\)\s*[-–—]{1,3}\s*(?=\S)"
)
_BOILERPLATE = "businesswire.com:20010714:10000001"
"""The item that every release is associated with."""

_HEAD_LIMIT = 100  # characters of a crosshead


def read_businesswire(draft: Draft) -> None:
    """Correct a draft for Business Wire's habits."""
    _read_identity(draft)
    _read_keywords(draft)
    _read_editors(draft)
    draft.associations = [_named(each) for each in draft.associations if each.uri != _BOILERPLATE]
    if draft.associations and draft.type == "text":
        draft.type = "composite"
    _take_mark(draft)
    draft.blocks = [_headed(block) for block in draft.blocks]
    read_story(draft)


def _read_identity(draft: Draft) -> None:
    found = _NUMBER.fullmatch(draft.guid or "")
    if found and draft.guid and draft.language:
        draft.alt_ids.insert(0, AltId(role="newsml", value=draft.guid))
        draft.guid = f"http://www.businesswire.com/news/home/{found[1]}/{draft.language.partition('-')[0]}"


def _read_keywords(draft: Draft) -> None:
    """Make subjects of the keywords, in their order: countries, regions, industries and categories are mixed."""
    known = {subject.name for subject in draft.subjects}
    words = dict.fromkeys(draft.header.get("BWKeywords", "").split("\n"))
    draft.subjects += [Subject(name=word, rel="about") for word in words if word and word not in known]


def _read_editors(draft: Draft) -> None:
    """Credit the editors, of whom only initials are told."""
    editors = [person for person in draft.people if (person.literal or "").startswith("BWEditor:")]
    draft.people = [person for person in draft.people if person not in editors]
    add_initials(draft, tuple(person.name for person in editors if person.name))


def _named(association: Association) -> Association:
    """Name a picture by its middle size, as the ninjs of Business Wire does."""
    view = next((each.href for each in association.renditions if each.name == "viewimage" and each.href), None)
    return association.model_copy(update={"uri": view}) if view else association


def _take_mark(draft: Draft) -> None:
    """Take the place and the name of the service from the first paragraph that has it."""
    for index, block in enumerate(draft.blocks[:3]):
        found = _MARK.match(block.text)
        if found is None:
            continue
        line = stated_dateline(found["place"]) or draft.dateline or Dateline(text="")
        text = found[0].strip() if line is not draft.dateline else line.text
        draft.dateline = line.model_copy(update={"text": text, "source": found["source"]})
        draft.blocks[index] = block.part(block.text[found.end() :])
        return


def _headed(block: Block) -> Block:
    """Read a short paragraph that is all in bold as what it is: a crosshead."""
    is_bold = any(mark.element == "strong" and (mark.start, mark.end) == (0, len(block.text)) for mark in block.marks)
    return (
        Block("crosshead", block.text) if block.role == "body" and is_bold and len(block.text) <= _HEAD_LIMIT else block
    )
