"""What the head of a page says of it: OpenGraph, Dublin Core, Parse.ly, Sailthru, Highwire and plain `meta` elements."""

import html
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from schemas.ninjs import Association, InfoSource, Rendition, RightsInfo, Subject, Text
from streams.parse.draft import Draft
from streams.parse.formats.html.addresses import web_address
from streams.parse.formats.html.page import beginning_of
from streams.parse.identity import is_uri
from streams.parse.names import byline
from streams.parse.properties import plain_line
from streams.parse.times import time_said
from streams.text.words import words

# The names of `meta` elements that say one thing, the surest first. Case does not matter.
TITLE = "og:title twitter:title dc.title dcterms.title parsely-title sailthru.title citation_title headline title"
_DESCRIPTION = "og:description description dc.description dcterms.abstract twitter:description sailthru.description"
_PUBLISHED = (
    "article:published_time og:article:published_time article:published datepublished dcterms.issued dc.date.issued "
    "dcterms.created dc.date.created dc.date parsely-pub-date sailthru.date citation_publication_date citation_date "
    "publish-date publication_date pubdate published_time_telegram cxenseparse:recs:publishtime date last-published"
)
_MODIFIED = (
    "article:modified_time og:article:modified_time article:modified og:updated_time datemodified dcterms.modified "
    "dc.date.modified lastmod last-modified revised"
)
_AUTHORS = "author dc.creator dcterms.creator byl parsely-author sailthru.author citation_author cxenseparse:author article:author"
_SECTION = "article:section og:article:section parsely-section section cxenseparse:section"
_KEYWORDS = "news_keywords article:tag og:article:tag parsely-tags sailthru.tags citation_keywords dc.subject keywords"
_PUBLISHER = "og:site_name dc.publisher dcterms.publisher citation_publisher application-name publisher"
_LANGUAGE = "dc.language content-language citation_language og:locale language"
_RIGHTS = "dc.rights dcterms.rights copyright rights"
_NOT_FREE = words("locked metered paid premium subscription")

_SITE = re.compile(r"\s*[-|–—·»:/]\s")  # between a title and the name of the site
_SLUG = 20  # characters without a space: a file name, no title

MAX_META = 2_000
MAX_WORDS = 100
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


class Meta:
    """The `meta` and `link` elements of a page by folded names."""

    def __init__(self, tree: HtmlElement, base: str | None = None) -> None:
        self.tree = tree
        self._said: dict[str, list[str]] = {}
        for element, _ in zip(tree.iter("meta"), range(MAX_META), strict=False):
            name = (
                element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
            )
            value = _plain(element.get("content") or "")
            if name and value:
                self._said.setdefault(name.strip().lower(), []).append(value)
        self.canonical = self._canonical(base)

    def first(self, names: str) -> str | None:
        """Return the first value that one of the names has."""
        return next(self.all(names), None)

    def all(self, names: str) -> Iterator[str]:
        """Yield the values of the names, in their order."""
        for name in names.split():
            yield from self._said.get(name, ())

    def link(self, rel: str) -> str | None:
        """Return where the first link of a relation leads."""
        for element, _ in zip(self.tree.iter("link"), range(MAX_META), strict=False):
            if rel in (element.get("rel") or "").lower().split() and (href := (element.get("href") or "").strip()):
                return href
        return None

    def _canonical(self, base: str | None) -> str | None:
        """Return the address of the page: canonical link, else what OpenGraph says, made absolute where that can be."""
        said = self.link("canonical") or self.first("og:url") or self.first("twitter:url parsely-link") or base
        for other in (self.first("og:url"), base):
            if said and other and (whole := web_address(said, other)):
                return whole
        return web_address(said)

    @property
    def titles(self) -> list[str]:
        """Return what the page calls itself: in its head, its first heading, its title."""
        heads = [beginning_of(each) for each, _ in zip(self.tree.iter("h1"), range(3), strict=False)]
        title = self.tree.find(".//title")
        return [*self.all(TITLE), *heads, plain_line(title.text or "") if title is not None else ""]

    @property
    def title(self) -> str | None:
        """Return the title of the article: one that another continues with the name of the site, else the first."""
        titles = [title for title in dict.fromkeys(self.titles) if " " in title or len(title) < _SLUG]
        for title in titles:
            if any(_SITE.match(other, len(title)) for other in titles if other.startswith(title)):
                return title
        return next(iter(titles), None)

    def without_site(self, headline: str) -> str:
        """Return a headline without the name of the site behind it."""
        names = [
            *self.all(_PUBLISHER),
            (self.canonical or "").partition("//")[2].partition("/")[0].removeprefix("www."),
        ]
        return next((found for name in names if (found := _without(headline, name))), headline)


def _without(headline: str, site: str) -> str:
    """Return what stands before a separator and the name of a site, or nothing."""
    if not site or not headline.casefold().endswith(site.casefold()):
        return ""
    before = headline[: -len(site)].rstrip()
    return before[:-1].rstrip() if before.endswith(tuple("-|–—·»:")) else ""


def read_meta(meta: Meta, draft: Draft, zone: str | None) -> None:
    """Fill what nobody said better."""
    draft.guid = draft.guid or meta.canonical
    draft.headline = meta.without_site(draft.headline) if draft.headline else meta.title
    draft.first_created = draft.first_created or time_said(_published(meta), zone, draft)
    draft.version_created = (
        draft.version_created or time_said(meta.first(_MODIFIED), zone, draft) or draft.first_created
    )
    draft.language = draft.language or _language(meta)
    if not draft.descriptions and (text := meta.first(_DESCRIPTION)):
        draft.descriptions = [Text(value=text)]
    _read_authors(meta, draft)
    _read_words(meta, draft)
    _read_rights(meta, draft)
    _read_image(meta, draft)


def _published(meta: Meta) -> str | None:
    said = meta.first(_PUBLISHED)
    if said is None:
        marked = meta.tree.xpath("//time[@pubdate or @itemprop='datePublished' or ancestor::article]/@datetime")
        said = str(marked[0]) if marked else None
    return said


def _language(meta: Meta) -> str | None:
    root = meta.tree
    for said in (root.get("lang") or root.get("xml:lang") or "", *meta.all(_LANGUAGE)):
        tag = said.strip().replace("_", "-")
        if _LANGUAGE_TAG.fullmatch(tag):
            return tag
    return None


def _read_authors(meta: Meta, draft: Draft) -> None:
    if draft.by:
        return
    publishers = {name.casefold() for name in meta.all(_PUBLISHER)}
    names = [
        name
        for said in meta.all(_AUTHORS)
        if (name := byline(said) or said)
        and "://" not in name
        and name[0] not in "/@"
        and name.casefold() not in publishers
    ]
    draft.by = ", ".join(dict.fromkeys(names[:MAX_WORDS])) or None


def _read_words(meta: Meta, draft: Draft) -> None:
    if not any(subject.rel == "section" for subject in draft.subjects) and (section := meta.first(_SECTION)):
        draft.subjects.append(Subject(name=section, rel="section"))
    if not draft.keywords:
        said = (word.strip() for text in meta.all(_KEYWORDS) for word in re.split("[,;]", text))
        draft.keywords = list(dict.fromkeys(word for word in said if word))[:MAX_WORDS]


def _read_rights(meta: Meta, draft: Draft) -> None:
    name = meta.first(_PUBLISHER)
    draft.provider = draft.provider or name
    if name and not draft.info_sources:
        draft.info_sources.append(InfoSource(name=name, role="publisher"))
    draft.copyright_notice = draft.copyright_notice or meta.first(_RIGHTS)
    licence = meta.link("license")
    if licence and is_uri(licence) and draft.rights_info is None:
        draft.rights_info = RightsInfo(linked_rights=licence)
    if (meta.first("article:content_tier") or "").lower() in _NOT_FREE:
        draft.partial = True
        draft.warn("the publisher says that the article is not free to read: the text may be a beginning only")


def _read_image(meta: Meta, draft: Draft) -> None:
    if any(each.type == "picture" for each in draft.associations):
        return
    if href := web_address(
        meta.first("og:image:secure_url og:image og:image:url twitter:image twitter:image:src"), meta.canonical
    ):
        caption = meta.first("og:image:alt twitter:image:alt")
        draft.associations.append(
            Association(
                name="picture1",
                uri=href,
                type="picture",
                descriptions=(Text(role="caption", value=caption),) if caption else (),
                renditions=(Rendition(name="main", href=href, content_type=meta.first("og:image:type")),),
            )
        )


def _plain(said: str) -> str:
    """Return a value on one line: some templates escape it twice, some leave markup in."""
    if "&" in said and ";" in said:
        said = html.unescape(said)
    return plain_line(said)
