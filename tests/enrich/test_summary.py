"""The lead as the summary of a story that came without one."""

from typing import Any

from streams.enrich import enrich

LEAD = "Ferries stayed in port on Tuesday, U.S. officials said. The storm will last. Nobody was hurt."


def told(make: Any, text: str, **said: Any) -> list[tuple[str | None, str]]:
    """Return role and text of the descriptions of a story."""
    article = enrich(make("Ferries stay", text, language="en", **said))
    assert article.copydesk.annotations.status["summary"] in ("ok", "notRun")
    return [(each.role, each.value) for each in article.descriptions]


def test_first_three_sentences(make: Any) -> None:
    """Three sentences of the body, whole, from more than one paragraph where it takes that."""
    assert told(make, f"{LEAD}\n\nMore rain fell.") == [("summary", LEAD)]
    assert told(make, "One came.\n\nTwo\nwent. Three stayed. Four slept.") == [
        ("summary", "One came. Two went. Three stayed.")
    ]


def test_own_description_stays_alone(make: Any) -> None:
    """What the sender wrote is the summary; nothing is added to it."""
    assert told(make, LEAD, descriptions=[{"value": "A storm."}]) == [(None, "A storm.")]


def test_crossheads_and_tables_are_no_sentences(make: Any) -> None:
    """Where the parser told paragraphs apart, only those of the body count."""
    paragraphs = [{"role": "crosshead", "text": "STORM"}, {"role": "body", "text": "It blew."}]
    assert told(make, "STORM\n\nIt blew.", wire={"paragraphs": paragraphs}) == [("summary", "It blew.")]


def test_long_sentences_are_told_as_cut(make: Any) -> None:
    """A first sentence without an end is cut at a word, with an ellipsis; a long second one is left out."""
    [(_, value)] = told(make, "storm " * 200)
    assert value.endswith("storm…")
    assert len(value) <= 401
    assert told(make, f"It blew. A {'storm ' * 200}") == [("summary", "It blew.")]


def test_nothing_to_summarise(make: Any) -> None:
    """No text, no summary."""
    assert told(make, "") == []
