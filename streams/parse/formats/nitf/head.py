"""The head of a NITF document but for `docdata`: title, metas, and what the story is about by code (`tobject`)."""

import re

from schemas.article import Take
from schemas.media_topics import CATEGORIES
from schemas.ninjs import Genre, Subject
from streams.parse.draft import Draft
from streams.parse.times import time_said
from streams.parse.xml_tree import Element, attribute, find_all, find_text

MAX_METAS = 500
MAX_SUBJECTS = 500

# A subject code has two digits for the subject, three for the matter, three for the detail (IPTC Subject Reference
# System); each level has its name in an attribute.
_CODE = re.compile(r"\d{8}")
_LEVELS = ("type", "matter", "detail")


def read_head(head: Element, draft: Draft) -> None:
    """Read title, metas, codes and date of publication."""
    draft.title = find_text(head, "title")
    draft.headline = draft.headline or draft.title
    _read_metas(head, draft)
    _read_anpa(draft)
    draft.keywords += [
        word.strip() for word in draft.header.get("keywords", "").split(",")[:MAX_SUBJECTS] if word.strip()
    ]
    for tobject in find_all(head, "tobject"):
        _read_tobject(tobject, draft)
    pubdata = head.getroottree().find(".//pubdata")
    if pubdata is not None and draft.version_created is None:
        draft.version_created = time_said(pubdata.get("date.publication"), draft.hints.time_zone, draft)


def _read_metas(head: Element, draft: Draft) -> None:
    """Keep every meta by its name: what it means is the sender's own, and known to dialects."""
    for number, meta in enumerate(find_all(head, "meta")):
        name, content = attribute(meta, "name"), attribute(meta, "content")
        if number >= MAX_METAS:
            draft.warn(f"more than {MAX_METAS} metas; the others are not read")
            return
        if name and content:
            before = draft.header.get(name)
            draft.header[name] = content if before is None else f"{before}\n{content}"


def _read_anpa(draft: Draft) -> None:
    """Read the fields of an ANPA 1312 header that gateways carry over as metas."""
    draft.slugline = draft.slugline or draft.header.get("anpa-keyword")
    if key := draft.header.get("anpa-takekey"):
        draft.take = Take(key=key)
    if category := draft.header.get("anpa-category"):
        draft.subjects += [Subject(literal=f"anpa:{letter.lower()}") for letter in category.split()]


def _read_tobject(tobject: Element, draft: Draft) -> None:
    if kind := attribute(tobject, "tobject.type"):
        draft.header["tobject.type"] = kind
    kinds = dict.fromkeys(attribute(each, "tobject.property.type") for each in find_all(tobject, "tobject.property"))
    draft.genres += [Genre(name=name) for name in list(kinds)[:MAX_SUBJECTS] if name]
    for each in find_all(tobject, "tobject.subject"):
        if len(draft.subjects) >= MAX_SUBJECTS:
            draft.warn(f"more than {MAX_SUBJECTS} subjects; the others are not read")
            return
        _read_subject(each, draft)


def _read_subject(each: Element, draft: Draft) -> None:
    """Read one code with the name of its level, and what is said beyond the code as a subject of its own."""
    names = [attribute(each, f"tobject.subject.{level}") for level in _LEVELS]
    number, scheme = attribute(each, "tobject.subject.refnum"), attribute(each, "tobject.subject.ipr")
    if number and _CODE.fullmatch(number) and (scheme or "IPTC").upper() == "IPTC":
        level = 0 if number.endswith("000000") else 1 if number.endswith("000") else 2
        beyond = [name for name in names[level + 1 :] if name]
        name = names[level] or next((name for name in reversed(names) if name), None)
        _add(draft, Subject(name=name, literal=f"subj:{number}"))
        for other in beyond if names[level] else []:
            _add(draft, Subject(name=other))
        return
    name = next((name for name in reversed(names) if name), None)
    code = number or attribute(each, "tobject.subject.code")
    if code and not scheme and code.lower() in CATEGORIES:
        code, scheme = code.lower(), "iptccat"
    if name or code:
        _add(draft, Subject(name=name, literal=f"{scheme}:{code}" if scheme and code else code))


def _add(draft: Draft, subject: Subject) -> None:
    if subject not in draft.subjects:
        draft.subjects.append(subject)
