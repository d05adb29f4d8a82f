"""Sign-offs: roles and names, however a desk writes them."""

import pytest

from streams.parse.credits import read_credits, split_credits


def told(text: str) -> dict[str, tuple[str, ...]]:
    """Return the names by role."""
    return {credit.role: credit.names for credit in read_credits(text)}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("(Reporting by A Bee; Editing by C Dee)", {"reporting": ("A Bee",), "editing": ("C Dee",)}),
        ("(Reporting by A Bee, editing by C Dee)", {"reporting": ("A Bee",), "editing": ("C Dee",)}),
        ("(Reporting by A Bee. Editing by C Dee.)", {"reporting": ("A Bee",), "editing": ("C Dee",)}),
        ("(Reporting By A Bee; editing by C Dee).", {"reporting": ("A Bee",), "editing": ("C Dee",)}),
        ("Reporting by A Bee; Editing by C Dee", {"reporting": ("A Bee",), "editing": ("C Dee",)}),
        ("(Reporting by A Bee in Rome, B Cee in Paris and D Eff)", {"reporting": ("A Bee", "B Cee", "D Eff")}),
        ("(Reporting by A Bee in Rome and New York and B Cee)", {"reporting": ("A Bee", "B Cee")}),
        ("(Reporting by A Bee at the United Nations)", {"reporting": ("A Bee",)}),
        ("(Reporting by A Bee, B Cee and the Kyiv newsroom)", {"reporting": ("A Bee", "B Cee", "Kyiv newsroom")}),
        ("(Reporting and editing by A Bee)", {"reporting": ("A Bee",), "editing": ("A Bee",)}),
        (
            "(Reporting by A Bee; Additional reporting by B Cee; Writing by D Eff; Graphics by E Gee)",
            {
                "reporting": ("A Bee",),
                "additional reporting": ("B Cee",),
                "writing": ("D Eff",),
                "graphics": ("E Gee",),
            },
        ),
        ("(Additional reporting and writing by A Bee)", {"additional reporting": ("A Bee",), "writing": ("A Bee",)}),
        ("(Compiled by A Bee; Translation by B Cee)", {"compiling": ("A Bee",), "translation": ("B Cee",)}),
        ("(A Bee reported from Rome; Editing by C Dee)", {"reporting": ("A Bee",), "editing": ("C Dee",)}),
        ("(Reporting by: A Bee; Editing: C Dee)", {"reporting": ("A Bee",), "editing": ("C Dee",)}),
        ("(Reportage de A Bee ; édité par C Dee)", {"reporting": ("A Bee",), "editing": ("C Dee",)}),
        ("(Reporte de A Bee; Editado por C Dee)", {"reporting": ("A Bee",), "editing": ("C Dee",)}),
        ("(Bengaluru Newsroom)", {"reporting": ("Bengaluru Newsroom",)}),
        ("(Reporting by Hanna O'Neil-Díaz and Ilya Ćosić)", {"reporting": ("Hanna O'Neil-Díaz", "Ilya Ćosić")}),
    ],
)
def test_sign_offs(text: str, roles: dict[str, tuple[str, ...]]) -> None:
    """Every role has its names, without the places where people were."""
    assert told(text) == roles


@pytest.mark.parametrize(
    "text",
    [
        "(This has nothing to do with editing by machines)",
        "Editing by hand takes longer, she said.",
        "Data by the ministry showed a fall.",
        "(Graphic: https://tmsnrt.example/3)",
        "($1 = 0.9201 euros)",
        "()",
        "",
    ],
)
def test_no_sign_offs(text: str) -> None:
    """Prose and other brackets credit nobody."""
    assert told(text) == {}


def test_a_glued_sign_off_is_cut_off() -> None:
    """What follows the last full stop in brackets goes; the text stays."""
    text, credits_ = split_credits("It was late (very late), he said. (Reporting by A Bee; Editing by C Dee)")
    assert text == "It was late (very late), he said."
    assert [credit.role for credit in credits_] == ["reporting", "editing"]


def test_brackets_of_prose_stay() -> None:
    """A sentence that ends in a bracket is no sign-off."""
    assert split_credits("It fell to 528 square miles (1,368 square km)")[1] == ()
