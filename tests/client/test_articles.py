"""`articles`: typed, filtered, each event once for its group, and nothing that is no news."""

import asyncio
import logging
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from client.desk import Sent, Topics, canary, rest, take, told, uri, version
from promptness import PATIENCE

from schemas import Article
from streams.client import Articles, Unreadable, articles
from streams.errors import ConfigError, TransientError

pytestmark = pytest.mark.kafka

KILL = {"kind": "kill", "status": "canceled"}


async def test_typed_articles_in_order(topics: Topics) -> None:
    """Every version comes as an Article, in order; a kill is one that is canceled."""
    await topics.send(version("bridge", 1), version("bridge", 2), version("bridge", 3, **KILL))
    found = await take(articles(group="g", **topics.there), 3)
    assert all(isinstance(each, Article) for each in found)
    assert told(found) == [("bridge", "bridge-1-new"), ("bridge", "bridge-2-update"), ("bridge", "bridge-3-kill")]
    assert [each.canceled for each in found] == [False, False, True]


async def test_filters_let_kills_through(topics: Topics) -> None:
    """Feeds and languages are chosen, en means en-GB too, and a kill comes from whatever feed, in no language."""
    english = version("quay", feed="port")
    british = english._replace(value=(english.value or b"").replace(b'"language":"en"', b'"language":"en-GB"'))
    british = british._replace(headers=(*british.headers, ("ce_id", b"british")))
    norse = version("fjord", feed="port")
    norse = norse._replace(value=(norse.value or b"").replace(b'"language":"en"', b'"language":"nb"'))
    await topics.send(english, british, norse, version("other"), version("quay", 2, feed="kills", **KILL))
    found = await rest(articles(group="g", feeds={"port"}, languages={"en"}, **topics.there))
    assert sorted((each.copydesk.feed, each.language, each.canceled) for each in found) == [
        ("kills", "en", True),
        ("port", "en", False),
        ("port", "en-GB", False),
    ]


async def test_since_is_where_a_new_group_begins(topics: Topics) -> None:
    """Only what was published from then on comes; a group that has read before goes on where it was."""
    await topics.send(version("old"))
    await asyncio.sleep(0.05)
    since = datetime.now(UTC)
    await topics.send(version("young"))
    assert told(await rest(articles(group="g", since=since, **topics.there))) == [("young", "young-1-new")]
    await topics.send(version("youngest"))
    assert told(await rest(articles(group="g", **topics.there))) == [("youngest", "youngest-1-new")]
    assert told(await rest(articles(since=since, **topics.there))) != []


async def test_without_a_group_everybody_reads_everything(topics: Topics) -> None:
    """Nothing is committed: the next reader begins at the beginning; repeats are dropped there too."""
    await topics.send(version("a"), version("a"), version("b"))
    for _ in range(2):
        assert sorted(told(await rest(articles(**topics.there), 2))) == [("a", "a-1-new"), ("b", "b-1-new")]


async def test_interleaved_repeats_come_once(topics: Topics) -> None:
    """What a stage publishes again after a crash (v1 v2 v1 v2) is seen once."""
    both = (version("bridge", 1), version("bridge", 2))
    await topics.send(*both, *both, version("bridge", 3), *both)
    assert [revision for _, revision in told(await rest(articles(group="g", **topics.there)))] == [
        "bridge-1-new",
        "bridge-2-update",
        "bridge-3-update",
    ]


async def test_repeats_after_a_restart_come_not_at_all(topics: Topics) -> None:
    """The memory is gone with the process; what the group saw is learned from before the committed offset."""
    first = [version(f"s{number}") for number in range(50)]
    await topics.send(*first)
    assert len(await take(articles(group="g", **topics.there), 50)) == 50
    await topics.send(*first, version("fresh"))
    assert told(await rest(articles(group="g", **topics.there))) == [("fresh", "fresh-1-new")]
    await topics.send(*reversed(first))
    assert await rest(articles(group="g", **topics.there)) == []


async def test_what_lies_before_the_window_is_forgotten(topics: Topics) -> None:
    """The memory is bounded: a repeat after more than `window` events comes again, one within it does not."""
    await topics.send(*(version(f"s{number}") for number in range(20)), partition=0)
    assert len(await take(articles(group="g", window=5, **topics.there), 20)) == 20
    await topics.send(version("s19"), version("s3"), partition=0)
    assert told(await rest(articles(group="g", window=5, **topics.there))) == [("s3", "s3-1-new")]


async def test_a_body_that_raises_gets_its_article_again(topics: Topics) -> None:
    """Commits follow the body: the article at which it failed comes again, those before it do not."""
    await topics.send(*(version(f"s{number}") for number in range(3)), partition=0)

    async def body() -> None:
        async with articles(group="g", **topics.there) as stream:
            async for article in stream:
                assert article.uri != uri("s1") or 1 / 0

    with pytest.raises(ZeroDivisionError):
        await body()
    assert told(await rest(articles(group="g", **topics.there))) == [("s1", "s1-1-new"), ("s2", "s2-1-new")]


async def test_break_in_a_with_ends_the_body_well(topics: Topics) -> None:
    """Leaving `async with` without an error commits the last article too."""
    await topics.send(version("a"), version("b"), partition=0)
    assert told(await take(articles(group="g", **topics.there), 1)) == [("a", "a-1-new")]
    assert told(await take(articles(group="g", **topics.there), 1)) == [("b", "b-1-new")]


async def test_bare_loop_that_ends_is_closed_quietly(topics: Topics) -> None:
    """A program that leaves the loop by `break`, without `async with`, and does other things has nothing to clear."""
    await topics.send(version("a"))
    code = (
        "import asyncio\nfrom streams.client import articles\n"
        "async def main():\n async for article in articles(group='g'):\n  print(article.uri)\n  break\n await asyncio.sleep(1)\n"
        "asyncio.run(main())"
    )
    environment = os.environ | {"COPYDESK_BROKERS": topics.brokers, "COPYDESK_PREFIX": topics.prefix}
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    assert (done.stdout, done.stderr) == (f"{uri('a')}\n", "")


async def test_canary_never_shows(topics: Topics) -> None:
    """A synthetic item goes by unseen, with a group and without."""
    await topics.send(canary(), version("news"))
    for group in ("g", None):
        assert told(await rest(articles(group=group, **topics.there), 3)) == [("news", "news-1-new")]


async def collect(stream: Articles, found: list[str]) -> None:
    """Note the uri of each article."""
    async for article in stream:
        found.append(article.uri)  # noqa: PERF401  what came before the error counts


BROKEN = Sent("urn:x:broken", b'{"uri": 7}')


async def test_unreadable_record_is_a_warning_and_counted(topics: Topics, caplog: pytest.LogCaptureFixture) -> None:
    """By default the log names its place, the count goes up, and the reading goes on behind it."""
    await topics.send(BROKEN, Sent("urn:x:null", None), version("news"), partition=0)
    stream = articles(group="g", **topics.there)
    with caplog.at_level(logging.WARNING, logger="streams.client"):
        assert told(await take(stream, 1)) == [("news", "news-1-new")]
    assert stream.unreadable == 2
    assert [f"news.articles.v1/0/{offset} is no article" in caplog.text for offset in (0, 1)] == [True, True]


async def test_unreadable_record_may_end_the_reading(topics: Topics) -> None:
    """The caller hears of the record with its bytes; what the caller raises stops the reading at that record."""
    await topics.send(version("a"), BROKEN, version("b"), partition=0)

    def stop(record: Unreadable) -> None:
        raise LookupError(record.value)

    for expected in ([uri("a")], []):
        found: list[str] = []
        with pytest.raises(LookupError, match="uri"):
            await collect(articles(group="g", on_unreadable=stop, **topics.there), found)
        assert found == expected


async def test_event_without_an_id_is_known_by_its_bytes(topics: Topics) -> None:
    """A producer that sends no CloudEvents headers is read as well, its repeats dropped."""
    bare = version("bare")._replace(headers=())
    await topics.send(bare, bare)
    assert len(await rest(articles(group="g", **topics.there))) == 1


async def test_errors_carry_their_cure(kafka: str) -> None:
    """No such topic, no such broker, a time without a zone, a text for a collection."""
    with pytest.raises(ConfigError, match="topics apply"):
        await take(articles(group="g", brokers=kafka, prefix="nowhere."), 1)
    with pytest.raises(TransientError, match="no broker answers"):
        await take(articles(group="g", brokers="127.0.0.1:1"), 1)
    with pytest.raises(ValueError, match="zone"):
        articles(since=datetime(2025, 3, 16))  # noqa: DTZ001  the wrong one
    with pytest.raises(TypeError, match="collections"):
        articles(feeds="reuters")
