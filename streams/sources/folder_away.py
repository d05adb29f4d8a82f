"""Putting files away after their ack, or after they were refused: each step can be done again after an error."""

import os
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from streams.sources.folder_claims import Batch, Claim
from streams.sources.folder_inbox import Seen, as_seen, gone_is_fine, parent
from streams.sources.folder_layout import Layout
from streams.sources.folder_reasons import SUFFIX, Refusal, explain

LONGEST_NAME = 255 - len(SUFFIX)
"""Bytes of a name that leave room for that of its reason."""

LONGEST_SUFFIX = 20
"""What is longer is no suffix that says a media type."""


def put_away(layout: Layout, claim: Claim, feed: str) -> Path | None:
    """Move a file to `done`, or to `error` with its reason; returns the folder where it is now.

    None when it changed in place after it was read: what lies in `work` is then looked at anew, and is sent again.
    """
    if not os.path.lexists(claim.left):
        _withdraw(layout, claim)
    names = [path for path in (claim.left, claim.taken) if _found(path, claim) == claim.seen]
    for further in names[1:]:
        further.unlink()
    return _move(layout, names[0], claim, feed) if names else None


def _withdraw(layout: Layout, claim: Claim) -> None:
    """Move the name out of the inbox if it still is the file that was read; put back what took its place meanwhile."""
    with gone_is_fine(), parent(layout.inbox, claim.seen.name) as (folder, last):
        if as_seen(claim.seen.name, os.stat(last, dir_fd=folder, follow_symlinks=False)) != claim.seen:
            return
        claim.left.parent.mkdir(parents=True, exist_ok=True)  # a stop may have swept it
        os.rename(last, claim.left, src_dir_fd=folder)
        if _found(claim.left, claim) != claim.seen:
            with suppress(OSError):  # a still newer one is there, or links are refused: this one is sent from `left`
                os.link(claim.left, last, dst_dir_fd=folder, follow_symlinks=False)
                claim.left.unlink()


def _move(layout: Layout, path: Path, claim: Claim, feed: str) -> Path:
    name, refused = claim.seen.name, isinstance(claim.content, Refusal)
    top = layout.error if refused else layout.done / f"{claim.batch.received:%Y/%m/%d}"
    target = _free(top, name, claim.batch, taboo=SUFFIX if refused else None)
    if isinstance(claim.content, Refusal):
        explain(target, claim.content, feed=feed, source=layout.source(name), size=claim.seen.size)
    path.rename(target)
    return target.parent


def _free(top: Path, name: str, batch: Batch, *, taboo: str | None) -> Path:
    """Return a path that nothing stands at: that of the name, else with the batch in it. Nobody else writes there.

    No part of it ends in `taboo`: in `error` such a name belongs to the reason of another file.
    """
    flat = name.replace("/", "+")
    wanted = top / (flat if taboo and any(folder.endswith(taboo) for folder in name.split("/")[:-1]) else name)
    try:
        wanted.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):  # what is a folder in the inbox now was a file before
        wanted = top / flat
    suffix = wanted.suffix if len(wanted.suffix) <= LONGEST_SUFFIX else ""
    stem = os.fsencode(wanted.name.removesuffix(suffix))
    tags = chain(("", f".{batch.folder.name}"), (f".{batch.folder.name}-{number}" for number in count(2)))
    names = (os.fsdecode(stem[: LONGEST_NAME - len(os.fsencode(tag + suffix))]) + tag + suffix for tag in tags)
    allowed = (name for name in names if not (taboo and name.endswith(taboo)))
    return next(path for name in allowed if not os.path.lexists(path := wanted.with_name(name)))


def _found(path: Path, claim: Claim) -> Seen | None:
    try:
        return as_seen(claim.seen.name, path.lstat())
    except (FileNotFoundError, NotADirectoryError):
        return None
