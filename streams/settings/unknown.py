"""Environment variables that look like settings and are none: a misspelt one would else do nothing, and nobody would know."""

import difflib
import re
from collections.abc import Mapping

from streams.settings.table import ENV_PREFIX, SETTINGS

CONFIG = ENV_PREFIX + "CONFIG"

SETTABLE = (CONFIG, *(name for row in SETTINGS for name in (row.variable, row.twin) if name))
"""What an operator may set."""

INTERNAL = frozenset({
    "COPYDESK_FAULTS", "COPYDESK_KILL_AT", "COPYDESK_KILL_ONCE",  # streams/agents/faults.py
    "COPYDESK_INTERPRETED",  # streams/native.py
    "COPYDESK_REPORT_FD", "COPYDESK_STARTS_FOLDER",  # a worker says them to its stages
    "COPYDESK_TEST_BROKERS",  # tests/fixtures_kafka.py
})  # fmt: skip

KNOWN = INTERNAL.union(SETTABLE)

_LINK = re.compile(r"(?P<service>\w+?)_(?:SERVICE_(?:HOST|PORT(?:_\w+)?)|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?)?)")
"""What Kubernetes tells every container of a service `copydesk` or `copydesk-…`, always with NAME_SERVICE_HOST."""


def _bare(name: str) -> str:
    return name.replace("_", "").upper()


_BARE = {_bare(name): name for name in SETTABLE}


def unknown(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that are set, look like settings and are none, each with what to tell about it."""
    looks = sorted(name for name, value in environ.items() if value and _looks_like_one(name))
    return {name: _told(name) for name in looks if name not in KNOWN and not _is_link(name, environ)}


def _looks_like_one(name: str) -> bool:
    """Say whether a name has our prefix, or is one of ours but for underscores and case."""
    return name.startswith(ENV_PREFIX) or _bare(name) in _BARE


def _told(name: str) -> str:
    own = [each.removeprefix(ENV_PREFIX) for each in SETTABLE]  # the prefix alone would make all of them alike
    near = difflib.get_close_matches(name.removeprefix(ENV_PREFIX), own, n=1)
    meant = _BARE.get(_bare(name)) or (ENV_PREFIX + near[0] if near else None)
    mend = f"did you mean {meant}?" if meant else "`copydesk config show` lists all settings"
    return f"the environment variable {name} is no setting and does nothing; {mend}"


def _is_link(name: str, environ: Mapping[str, str]) -> bool:
    found = _LINK.fullmatch(name)
    return found is not None and f"{found['service']}_SERVICE_HOST" in environ
