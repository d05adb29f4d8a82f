"""Who reported, in sentences below a text, and what only reads alike."""

import pytest

from streams.parse.draft import Block, Draft
from streams.parse.reporters import read_reporters, take_reporters


@pytest.mark.parametrize(
    ("text", "reporting", "contribution"),
    [
        ("Reed reported from Haven.", ("Bo Reed",), ()),
        (
            "Reed reported from Haven. Associated Press writer Ada Moe in Oslo contributed to this report.",
            ("Bo Reed",),
            ("Ada Moe",),
        ),
        ("Reed reported from Haven and Moe from Oslo.", ("Bo Reed", "Moe"), ()),
        ("Eva Moe reported from Haven, Norland.", ("Eva Moe",), ()),
        ("Eva Moe and Ada Berg reported from Haven, and Tom Ray from Oslo.", ("Eva Moe", "Ada Berg", "Tom Ray"), ()),
        ("(Eva Moe reported from the Hague)", ("Eva Moe",), ()),
        ("___ Ray reported from Oslo.", ("Ray",), ()),
        ("AP Sports Writer Eva Moe contributed.", (), ("Eva Moe",)),
        ("Eva Moe contributed reporting from Haven.", (), ("Eva Moe",)),
        (
            "Associated Press writers Eva Moe in Haven, Ada Berg in Oslo and Tom Ray contributed to this report.",
            (),
            ("Eva Moe", "Ada Berg", "Tom Ray"),
        ),
    ],
)
def test_credits(text: str, reporting: tuple[str, ...], contribution: tuple[str, ...]) -> None:
    """Who reported from where and who contributed; a surname is that of the byline."""
    found = {credit.role: credit.names for credit in read_reporters(text, ("Bo Reed",))}
    assert (found.get("reporting", ()), found.get("contribution", ())) == (reporting, contribution)


@pytest.mark.parametrize(
    "text",
    [
        "Ray reported from Oslo.",
        "Losses were reported from Haven.",
        "Police reported from Haven.",
        "Reuters reported from Haven.",
        "The Haven Herald reported from Oslo that ferries were late.",
        "Eva Moe reported from Haven that ferries were late.",
        "Eva Moe, who reported from Haven, won a prize.",
        "Eva Moe reported from Haven. The ferries were late.",
        "Heavy rain contributed to the delay.",
        "Tom Ray contributed two goals.",
        "Tom Ray contributed to the victory over Haven.",
        "Tom Ray contributed 12 points and Bo Reed had nine.",
        "Exports contributed.",
        "She reported from Haven.",
        "Bo Reed said that Eva Moe contributed to this report.",
        "",
        "Eva Moe",
    ],
)
def test_no_credits(text: str) -> None:
    """Sentences of news, sources that are no persons, and a surname of nobody that we know stay in the text."""
    assert read_reporters(text, ("Bo Reed",)) == ()


def test_it_leaves_the_text() -> None:
    """The paragraph goes, and the rule above it; a text of one paragraph stays."""
    lines = ("Ferries stay.", "___", "Ray reported from Oslo.")
    draft = Draft(blocks=[Block("body", line) for line in lines])
    take_reporters(draft)
    assert [block.text for block in draft.blocks] == ["Ferries stay."]
    assert draft.credits[0].names == ("Ray",)
    alone = Draft(blocks=[Block("body", "Eva Moe reported from Haven.")])
    take_reporters(alone)
    assert len(alone.blocks) == 1
