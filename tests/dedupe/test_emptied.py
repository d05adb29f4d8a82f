"""Versions without a text of an article that has one."""

from dedupe.items import parsed

from streams.dedupe import Desk, Place

FERRY = "Ferries between Oslo and Kiel stay in port because of thick ice in the fjord, the harbour master said."


def warned(*bodies: str, **last: str) -> bool:
    """Say whether the last of these versions of one article is warned of."""
    desk, facts = Desk(), [{"body": body} for body in bodies]
    for n, more in enumerate([*facts[:-1], facts[-1] | last]):
        item = parsed("tag:wire.example,2025:5", offset=n, created=n, received=n, headline=f"Ferries wait {n}", **more)  # type: ignore[arg-type]
        verdict = desk.decide(item, Place(0, n)).verdict
    return any("has no text" in warning for warning in verdict.warnings)


def test_a_version_without_text_is_warned_of() -> None:
    """It takes the place of a text: a person is told."""
    assert warned(FERRY, "")
    assert warned(FERRY, "", kind="correction")


def test_other_versions_are_not() -> None:
    """Not one with a text, nor a flash after a flash, nor a kill."""
    assert not warned("", FERRY)
    assert not warned(FERRY, FERRY + " It is cold.")
    assert not warned("", "")
    assert not warned(FERRY, "", kind="kill")
    assert not warned(FERRY, "", "")
