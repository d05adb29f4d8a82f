"""One article of schema.org, read into a draft: identity, times, texts, rights."""

from typing import Any

from schemas.ninjs import AltId, Genre, InfoSource, RightsInfo, Text
from streams.parse.datelines import stated_dateline
from streams.parse.draft import Block, Draft
from streams.parse.formats.schemaorg.graph import Graph, types_of
from streams.parse.formats.schemaorg.things import read_things, say
from streams.parse.identity import is_uri
from streams.parse.properties import plain_line
from streams.parse.times import time_said
from streams.text.markup import is_markup, read_paragraphs
from streams.text.paragraphs import split_paragraphs

_FORMS = {
    "AnalysisNewsArticle": "analysis", "AskPublicNewsArticle": "ask the public", "BackgroundNewsArticle": "background",
    "OpinionNewsArticle": "opinion", "ReportageNewsArticle": "reportage", "ReviewNewsArticle": "review",
    "AdvertiserContentArticle": "advertiser content", "SatiricalArticle": "satire", "LiveBlogPosting": "live blog",
    "BlogPosting": "blog",
}  # fmt: skip
_UNPUBLISHED = frozenset({"draft", "incomplete", "withdrawn", "unpublished"})
NOT_FREE = "the publisher says that the article is not free to read: the text may be a beginning only"


def read_article(value: dict[str, Any], draft: Draft, graph: Graph | None = None, *, zone: str | None = None) -> None:
    """Read one node into a draft, of which nothing that was filled before is lost. Never raises but TooLargeError.

    `graph` resolves references to other nodes of the document; `zone` is for times that say none.
    """
    graph = graph or Graph(value)
    _read_identity(value, draft, graph)
    _read_times(value, draft, zone)
    _read_texts(value, draft, graph)
    _read_rights(value, draft, graph)
    read_things(value, draft, graph)


def _read_identity(value: dict[str, Any], draft: Draft, graph: Graph) -> None:
    main = graph.resolve(value.get("mainEntityOfPage"))
    page = main.get("@id") or main.get("url") if isinstance(main, dict) else main
    own = str(value.get("@id") or "").partition("#")[0]
    known = [uri for each in (value.get("url"), page, own) if isinstance(each, str) and is_uri(uri := each.strip())]
    given = [say(each, "value", "@id", "name") for each in graph.all(value.get("identifier"))]
    ids = [each for each in given if each]
    draft.guid = draft.guid or next(iter([*known, *ids]), None)
    others = [("url", each) for each in known] + [("identifier", each) for each in ids]
    draft.alt_ids += [AltId(role=role, value=each) for role, each in dict.fromkeys(others) if each != draft.guid]
    draft.version = draft.version or say(value.get("version"))
    status = (say(value.get("creativeWorkStatus")) or "").lower()
    if status in _UNPUBLISHED:
        draft.pub_status, draft.kind = "withheld", "hold"
        draft.warn(f"the work's status is {status!r}; the item is withheld")
    correction = [
        said for each in graph.all(value.get("correction")) if (said := say(each, "text", "name", "description"))
    ]
    if correction:
        draft.note = "; ".join(correction)
        draft.kind = "correction" if draft.kind == "new" else draft.kind


def _read_times(value: dict[str, Any], draft: Draft, zone: str | None) -> None:
    published = time_said(say(value.get("datePublished")), zone, draft)
    draft.first_created = draft.first_created or published
    draft.version_created = draft.version_created or time_said(say(value.get("dateModified")), zone, draft) or published
    draft.content_created = draft.content_created or time_said(say(value.get("dateCreated")), zone, draft)
    draft.expires = draft.expires or time_said(say(value.get("expires")), zone, draft)


def _read_texts(value: dict[str, Any], draft: Draft, graph: Graph) -> None:
    draft.headline = draft.headline or say(value.get("headline")) or say(value.get("name"))
    second = say(value.get("alternativeHeadline"))
    if second and second != draft.headline:
        draft.other_headlines.append(Text(role="alternative", value=second))
    told = ((role, say(value.get(role))) for role in ("description", "abstract", "backstory"))
    draft.descriptions += [
        Text(role=None if role == "description" else role, value=text) for role, text in told if text
    ]
    if (where := say(value.get("dateline"))) and draft.dateline is None:
        draft.dateline = stated_dateline(where)
    if not draft.blocks:
        draft.blocks = [*_body(value.get("articleBody") or value.get("text")), *_live(value, graph)]
    if value.get("isAccessibleForFree") in (False, "False", "false"):
        draft.warn(NOT_FREE)
    draft.language = draft.language or _language(graph.resolve(value.get("inLanguage")))
    draft.genres += [Genre(name=_FORMS[kind]) for kind in types_of(value) if kind in _FORMS]
    draft.genres += [Genre(name=said) for each in graph.all(value.get("genre")) if (said := say(each, "name"))]


def _body(text: Any) -> list[Block]:
    if isinstance(text, list):
        text = "\n\n".join(part for part in text if isinstance(part, str))
    if not isinstance(text, str):
        return []
    read = read_paragraphs if is_markup(text) else split_paragraphs
    return read(text)


def _live(value: dict[str, Any], graph: Graph) -> list[Block]:
    """Read the posts of a live blog: each headline is a crosshead over its text."""
    found: list[Block] = []
    for post in graph.all(value.get("liveBlogUpdate")):
        if isinstance(post, dict):
            head = say(post.get("headline"))
            found += [Block("crosshead", head)] if head else []
            found += _body(post.get("articleBody") or post.get("text"))
    return found


def _language(said: Any) -> str | None:
    if isinstance(said, list):
        said = next(iter(said), None)
    return say(said, "alternateName", "name")


def _read_rights(value: dict[str, Any], draft: Draft, graph: Graph) -> None:
    holders = [name for each in graph.all(value.get("copyrightHolder")) if (name := say(each, "name"))]
    draft.copyright_holder = draft.copyright_holder or ", ".join(holders) or None
    year, notice = say(value.get("copyrightYear")), say(value.get("copyrightNotice"))
    draft.copyright_notice = draft.copyright_notice or notice or (year and f"Copyright {year}") or None
    licence = next(
        (said for each in graph.all(value.get("license")) if (said := say(each, "url", "@id", "name"))), None
    )
    usage = say(graph.resolve(value.get("usageInfo")), "url", "@id", "name")
    draft.usage_terms = draft.usage_terms or usage or licence
    if licence and is_uri(licence) and draft.rights_info is None:
        draft.rights_info = RightsInfo(linked_rights=licence)
    for role in ("publisher", "sourceOrganization", "provider"):
        for each in graph.all(value.get(role)):
            if name := say(each, "name", "legalName"):
                draft.provider = draft.provider or name
                draft.info_sources.append(InfoSource(name=name, role=role, uri=_uri(each)))
    if credit := say(value.get("creditText")):
        draft.info_sources.append(InfoSource(name=plain_line(credit), role="creditline"))


def _uri(each: Any) -> str | None:
    said = (each.get("url") or each.get("@id")) if isinstance(each, dict) else None
    return said if isinstance(said, str) and is_uri(said) else None
