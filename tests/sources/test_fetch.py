"""The one door out to the web: it connects to public addresses only, and takes a bounded answer in bounded time."""

import ast
import asyncio
import gzip
import shutil
import socket
import ssl
import subprocess
import time
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from promptness import PATIENCE
from sources.feed_server import FeedServer, feed_server

from streams.sources.fetch import fetch, shown
from streams.sources.fetch_body import MEMBERS
from streams.sources.fetch_error import FetchError
from streams.sources.public import is_public

HOME = (ip_network("127.0.0.1/32"),)
PUBLIC = (ip_network("127.0.0.2/32"),)
"""Stands for the public internet where a test has to get through: Linux has all of 127.0.0.0/8 on loopback."""

Answers = dict[str, list[list[str]]]


class Names(AbstractResolver):
    """DNS as a test writes it: for each host the answers to the first question, the second and so on."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Answer; the last answer stays."""
        del family
        self.asked.append(host)
        told = self.answers[host]
        found = told[0] if len(told) == 1 else told.pop(0)
        return [
            ResolveResult(
                hostname=host,
                host=each,
                port=port,
                family=socket.AF_INET6 if ":" in each else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for each in found
        ]

    async def close(self) -> None:
        """Nothing is open."""


class Trap:
    """A server that must never be reached, on every loopback address that the machine has; it counts connections."""

    def __init__(self) -> None:
        self.connections = 0
        self.port = 0

    def count(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Count one connection."""
        self.connections += 1
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")
        writer.close()


@asynccontextmanager
async def trapped(port: int = 0) -> AsyncIterator[Trap]:
    """Set the trap; at a port of 127.0.0.1, and at the same of ::1."""
    trap = Trap()
    async with await asyncio.start_server(trap.count, "127.0.0.1", port) as server:
        trap.port = server.sockets[0].getsockname()[1]
        try:
            other = await asyncio.start_server(trap.count, "::1", trap.port)
        except OSError:
            yield trap  # a machine without IPv6
        else:
            async with other:
                yield trap


LITERAL = (
    "127.0.0.1", "127.0.0.2", "127.1", "127.0.1", "0", "0.0.0.0", "2130706433", "0x7f000001", "0x7f.1", "0x7f.0.0.1",
    "017700000001", "0177.0.0.1", "0177.1", "①②⑦.⓪.⓪.①", "127。0。0。1", "127.0.0.1.", "169.254.169.254", "2852039166",
    "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
    "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[fe80::1]",
    "[fe80::1%25lo]", "[fc00::1]", "[fd00::1]", "[ff02::1]", "[64:ff9b::7f00:1]", "[64:ff9b::169.254.169.254]",
    "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001:0:7f00:1::]", "[2001:db8::1]", "[100::1]",
)  # fmt: skip

NAMES: Answers = {
    "localhost": [["127.0.0.1", "::1"]],
    "printer.localhost": [["127.0.0.1"]],
    "localhost.": [["127.0.0.1"]],
    "rebound.example": [["169.254.169.254"]],
    "six.example": [["::1"]],
    "mapped.example": [["::ffff:127.0.0.1"]],
    "zone.example": [["fe80::1%lo"]],
    "nat.example": [["64:ff9b::7f00:1"]],
    "number.example": [["2130706433"]],
    "several.example": [["127.0.0.1", "10.0.0.1", "::1", "fd00::1"]],
}


@pytest.mark.parametrize("host", [*LITERAL, *NAMES])
async def test_private_address_is_refused_at_connect_time(host: str) -> None:
    """Whatever the spelling and whatever DNS says: no connection is made, not even to look."""
    resolver = Names(dict(NAMES)) if host in NAMES else None  # the system itself reads 0x7f.1
    async with trapped() as trap:
        with pytest.raises(FetchError) as refusal:
            await fetch(f"http://{host}:{trap.port}/feed", resolver=resolver, seconds=10)
        assert refusal.value.word == "refused"
        assert trap.connections == 0


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://feeds.example/a",
        "gopher://127.0.0.1/",
        "data:,x",
        "unix:///run/x",
        "//x/y",
        "",
        "http:///x",
    ],
)
async def test_other_schemes_are_refused(url: str) -> None:
    """Only http and https are fetched."""
    with pytest.raises(FetchError) as refusal:
        await fetch(url)
    assert refusal.value.word == "refused"


async def test_the_same_server_answers_when_it_is_allowed() -> None:
    """The trap works: with the network named in poll_allow the same request comes through."""
    async with trapped() as trap:
        answer = await fetch(f"http://127.0.0.1:{trap.port}/", allow=HOME)
        assert (answer.status, answer.body, trap.connections) == (200, b"secret", 1)


@asynccontextmanager
async def public_and_trap() -> AsyncIterator[tuple[FeedServer, Trap]]:
    """Yield a public server, and a trap at the same port of a private address."""
    async with feed_server("127.0.0.2") as server, trapped(server.port) as trap:
        yield server, trap


async def test_dns_that_changes_its_answer() -> None:
    """One question is asked for each connection, and what it answered is connected: the second answer is refused."""
    async with public_and_trap() as (server, trap):
        server.say(b"news")
        names = Names({"turns.example": [["127.0.0.2"], ["127.0.0.1"]]})
        url = server.url(host="turns.example")
        assert (await fetch(url, resolver=names, allow=PUBLIC)).body == b"news"
        assert names.asked == ["turns.example"]
        with pytest.raises(FetchError, match="not a public address"):
            await fetch(url, resolver=names, allow=PUBLIC)
        assert trap.connections == 0


async def test_dns_that_changes_its_answer_between_hops() -> None:
    """Each hop asks and is checked anew, to the same name too."""
    async with public_and_trap() as (server, trap):
        server.say(status=302, Location="/there")
        names = Names({"turns.example": [["127.0.0.2"], ["127.0.0.1"]]})
        with pytest.raises(FetchError, match="not a public address"):
            await fetch(server.url(host="turns.example"), resolver=names, allow=PUBLIC)
        assert (len(names.asked), trap.connections) == (2, 0)


@pytest.mark.parametrize("answer", [["127.0.0.1", "127.0.0.2"], ["::1", "127.0.0.1", "127.0.0.2"]])
async def test_mixed_answers(answer: list[str]) -> None:
    """Of public and private addresses under one name only the public ones are connected."""
    async with public_and_trap() as (server, trap):
        server.say(b"news")
        names = Names({"mixed.example": [answer]})
        assert (await fetch(server.url(host="mixed.example"), resolver=names, allow=PUBLIC)).body == b"news"
        assert trap.connections == 0


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/",
        "http://[::1]:{port}/",
        "http://2130706433:{port}/",
        "//127.0.0.1:{port}/",
        "file:///etc/passwd",
    ],
)
async def test_redirect_to_what_is_refused(target: str) -> None:
    """A redirect is checked as the first address was."""
    async with public_and_trap() as (server, trap):
        server.say(status=301, Location=target.format(port=trap.port))
        with pytest.raises(FetchError) as refusal:
            await fetch(server.url(host="127.0.0.2"), allow=PUBLIC)
        assert (refusal.value.word, trap.connections) == ("refused", 0)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("1.1.1.1", True), ("2606:4700::1111", True), ("::ffff:8.8.8.8", True), ("64:ff9b::808:808", True),
        ("192.88.99.1", False), ("203.0.113.1", False), ("240.0.0.1", False), ("192.0.0.8", False), ("192.31.196.1", True),
        ("2002:808:808::1", False), ("2001:2::1", False), ("3fff::1", False), ("4000::1", False), ("::8.8.8.8", False),
        ("64:ff9b::a00:1", False), ("100.127.255.255", False), ("100.128.0.1", True), ("fec0::1", False),
    ],
)  # fmt: skip
def test_what_is_public(address: str, public: bool) -> None:
    """IANA's special-purpose blocks are not; what carries an IPv4 address is judged by that one."""
    assert is_public(ip_address(address)) is public


def test_allowed_networks() -> None:
    """An exception holds for its own network, also where it is written as a mapped address."""
    allow = (ip_network("10.1.0.0/16"), ip_network("fd00::/8"))
    told = {
        text: is_public(ip_address(text), allow)
        for text in ("10.1.2.3", "::ffff:10.1.2.3", "fd00::5", "10.2.0.1", "::1")
    }
    assert list(told.values()) == [True, True, True, False, False]


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    """Yield a server that may be fetched from."""
    async with feed_server() as running:
        yield running


async def word(url: str, **limits: float) -> str:
    """Fetch in vain and return the word for why."""
    with pytest.raises(FetchError) as failure:
        await fetch(url, allow=HOME, **limits)  # type: ignore[arg-type]
    return failure.value.word


async def test_redirects_are_followed_and_moves_told(server: FeedServer) -> None:
    """`moved` is where an unbroken row of 301 and 308 leads; five redirects are followed, the sixth is not."""
    for status, path in ((301, "/a"), (308, "/b"), (302, "/c")):
        server.say(status=status, Location=path)
    server.say(b"news")
    answer = await fetch(server.url(), allow=HOME)
    assert (answer.body, answer.moved, answer.url) == (b"news", server.url("/b"), server.url("/c"))
    server.answers.clear()
    server.say(status=302, Location="/again")
    server.requests.clear()
    assert (await word(server.url()), len(server.requests)) == ("redirects", 6)


async def test_who_asks(server: FeedServer) -> None:
    """The server learns who we are, and the headers of the caller; no cookie is kept."""
    server.say(b"news", Set_Cookie="a=b")
    await fetch(server.url(), {"If-None-Match": '"1"'}, allow=HOME)
    await fetch(server.url(), allow=HOME)
    first, second = server.requests
    assert first["user-agent"].startswith("copydesk/")
    assert first["if-none-match"] == '"1"'
    assert "cookie" not in second


async def test_login_goes_to_its_own_server_only(server: FeedServer) -> None:
    """User and password in an address are sent there, not to where it redirects, and are never told."""
    async with feed_server() as other:
        server.say(status=302, Location="/same")
        server.say(status=302, Location=other.url())
        other.say(b"news")
        answer = await fetch(server.url().replace("//", "//ann:pass@"), allow=HOME)
        assert [request.get("authorization") for request in server.requests] == ["Basic YW5uOnBhc3M="] * 2
        assert "authorization" not in other.requests[0]
        assert "pass" not in answer.url
    server.answers.clear()
    server.say(status=302, Location=server.url().replace("//", "//eve:x@"))
    assert await word(server.url()) == "refused"
    assert shown("https://ann:pass@x.example/feed?token=1") == "https://x.example/feed?…"


async def test_environment_proxies_are_not_used(server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would connect for us, unguarded."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "")
    server.say(b"news")
    assert (await fetch(server.url(), allow=HOME)).body == b"news"


def raw_deflate(data: bytes) -> bytes:
    """Compress without any frame."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("gzip", lambda data: gzip.compress(data[:70_001]) + gzip.compress(data[70_001:]) + b"\0\0\0"),
        ("identity", bytes),
    ],
)
async def test_compressed_bodies(server: FeedServer, coding: str, pack: Callable[[bytes], bytes]) -> None:
    """Gzip, in one stream or several, and both kinds of deflate are inflated."""
    body = b"".join(b"line %d of the feed\n" % number for number in range(10_000))
    server.say(pack(body), Content_Encoding=coding)
    assert (await fetch(server.url(), allow=HOME)).body == body


async def test_compressed_badly(server: FeedServer) -> None:
    """Cut short, not what it says, of a kind nobody asked for, in too many parts: no half body is taken for whole."""
    for body, coding in (
        (gzip.compress(b"news" * 1000)[:-9], "gzip"),
        (b"no gzip at all", "gzip"),
        (b"x", "br"),
        (gzip.compress(b"") * (MEMBERS + 1), "gzip"),
    ):
        server.answers.clear()
        server.say(body, Content_Encoding=coding)
        assert await word(server.url()) == "encoding"


async def test_bodies_have_a_limit(server: FeedServer) -> None:
    """A bomb of gzip is left while it inflates: 256 MiB take no time and no memory. So is a body that is simply long."""
    packer = zlib.compressobj(9, wbits=31)
    million = bytes(2**20)
    bomb = b"".join(packer.compress(million) for _ in range(256)) + packer.flush()
    server.say(bomb, Content_Encoding="gzip")
    began = time.process_time()
    tracemalloc.start()
    try:
        assert await word(server.url(), limit=2**20) == "tooLarge"
        assert tracemalloc.get_traced_memory()[1] < 8 * 2**20  # 64 KiB of it inflate to 64 MiB
    finally:
        tracemalloc.stop()
    assert time.process_time() - began < 2
    server.answers.clear()
    server.say(bytes(2000))
    assert await word(server.url(), limit=1999) == "tooLarge"
    assert len((await fetch(server.url(), allow=HOME, limit=2000)).body) == 2000


async def test_a_body_that_trickles() -> None:
    """The limit of time holds for all of it: a byte now and then does not keep the door open."""
    ended = asyncio.Event()

    async def trickle(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        try:
            while True:
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.02)
        except ConnectionError:
            ended.set()

    async with await asyncio.start_server(trickle, "127.0.0.1", 0) as slow:
        port = slow.sockets[0].getsockname()[1]
        assert await word(f"http://127.0.0.1:{port}/", seconds=0.3) == "timeout"
        await asyncio.wait_for(ended.wait(), PATIENCE)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", "http"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "http"),
        (b"SSH-2.0-OpenSSH_9\r\n", "http"),
        (b"", "connection"),
    ],
)
async def test_servers_that_are_none(said: bytes, expected: str) -> None:
    """Headers without end, half a body, another protocol, nothing at all: a failure with its word."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said)
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as strange:
        port = strange.sockets[0].getsockname()[1]
        assert await word(f"http://127.0.0.1:{port}/") == expected
    assert await word(f"http://127.0.0.1:{port}/") == "connection"


CERTIFICATE = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
async def test_certificates_are_verified(tmp_path: Path) -> None:
    """A server with a certificate that nobody trusts is not believed."""
    key, certificate = tmp_path / "key", tmp_path / "certificate"
    subprocess.run(  # noqa: ASYNC221  a moment
        [*CERTIFICATE.split(), "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    trap = Trap()
    async with await asyncio.start_server(trap.count, "127.0.0.1", 0, ssl=context) as server:
        port = server.sockets[0].getsockname()[1]
        assert await word(f"https://127.0.0.1:{port}/") == "tls"
        assert trap.connections == 0


DOORS = {"ClientSession", "urlopen", "urlretrieve", "HTTPConnection", "HTTPSConnection"}
"""Calls that make an HTTP client."""
MAY_CALL = {
    "streams/sources/fetch.py": "the door",
    "streams/cli/asking.py": "asks our own worker, at the address of the setting http",
    "streams/cli/bench_http.py": "measures a server that it has started itself",
}
FOREIGN = {"requests", "httpx", "urllib3", "http.client", "urllib.request", "pycurl"}


def test_there_is_no_other_door(root: Path) -> None:
    """No module fetches what others name but fetch.py: a guard that one path does not call is no guard."""
    found: set[str] = set()
    for path in sorted((root / "streams").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: set[str] = set()
            if isinstance(node, ast.Call):
                names = {getattr(node.func, "attr", getattr(node.func, "id", ""))} & DOORS
            elif isinstance(node, ast.Import):
                names = {alias.name for alias in node.names} & FOREIGN
            elif isinstance(node, ast.ImportFrom):
                names = {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)} & FOREIGN
            if names:
                found.add(path.relative_to(root).as_posix())
    assert found - set(MAY_CALL) == set()
    assert "streams/sources/fetch.py" in found
