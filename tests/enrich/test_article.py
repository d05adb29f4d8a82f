"""An article is made of an item and its verdict: what goes on, what is added, what stays inside."""

import json
from typing import Any

import pytest

from schemas import Article, decode, encode
from schemas.article import ParsedFacts, WireFacts
from streams.enrich import ENRICHERS, enrich, run
from streams.enrich.article import PRIVATE_FACTS, publishable
from streams.enrich.finding import Enricher, Finding

PRIVATE_VALUES = {
    "shard": "s-1",
    "without": ["dates"],
    "mayKill": False,
    "feedLanguage": "cy",
    "guid": "guid-1",
    "target": "t-1",
}


def test_verdict_gives_uri_status_kind_cluster_and_story(make: Any) -> None:
    """What dedupe decided stands in the article; version, change details and warnings of the item stay."""
    verdict = {
        "pubStatus": "canceled",
        "kind": "kill",
        "cluster": {"id": "c1", "role": "canonical"},
        "story": {"id": "s1"},
        "warnings": ["a late version", "the sender forgot the slugline"],
    }
    wire = {"change": {"kind": "new", "number": 2, "note": "Adds quotes"}}
    article = enrich(make("Story of a lighthouse", verdict=verdict, wire=wire, version="9", pubStatus="usable"))
    assert (article.uri, article.version, article.pub_status) == ("urn:copydesk:harbour:17", "9", "canceled")
    facts = article.copydesk
    assert (facts.change.kind, facts.change.number, facts.change.note) == ("kill", 2, "Adds quotes")
    assert (facts.cluster.id, facts.story.id) == ("c1", "s1")
    assert facts.warnings[:2] == ("the sender forgot the slugline", "a late version")


def test_a_later_take_is_told(make: Any) -> None:
    """The newest version of a story in takes has the text of that take alone, and says so; the first take is whole."""
    first, second, alone = (
        enrich(make("Story of a lighthouse", wire={"take": {"number": n}}, verdict={"kind": kind}))
        for n, kind in ((1, "new"), (2, "update"), (2, "new"))
    )
    told = "take 2: the text goes on from that of an earlier take, which "
    assert f"{told}is a version of this article" in second.copydesk.warnings
    assert f"{told}was not found; this is an article of its own" in alone.copydesk.warnings
    assert not any("take" in warning for warning in first.copydesk.warnings)


def test_private_facts_never_leave(make: Any) -> None:
    """Shard, guid, target, kill right, feed language and notes are not in the article, whatever they hold."""
    notes = [{"role": "desk", "text": "phone 555 0199", "public": False}]
    data = encode(enrich(make("Story of a lighthouse", wire={**PRIVATE_VALUES, "notes": notes}))).decode()
    assert not set(json.loads(data)["copydesk"]) & {*PRIVATE_VALUES, "notes"}
    assert "555 0199" not in data


def test_every_fact_that_is_not_of_the_wire_is_private() -> None:
    """A field added to the parsed facts alone is private without anybody saying so."""
    assert set(ParsedFacts.model_fields) - set(WireFacts.model_fields) == PRIVATE_FACTS
    assert {"shard", "may_kill", "guid", "target", "notes"} <= PRIVATE_FACTS


def test_public_notes_become_the_ed_note(make: Any) -> None:
    """Notes marked as public are the editors' note where the item has none, a line each."""
    notes = [
        {"role": "desk", "text": "Adds map", "public": True},
        {"role": "desk", "text": "Ring the mayor", "public": False},
        {"role": "desk", "text": "Picture follows", "public": True},
    ]
    assert enrich(make("Story", wire={"notes": notes})).ed_note == "Adds map\nPicture follows"
    assert enrich(make("Story", wire={"notes": notes}, edNote="As sent")).ed_note == "As sent"


def test_guid_as_received_is_an_alt_id_once(make: Any) -> None:
    """The sender's identifier stands in altIds; one that is there already is not said twice."""
    assert [alt.value for alt in enrich(make(wire={"guid": "g1"})).alt_ids] == ["g1"]
    known = [{"role": "wire", "value": "g1"}]
    assert [(alt.role, alt.value) for alt in enrich(make(wire={"guid": "g1"}, altIds=known)).alt_ids] == [
        ("wire", "g1")
    ]


def test_unknown_fields_stay_inside(make: Any) -> None:
    """What a newer parser wrote beyond our models may be private and is no ninjs: none of it is published."""
    known = encode(enrich(make("Story")))
    unknown = {"trustIndicators": [{"a": 1}], "wire": {"mood": {"b": [2]}, "annotations": {"status": {}}, "cluster": 5}}
    assert encode(enrich(make("Story", **unknown))) == known


def test_article_made_unchecked_is_a_valid_one(make: Any) -> None:
    """The bytes of an article load as an article that has the same bytes."""
    judged = make("Story of a lighthouse", "A text.", wire={**PRIVATE_VALUES, "priority": "u"}, urgency=3)
    data = encode(enrich(judged))
    assert encode(decode(Article, data)) == data


def test_status_has_a_word_for_every_row_of_the_table(make: Any) -> None:
    """The annotations say of every enricher how it fared, and nothing of others."""
    status = enrich(make("Story of a lighthouse by the sea")).copydesk.annotations.status
    assert list(status) == [enricher.name for enricher in ENRICHERS]


def test_kill_without_a_text_has_nothing_to_read(make: Any) -> None:
    """An empty kill goes on as an article whose enrichers say notRun."""
    article = enrich(make(verdict={"kind": "kill", "pubStatus": "canceled"}))
    assert article.canceled
    assert set(article.copydesk.annotations.status.values()) == {"notRun"}


def test_enrichers_that_a_feed_switches_off(make: Any) -> None:
    """They are notRun and find nothing; the others go on; the switch itself is private."""
    text = "The old lighthouse at the mouth of the river shone again on Friday. The lighthouse is old."
    article = enrich(make("Old lighthouse", text, wire={"without": ["dates", "keywords"]}))
    status = article.copydesk.annotations.status
    assert (status["dates"], status["keywords"], status["summary"]) == ("notRun", "notRun", "ok")
    assert (article.copydesk.annotations.dates, article.copydesk.keywords) == ((), ())
    assert "without" not in json.loads(encode(article))["copydesk"]


def _raises(_article: Article, _feed_language: str | None, _budget: int) -> Finding:
    raise LookupError


@pytest.mark.parametrize("first", [True, False])
def test_enricher_that_raises_costs_only_itself(make: Any, first: bool) -> None:
    """It is `failed` with a warning; what the others find before and after it stands."""
    broken = (Enricher("broken", _raises, 1),)
    table = (*broken, *ENRICHERS) if first else (*ENRICHERS, *broken)
    text = "The old lighthouse at the mouth of the river will shine again in spring."
    article = run(table, publishable(make("Story", text)), None)
    assert article.language == "en"
    assert article.copydesk.annotations.status["broken"] == "failed"
    assert "enricher broken failed: LookupError" in article.copydesk.warnings


def test_a_kill_that_was_carried_out_leaves_no_question(make: Any) -> None:
    """What the parser leaves to an editor goes on with an advisory, and is gone once the verdict has acted on it."""
    asked = "the text says that a story is withdrawn; an editor has to decide"
    wire = {"warnings": ["no headline was found", asked], "change": {"kind": "advisory"}}
    advisory = enrich(make("Kill", "Please kill it.", wire=wire, verdict={"kind": "advisory"}))
    kill = enrich(make("Kill", "Please kill it.", wire=wire, verdict={"kind": "kill", "pubStatus": "canceled"}))
    assert asked in advisory.copydesk.warnings
    assert kill.copydesk.warnings[0] == "no headline was found"
    assert asked not in kill.copydesk.warnings
