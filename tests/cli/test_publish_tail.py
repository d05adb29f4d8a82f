"""Publishing with the command and with any producer, and reading what comes of it: tail, and a consumer from outside."""

import asyncio
import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from cli.copydesk import copydesk, objects
from cli.desk import articles, kill, ninjs, stored, until
from newsroom import COMMAND, Newsroom
from pages import blocks
from promptness import PATIENCE

from schemas.topics import RAW
from streams.sources.folder_layout import Layout

STORY = "{title}\n\nBERGEN (Reuters) - {title} on Monday, said the port.\n"


def test_publish_prints_an_ack_for_each_path(room: Newsroom, tmp_path: Path) -> None:
    """`{source, topic, partition, offset, sha256}` in the order of the paths, once acked; a bad path costs itself."""
    bodies = {name: STORY.format(title=f"Quay {name} opens").encode() for name in ("b", "a", "c")}
    for name, body in bodies.items():
        (tmp_path / name).write_bytes(body)
    (tmp_path / "large").write_bytes(b"x" * (8 * 1024 * 1024 + 1))
    paths = [str(tmp_path / name) for name in ("b", "missing", "a", "large", "c")]
    done = room.run("publish", "--feed", "quay", "--received", "2025-03-16T12:00:00Z", *paths, check=False)
    assert done.returncode == 1
    acks = [json.loads(line) for line in done.stdout.splitlines()]
    assert [set(ack) for ack in acks] == [{"source", "topic", "partition", "offset", "sha256"}] * 3
    assert [ack["source"] for ack in acks] == [(tmp_path / name).as_uri() for name in bodies]
    assert [ack["sha256"] for ack in acks] == [hashlib.sha256(body).hexdigest() for body in bodies.values()]
    assert {ack["topic"] for ack in acks} == {room.prefix + RAW}
    assert [ack["offset"] - acks[0]["offset"] for ack in acks] == [0, 1, 2]
    unknown, missing, large = done.stderr.splitlines()
    assert unknown.startswith("copydesk: feed 'quay' is neither in the feeds file nor known without it")
    assert "missing: No such file" in missing
    assert "large: tooLarge" in large
    until(lambda: len(articles(room, "--feed", "quay")) == 3)
    assert {each["copydesk"]["receivedAt"] for each in articles(room, "--feed", "quay")} == {"2025-03-16T12:00:00Z"}


def test_publish_takes_standard_input(room: Newsroom, tmp_path: Path) -> None:
    """`-` sends what comes in as one item, byte for byte."""
    body = b"\xef\xbb\xbf" + STORY.format(title="From a pipe").encode().replace(b"\n", b"\r\n")
    settings = {"COPYDESK_BROKERS": room.brokers, "COPYDESK_PREFIX": room.prefix}
    done = copydesk("publish", "--feed", "pipe", "-", folder=tmp_path, stdin=body, **settings)
    assert (done.returncode, done.stderr.count(b"\n")) == (0, 1)
    assert b"feed 'pipe' is neither" in done.stderr
    (ack,) = objects(done)
    assert (ack["source"], ack["sha256"]) == ("stdin:", hashlib.sha256(body).hexdigest())
    until(lambda: articles(room, "--feed", "pipe"))


@pytest.mark.parametrize(
    ("arguments", "mend"),
    [
        ([], "--watch"),
        (["."], "--watch ."),
        (["--watch", ".", "a.txt"], "not both"),
        (["--watch", ".", "--received", "2025-03-16T12:00:00Z"], "--received is for files"),
        (["--feed", "copydesk.canary", "a.txt"], "another name"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_publish_refuses_what_can_not_be_meant(tmp_path: Path, arguments: list[str], mend: str) -> None:
    """Nothing to send, a folder as a file, two things at once, the canary's feed: a usage error with its mend."""
    done = copydesk("publish", *arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert mend in done.stderr.decode()


def test_publish_watches_only_what_is_there_and_free(tmp_path: Path) -> None:
    """A folder that is missing is a wrong setting; one that another process watches is a matter of waiting."""
    assert copydesk("publish", "--watch", "inbxo", folder=tmp_path).returncode == 78
    layout = Layout(tmp_path)
    layout.make()
    with layout.held("reuters"):
        done = copydesk("publish", "--feed", "reuters", "--watch", ".", folder=tmp_path)
    assert done.returncode == 75
    assert f'"pid": {os.getpid()}'.encode() in done.stderr


def test_publish_watches_a_folder(room: Newsroom, tmp_path: Path) -> None:
    """`--watch` prints an ack for each file that lands, puts it away, and ends with 0 on SIGTERM."""
    (tmp_path / "inbox").mkdir()
    command = [*COMMAND, "publish", "--feed", "reuters", "--watch", str(tmp_path), "--stable", "0.1"]
    watcher = subprocess.Popen(command, env=room.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    (tmp_path / "inbox" / "story.part").write_bytes(STORY.format(title="From a folder").encode())
    (tmp_path / "inbox" / "story.part").rename(tmp_path / "inbox" / "story.txt")
    assert watcher.stdout is not None
    ack = json.loads(watcher.stdout.readline())
    assert ack["source"] == (tmp_path / "inbox" / "story.txt").as_uri()
    until(lambda: list(tmp_path.glob("done/*/*/*/story.txt")))
    watcher.terminate()
    _, talk = watcher.communicate(timeout=PATIENCE)
    assert (watcher.returncode, talk) == (0, b"copydesk: stopped\n")


async def test_any_producer_that_keeps_the_record_contract(room: Newsroom) -> None:
    """Key and bytes are enough: the item is an article, and each missing header is a warning on it."""
    producer = AIOKafkaProducer(bootstrap_servers=room.brokers)
    async with producer:
        await producer.send_and_wait(room.prefix + RAW, ninjs("urn:x:bare", "Bare bytes"), key=b"bare")
        headers = [
            ("content-type", b"application/ninjs+json"),
            ("traceparent", b"00-" + b"a" * 32 + b"-" + b"b" * 16 + b"-01"),
        ]
        await producer.send_and_wait(room.prefix + RAW, ninjs("urn:x:told", "Told bytes"), key=b"bare", headers=headers)
    await asyncio.to_thread(until, lambda: stored(room, "urn:x:bare") and stored(room, "urn:x:told"))
    bare, told = (articles(room, "--uri", uri)[0]["copydesk"] for uri in ("urn:x:bare", "urn:x:told"))
    missing = [warning for warning in bare["warnings"] if "header" in warning]
    assert [name for name in ("content-type", "received-at", "source-uri", "sha256") if name not in str(missing)] == []
    assert "content-type" not in str(told["warnings"])
    assert told["traceparent"].startswith("00-aaaa")


async def test_headers_are_cloud_events(room: Newsroom) -> None:
    """An article record is a CloudEvent in binary mode: its key is the uri, `ce_id` names uri and revision."""
    uri = "urn:x:event"
    await room.publish([ninjs(uri, "An event"), kill(uri, "2025-03-16T11:00:00Z")], feed="event")
    await asyncio.to_thread(until, lambda: stored(room, uri) == 2)
    first, second = [message for message in await room.read() if message.key == uri.encode()]
    head: dict[str, str] = {name: value.decode() for name, value in first.headers}
    article: Any = json.loads(first.value)
    assert head["ce_specversion"] == "1.0"
    assert head["ce_type"] == "copydesk.article.new.v1"
    assert (head["ce_source"], head["ce_subject"], head["ce_time"]) == ("event", uri, "2025-03-16T10:00:00Z")
    assert head["ce_id"].startswith(f"{uri}|{article['copydesk']['revision']}|")
    assert head["content-type"] == "application/json"
    assert dict(second.headers)["ce_type"] == b"copydesk.article.kill.v1"


async def test_the_consumer_of_the_readme(room: Newsroom, root: Path) -> None:
    """The Python consumer that people copy from the README prints the articles, of any size, and the kill."""
    (code,) = [block.code for block in blocks(root, ("README.md",)) if "AIOKafkaConsumer(" in block.code]
    for old, new in (("127.0.0.1:19092", room.brokers), ("news.articles.v1", f"{room.prefix}news.articles.v1")):
        assert code.count(old) == 1
        code = code.replace(old, new)
    uri = "urn:x:copied"
    long = {"bodies": [{"contentType": "text/plain", "value": "A sentence of a very long report. " * 60_000}]}
    await room.publish([ninjs("urn:x:long", "Two megabytes", **long)], feed="copied")
    await room.publish([ninjs(uri, "Copied from the README"), kill(uri, "2025-03-16T11:00:00Z")], feed="copied")
    await asyncio.to_thread(until, lambda: stored(room, uri) == 2 and stored(room, "urn:x:long"))
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    reader = subprocess.Popen(  # noqa: ASYNC220  started, and waited for in a thread
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True
    )
    lines: list[str] = []
    try:
        assert reader.stdout is not None
        while f"KILL {uri}\n" not in lines:
            line = await asyncio.wait_for(asyncio.to_thread(reader.stdout.readline), PATIENCE)
            assert line, "it ended"
            lines.append(line)
    finally:
        reader.kill()
        reader.wait()
        if reader.stdout:
            reader.stdout.close()
    assert "new Copied from the README\n" in lines
    tail = room.run("tail", "--feed", "copied", "--since", "2025-01-01T00:00:00Z", "--limit", "3")
    assert "Two megabytes" in tail.stdout


TAILS = (
    (["--feed", "tailed", "--lang", "en"], "urn:x:tail-gb"),
    (["--feed", "tailed", "--lang", "nb"], "urn:x:tail-nb"),
    (["--feed", "tailed", "--place", "bergen"], "urn:x:tail-nb"),
)


@pytest.mark.parametrize(
    ("filters", "uri"), TAILS, ids=lambda part: " ".join(part[2:]) if isinstance(part, list) else ""
)
async def test_tail_shows_what_was_asked_for(room: Newsroom, filters: list[str], uri: str) -> None:
    """`--since` begins in the past, the filters leave out the rest: en takes en-GB, places are found without their case."""
    if not stored(room, "urn:x:tail-nb"):
        await room.publish([ninjs("urn:x:tail-gb", "In English", language="en-GB")], feed="tailed")
        await room.publish([ninjs("urn:x:tail-nb", "På norsk", language="nb", located="Bergen")], feed="tailed")
        await asyncio.to_thread(until, lambda: stored(room, "urn:x:tail-nb"))
    done = room.run("tail", "--since", "2025-01-01T00:00:00Z", "--limit", "1", "--json", *filters)
    assert json.loads(done.stdout)["uri"] == uri


async def test_tail_since_shows_nothing_older(room: Newsroom) -> None:
    """With `--since` only what came since is shown, also of the partitions in which nothing did."""
    feeds = [f"old-{number}" for number in range(12)]  # so many keys that every partition has some
    for feed in feeds:
        await room.publish([b"old"], feed=feed)
    since = datetime.now(UTC).isoformat()
    await asyncio.sleep(0.01)
    await room.publish([b"new"], feed="fresh")
    done = room.run("tail", RAW, "--since", since, "--limit", "1")
    assert "  fresh  " in done.stdout
    assert [line for line in done.stdout.splitlines() if any(feed in line for feed in feeds)] == []


async def test_tail_of_bytes_of_any_kind(room: Newsroom) -> None:
    """Raw items are shown by their feed, whatever they are: JSON that is no object too; a line each."""
    await room.publish([b"[1, 2]", b'"text"', b"null", b"{", b"\xff\xfe"], feed="odd")
    done = room.run("tail", RAW, "--feed", "odd", "--since", "2025-01-01T00:00:00Z", "--limit", "5")
    assert len(done.stdout.splitlines()) == 5
    assert done.stderr == ""


async def test_tail_is_live(room: Newsroom) -> None:
    """Without `--since` it shows what comes from now on, as it comes; Ctrl-C ends it in peace."""
    process = subprocess.Popen(  # noqa: ASYNC220  as above
        [*COMMAND, "tail", RAW, "--feed", "live"], env=room.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    line = asyncio.create_task(asyncio.to_thread(process.stdout.readline))
    while not line.done():
        await room.publish([ninjs("urn:x:live", "Live")], feed="live")
        await asyncio.sleep(0.5)
    assert b"Live" in line.result()
    process.send_signal(2)
    _, talk = await asyncio.to_thread(process.communicate, timeout=PATIENCE)
    assert (process.returncode, talk) == (0, b"copydesk: stopped\n")
