"""JSON as content systems wrap it: posts of WordPress, lists within answers, summaries, cut texts, times in figures."""

from datetime import UTC, datetime
from typing import Any

import pytest
from parse.json_text import read, read_all

from schemas import ParsedItem

TEXT = "The ferries of Lower Example sailed again on Friday, the harbour said."
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def text_of(item: ParsedItem) -> str:
    """Return the plain text of an item."""
    return item.bodies[0].value


def says(item: ParsedItem, words: str) -> bool:
    """Whether one of the warnings has these words."""
    return any(words in warning for warning in item.copydesk.warnings)


POST = {
    "id": 4711,
    "date": "2026-11-20T13:00:00",
    "date_gmt": "2026-11-20T12:00:00",
    "guid": {"rendered": "https://harbour.example/?p=4711"},
    "modified": "2026-11-20T13:00:00",
    "modified_gmt": "2026-11-20T12:00:00",
    "slug": "ferries",
    "status": "publish",
    "type": "post",
    "link": "https://harbour.example/ferries",
    "title": {"rendered": "Ferries sail &#8211; again"},
    "content": {"rendered": f"<p>{TEXT}</p>\n<p>More came at noon.</p>", "protected": False},
    "excerpt": {"rendered": "<p>They sail [&hellip;]</p>", "protected": False},
    "author": 3,
    "categories": [4],
    "tags": [12],
    "_embedded": {
        "author": [{"id": 3, "name": "Jane Doe"}],
        "wp:term": [
            [{"id": 4, "name": "Harbour", "taxonomy": "category"}],
            [{"id": 12, "name": "ferry", "taxonomy": "post_tag"}],
        ],
    },
    "_links": {"self": [{"href": "https://harbour.example/wp-json/wp/v2/posts/4711"}]},
}


def test_a_post_of_wordpress() -> None:
    """What the interface of WordPress wraps in `rendered` and tells by number is read, its time in GMT."""
    item = read(POST)
    assert (item.uri, item.headline, item.by) == (
        "https://harbour.example/?p=4711",
        "Ferries sail – again",
        "Jane Doe",
    )
    assert (item.version_created, item.first_created) == (NOON, NOON)
    assert text_of(item) == f"{TEXT}\n\nMore came at noon."
    assert item.copydesk.keywords == ("ferry",)
    assert [subject.name for subject in item.subjects] == ["Harbour"]
    assert [each.value for each in item.descriptions] == ["They sail […]"]
    assert not says(item, "no zone")


def test_posts_in_a_list_and_without_names() -> None:
    """A list of posts is read, and numbers whose names are not there are told."""
    bare = {key: value for key, value in POST.items() if key != "_embedded"}
    items = read_all([POST, bare])
    assert [isinstance(item, ParsedItem) for item in items] == [True, True]
    (item,) = items[1:]
    assert isinstance(item, ParsedItem)
    assert says(item, "'author by number', 'categories by number', 'tags by number'")
    assert item.by is None


@pytest.mark.parametrize(
    ("status", "pub_status", "until"),
    [("publish", "usable", None), ("future", "usable", NOON), ("draft", "withheld", None), ("trash", "canceled", None)],
)
def test_the_state_of_a_post(status: str, pub_status: str, until: datetime | None) -> None:
    """What waits for its time is under embargo, what is not published is withheld, as in an export."""
    item = read(POST | {"status": status})
    assert (item.pub_status, item.embargoed_until) == (pub_status, until)


STORY = {"title": "Ferries sail again", "content": TEXT, "url": "https://harbour.example/1"}


@pytest.mark.parametrize(
    "answer",
    [
        {"response": {"status": "ok", "results": [STORY]}},
        {"results": [STORY]},
        {"response": {"docs": [STORY]}},
        {"data": {"articles": [STORY]}},
        {"hits": {"total": 1, "hits": [{"_id": "1", "_source": STORY}]}},
        {"data": [{"id": "1", "type": "articles", "attributes": STORY}]},
        {"posts": [STORY]},
        {"status": "ok", "article": STORY},
        {"data": STORY},
        {"data": {"id": "1", "type": "articles", "attributes": STORY}},
        {"response": {"status": "ok", "content": STORY}},
    ],
)
def test_lists_within_answers(answer: dict[str, Any]) -> None:
    """An answer lists its items under many names, and may wrap each."""
    item = read(answer)
    assert (item.headline, text_of(item)) == ("Ferries sail again", TEXT)


def test_a_headline_of_several_renderings() -> None:
    """The main one is the headline, and an abstract stands for a text that is not given."""
    item = read(
        {
            "headline": {"main": "Ferries sail again", "print_headline": "Ferries"},
            "byline": {"original": "By Jane Doe"},
            "abstract": "They sail.",
            "web_url": "https://harbour.example/1",
            "pub_date": "2026-11-20T12:00:00Z",
        }
    )
    assert (item.headline, item.by, text_of(item)) == ("Ferries sail again", "Jane Doe", "They sail.")
    assert item.version_created == NOON


def test_an_item_with_a_list_of_its_own() -> None:
    """Results of a match are no list of items."""
    item = read(STORY | {"results": [{"team": "Example", "goals": 2}]})
    assert item.headline == "Ferries sail again"
    assert says(item, "not read: 'results'")


@pytest.mark.parametrize(
    "names",
    [{"headlines": [{"value": "Ships"}], "bodies": [{"value": TEXT}]}, {"headline_main": "Ships", "body_text": TEXT}],
)
def test_items_of_ninjs_with_lists(names: dict[str, Any]) -> None:
    """An item without a uri stays one, whatever else it lists."""
    assert read(names | {"news": [{"a": 1}]}).headline == "Ships"


def test_fields_below_an_item() -> None:
    """Names of its own beside an object of fields, as newspapers' interfaces have them."""
    fields = {"headline": "Ferries sail again", "bodyText": TEXT, "byline": "Jane Doe", "trailText": "They sail."}
    result = {
        "id": "world/2026/ferries",
        "type": "article",
        "sectionName": "World",
        "webPublicationDate": "2026-11-20T12:00:00Z",
        "webTitle": "Ferries sail",
        "webUrl": "https://paper.example/world/ferries",
        "fields": fields,
    }
    item = read({"response": {"results": [result]}})
    assert (item.headline, item.by, item.uri) == (
        "Ferries sail again",
        "Jane Doe",
        "https://paper.example/world/ferries",
    )
    assert item.version_created == NOON
    assert [subject.name for subject in item.subjects] == ["World"]
    assert [each.value for each in item.descriptions] == ["They sail."]


@pytest.mark.parametrize("content", [None, "", "  "])
def test_a_summary_where_no_text_is_given(content: str | None) -> None:
    """A title and a description with an address are an article, whose text is not whole."""
    item = read(STORY | {"content": content, "description": "They sail again."})
    assert text_of(item) == "They sail again."
    assert item.representation_type == "partial"
    assert item.descriptions == ()
    assert says(item, "summary only")


def test_a_description_of_something_else() -> None:
    """A title and a description alone may be of a schema or a program, and stay refused."""
    with pytest.raises(Exception, match="neither the uri"):
        read_all({"title": "Harbour", "description": "Reads harbours", "version": "1.2.0"})


@pytest.mark.parametrize("mark", [" … [+2310 chars]", "[+2310 chars]", "\n\n[+2310 chars]"])
def test_a_text_that_is_cut(mark: str) -> None:
    """The mark of what was cut is a warning and no text."""
    item = read(STORY | {"content": TEXT + mark})
    assert text_of(item).removesuffix(" …") == TEXT
    assert says(item, "left out 2310 characters")
    assert item.representation_type == "partial"


def test_authors_of_both_kinds() -> None:
    """A list of objects and names has all of its authors."""
    item = read(STORY | {"authors": [{"name": "Jane Doe"}, "Bo Reed"]})
    assert item.by == "Jane Doe, Bo Reed"
    assert [(person.name, person.rel) for person in item.people] == [("Jane Doe", "author"), ("Bo Reed", "author")]


@pytest.mark.parametrize("name", ["author", "byline", "creator"])
@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("https://social.example/jane", None),
        ("www.harbour.example", None),
        ("jane@harbour.example", None),
        ("Jane Doe (https://social.example/jane)", "Jane Doe"),
        ("Jane Doe <jane@harbour.example>", "Jane Doe"),
    ],
)
def test_authors_that_are_addresses(name: str, said: str, by: str | None) -> None:
    """An address is no byline; without a name beside it that is told."""
    item = read(STORY | {name: said})
    assert item.by == by
    assert says(item, "an author is an address and has no name") == (by is None)


def test_a_time_that_is_to_come() -> None:
    """What was published after it came has a warning, unless it is under embargo."""
    later = "2026-11-22T12:00:00Z"
    assert says(read(STORY | {"publishedAt": later}), "it may have to wait until then")
    assert not says(read(STORY | {"publishedAt": "2026-11-21T00:30:00Z"}), "wait until then")
    assert not says(read(STORY | {"publishedAt": later, "embargo": later}), "wait until then")


@pytest.mark.parametrize(
    "said",
    [1795176000, "1795176000", 1795176000.5, 1795176000000, "20/11/2026 12:00", "20/11/2026, 12:00:00 PM GMT",
     "11/20/2026 12:00 PM", "20.11.2026 12:00", "2026/11/20 12:00", "20-11-2026T12:00Z"],
)  # fmt: skip
def test_times_in_figures(said: Any) -> None:
    """Seconds and milliseconds since 1970 are times, and so are dates in the order of a country."""
    item = read(STORY | {"publishedAt": said})
    assert item.version_created == NOON
    assert not says(item, "may be either")


@pytest.mark.parametrize("name", ["time", "Timestamp", "Publish Date", "date published"])
def test_times_under_names_of_columns(name: str) -> None:
    """A mere time is one, and a name may have spaces as that of a column; beside a date it is not read, and told."""
    item = read(STORY | {name: "2026-11-20T12:00:00Z"})
    assert item.version_created == NOON
    assert not says(item, "not read")
    assert says(read(STORY | {"date": "2026-11-20", "time": "12:00"}), "not read: 'time'")


@pytest.mark.parametrize(("zone", "month"), [(None, 11), ("Europe/London", 11), ("America/Chicago", 5)])
def test_day_and_month_that_may_be_either(zone: str | None, month: int) -> None:
    """They are read as where the feed is, with a warning; of one number nobody has to guess."""
    item = read(STORY | {"publishedAt": "05/11/2026 12:00"}, zone)
    assert item.version_created is not None
    assert item.version_created.month == month
    assert says(item, "may be either")
    assert not says(read(STORY | {"publishedAt": "11/11/2026 12:00"}, zone), "may be either")


@pytest.mark.parametrize("said", ["20/13/2026", "31/11/2026", "20/11/2026 27:00", 17, 179517600, "00/00/0000"])
def test_figures_that_are_no_time(said: Any) -> None:
    """What is none is told, and dates nothing."""
    item = read(STORY | {"publishedAt": said})
    assert item.version_created is None
    assert says(item, "no time: ")


@pytest.mark.parametrize(
    ("said", "language"),
    [({"lang": "de"}, "de"), ({"locale": "de_AT"}, "de-AT"), ({"lang": "fr", "language": "de"}, "de")],
)
def test_the_language(said: dict[str, str], language: str) -> None:
    """It is read under its other names where `language` says nothing; what is no tag is told."""
    assert read(STORY | said).language == language
    assert says(read(STORY | {"lang": "Plattdeutsch!"}), "no language tag")


def test_an_outlet_behind_the_headline() -> None:
    """The name of the source goes, any other words stay."""
    source = {"source": {"id": None, "name": "Harbour Times"}}
    item = read(STORY | source | {"title": "Ferries sail again - Harbour Times"})
    assert (item.headline, item.title) == ("Ferries sail again", "Ferries sail again - Harbour Times")
    other = read(STORY | source | {"title": "Ferries sail again - Harbour News"})
    assert other.headline == "Ferries sail again - Harbour News"
