"""One item of the AP Media API, read into a draft: identity, status, texts, notes, rights."""

from schemas.ninjs import AltId, Genre, InfoSource, Text
from schemas.vocab import FOR_A_PERSON, Kind
from streams.errors import ParseError
from streams.parse.datelines import stated_dateline
from streams.parse.draft import Draft
from streams.parse.embargo import set_embargo
from streams.parse.formats.apjson.body import read_body
from streams.parse.formats.apjson.linked import read_linked
from streams.parse.formats.apjson.things import read_byline, read_things
from streams.parse.notes import add_note
from streams.parse.object_types import object_type
from streams.parse.properties import Properties
from streams.parse.renditions import read_renditions
from streams.parse.status import read_status
from streams.text.capitals import proper

_HEADLINES = (("headline_extended", "extended"), ("headline_seo", "seo"))
_DESCRIPTIONS = (("description_summary", "summary"), ("description_caption", "caption"), ("outcue", "outcue"))
_TYPES: tuple[tuple[frozenset[str], Kind], ...] = (
    (frozenset({"kill", "mandatory kill", "elimination", "withhold", "hold"}), "advisory"),
    (frozenset({"correction", "corrective", "clarification"}), "correction"),
    (frozenset({"lead", "writethru", "add", "insert", "update"}), "update"),
)
KILLS = f"the item says that it kills or holds something, and is no canceled item itself; {FOR_A_PERSON}"
_RAW_FACTS = ("textformat", "arrivaldatetime")


def read_item(item: Properties, draft: Draft) -> None:
    """Read one item; ParseError when it has no identifier."""
    _read_identity(item, draft)
    _read_status(item, draft)
    _read_facts(item, draft)
    _read_texts(item, draft)
    _read_rights(item, draft)
    read_byline(item, draft)
    read_things(item, draft)
    read_linked(item, draft)
    draft.renditions = read_renditions(item)
    read_body(item, draft)


def _read_identity(item: Properties, draft: Draft) -> None:
    ids = item.inner("altids")
    draft.guid = ids.text("itemid")
    if draft.guid is None:
        raise ParseError("an item without altids.itemid")
    draft.version = item.text("version")
    draft.alt_ids = [AltId(role=role, value=value) for role, value in ids.pairs() if role != "itemid"]
    draft.alt_ids += [
        AltId(role=role, value=value) for key in item.objects("foreignkeys") for role, value in key.pairs()
    ]
    if uri := item.text("uri"):
        draft.alt_ids.append(AltId(role="uri", value=uri))
    draft.first_created = item.time("firstcreated")
    draft.version_created = item.time("versioncreated")
    draft.content_created = item.time("contentcreated")


def _read_status(item: Properties, draft: Draft) -> None:
    said = item.text("pubstatus")
    read_status(said, draft)
    draft.embargoed_until = item.time("embargoed")
    if draft.embargoed_until is None and (words := item.text("embargoed")):
        set_embargo(draft, words)
    if said and said.lower() == "embargoed" and draft.embargoed_until is None and draft.embargo_text is None:
        draft.warn("the status is embargoed, but no time is given; the item is withheld")
        draft.pub_status, draft.kind = "withheld", "hold"
    draft.expires = item.time("expires")
    draft.signals = item.texts("signals")
    _read_types(item, draft)


def _read_types(item: Properties, draft: Draft) -> None:
    """Read what the editors call this version. A kill that is no canceled item speaks of another one."""
    said = [word.lower() for word in item.texts("editorialtypes")]
    kind = next((kind for words, kind in _TYPES for word in said if word in words), None)
    if kind is None or draft.kind != "new":
        return
    draft.kind = kind
    if kind == "advisory":
        draft.warn(KILLS)


def _read_facts(item: Properties, draft: Draft) -> None:
    draft.type = object_type(item.text("type"), draft)
    draft.profile = item.text("profile")
    draft.language = item.text("language")
    draft.urgency = item.whole("urgency", 1, 9)
    draft.priority = item.text("editorialpriority")
    draft.provider = item.text("provider")
    draft.keywords = item.texts("keywords")
    draft.header = {name: said for name in _RAW_FACTS if (said := item.text(name))}
    forms = dict.fromkeys([*item.texts("editorialrole"), *item.texts("editorialtypes")])
    draft.genres = [Genre(name=form) for form in forms]


def _read_texts(item: Properties, draft: Draft) -> None:
    draft.headline = item.text("headline") or item.text("title")
    draft.title = item.text("title")
    draft.slugline = item.text("slugline")
    draft.other_headlines = [Text(role=role, value=text) for name, role in _HEADLINES if (text := item.text(name))]
    draft.descriptions = [Text(role=role, value=text) for name, role in _DESCRIPTIONS if (text := item.text(name))]
    if note := item.text("ednote"):
        add_note(draft, "ednote", note)
    _read_dateline(item, draft)


def _read_dateline(item: Properties, draft: Draft) -> None:
    """`located` is the dateline as it is printed, `datelinelocation` the place that it means."""
    place, printed = item.inner("datelinelocation"), item.text("located")
    city, region = place.text("city"), place.text("countryareaname", "countryname")
    stated = stated_dateline(printed) if printed else None
    draft.located = city or (next(iter(stated.places), None) if stated else None)
    if stated and city:
        stated = stated.model_copy(update={"places": (city,), "region": stated.region or (region and proper(region))})
    draft.dateline = stated


def _read_rights(item: Properties, draft: Draft) -> None:
    draft.copyright_notice = item.text("copyrightnotice")
    draft.copyright_holder = item.text("copyrightholder")
    draft.usage_terms = " ".join(item.texts("usageterms")) or None
    draft.info_sources = [
        InfoSource(name=name, role=each.text("type"), uri=each.uri("url"))
        for each in item.objects("infosource")
        if (name := each.text("name"))
    ]
    credit = item.text("description_creditline")
    if credit:
        draft.info_sources.append(InfoSource(name=credit, role="creditline"))
