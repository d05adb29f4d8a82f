"""Who may push: bad, expired and replayed signatures, tokens of another feed, and nothing to learn from a refusal."""

import base64
import hmac
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sources.push_ground import FEEDS, OLD_SECRET, OTHER_SECRET, OTHER_TOKEN, SECRET, TOKEN, Answer, Counter, counter
from typer import Typer
from typer.testing import CliRunner

from schemas.feeds import CANARY_FEED, Feed, Push
from streams.cli.token import token
from streams.errors import ConfigError
from streams.settings import load_feeds
from streams.sources.memory import MemoryPublisher
from streams.sources.push_gate import Gate
from streams.sources.signatures import read_secret, sign

NOW = datetime(2025, 3, 16, 12, tzinfo=UTC)
STORY = b"a story\n"


@pytest.fixture
def publisher() -> MemoryPublisher:
    """Return the publisher in memory."""
    return MemoryPublisher()


@pytest.fixture
async def desk(tmp_path: Path, publisher: MemoryPublisher) -> AsyncIterator[Counter]:
    """Yield a desk on a certain Sunday in March."""
    async with counter(tmp_path, publisher, now=lambda: NOW) as open_:
        yield open_


def signed(body: bytes, *secrets: str, id_: str = "msg_1", at: datetime = NOW) -> dict[str, str]:
    """Return the headers of a delivery, signed with these secrets."""
    timestamp = str(int(at.timestamp()))
    signatures = [f"v1,{sign(read_secret(secret, ''), id_, timestamp, body)}" for secret in secrets]
    return {"webhook-id": id_, "webhook-timestamp": timestamp, "webhook-signature": " ".join(signatures)}


STRANGERS: dict[str, tuple[str, dict[str, str]]] = {
    "nobody": ("wire", {}),
    "wrong token": ("wire", {"Authorization": "Bearer cdk_wrong"}),
    "no token": ("wire", {"Authorization": "Bearer"}),
    "hash for a token": ("wire", {"Authorization": f"Bearer {FEEDS['wire'].push.tokens[1]}"}),  # type: ignore[union-attr]
    "another scheme": ("wire", {"Authorization": f"Basic {TOKEN}"}),
    "other feed's token": ("wire", {"Authorization": f"Bearer {OTHER_TOKEN}"}),
    "feed that takes none": ("closed", {"Authorization": f"Bearer {TOKEN}"}),
    "unknown feed": ("nosuch", {"Authorization": f"Bearer {TOKEN}"}),
    "the canary's feed": (CANARY_FEED, {"Authorization": f"Bearer {TOKEN}"}),
    "wrong secret": ("wire", signed(STORY, "whsec_" + base64.b64encode(bytes(24)).decode())),
    "other feed's secret": ("wire", signed(STORY, OTHER_SECRET)),
    "unknown feed, signed": ("nosuch", signed(STORY, SECRET)),
    "the canary's feed, signed": (CANARY_FEED, signed(STORY, SECRET)),
    "other bytes": ("wire", signed(b"a story", SECRET)),
    "another id": ("wire", signed(STORY, SECRET) | {"webhook-id": "msg_2"}),
    "another time": ("wire", signed(STORY, SECRET) | {"webhook-timestamp": str(int(NOW.timestamp()) + 1)}),
    "expired": ("wire", signed(STORY, SECRET, at=NOW - timedelta(seconds=301))),
    "from the future": ("wire", signed(STORY, SECRET, at=NOW + timedelta(seconds=301))),
    "no time": ("wire", signed(STORY, SECRET) | {"webhook-timestamp": "soon"}),
    "no number": ("wire", signed(STORY, SECRET) | {"webhook-timestamp": "9" * 5000}),
    "no signature": ("wire", signed(STORY)),
    "another version": ("wire", signed(STORY, SECRET) | {"webhook-signature": "v2,AAAA"}),
    "a wrong token beside a signature": ("wire", signed(STORY, SECRET) | {"Authorization": "Bearer cdk_wrong"}),
}


@pytest.mark.parametrize("who", STRANGERS)
async def test_strangers_look_all_the_same(desk: Counter, publisher: MemoryPublisher, who: str) -> None:
    """401 with a challenge and the cure; the answer says nothing of which feeds there are."""
    feed, headers = STRANGERS[who]
    answer = await desk.post(STORY, headers, feed)
    plain = await desk.post(STORY, {})
    assert (answer.status, answer.headers["WWW-Authenticate"]) == (401, 'Bearer realm="copydesk"')
    assert answer.said == plain.said
    assert _visible(answer) == _visible(plain)
    assert publisher.broker.log == []
    assert {outcome for _, outcome in desk.counted()} == {"refused"}
    assert {label for label, _ in desk.counted()} <= {"wire", "unknown"}


def _visible(answer: Answer) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name != "Date"}


KNOWN: dict[str, dict[str, str]] = {
    "the new token": {"Authorization": f"Bearer {TOKEN}"},
    "the old token": {"Authorization": "bearer cdk_old"},
    "the new secret": signed(STORY, SECRET),
    "the old secret": signed(STORY, OLD_SECRET),
    "two secrets, one ours": signed(STORY, OTHER_SECRET, SECRET),
    "late": signed(STORY, SECRET, at=NOW - timedelta(seconds=299)),
    "early": signed(STORY, SECRET, at=NOW + timedelta(seconds=299)),
}


@pytest.mark.parametrize("who", KNOWN)
async def test_who_may(desk: Counter, publisher: MemoryPublisher, who: str) -> None:
    """All tokens and all secrets of a feed are valid side by side."""
    assert (await desk.post(STORY, KNOWN[who])).status == 202
    assert [record.value for record in publisher.broker.log] == [STORY]


async def test_replayed_delivery(desk: Counter, publisher: MemoryPublisher) -> None:
    """A recording is a repeat under its webhook-id; a key of one's own, which nobody signed, does not make it new."""
    headers = signed(STORY, SECRET)
    first, again = await desk.post(STORY, headers), await desk.post(STORY, headers)
    assert (first.status, again.status) == (202, 200)
    assert first.said["idempotencyKey"] == "msg_1"
    other = await desk.post(STORY, headers | {"Idempotency-Key": "msg_2"})
    assert (other.status, "leave Idempotency-Key out" in other.said["detail"]) == (400, True)
    assert (await desk.post(STORY, headers | {"Idempotency-Key": "msg_1"})).status == 200
    assert len(publisher.broker.log) == 1


def test_signature_of_the_specification() -> None:
    """The example of the Standard Webhooks libraries: id, timestamp and body as there."""
    secret = read_secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "")
    body = b'{"test": 2432232314}'
    made = sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body)
    assert made == "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_as_many_comparisons_for_a_stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens are compared in constant time, and as often for a feed that is known as for one that is not."""
    compared: list[int] = []
    real = hmac.compare_digest

    def count(a: bytes, b: bytes) -> bool:
        compared[-1] += 1
        return real(a, b)

    monkeypatch.setattr(hmac, "compare_digest", count)
    gate = Gate(FEEDS)
    for feed, given in (("wire", TOKEN), ("wire", "cdk_old"), ("wire", "x"), ("other", "x"), ("nosuch", "x")):
        compared.append(0)
        gate.by_token(feed, given)
    assert compared == [2] * 5


def test_secrets_in_files(tmp_path: Path) -> None:
    """`secret_files` names files with a secret a line; what can't be used is told with its mend, never with the secret."""
    path = tmp_path / "secrets"
    path.write_text(f"{OLD_SECRET}\n{SECRET}\n")
    gate = Gate({"wire": Feed(id="wire", push=Push(secret_files=(str(path),)))})
    assert gate.knows("wire")
    for content, wrong in ((None, "can't read"), ("", "is empty"), ("hunter2", "write a secret as whsec_")):
        if content is None:
            path.unlink()
        else:
            path.write_text(content)
        with pytest.raises(ConfigError, match=wrong) as error:
            Gate({"wire": Feed(id="wire", push=Push(secret_files=(str(path),)))})
        assert "hunter2" not in str(error.value)


@pytest.mark.parametrize("text", ["c2hvcnQ=", "whsec_c2hvcnQ=", "whsec_!!", "whsec_é"])
def test_secret_that_is_none(text: str) -> None:
    """A secret has a prefix, base64 and 24 bytes."""
    with pytest.raises(ConfigError, match="24 to 64 bytes"):
        read_secret(text, "[feeds.wire.push] secrets")


app = Typer()
app.command()(token)


@pytest.mark.parametrize(("feed", "option"), [("wire", []), ("nord.en é", []), ("wire", ["--webhook"])])
def test_token_command(tmp_path: Path, feed: str, option: list[str]) -> None:
    """The token stands on stdout alone, and what is said on stderr is a feeds file with which it is valid."""
    done = CliRunner().invoke(app, [feed, *option])
    assert done.exit_code == 0
    made = done.stdout.strip()
    lines = done.stderr.splitlines()
    path = tmp_path / "feeds.toml"
    path.write_text("\n".join(lines[1:]), encoding="utf-8")
    gate = Gate(load_feeds(path))
    if option:
        assert made in done.stderr
        assert len(read_secret(made, "")) == 32
    else:
        assert made not in done.stderr
        assert gate.by_token(feed, made)
        assert len(made) == len("cdk_") + 43
    assert gate.knows(feed)


def test_no_token_for_the_canary() -> None:
    """The canary's feed is nobody's."""
    assert CliRunner().invoke(app, [CANARY_FEED]).exit_code == 2
