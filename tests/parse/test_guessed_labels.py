"""Words before a colon that are a label of a version, or of the news: no guess is silent."""

import pytest
from parse.test_page_lines import item_of

from schemas.vocab import Kind

STORY = "HAVEN, March 15 (Reuters) - Ferries stayed in port on Sunday, the operator told its passengers.\n\nThey sail again on Monday."
SHARES = "HAVEN, March 15 (Reuters) - Shares fell on Sunday in a correction that traders called healthy.\n\nThe market rose for a year."
CORRECTED = "HAVEN, March 15 (Reuters) - Ferries stayed in port on Sunday.\n\nThis corrects an earlier version that said Monday. The correction is in paragraph one."


@pytest.mark.parametrize(
    ("label", "story", "kind"),
    [
        ("Correction: ", STORY, "correction"),
        ("Correction: ", CORRECTED, "correction"),
        ("Korrektur: ", STORY, "correction"),
        ("Corrección: ", STORY, "correction"),
        ("Update: ", STORY, "update"),
        ("Urgent: ", STORY, "new"),
        ("Eil: ", STORY, "new"),
    ],
)
def test_a_guess_is_told(label: str, story: str, kind: Kind) -> None:
    """It is read as a label, and a warning names it."""
    item = item_of(f"{label}Ferries of Haven stay in port\n\n{story}\n")
    assert (item.headline, item.copydesk.change.kind) == ("Ferries of Haven stay in port", kind)
    assert any(label[:-2] in said and "read as a label" in said for said in item.copydesk.warnings)


@pytest.mark.parametrize(
    ("headline", "story"),
    [
        ("Urgent: what the word means", STORY),
        ("Eil: Was Haven zur Hast treibt", STORY),
        ("Update: why ferries stay in port", STORY),
        ("Correction: how Haven lost its ferries", STORY),
        ("Urgent: comment éviter le port", STORY),
        ("Correction: shares of Haven fall", SHARES),
    ],
)
def test_news_keeps_its_headline(headline: str, story: str) -> None:
    """What explains, and a correction of which the story tells in its own sense, is no label; a person is told."""
    item = item_of(f"{headline}\n\n{story}\n")
    assert (item.headline, item.copydesk.change.kind, item.urgency) == (headline, "new", None)
    assert any("left as it is" in said for said in item.copydesk.warnings)


@pytest.mark.parametrize(
    ("label", "kind"),
    [("CORRECTION: ", "correction"), ("UPDATE 2-", "update"), ("Berichtigung: ", "correction"), ("(Korrektur) ", "correction"), ("Eilmeldung: ", "new"), ("URGENT: ", "new")],
)  # fmt: skip
def test_certain_labels_are_read_without_a_word(label: str, kind: Kind) -> None:
    """Capitals, numbers, brackets and words of desks leave no doubt."""
    item = item_of(f"{label}Ferries of Haven stay in port\n\n{STORY}\n")
    assert (item.headline, item.copydesk.change.kind) == ("Ferries of Haven stay in port", kind)
    assert not any("word of the news" in said for said in item.copydesk.warnings)
