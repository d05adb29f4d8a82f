"""From the text of a setting to its value. Each reader raises ValueError with words that say what would be right."""

import re
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, NamedTuple

Reader = Callable[[str], Any]

TRUE = frozenset({"true", "yes", "on", "1"})
FALSE = frozenset({"false", "no", "off", "0"})

TOPIC_CHARACTERS = re.compile(r"[A-Za-z0-9._-]*")
LONGEST_PREFIX = 200
"""Kafka takes 249 characters for a topic name; our longest name and a little room are kept free."""

HIGHEST_PORT = 65535


class Address(NamedTuple):
    """Where a server listens. Port 0 asks the system for any free one."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def address(text: str) -> Address:
    """Read `host:port`; an IPv6 host stands in brackets."""
    host, colon, port = text.strip().rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not host or not port.isascii() or not port.isdigit() or int(port) > HIGHEST_PORT:
        raise ValueError("write it as host:port, as in 127.0.0.1:8642")
    return Address(host, int(port))


def brokers(text: str) -> tuple[str, ...]:
    """Read `host:port` entries divided by commas."""
    found = tuple(str(address(part)) for part in text.split(",") if part.strip())
    if not found:
        raise ValueError("name at least one broker as host:port; divide several by commas")
    return found


def name_prefix(text: str) -> str:
    """Read what stands before topic and group names."""
    if not TOPIC_CHARACTERS.fullmatch(text) or len(text) > LONGEST_PREFIX:
        raise ValueError(f"Kafka names take letters, digits, '.', '_' and '-'; at most {LONGEST_PREFIX} of them here")
    return text


def store_url(text: str) -> str:
    """Read a store's address; a relative SQLite path is taken from the working directory and made absolute.

    As in other programs, `sqlite:///name` is relative and `sqlite:////name` absolute. Absolute, because every stage is a
    process of its own and all must mean one file.
    """
    scheme, mark, rest = text.strip().partition("://")
    if not mark or not scheme or not rest.strip("/"):
        raise ValueError("write it as sqlite:///var/copydesk.sqlite (sqlite://// and the rest for an absolute path)")
    if scheme != "sqlite":
        return text.strip()
    if not rest.startswith("/"):
        raise ValueError("SQLite takes three slashes before a relative path and four before an absolute one")
    return f"sqlite:///{(Path.cwd() / rest[1:]).resolve()}"


def existing_file(text: str) -> Path:
    """Read the path of a file that is there; a relative one is taken from the working directory."""
    path = (Path.cwd() / Path(text).expanduser()).resolve()
    if not path.is_file():
        raise ValueError(f"there is no file {path}")
    return path


def folder(text: str) -> Path:
    """Read the path of a folder, which need not be there yet; a relative one is taken from the working directory."""
    if not text.strip():
        raise ValueError("name a folder")
    return (Path.cwd() / Path(text).expanduser()).resolve()


def networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Read networks such as `10.1.0.0/16` or single addresses, divided by commas; none is none."""
    try:
        return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise ValueError(f"{error}; write networks as in 10.1.0.0/16,fd00::/8") from None


def host_names(text: str) -> tuple[str, ...]:
    """Read names and addresses of hosts, without ports, divided by commas; none is none."""
    found = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    if any("/" in name or (":" in name and name.count(":") == 1) for name in found):
        raise ValueError("write names without scheme and port, as in desk.example,127.0.0.1")
    return found


def switch(text: str) -> bool:
    """Read true or false."""
    word = text.strip().lower()
    if word not in TRUE | FALSE:
        raise ValueError("write true or false")
    return word in TRUE


def whole(least: int, most: int) -> Reader:
    """Make the reader of a whole number from `least` to `most`."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise ValueError(f"write a whole number from {least} to {most}") from None
        if not least <= number <= most:
            raise ValueError(f"it must be from {least} to {most}")
        return number

    return read


def seconds(least: float, most: float) -> Reader:
    """Make the reader of a time span in seconds from `least` to `most`."""

    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            raise ValueError(f"write seconds, a number from {least:g} to {most:g}") from None
        if not least <= number <= most:  # also refuses nan
            raise ValueError(f"it must be from {least:g} to {most:g} seconds")
        return number

    return read


def one_of(*words: str) -> Reader:
    """Make the reader of one word of a closed list, in any case."""
    spelled = {word.lower(): word for word in words}

    def read(text: str) -> str:
        word = spelled.get(text.strip().lower())
        if word is None:
            raise ValueError(f"it must be one of {', '.join(words)}")
        return word

    return read
