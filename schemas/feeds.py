"""A feed: one stream of items from one sender, and what we know about it in advance."""

from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import field_validator, model_validator

from schemas.base import Model


class Feed(Model):
    """What the feeds file says about one feed; all but `id` may be absent.

    `agency` owns the articles (default: the id); several feeds may belong to one agency. `format` and `dialect` are
    hints that spare the guessing; `timeZone` (IANA name) reads times without a zone. Only a feed with `mayKill` kills
    its agency's articles. `shard` names the dedupe shard. `known` is false for an id that no feeds file names.
    """

    id: str
    agency: str = ""
    name: str = ""
    format: str | None = None
    dialect: str | None = None
    language: str | None = None
    time_zone: str | None = None
    may_kill: bool = True
    shard: str = "all"
    known: bool = True

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

    @model_validator(mode="after")
    def _defaults(self) -> Self:
        # Frozen for everybody else: these two default to another field.
        for field in ("agency", "name"):
            if not getattr(self, field):
                object.__setattr__(self, field, self.id)
        return self
