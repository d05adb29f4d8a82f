"""HTTP push: what is answered, who may, and what lies on the topic afterwards."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promptness import PATIENCE
from sources.push_ground import TOKEN, Counter, counter

from schemas.topics import RAW, RAW_LIMIT
from streams.sources import push_line, push_request
from streams.sources.ledger import Entry, Ledger
from streams.sources.memory import MemoryPublisher
from streams.sources.push_room import Room

ODD = b"\xef\xbb\xbf\x00\xff\xfe\r\n\x1a\x85 \xe2\x80\xa8\n"
TRACE = "00-" + "a" * 32 + "-" + "b" * 16 + "-01"


@pytest.fixture
def publisher() -> MemoryPublisher:
    """Return the publisher in memory."""
    return MemoryPublisher("prefix.")


@pytest.fixture
async def desk(tmp_path: Path, publisher: MemoryPublisher) -> AsyncIterator[Counter]:
    """Yield a desk without a spool."""
    async with counter(tmp_path, publisher) as open_:
        yield open_


def headers(publisher: MemoryPublisher, number: int = 0) -> dict[str, str]:
    """Return the headers of a record that landed."""
    return {name: value.decode() for name, value in publisher.broker.log[number].headers}


async def test_taken_after_the_ack(desk: Counter, publisher: MemoryPublisher) -> None:
    """202 tells where the bytes lie, untouched, keyed by their feed; not before the ack."""
    publisher.broker.acking.clear()
    pushing = asyncio.create_task(desk.push(ODD, "4711"))
    await publisher.broker.until(1)
    assert not (await asyncio.wait({pushing}, timeout=0.1))[0]
    publisher.broker.acking.set()
    answer = await pushing
    sha256 = hashlib.sha256(ODD).hexdigest()
    place = {"feed": "wire", "topic": f"prefix.{RAW}", "partition": 0, "offset": 0}
    what = {"sha256": sha256, "size": len(ODD), "idempotencyKey": "4711", "status": "accepted"}
    assert (answer.status, answer.said) == (202, place | what)
    (record,) = publisher.broker.log
    assert (record.key, record.value) == (b"wire", ODD)
    assert headers(publisher)["sha256"] == sha256


async def test_repeat_is_answered_as_before(desk: Counter, publisher: MemoryPublisher) -> None:
    """The same key and bytes: 200 with the first place, and one record."""
    first, second = await desk.push(b"a story", "1"), await desk.push(b"a story", "1")
    assert second.status == 200
    assert second.said == first.said | {"status": "repeat"}
    assert len(publisher.broker.log) == 1
    assert desk.counted() == {("wire", "accepted"): 1, ("wire", "repeat"): 1}


async def test_same_key_other_bytes(desk: Counter, publisher: MemoryPublisher) -> None:
    """422, whether the first is known or under way; the same key of another feed is another key."""
    publisher.broker.acking.clear()
    pushing = asyncio.create_task(desk.push(b"a story", "1"))
    await publisher.broker.until(1)
    meanwhile = asyncio.create_task(desk.push(b"another", "1"))
    assert not (await asyncio.wait({meanwhile}, timeout=0.1))[0]
    publisher.broker.acking.set()
    assert ((await pushing).status, (await meanwhile).status) == (202, 422)
    refused = await desk.push(b"another", "1")
    assert (refused.status, refused.headers["Content-Type"]) == (422, "application/problem+json")
    assert "a key of its own" in refused.said["detail"]
    assert (await desk.push(b"another", "1", feed="other", token="cdk_of-another")).status == 202
    assert [record.value for record in publisher.broker.log] == [b"a story", b"another"]


async def test_other_bytes_after_a_first_that_was_not_taken(desk: Counter, publisher: MemoryPublisher) -> None:
    """A key whose first bytes were answered 503 is free: those that waited for that go on as the first."""
    publisher.broker.acking.clear()
    pushing = asyncio.create_task(desk.push(b"a story", "1"))
    await publisher.broker.until(1)
    meanwhile = [asyncio.create_task(desk.push(body, "1")) for body in (b"another", b"a third")]
    assert not (await asyncio.wait(meanwhile, timeout=0.1))[0]
    publisher.broker.away = True
    publisher.broker.acking.set()
    assert (await pushing).status == 503
    assert {(await each).status for each in meanwhile} == {503}
    publisher.broker.away = False
    assert (await desk.until_taken(b"a third", key="1")).status == 202


async def test_without_a_key_the_bytes_are_the_key(desk: Counter, publisher: MemoryPublisher) -> None:
    """The SHA-256 of the body is the default."""
    answer = await desk.push(b"a story")
    assert answer.said["idempotencyKey"] == answer.said["sha256"]
    assert (await desk.push(b"a story")).status == 200
    assert (await desk.push(b"another")).status == 202
    assert len(publisher.broker.log) == 2


async def test_second_waits_for_the_first(desk: Counter, publisher: MemoryPublisher) -> None:
    """While a key is under way, the same again waits and gets 200; nothing is published twice."""
    publisher.broker.acking.clear()
    pushing = [asyncio.create_task(desk.push(b"a story", "1")) for _ in range(5)]
    await publisher.broker.until(1)
    assert not (await asyncio.wait(pushing, timeout=0.1))[0]
    publisher.broker.acking.set()
    answers = await asyncio.gather(*pushing)
    assert sorted(answer.status for answer in answers) == [200, 200, 200, 200, 202]
    assert len(publisher.broker.log) == 1


async def test_sender_hangs_up(desk: Counter, publisher: MemoryPublisher) -> None:
    """An item whose sender does not wait for the answer is taken all the same, once."""
    publisher.broker.acking.clear()
    pushing = asyncio.create_task(desk.push(b"a story", "1"))
    await publisher.broker.until(1)
    pushing.cancel()
    publisher.broker.acking.set()
    assert (await desk.push(b"a story", "1")).status == 200
    assert len(publisher.broker.log) == 1


async def test_what_headers_say_goes_along(desk: Counter, publisher: MemoryPublisher) -> None:
    """Content-Type, traceparent and the sender's name for the item become headers of the record."""
    before = datetime.now(UTC)
    told = {"Content_Type": "text/plain; charset=latin1", "Content_Location": "cms:4711", "traceparent": TRACE}
    await desk.push(b"a story", **told)
    found = headers(publisher)
    assert (found["content-type"], found["source-uri"]) == ("text/plain; charset=latin1", "cms:4711")
    assert found["traceparent"] == TRACE
    assert before <= datetime.fromisoformat(found["received-at"]) <= datetime.now(UTC)


async def test_what_headers_do_not_say(desk: Counter, publisher: MemoryPublisher) -> None:
    """Without a name of its own an item is called by feed and key; a broken trace is left out."""
    await desk.push(b"a story", "a key/1", traceparent="00-nothing")
    found = headers(publisher)
    assert found["source-uri"] == "push:wire/a%20key%2F1"
    assert {"traceparent", "content-type"} & set(found) == set()


BAD_HEADERS = (
    {"Idempotency-Key": "x" * 256},
    {"Idempotency-Key": " "},
    {"Idempotency-Key": "schlüssel"},
    {"Idempotency-Key": "a\tb"},
    {"Content-Type": "text/plän"},
    {"Content-Location": "x" * 2049},
)


@pytest.mark.parametrize("bad", BAD_HEADERS, ids=lambda bad: next(iter(bad.values()))[:9])
async def test_header_that_cannot_be_kept(desk: Counter, publisher: MemoryPublisher, bad: dict[str, str]) -> None:
    """400 names the header and the cure."""
    answer = await desk.post(b"a story", {"Authorization": f"Bearer {TOKEN}"} | bad)
    assert answer.status == 400
    assert answer.said["detail"].startswith(next(iter(bad)))
    assert "printable ASCII" in answer.said["detail"]
    assert publisher.broker.log == []


async def test_empty_body(desk: Counter, publisher: MemoryPublisher) -> None:
    """400, with the cure."""
    answer = await desk.push(b"")
    assert (answer.status, publisher.broker.log) == (400, [])
    assert answer.said["detail"].startswith("the body is empty: send the bytes")


async def test_content_encoding(desk: Counter, publisher: MemoryPublisher) -> None:
    """415: bytes are kept as they come, and nothing is inflated."""
    answer = await desk.post(b"\x1f\x8b", {"Authorization": f"Bearer {TOKEN}", "Content-Encoding": "gzip"})
    assert (answer.status, publisher.broker.log) == (415, [])
    assert "without Content-Encoding" in answer.said["detail"]


async def test_largest_item(desk: Counter, publisher: MemoryPublisher) -> None:
    """8 MiB are taken; one byte more is 413, and the connection ends."""
    assert (await desk.push(BytesIO(b"x" * RAW_LIMIT))).status == 202
    answer = await desk.push(BytesIO(b"x" * (RAW_LIMIT + 1)))
    assert (answer.status, answer.headers["Connection"]) == (413, "close")
    assert len(publisher.broker.log) == 1


async def test_endless_body(desk: Counter, publisher: MemoryPublisher) -> None:
    """Chunked and without an end: refused at the limit, with no more than that in memory."""
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 64 * RAW_LIMIT:
            sent += 65536
            yield bytes(65536)

    head = f"POST /v1/feeds/wire/items HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n"
    reader, writer = await _connected(desk)
    writer.write(head.encode() + b"Transfer-Encoding: chunked\r\n\r\n")
    answered = asyncio.create_task(reader.readuntil(b"\r\n\r\n"))
    async for piece in endless():
        writer.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        await writer.drain()
        if answered.done():
            break
    assert (await answered).startswith(b"HTTP/1.1 413")
    assert sent < 2 * RAW_LIMIT
    writer.close()
    assert publisher.broker.log == []


@pytest.mark.parametrize(
    "body", [b"Content-Length: 100\r\n\r\nhalf a story", b"Transfer-Encoding: chunked\r\n\r\n5\r\nhalf \r\n"]
)
async def test_body_that_is_cut_off(desk: Counter, publisher: MemoryPublisher, body: bytes) -> None:
    """A body that ends before its end is never an item."""
    reader, writer = await _connected(desk)
    writer.write(f"POST /v1/feeds/wire/items HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n".encode() + body)
    await writer.drain()
    writer.close()
    await reader.read()
    while desk.counted() != {("wire", "invalid"): 1}:  # noqa: ASYNC110  nobody is told: the sender has gone
        await asyncio.sleep(0.01)
    assert publisher.broker.log == []


async def test_body_that_does_not_come(
    desk: Counter, publisher: MemoryPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """408 after a while, and the place is free again."""
    monkeypatch.setattr(push_request, "BODY_SECONDS", 0.1)
    reader, writer = await _connected(desk)
    head = f"POST /v1/feeds/wire/items HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n"
    writer.write(head.encode() + b"Content-Length: 100\r\n\r\nhalf")
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 408")
    writer.close()
    assert publisher.broker.log == []


async def test_nothing_is_sent_for_nothing(desk: Counter) -> None:
    """Whoever asks before sending a large body is told to go on only when the token is right."""
    for token, wanted in (("wrong", b"HTTP/1.1 401"), (TOKEN, b"HTTP/1.1 100")):
        reader, writer = await _connected(desk)
        head = f"POST /v1/feeds/wire/items HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
        writer.write(head.encode() + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n")
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(wanted)
        if token == TOKEN:
            writer.write(b"story")
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 202")
        writer.close()


async def _connected(desk: Counter) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", int(desk.url.rpartition(":")[2]))


async def test_too_many_at_once(desk: Counter, publisher: MemoryPublisher) -> None:
    """429 with Retry-After when a feed has its share under way; other feeds have theirs; then there is room again."""
    desk.desk.room = Room(items=3, feed_items=2)
    publisher.broker.acking.clear()
    pushing = [asyncio.create_task(desk.push(b"story", str(number))) for number in range(2)]
    await publisher.broker.until(2)
    answer = await desk.push(b"story", "one too many")
    assert (answer.status, answer.headers["Retry-After"]) == (429, "1")
    pushing.append(asyncio.create_task(desk.push(b"story", feed="other", token="cdk_of-another")))
    await publisher.broker.until(3)
    assert (await desk.push(b"story", "two", feed="other", token="cdk_of-another")).status == 429
    publisher.broker.acking.set()
    assert [(await each).status for each in pushing] == [202] * 3
    assert (await desk.push(b"story", "one too many")).status == 202


async def test_too_many_bytes(desk: Counter, publisher: MemoryPublisher) -> None:
    """Bytes are counted as they come, whatever was declared; what was refused gives its room back."""
    desk.desk.room = Room(size=1000, feed_size=1000)
    publisher.broker.acking.clear()

    async def pieces() -> AsyncIterator[bytes]:
        yield bytes(500)
        await asyncio.sleep(0.05)  # so that they come one by one
        yield bytes(500)

    first = asyncio.create_task(desk.push(bytes(100)))
    await publisher.broker.until(1)
    assert (await desk.push(bytes(901))).status == 429
    assert (await desk.push(pieces())).status == 429
    second = asyncio.create_task(desk.push(bytes(900)))
    await publisher.broker.until(2)
    publisher.broker.acking.set()
    assert [(await each).status for each in (first, second)] == [202, 202]


async def test_kafka_away(desk: Counter, publisher: MemoryPublisher) -> None:
    """503 with Retry-After, never 202; once Kafka is back the line is too."""
    assert (await desk.push(b"first")).status == 202
    publisher.broker.away = True
    lost = await desk.push(b"second")
    assert (lost.status, lost.headers["Retry-After"]) == (503, "5")
    assert (await desk.push(b"second")).said["detail"].startswith("Kafka is away and nothing was taken")
    publisher.broker.away = False
    answer = await desk.until_taken(b"second")
    assert [record.value for record in publisher.broker.log] == [b"first", b"second"]
    assert answer.said["offset"] == 1


async def test_no_ack_in_time(desk: Counter, publisher: MemoryPublisher, monkeypatch: pytest.MonkeyPatch) -> None:
    """503 says that the item may have been taken; whoever waits for the same gets the same answer."""
    monkeypatch.setattr(push_line, "PATIENCE", 0.2)
    publisher.broker.acking.clear()
    answers = await asyncio.gather(desk.push(b"story", "1"), desk.push(b"story", "1"))
    assert {answer.status for answer in answers} == {503}
    assert "may have been taken" in answers[0].said["detail"]
    assert "same Idempotency-Key" in answers[0].said["detail"]
    publisher.broker.acking.set()


async def test_start_without_kafka(tmp_path: Path, publisher: MemoryPublisher) -> None:
    """The desk opens while Kafka is away, says so at once, and takes items when it comes."""
    publisher.broker.away = True
    async with counter(tmp_path, publisher) as desk:
        assert (await asyncio.wait_for(desk.push(b"story"), 0.8 * push_line.PATIENCE)).status == 503
        publisher.broker.away = False
        assert (await desk.until_taken(b"story")).said["offset"] == 0


async def test_restart_knows_what_was_taken(tmp_path: Path, publisher: MemoryPublisher) -> None:
    """A repeat after a restart is a repeat."""
    async with counter(tmp_path, publisher) as desk:
        first = await desk.push(b"story", "1")
    async with counter(tmp_path, publisher) as desk:
        second = await desk.push(b"story", "1")
        assert (await desk.push(b"other", "1")).status == 422
    assert second.said == first.said | {"status": "repeat"}


async def test_ledger_is_away(tmp_path: Path, desk: Counter, publisher: MemoryPublisher) -> None:
    """Where nobody can tell a repeat, 503; the ledger opens anew after the trouble."""
    path = tmp_path / "state" / "push.sqlite"
    assert (await desk.push(b"first")).status == 202
    desk.desk._ledger._drop()
    kept = path.rename(tmp_path / "kept")
    path.mkdir()
    answer = await desk.push(b"second")
    assert (answer.status, "can't tell" in answer.said["detail"]) == (503, True)
    path.rmdir()
    kept.rename(path)
    assert (await desk.push(b"first")).status == 200
    assert len(publisher.broker.log) == 1


async def test_ledger_forgets(tmp_path: Path) -> None:
    """Entries of 7 days ago go, younger ones stay."""
    now = datetime(2025, 3, 16, tzinfo=UTC)
    ledger = Ledger(tmp_path)
    for days in (6, 8):
        at = int((now - timedelta(days=days)).timestamp())
        await ledger.write(Entry("wire", str(days), "0" * 64, 1, RAW, 0, days, at))
    await ledger.forget(now)
    assert [(await ledger.find("wire", key)) is not None for key in ("6", "8")] == [True, False]
    await ledger.close()


async def test_page_about_the_interface(desk: Counter) -> None:
    """The OpenAPI document is served."""
    async with desk._session.get(f"{desk.url}/v1/openapi.json") as answer:
        assert json.loads(await answer.read())["openapi"] == "3.1.0"


values = st.one_of(
    st.binary(max_size=300).map(lambda value: value.replace(b"\r", b"").replace(b"\n", b"")),
    st.sampled_from([b"1", b"a story", b"gzip", b"v1,", b"text/plain", TRACE.encode(), f"Bearer {TOKEN}".encode()]),
)
NAMES = (
    "Idempotency-Key Content-Type Content-Location traceparent Content-Encoding Expect webhook-id webhook-timestamp "
    "webhook-signature Authorization Transfer-Encoding"
)
names = st.sampled_from(NAMES.encode().split())
fields = st.lists(st.tuples(names, values), max_size=5)


def test_never_500(tmp_path: Path) -> None:
    """Whatever bytes a request is made of, the answer is one that is described, and what is taken lies as it came."""
    publisher = MemoryPublisher()
    log = publisher.broker.log

    async def push(desk: Counter, body: bytes, told: list[tuple[bytes, bytes]]) -> bytes:
        reader, writer = await _connected(desk)
        lines = [b"POST /v1/feeds/wire/items HTTP/1.1", b"Host: x", b"Connection: close"]
        lines += [b"%b: %b" % each for each in told] + [b"Content-Length: %d" % len(body), b"", body]
        writer.write(b"\r\n".join(lines))
        answer = await asyncio.wait_for(reader.read(), PATIENCE)
        writer.close()
        return answer.removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n")

    with asyncio.Runner() as runner:
        context = counter(tmp_path, publisher)
        desk = runner.run(context.__aenter__())

        @settings(max_examples=300)
        @given(body=st.binary(max_size=50), told=fields, known=st.booleans())
        def run(body: bytes, told: list[tuple[bytes, bytes]], known: bool) -> None:
            before = len(log)
            own = [(b"Authorization", f"Bearer {TOKEN}".encode())] if known else []
            answer = runner.run(push(desk, body, own + told))
            status = int(answer[9:12])
            assert status in {200, 202, 400, 401, 415, 417, 422}
            assert [record.value for record in log[before:]] == ([body] if status == 202 else [])

        run()
        runner.run(context.__aexit__(None, None, None))
    assert log
