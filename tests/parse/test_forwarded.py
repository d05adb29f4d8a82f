"""Headlines that were forwarded: what the mail system put before newsroom law goes, what may be of the headline stays."""

import pytest

from streams.parse.draft import Block, Draft
from streams.parse.forwarded import behind_forwarding
from streams.parse.law import read_law


@pytest.mark.parametrize(
    ("headline", "rest"),
    [
        ("Fwd: KILL: Boats stay in Haven", "KILL: Boats stay in Haven"),
        ("FW: RE: CORRECTED-Boats stay in Haven", "CORRECTED-Boats stay in Haven"),
        ("RE: UPDATE 1-Boats stay in Haven", "UPDATE 1-Boats stay in Haven"),
        ("AW: KORREKTUR: Boote bleiben im Hafen", "KORREKTUR: Boote bleiben im Hafen"),
        ("Re: EMBARGOED until 0001 GMT Friday: Boats to sail", "EMBARGOED until 0001 GMT Friday: Boats to sail"),
        ("Fwd: Boats stay in Haven", "Boats stay in Haven"),
        ("RE: the harbour dues of Haven", None),
        ("Fwd:", None),
        ("Boats stay in Haven", None),
    ],
)
def test_behind_forwarding(headline: str, rest: str | None) -> None:
    """A forwarding is always one; an answer is one only before words of newsroom law."""
    assert behind_forwarding(headline) == rest


def test_a_forwarded_kill_is_one() -> None:
    """Behind a forwarding newsroom law is read as ever, and the headline as sent stays the title."""
    draft = Draft(headline="Fwd: KILL: Boats stay in Haven", blocks=[Block("body", "Boats stayed in port.")])
    read_law(draft)
    assert (draft.kind, draft.headline, draft.title) == (
        "advisory",
        "Boats stay in Haven",
        "Fwd: KILL: Boats stay in Haven",
    )
