"""What an operator can set, where each value came from, and the feeds file."""

from streams.settings.feeds import feeds_of, load_feeds
from streams.settings.load import child_environ, current, find_file, load
from streams.settings.security import Security
from streams.settings.table import ENV_PREFIX, SETTINGS, Origin, Setting, Settings, shown
from streams.settings.unknown import unknown

__all__ = [
    "ENV_PREFIX",
    "SETTINGS",
    "Origin",
    "Security",
    "Setting",
    "Settings",
    "child_environ",
    "current",
    "feeds_of",
    "find_file",
    "load",
    "load_feeds",
    "shown",
    "unknown",
]
