"""The text of a post: paragraphs as WordPress makes them of lines (`wpautop`), shortcodes, pictures with captions."""

import re

from lxml import etree, html

from schemas.ninjs import Association, Rendition, Text
from streams.errors import TooLargeError
from streams.parse.draft import Draft
from streams.parse.formats.html.addresses import web_address
from streams.parse.formats.html.page import beginning_of, read_tree
from streams.parse.formats.html.pictures import MAX_PICTURES, read_pictures
from streams.text.markup import read_paragraphs
from streams.text.paragraphs import MAX_LINES
from streams.text.words import words

_BLOCKS = "<!-- wp:"
"""The mark of the block editor, whose line ends mean nothing; in the texts of the one before it they part paragraphs."""

# A word in brackets is a shortcode when WordPress or its media know it, or when it has attributes: "[sic]" is a text.
_KNOWN = words(
    "audio caption embed gallery playlist video wp_caption youtube vimeo tweet twitter instagram facebook soundcloud contact-form "
    "vc_row vc_column vc_column_text et_pb_section et_pb_row et_pb_column et_pb_text su_quote pullquote button more toc"
)
_SHORTCODE = re.compile(r"\[(/?)([A-Za-z][A-Za-z0-9_-]{1,40})((?:\s[^\[\]<>]{0,2000})?)/?\]")
_CAPTION_END = re.compile(r"\[/(?:wp_)?caption\]")
_LINE_END = re.compile(r"<[^<>]*>|\n[ \t]*\n\s*|\n(?=[ \t]*\S)")  # not those inside of tags
_IMAGE_END = re.compile(r"<img\b[^>]{0,4000}>(?:\s*</a>)?", re.IGNORECASE)


def read_content(text: str, base: str | None, draft: Draft) -> None:
    """Fill body and pictures of a draft from the content of a post; TooLargeError for more tags than any text has."""
    if not text.strip():
        return
    if text.count("\n") > MAX_LINES:
        raise TooLargeError(f"more than {MAX_LINES} lines in one post")
    text = _without_shortcodes(_captions_as_figures(text), draft)
    tree = read_tree(text if _BLOCKS in text else _with_paragraphs(text))
    if tree is None:
        return
    read_pictures(tree, base, draft)
    for figure in [each for each in tree.iter("figure") if each.find(".//img") is not None]:
        figure.drop_tree()
    _read_images(tree, base, draft)
    markup = etree.tostring(tree, encoding="unicode", method="html")
    draft.blocks = read_paragraphs(markup)


def _captions_as_figures(text: str) -> str:
    """Write `[caption]<img> words[/caption]` as the figure that it is."""
    pieces = _CAPTION_END.split(text)
    for number, piece in enumerate(pieces[:-1]):
        start = max(piece.rfind("[caption"), piece.rfind("[wp_caption"))
        opening = piece.find("]", start)
        if start < 0 or opening < 0:
            continue
        inside = piece[opening + 1 :]
        image = _IMAGE_END.search(inside)
        shown, said = (inside[: image.end()], inside[image.end() :]) if image else ("", inside)
        said = said or _attribute(piece[start:opening], "caption")
        pieces[number] = f"{piece[:start]}<figure>{shown}<figcaption>{said}</figcaption></figure>"
    return "".join(pieces)


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\b{name}=\"([^\"]*)\"", tag)
    return found[1] if found else ""


def _without_shortcodes(text: str, draft: Draft) -> str:
    """Take out the tags of shortcodes; what stands between two of them stays."""
    names: dict[str, None] = {}

    def replace(found: re.Match[str]) -> str:
        name = found[2].lower()
        if name not in _KNOWN and "=" not in found[3] and not found[1]:
            return found[0]
        if not found[1]:
            names[name] = None
        return ""

    text = _SHORTCODE.sub(replace, text)
    if names:
        draft.warn(f"shortcodes were left out: {', '.join(list(names)[:10])}")
    return text


def _with_paragraphs(text: str) -> str:
    """Part paragraphs at blank lines and lines at line ends, but for what is laid out (`pre`)."""
    if "<pre" in text.lower():
        return text
    return _LINE_END.sub(_line_end, text.replace("\r\n", "\n").replace("\r", "\n"))


def _line_end(found: re.Match[str]) -> str:
    said = found[0]
    if said[0] == "<":
        return said
    return "<p>" if said.count("\n") > 1 else "<br>\n"


def _read_images(tree: html.HtmlElement, base: str | None, draft: Draft) -> None:
    """Add the pictures that stand without a caption."""
    known = {each.uri for each in draft.associations}
    for image in tree.iter("img"):
        href = web_address(image.get("src"), base)
        if href and href not in known and len(draft.associations) < MAX_PICTURES:
            known.add(href)
            said = beginning_of(image) or (image.get("alt") or "").strip()
            draft.associations.append(
                Association(
                    name=f"picture{len(draft.associations) + 1}",
                    uri=href,
                    type="picture",
                    headlines=(Text(value=said),) if said else (),
                    renditions=(Rendition(name="main", href=href),),
                )
            )
