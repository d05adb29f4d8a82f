"""The live stream on a real broker: order, filters, kills, repeats, and resuming without gap or repeat."""

import asyncio
import json
import random
import re
from typing import Any

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewPartitions
from client.desk import Sent, Topics, canary, uri, version
from dashboard.desk import Site, read_slowly, streaming, told
from promptness import PATIENCE

from schemas.topics import ARTICLES
from streams.dashboard import stream
from streams.observe.metrics import Metrics

pytestmark = pytest.mark.kafka


async def test_reader_gets_what_is_published_from_now_on(topics: Topics) -> None:
    """Without a place the stream begins now; articles come as published, in order, with the headers of a stream."""
    await topics.send(version("old"), partition=0)
    async with streaming(topics) as site, site.stream() as reader:
        assert reader.answer.content_type == "text/event-stream"
        assert reader.answer.headers["Cache-Control"] == "no-store"
        assert reader.answer.headers["X-Content-Type-Options"] == "nosniff"
        await reader.begun()
        sent = [version("bridge", number) for number in range(1, 4)]
        await topics.send(*sent, partition=1)
        events = await reader.take(3)
        assert told(events) == [("article", "bridge", f"bridge-{n}-{'new' if n == 1 else 'update'}") for n in (1, 2, 3)]
        assert events[0].data["headlines"] == [{"value": "Old bridge over the Tauber reopens"}]
        assert [event.id for event in events] == ["0:1,1:1,2:0", "0:1,1:2,2:0", "0:1,1:3,2:0"]


async def test_kill_and_hold_are_events_of_their_own_and_pass_every_filter(topics: Topics) -> None:
    """A kill says what must go and not what it said; filters never keep it or a hold from a reader."""
    async with streaming(topics) as site, site.stream("?feed=other&language=nb") as reader:
        await reader.begun()
        killed = version("bridge", 2, kind="kill", status="canceled", text="SECRET", created=3)
        held = version("bridge", 3, kind="hold", status="withheld", text="SECRET")
        await topics.send(version("bridge"), killed, held, partition=0)
        kill, hold = await reader.take(2)
    assert (kill.name, hold.name) == ("kill", "hold")
    assert kill.data == {
        "uri": uri("bridge"), "kind": "kill", "revision": "bridge-2-kill", "feed": "tauber-post",
        "versionCreated": "2025-03-16T12:03:00Z", "note": None,
    }  # fmt: skip
    assert "SECRET" not in str(hold.data)


async def test_filters_choose_feeds_and_languages(topics: Topics) -> None:
    """Feeds and languages may be repeated; `en` means en-GB too."""
    async with streaming(topics) as site, site.stream("?feed=a&feed=b&language=en") as reader:
        await reader.begun()
        one, two, three = version("1", feed="a"), version("2", feed="b"), version("3", feed="c")
        other = two._replace(value=(two.value or b"").replace(b'"language":"en"', b'"language":"nb"'), headers=())
        british = one._replace(value=(one.value or b"").replace(b'"language":"en"', b'"language":"en-GB"'), headers=())
        await topics.send(three, other, two, british, partition=0)
        assert [event.data["uri"] for event in await reader.take(2)] == [two.key, one.key]


async def test_canaries_repeats_and_what_is_no_article_never_show(topics: Topics) -> None:
    """A canary, a marker, a repeat and a broken record are passed over, and the id moves past them."""
    first, last = version("bridge"), version("harbour")
    broken = [Sent("x", b"{"), Sent("x", None), Sent("x", b'{"uri": "no facts"}'), Sent("copydesk.marker", b"{}")]
    async with streaming(topics) as site, site.stream() as reader:
        await reader.begun()
        await topics.send(first, canary(), *broken, first, last, partition=2)
        events = await reader.take(2)
    assert [event.data["uri"] for event in events] == [first.key, last.key]
    assert events[1].id == "0:0,1:0,2:8"


async def test_headline_can_not_break_the_framing(topics: Topics) -> None:
    """Line breaks in a headline, and JSON laid out for people, stay inside of one data line."""
    nasty = "x\r\n\r\nevent: kill\ndata: {}\n\n\x85\u2028id: 9:9"
    sent = version("bridge", headline=nasty)
    laid_out = version("harbour", headline=nasty)
    laid_out = laid_out._replace(value=(laid_out.value or b"").replace(b",", b",\r\n"))
    async with streaming(topics) as site, site.stream() as reader:
        await reader.begun()
        await topics.send(sent, laid_out, partition=0)
        events = await reader.take(2)
    assert [event.name for event in events] == ["article", "article"]
    assert [event.data["headlines"][0]["value"] for event in events] == [nasty, nasty]
    assert events[1].id == "0:2,1:0,2:0"


@pytest.mark.parametrize(("most_events", "step"), [(1000, 1), (50, 17)])
async def test_resume_at_every_position_gives_exactly_the_rest(topics: Topics, most_events: int, step: int) -> None:
    """300 records with repeats in 3 partitions: behind each id come the events that are left, from ring or log."""
    sent = [version(f"s{number}") for number in range(270)]
    async with streaming(topics, most_events=most_events) as site:
        async with site.stream() as reader:
            await reader.begun()
            events = []
            for start in range(0, 270, 27):
                repeats = random.Random(start).choices(sent[: start + 1], k=3)
                await topics.send(*sent[start : start + 27], *repeats)
                events += await reader.take(27)
        assert {event.data["uri"] for event in events} == {one.key for one in sent}
        for number in range(0, 270, step):
            await _resumes(site, [event.data["uri"] for event in events[number + 1 :]], events[number].id)


async def _resumes(site: Site, rest: list[str], last: str) -> None:
    async with site.stream(last=last) as reader:
        found = [event.data["uri"] for event in await reader.take(len(rest))]
    assert sorted(found) == sorted(rest)
    assert not rest or reader.last


async def test_reader_whose_filter_hides_everything_resumes_where_he_was(
    topics: Topics, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A heartbeat carries the id, so that who got no event does not read the log again for ever."""
    monkeypatch.setattr("streams.dashboard.stream.HEARTBEAT", 0.2)
    async with streaming(topics) as site, site.stream("?feed=none") as reader:
        await reader.begun()
        await topics.send(*(version(f"s{number}") for number in range(5)), partition=0)
        async with asyncio.timeout(PATIENCE):
            while reader.last != "0:5,1:0,2:0":
                reader.last = ""
                await reader.begun()


async def test_since_begins_at_a_time(topics: Topics) -> None:
    """`since` gives everything published from a time on; one in the past gives all."""
    sent = [version(f"s{number}") for number in range(6)]
    await topics.send(*sent)
    async with streaming(topics) as site:
        async with site.stream("?since=2020-01-01T00:00:00%2B01:00") as reader:
            assert {event.data["uri"] for event in await reader.take(6)} == {one.key for one in sent}
        async with site.stream("?since=2199-01-01T00:00:00Z") as reader:
            await reader.begun()
            await topics.send(version("late"))
            assert [event.data["uri"] for event in await reader.take(1)] == [uri("late")]


@pytest.mark.parametrize("last", ["nonsense", "0:1,9:4", "0:99999", "0:1:2", "٣:1", "-1:0"])
async def test_id_that_means_nothing_begins_now_and_says_so(topics: Topics, last: str) -> None:
    """A browser would never come back after a 400: it is told, and the stream begins now."""
    async with streaming(topics) as site, site.stream(last=last) as reader:
        (event,) = await reader.take(1)
        assert event.name == "reset"
        assert "begins now" in event.data["detail"]
        await topics.send(version("bridge"))
        assert (await reader.take(1))[0].data["uri"] == uri("bridge")


async def test_too_many_readers_are_refused(topics: Topics) -> None:
    """The limit of readers is 503 with Retry-After and the mend."""
    async with streaming(topics, most_readers=1) as site, site.stream() as reader:
        await reader.begun()
        async with site.stream() as second:
            assert (second.answer.status, second.answer.headers["Retry-After"]) == (503, "5")
            assert "copydesk serve" in (await second.answer.json(content_type=None))["detail"]


@pytest.mark.parametrize("stalled", [0.5, 60])
async def test_slow_reader_is_cut_off_and_comes_back_without_loss(
    topics: Topics, monkeypatch: pytest.MonkeyPatch, stalled: float
) -> None:
    """Who takes nothing, or wakes when the ring is past, is cut off, counted and holds no more than a chunk; his id
    brings the rest.
    """  # noqa: D205
    monkeypatch.setattr("streams.dashboard.stream.STALLED", stalled)
    metrics, size, held = Metrics(), 50_000, list[int]()
    cut_off = stream._Reader._cut_off

    def watched(reader: Any) -> ConnectionResetError:
        held.append(_waiting(reader))
        return cut_off(reader)

    monkeypatch.setattr(stream._Reader, "_cut_off", watched)
    sent = [version(f"s{number}", text="x" * size) for number in range(600)]
    async with streaming(topics, metrics, most_bytes=15_000_000) as site:
        begin = asyncio.Event()
        slow = asyncio.create_task(read_slowly(site.address, "/v1/stream?since=2020-01-01T00:00:00Z", begin))
        async with site.stream() as quick:
            await quick.begun()
            for start in range(0, 600, 100):
                await topics.send(*sent[start : start + 100])
                await quick.take(100)
        begin.set()
        seen = re.findall(rb"event: article\ndata: (.*)\nid: (.*)\n\n", await slow)
        assert 0 < len(seen) < 600
        assert _sample(metrics, "copydesk_stream_lagging_total") == 1
        assert held[0] <= stream.CHUNK + 2 * size
        rest = {one.key for one in sent} - {json.loads(data)["uri"] for data, _ in seen}
        assert len(rest) == 600 - len(seen)
        await _resumes(site, sorted(rest), seen[-1][1].decode())


def _waiting(reader: Any) -> int:
    return int(reader._request.transport.get_write_buffer_size())


async def test_topic_that_grows_is_read_whole(topics: Topics, monkeypatch: pytest.MonkeyPatch) -> None:
    """Partitions that come while readers are there are read from their beginning, and stand in the ids."""
    monkeypatch.setattr("streams.dashboard.hub.GROWTH_SECONDS", 0.2)
    async with streaming(topics) as site, site.stream() as reader:
        await reader.begun()
        admin = AIOKafkaAdminClient(bootstrap_servers=topics.brokers)
        await admin.start()
        await admin.create_partitions({topics.prefix + ARTICLES: NewPartitions(4)})
        await admin.close()
        sent = [version("new"), version("old")]
        await topics.send(sent[0], partition=3)
        await topics.send(sent[1], partition=0)
        events = await reader.take(2)
    assert {event.data["uri"] for event in events} == {one.key for one in sent}
    assert events[1].id == "0:1,1:0,2:0,3:1"


async def test_topic_made_anew_resets_the_stream(
    topics: Topics, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Deleted and made again under its name: readers are told once and go on; who comes then or comes back goes on too."""
    monkeypatch.setattr("streams.dashboard.hub.GROWTH_SECONDS", 0.2)
    async with streaming(topics) as site, site.stream() as reader:
        await reader.begun()
        await topics.send(*(version(f"old{number}") for number in range(9)), partition=0)
        old = await reader.take(9)
        await topics.make_anew(3)
        (reset,) = await reader.take(1)
        assert (reset.name, reset.id) == ("reset", "0:0,1:0,2:0")
        async with site.stream() as later, site.stream(last=old[-1].id) as back:
            await later.begun()
            assert (await back.take(1))[0].name == "reset"
            await topics.send(version("new"), partition=0)
            for each in (reader, later, back):
                (event,) = await each.take(1)
                assert (event.data["uri"], event.id) == (uri("new"), "0:1,1:0,2:0")
    assert caplog.text.count("was made anew") == 1


async def test_readers_end_at_once_when_the_process_ends(topics: Topics) -> None:
    """The end of the server does not wait for readers, and who comes meanwhile is told to try again."""
    async with streaming(topics) as site, site.stream() as reader:
        await reader.begun()
        assert site.hub
        site.hub.end()
        with pytest.raises(EOFError):
            await reader.take(1, seconds=stream.HEARTBEAT / 2)
        async with site.stream() as late:
            assert late.answer.status == 503


def _sample(metrics: Metrics, name: str) -> float:
    return next(sample.value for sample in metrics.samples() if sample.name == name)
