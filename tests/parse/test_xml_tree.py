"""The tree of an XML document by local names: namespaces leave it, and nothing else does."""

import pytest

from streams.errors import ParseError, TooLargeError
from streams.parse.xml_tree import all_text, attribute, find_all, find_first, find_text, lang_of, read_xml


@pytest.mark.parametrize(
    "document",
    [
        "<a><b>x</b></a>",
        '<a xmlns="urn:one"><b xmlns="urn:two">x</b></a>',
        "<a\n xmlns = 'urn:one'><b>x</b></a>",
        '<n:a xmlns:n="urn:one" xmlns="urn:two"><n:b>x</n:b></n:a>',
        '<a xmlns=""><b>x</b></a>',
    ],
)
def test_elements_have_local_names(document: str) -> None:
    """However a namespace is declared, its elements are found by their local names."""
    tree = read_xml(document.encode(), None).tree
    assert (tree.tag, find_text(tree, "b")) == ("a", "x")


def test_the_root_keeps_its_namespace() -> None:
    """What the namespace of the root was is told beside the tree."""
    assert read_xml(b'<a xmlns="urn:one"/>', None).root.namespace == "urn:one"


def test_words_about_namespaces_stay() -> None:
    """A text that says xmlns is a text."""
    tree = read_xml(b'<a xmlns="urn:one"><b>write xmlns="urn:one" there</b><c t="&lt; xmlns=1"/></a>', None).tree
    assert find_text(tree, "b") == 'write xmlns="urn:one" there'


def test_an_attribute_of_the_format_counts() -> None:
    """Of two attributes of one local name the one without a namespace stays, the other is no guest that takes its place."""
    tree = read_xml(b'<a xmlns:x="urn:x" type="own" x:type="foreign" xml:lang="en"/>', None).tree
    assert (attribute(tree, "type"), lang_of(tree)) == ("own", "en")


def test_errors_name_their_place() -> None:
    """Where a document breaks off is told in its own lines and columns, whatever was taken out of it."""
    with pytest.raises(ParseError, match=r"line 2, column 1\d"):
        read_xml(b'<a xmlns="urn:one">\n<b xmlns="c">', None)


def test_an_element_of_thousands_of_attributes_is_too_large() -> None:
    """To drop the namespaces of so many would take a time that grows with their square."""
    attributes = " ".join(f"q:a{number}='1'" for number in range(5_000))
    with pytest.raises(TooLargeError, match="attributes in one element"):
        read_xml(f"<r xmlns:q='urn:q' {attributes}/>".encode(), None)


@pytest.mark.parametrize("others", [0, 5_000])
def test_elements_are_found_among_few_and_many(others: int) -> None:
    """The elements at a path are found in their order, whatever stands between them and however many."""
    tree = read_xml(
        f"<a><b><c>1</c>{'<x/>' * others}<c>2</c></b>{'<x/>' * others}<b><c>3</c></b></a>".encode(), None
    ).tree
    assert [each.text for each in find_all(tree, "b/c")] == ["1", "2", "3"]
    assert find_first(tree, "b/x/c") is None


def test_the_text_of_an_element_is_all_that_stands_in_it() -> None:
    """References are resolved, CDATA is text, comments are none, and what follows the element is not its own."""
    tree = read_xml(b"<a><b>x &lt;<i>y</i><!-- no --><![CDATA[ & z]]></b> tail</a>", None).tree
    assert all_text(tree[0]) == "x <y & z" == "".join(tree[0].itertext())


@pytest.mark.parametrize(
    "document",
    [
        "<a><b>x%s</b></a>",
        "<a><b>%sx</b><![CDATA[%s]]></a>",
        '<a xmlns="urn:one%s"><b>x</b></a>',
        '<!-- %s --><a t="%s"><b>x</b><!-- xmlns="%s" --></a>',
        "<a><b>x</b></a>\n%s",
        "<a><b>x&am%sp;</b></a>",
    ],
)
@pytest.mark.parametrize("character", ["\x00", "\x01", "\x1f", "\ufffe", "\uffff"])
def test_what_no_xml_may_have_is_taken_out(document: str, character: str) -> None:
    """A control character is taken out wherever it stands, and told, though libxml2 would refuse the document for it."""
    found = read_xml(document.replace("%s", character).encode(), None)
    assert find_text(found.tree, "b") in ("x", "x&")
    assert any("control characters were removed" in each for each in found.warnings)
