"""A feed: one stream of items from one sender, and what we know about it in advance."""

import codecs
import re
from typing import Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from schemas.base import Model

CANARY_FEED = "copydesk.canary"
"""The feed of the synthetic items that measure the way; no sender may use the name."""


SEVEN_BIT = frozenset({"din_66003", "din66003", "iso646-de", "iso-646-de", "iso646de", "iso-ir-21", "csiso21german"})
"""What ISO 646-DE may be called, in lower case (IANA, Character Sets: MIBenum 24); Python has no codec of it."""


class Push(Model):
    """Who may push items of a feed over HTTP, in the table `[feeds.<id>.push]`; nobody without it.

    `tokens` are `sha256:<hex>` of bearer tokens (`copydesk token` makes them); the token itself is kept nowhere.
    `secrets` (`whsec_…`) sign deliveries as Standard Webhooks has it, or stand in the files that `secret_files` names,
    one a line. Several of each are valid side by side, so that they can be changed without a gap.
    """

    tokens: tuple[str, ...] = ()
    secrets: tuple[str, ...] = Field(default=(), repr=False)
    secret_files: tuple[str, ...] = ()

    @field_validator("tokens")
    @classmethod
    def _hashed(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch("sha256:[0-9a-f]{64}", each) for each in value):
            raise ValueError("a token stands here as sha256:<64 hex digits>; copydesk token makes one")
        return value


class Poll(Model):
    """Where a feed is fetched: the address of an RSS, Atom or JSON Feed, in the table `[feeds.<id>.poll]`.

    `interval` in seconds is the first guess; it adapts to how often there is news. `conditional` false sends no
    `If-None-Match` and `If-Modified-Since`, for servers that answer those wrongly.
    """

    url: str
    interval: float = Field(default=600, ge=60, le=86_400)
    conditional: bool = True

    @field_validator("url")
    @classmethod
    def _fetchable(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")):
            raise ValueError("write an address that begins with https:// or http://")
        try:
            address = urlsplit(value)
            whole = bool(address.hostname) and address.port != 0  # a port beyond 65535 raises
        except ValueError:
            whole = False
        if not whole:  # without what urlsplit says: that quotes a login
            raise ValueError("write an address with a host, and with a port from 1 to 65535 where it has one")
        return value


class Feed(Model):
    """What the feeds file says about one feed; all but `id` may be absent.

    `agency` owns the articles (default: the id); several feeds may belong to one agency. `format` and `dialect` are
    hints that spare the guessing; `timeZone` (IANA name) reads times without a zone, `charset` texts that do not say theirs. Only a feed with `mayKill` kills
    its agency's articles. `shard` names the dedupe shard; `without`, enrichers that leave its items alone. `known` is false for an id that no feeds file names. `push` and
    `poll` say how its items come in, where copydesk itself takes or fetches them.
    """

    id: str
    agency: str = ""
    name: str = ""
    format: str | None = None
    dialect: str | None = None
    language: str | None = None
    time_zone: str | None = None
    charset: str | None = None
    may_kill: bool = True
    shard: str = "all"
    without: tuple[str, ...] = ()
    known: bool = True
    push: Push | None = None
    poll: Poll | None = None

    @field_validator("time_zone")
    @classmethod
    def _exists(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"no time zone is called {value!r}") from error
        return value

    @field_validator("charset")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value is None or value.lower() in SEVEN_BIT:
            return value
        try:
            codecs.lookup(value)
        except (LookupError, ValueError) as error:
            raise ValueError(f"no character set is called {value!r}") from error
        return value

    @model_validator(mode="after")
    def _defaults(self) -> Self:
        # Frozen for everybody else: these two default to another field.
        for field in ("agency", "name"):
            if not getattr(self, field):
                object.__setattr__(self, field, self.id)
        return self
