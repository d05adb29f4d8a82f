"""Bylines: what is one, and who is named."""

import pytest

from streams.parse.names import byline, names, written_by


@pytest.mark.parametrize(
    ("text", "writers"),
    [
        ("By Guy Faulconbridge", "Guy Faulconbridge"),
        ("by Guy Faulconbridge", "Guy Faulconbridge"),
        ("By: Guy Faulconbridge", "Guy Faulconbridge"),
        ("BY GUY FAULCONBRIDGE AND ANNA VON DER LEIN", "Guy Faulconbridge and Anna von der Lein"),
        ("By A. B. Cee Jr. and D'Arcy O'Neil", "A. B. Cee Jr. and D'Arcy O'Neil"),
        ("By Nidal al-Mughrabi, Ilya Ćosić and Şebnem Öz", "Nidal al-Mughrabi, Ilya Ćosić and Şebnem Öz"),
        ("By Reuters", "Reuters"),
        ("By Suharto", "Suharto"),
        ("By Ana de la Cruz in Lima", "Ana de la Cruz in Lima"),
    ],
)
def test_bylines(text: str, writers: str) -> None:
    """A paragraph of names after "By" is a byline, in any case and tongue."""
    assert byline(text) == writers


@pytest.mark.parametrize(
    "text",
    ["By Friday the city was empty.", "By contrast, sales fell.", "By 2030 it wants more", "By now", "By", "Bypass opened",
     "By the time he came", "By Guy Faulconbridge said the paper.", "By " + "Ann Bee, " * 60]
)  # fmt: skip
def test_no_bylines(text: str) -> None:
    """Sentences that begin with "By" stay in the text."""
    assert byline(text) is None


def test_names_of_a_list() -> None:
    """Commas, "and", semicolons and ampersands part names; nobody is named twice."""
    assert names("A Bee, B Cee & D Eff; A Bee and G Aitch") == ("A Bee", "B Cee", "D Eff", "G Aitch")


def test_a_second_bureau_is_no_name() -> None:
    """In "A in London and New York" the second bureau is no person, and in "… and Tom Perry" the person is."""
    assert names("A Bee in London and New York") == ("A Bee",)
    assert names("A Bee in London and Tom Perry") == ("A Bee", "Tom Perry")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("By ANN EXAMPLE and BO SAMPLE", "Ann Example and Bo Sample"),
        ("Por ANA EJEMPLO", "Ana Ejemplo"),
        ("Par Anne Exemple", "Anne Exemple"),
        ("Av Ann Exempel", "Ann Exempel"),
        ("Avery Example", "Avery Example"),
        ("Ann Example", "Ann Example"),
        ("the night desk", "the night desk"),
    ],
)
def test_a_field_of_its_own_is_a_byline(said: str, name: str) -> None:
    """A byline from a field loses its "By", in the languages of the wires, and keeps all else."""
    assert written_by(said) == name
