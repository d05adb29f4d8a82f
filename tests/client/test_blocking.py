"""The twins without asyncio do what the originals do, and leave no thread behind."""

import threading
import time
from collections.abc import Iterator

import pytest
from client.desk import Topics, told, version

from schemas.topics import LATEST
from streams.client import iter_articles, iter_latest
from streams.errors import ConfigError

pytestmark = pytest.mark.kafka


@pytest.fixture(autouse=True)
def no_thread_stays() -> Iterator[None]:
    """Every test must close what it opened."""
    yield
    assert [thread.name for thread in threading.enumerate() if thread.name == "copydesk-client"] == []


async def test_plain_loop(topics: Topics) -> None:
    """Articles come one by one; a `break` inside `with` commits the last one, without `with` it comes again."""
    await topics.send(*(version(f"s{number}") for number in range(4)), partition=0)
    found = []
    for article in iter_articles(group="g", **topics.there):
        found.append(article)
        if len(found) == 2:
            break
    assert told(found) == [("s0", "s0-1-new"), ("s1", "s1-1-new")]
    for story in ("s1", "s2", "s3"):
        with iter_articles(group="g", **topics.there) as incoming:
            for article in incoming:
                assert told([article]) == [(story, f"{story}-1-new")]
                break


async def test_blocking_body_keeps_its_place(topics: Topics, monkeypatch: pytest.MonkeyPatch) -> None:
    """Heartbeats go on while the body sleeps for longer than a session; the group does not give it up."""
    monkeypatch.setenv("COPYDESK_SESSION_TIMEOUT", "1")
    await topics.send(*(version(f"s{number}") for number in range(3)), partition=0)
    found = []
    with iter_articles(group="g", **topics.there) as incoming:
        for article in incoming:
            found.append(article)
            time.sleep(1.5)  # noqa: ASYNC251  a body that blocks is what is tested
            if len(found) == 3:
                incoming.stop()
    assert told(found) == [(f"s{number}", f"s{number}-1-new") for number in range(3)]


async def test_errors_come_out(topics: Topics) -> None:
    """What the reading raises is raised in the caller's thread, and so is what the body raises."""
    with pytest.raises(ConfigError, match="topics apply"):
        next(iter(iter_articles(group="g", brokers=topics.brokers, prefix="nowhere.")))
    await topics.send(version("a"), topic=LATEST)
    with pytest.raises(ZeroDivisionError), iter_latest(**topics.there) as incoming:
        assert next(iter(incoming)).uri == 1 / 0


async def test_stop_from_another_thread(topics: Topics) -> None:
    """A loop that waits for articles ends within moments."""
    with iter_articles(**topics.there) as incoming:
        timer = threading.Timer(1, incoming.stop)
        timer.start()
        assert list(incoming) == []
        timer.join()
