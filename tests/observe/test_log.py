"""Log lines: one JSON object each, with what they are about; text for people."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest

from streams.facts import Dead, Parsed
from streams.observe.log import facts, log_fact, start_logging


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Yield a stream for the lines; the root logger is as before afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers[:], root.level = handlers, level
    logging.captureWarnings(capture=False)


def test_json_line_has_time_level_message_and_what_it_is_about(stream: io.StringIO) -> None:
    """A line is one JSON object with stage, receipt, uri and feed as fields of their own."""
    start_logging("INFO", "json", "parse", stream)
    logging.getLogger("copydesk.test").info(
        "read %d", 3, extra={"receipt": "wire.raw.v1/0/7#0", "uri": "urn:a", "feed": "harbour"}
    )
    line = json.loads(stream.getvalue())
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "copydesk.test",
        "message": "read 3",
        "stage": "parse",
        "receipt": "wire.raw.v1/0/7#0",
        "uri": "urn:a",
        "feed": "harbour",
    }


def test_hostile_text_stays_on_one_line(stream: io.StringIO) -> None:
    """Line ends of every kind, NUL and lone surrogates neither break a line nor the logging."""
    start_logging("INFO", "json", stream=stream)
    logging.getLogger("t").info("a\nb\r\u2028c\u2029d\x85e\x00\ud800")
    text = stream.getvalue()
    assert len(text.splitlines()) == 1
    assert json.loads(text)["message"] == "a\nb\r\u2028c\u2029d\x85e\x00?"


def test_exception_stands_in_its_line(stream: io.StringIO) -> None:
    """A trace is a field, so that a line stays a line."""
    start_logging("INFO", "json", stream=stream)
    try:
        _ = 1 / 0
    except ZeroDivisionError:
        logging.getLogger("t").exception("failed")
    assert "ZeroDivisionError" in json.loads(stream.getvalue())["exc"]
    assert stream.getvalue().count("\n") == 1


def test_deaths_are_warnings_and_other_facts_only_debug(stream: io.StringIO) -> None:
    """A dead letter is told with receipt, feed and reason; a parsed item only when somebody debugs."""
    start_logging("INFO", "json", "parse", stream)
    parsed = Parsed("r#0", "harbour", "urn:a", "cms", None, 0.0)
    log_fact(parsed)
    assert stream.getvalue() == ""
    log_fact(Dead("r#1", "harbour", "parse", "malformed", "no XML"))
    line = json.loads(stream.getvalue())
    assert (line["level"], line["receipt"], line["feed"], line["reason"]) == ("WARNING", "r#1", "harbour", "malformed")
    assert line["message"] == "dead stage=parse message=no XML"
    facts.setLevel(logging.DEBUG)
    try:
        log_fact(parsed)
    finally:
        facts.setLevel(logging.NOTSET)
    assert json.loads(stream.getvalue().splitlines()[1])["uri"] == "urn:a"


def test_text_for_people_keeps_one_line_and_the_receipt(stream: io.StringIO) -> None:
    """The text form says stage, message and receipt on one line."""
    start_logging("INFO", "text", "store", stream)
    logging.getLogger("t").warning("locked\nagain", extra={"receipt": "r#1"})
    assert stream.getvalue().endswith("WARNING store: locked\\nagain receipt=r#1\n")


def test_auto_is_json_where_nobody_looks(stream: io.StringIO) -> None:
    """Without a terminal the lines are for programs; chatty libraries are held at WARNING."""
    start_logging("DEBUG", "auto", stream=stream)
    logging.getLogger("aiokafka.consumer").info("heartbeat")
    logging.getLogger("t").debug("x")
    assert [json.loads(line)["message"] for line in stream.getvalue().splitlines()] == ["x"]
    assert sys.stderr is not stream
