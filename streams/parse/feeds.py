"""The feeds that are known without a feeds file: agencies with a dialect, or whose name needs no explanation."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from schemas.feeds import Feed

KNOWN: dict[str, Feed] = {
    feed.id: feed
    for feed in (
        Feed(id="reuters", name="Reuters", dialect="reuters"),
        Feed(id="ap", name="The Associated Press", time_zone="America/New_York", dialect="ap"),
        Feed(id="afp", name="Agence France-Presse", time_zone="Europe/Paris", dialect="afp"),
        Feed(id="dpa", name="dpa", time_zone="Europe/Berlin", dialect="dpa"),
        Feed(id="pa", name="PA Media", time_zone="Europe/London", dialect="pa"),
        Feed(id="ansa", name="ANSA", time_zone="Europe/Rome", dialect="ansa"),
        Feed(id="efe", name="EFE", time_zone="Europe/Madrid", dialect="efe"),
        Feed(id="kyodo", name="Kyodo News", time_zone="Asia/Tokyo", dialect="kyodo"),
        Feed(id="tass", name="TASS", time_zone="Europe/Moscow", dialect="tass"),
        Feed(id="ats", name="Keystone-ATS", time_zone="Europe/Zurich", dialect="ats"),
        Feed(id="belga", name="Belga", time_zone="Europe/Brussels", dialect="belga"),
        Feed(id="anp", name="ANP", time_zone="Europe/Amsterdam", dialect="anp"),
        Feed(id="ana", name="ANA-MPA", time_zone="Europe/Athens", dialect="ana"),
        Feed(id="ntb", name="NTB", time_zone="Europe/Oslo", dialect="ntb"),
        Feed(id="tt", name="TT Nyhetsbyrån", time_zone="Europe/Stockholm", dialect="tt"),
        Feed(id="stt", name="STT", time_zone="Europe/Helsinki", dialect="stt"),
        Feed(id="cp", name="The Canadian Press", time_zone="America/Toronto", dialect="cp"),
        Feed(id="aap", name="Australian Associated Press", time_zone="Australia/Sydney", dialect="aap"),
        Feed(id="businesswire", name="Business Wire", time_zone="America/New_York", dialect="businesswire"),
        Feed(id="globenewswire", name="GlobeNewswire", time_zone="America/New_York", dialect="globenewswire"),
    )
}

_BARE = re.compile(r"[A-Za-z0-9_-]+")
"""A key that TOML takes without quotes (1.0, "Keys")."""


def feed_for(feed_id: str, feeds: Mapping[str, Feed]) -> Feed:
    """Return what is known of a feed: from the feeds file, else out of the box, else defaults (`known` is false)."""
    return feeds.get(feed_id) or KNOWN.get(feed_id) or _unknown(feed_id)


@lru_cache(maxsize=256)
def _unknown(feed_id: str) -> Feed:
    """Return a feed without an entry, all default: made once, for each of its items asks for it."""
    return Feed(id=feed_id, known=False)


@lru_cache(maxsize=256)
def unknown_feed(feed_id: str) -> str:
    """Return the warning that an item of a feed without an entry carries."""
    table = feed_id if _BARE.fullmatch(feed_id) else json.dumps(feed_id)
    return (
        f"feed '{feed_id}' is not in the feeds file; defaults are used: declare it there, as [feeds.{table}] in the TOML file that "
        "COPYDESK_FEEDS names"
    )
