"""One NewsItem: its stories, each a draft. Usually one; several when components have headlines of their own (languages)."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from schemas.article import Note
from schemas.ninjs import AltId, Text
from streams.errors import ParseError, TooLargeError
from streams.parse.draft import Block, Draft
from streams.parse.formats.newsml1.components import Part, chain_of, parts_of
from streams.parse.formats.newsml1.content import best_of, read_text
from streams.parse.formats.newsml1.identification import read_identification
from streams.parse.formats.newsml1.lines import read_lines
from streams.parse.formats.newsml1.management import read_management
from streams.parse.formats.newsml1.media import read_media, renditions_of, type_of
from streams.parse.formats.newsml1.metadata import language_of, read_metadata, topic_names
from streams.parse.xml_tree import Element, attribute, find_first, lang_of
from streams.text.paragraphs import text_of

MAX_STORIES = 100
"""Stories of one NewsItem; a release in all languages of a PR wire has about thirty."""

MAX_READ = 200_000
"""Elements beside the text that are read for all stories of an item, each with those around it."""

_CHANGES = "the NewsItem holds changes to an earlier revision (Update), which can't be applied here: ask the sender for whole items"


def read_item(item: Element, fresh: Callable[[], Draft]) -> Iterator[Draft]:
    """Yield the stories of a NewsItem; ParseError for one that holds topics or a catalogue and no news."""
    top = find_first(item, "NewsComponent")
    if top is None:
        yield _without_component(item, fresh())
        return
    parts = parts_of(item)
    stories = _stories(parts)
    _check_size(stories)
    names = topic_names(item)
    owners = _owners(parts, stories)
    for number, story in enumerate(stories):
        draft = fresh()
        shared = [part for part in parts if owners.get(part.story) in (story, None)]
        _fill(item, top, shared, names, draft)
        if number:
            _rename(draft, story, number)
        yield draft


def _stories(parts: Sequence[Part]) -> list[Element | None]:
    """Return the components that are stories: those with a headline and a text. One that is none stands for the item."""
    texts = [part for part in parts if part.kind == "main" and part.medium is None]
    found: dict[Element | None, None] = {part.story: None for part in texts}
    if len(found) > MAX_STORIES:
        raise ParseError(f"a NewsItem with {len(found)} stories; it may have {MAX_STORIES}")
    return list(found) if len(found) > 1 else [None]


def _check_size(stories: Sequence[Element | None]) -> None:
    """Refuse an item whose stories share so much that reading it for each of them takes too long."""
    sizes: dict[Element, int] = {}
    total = 0
    for story in stories if len(stories) > 1 else ():
        for component in chain_of(story) if story is not None else ():
            if component not in sizes:
                sizes[component] = _own_size(component)
            total += sizes[component]
    if total > MAX_READ:
        raise TooLargeError(f"a NewsItem with {len(stories)} stories that share too many elements")


def _own_size(component: Element) -> int:
    """Return how many elements a component has, those of the components in it apart."""
    return sum(1 for child in component if str(child.tag) != "NewsComponent" for _ in child.iter())


def _owners(parts: Sequence[Part], stories: Sequence[Element | None]) -> dict[Element, Element | None]:
    """Return the story that each headlined component is or lies in; one that lies in none belongs to all."""
    if len(stories) == 1:
        return {}
    within = set(stories)
    return {
        story: next((each for each in chain_of(story) if each in within), None)
        for story in dict.fromkeys(part.story for part in parts)
    }


def _rename(draft: Draft, story: Element | None, number: int) -> None:
    """Give a further story of an item an identity of its own: by its language, else by the id of its component."""
    name = draft.language or attribute(story, "Duid") or str(number + 1)
    draft.guid = draft.guid and f"{draft.guid}:{name}"


def _without_component(item: Element, draft: Draft) -> Draft:
    """Read an item that has only its management, such as a kill; one that has something else is refused."""
    if find_first(item, "Update") is not None:
        raise ParseError(_CHANGES, reason="unsupported")
    kind = next((str(each.tag) for each in item if str(each.tag) in ("TopicSet", "Catalog")), None)
    if kind or find_first(item, "NewsManagement") is None:
        raise ParseError(f"a NewsItem without a NewsComponent ({kind or 'it is empty'})", reason="unsupported")
    read_identification(item, draft)
    read_management(item, draft)
    return draft


def _fill(item: Element, top: Element, parts: list[Part], names: Mapping[str, str], draft: Draft) -> None:
    read_identification(item, draft)
    read_management(item, draft)
    main, rest = _split(parts, draft)
    chain = chain_of(main[0].component) if main else [top]
    _add_duids(chain, draft)
    read_lines(chain, draft)
    draft.title = draft.header.get("NameLabel")
    read_metadata(chain, names, draft)
    draft.language = draft.language or language_of(lang_of(item))
    _read_texts(main, rest, draft)
    read_media(rest, draft)
    _drop_repeats(draft)


def _add_duids(chain: Sequence[Element], draft: Draft) -> None:
    """Keep the ids of the components that hold the text: some senders name a story by one of them."""
    duids = dict.fromkeys(attribute(component, "Duid") for component in chain)
    known = {draft.guid, *(each.value for each in draft.alt_ids)}
    draft.alt_ids += [AltId(role="duid", value=duid) for duid in duids if duid and duid != "0" and duid not in known]


def _split(parts: list[Part], draft: Draft) -> tuple[list[Part], list[Part]]:
    """Part the story from what belongs to it; a medium that is the whole item is the story itself."""
    main = best_of([part for part in parts if part.kind == "main" and part.medium is None])
    if main or not parts:
        return main, [part for part in parts if part.kind != "main" or part.medium is not None]
    owner = next((part.medium for part in parts if part.medium is not None), None)
    own = [part for part in parts if part.medium is owner]
    draft.type = (type_of(owner, own) if owner is not None else None) or draft.type
    draft.renditions = renditions_of(own)
    texts = best_of([part for part in own if part.kind in ("main", "caption")])
    titles = [part for part in own if part.kind in ("headline", "subheadline", "lead", "abstract", "contact")]
    others = [part._replace(medium=None) for part in titles] + [part for part in parts if part.medium is not owner]
    return texts or own[:1], others


def _read_texts(main: list[Part], rest: list[Part], draft: Draft) -> None:
    """Read the body, and the texts whose role says what else they are."""
    for part in best_of([part for part in rest if part.medium is None and part.kind not in ("file", "style")]):
        blocks = read_text(part, draft)
        text = text_of(blocks)
        if not text:
            continue
        if part.kind == "headline":
            draft.headline = draft.headline or text
        elif part.kind == "subheadline":
            _add_headlines(blocks, draft)
        elif part.kind == "contact":
            draft.notes.append(Note(role="contact", text=text, public=False))
        else:
            draft.descriptions.append(Text(role=part.kind, content_type="text/plain", value=text))
        if part.kind == "lead":
            draft.blocks += blocks
    for part in main:
        blocks = read_text(part, draft)
        draft.blocks += blocks[1:] if blocks and draft.blocks[-1:] == blocks[:1] else blocks


def _add_headlines(blocks: Sequence[Block], draft: Draft) -> None:
    for block in blocks:
        if all(block.text != other.value for other in draft.other_headlines):
            draft.other_headlines.append(Text(role="subheadline", value=block.text))


def _drop_repeats(draft: Draft) -> None:
    """Drop a first line that is the headline, and captions of pictures that stand in the text, too."""
    captions = {text.value for each in draft.associations for text in (*each.headlines, *each.descriptions)}
    blocks = draft.blocks[1:] if draft.blocks and draft.blocks[0].text == draft.headline else draft.blocks
    if len(draft.blocks) > 1:
        draft.blocks = [block for block in blocks if block.text not in captions]
