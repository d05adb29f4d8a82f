"""The settings of this run of the command: flags of the root command over environment over file over default."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from schemas.feeds import Feed
from streams.settings import SETTINGS, Settings, find_file, load, load_feeds, shown

_flags: dict[str, str] = {}
_file: list[Path] = []


def remember_flags(flags: Mapping[str, str | None], file: Path | None) -> None:
    """Keep what the root command was given, until a command needs its settings."""
    _flags.clear()
    _flags.update({name: value for name, value in flags.items() if value is not None})
    _file[:] = [file] if file else []


def load_settings(**flags: str | None) -> Settings:
    """Return the settings of this run, with what a command has as flags of its own; ConfigError when one is wrong."""
    given = {name: value for name, value in flags.items() if value is not None}
    return load(_flags | given, os.environ, _file[0] if _file else find_file(os.environ))


def known_feeds(settings: Settings) -> Mapping[str, Feed]:
    """Return the feeds of the feeds file by id, empty without one; ConfigError when it can't be read."""
    return load_feeds(settings.feeds) if settings.feeds else {}


def told_store(settings: Settings) -> str:
    """Spell the address of the store as another folder or terminal needs it; a password is masked."""
    from streams.sinks.existing import anywhere

    (setting,) = (setting for setting in SETTINGS if setting.name == "store")
    return shown(setting, replace(settings, store=anywhere(settings.store)))
