"""TT: signals of its own that say what a version does, and bylines in Swedish."""

import re

from schemas.ninjs import Text
from schemas.vocab import Kind
from streams.parse.draft import Draft
from streams.parse.story import read_story

_BY = re.compile(r"av\s+(?=\S)", re.IGNORECASE)

_VIGNETTE = re.compile(r"([^\W\d_][^.!?]{1,38}?)\s?TT")

# TT's signals by what follows the alias, which is spelled `tt_sig` and `ttsig`.
_KINDS: dict[str, Kind] = {
    "replace": "update", "update": "update", "correction": "correction", "rattelse": "correction", "repeat": "repeat",
    "kill": "kill", "retract": "withdrawal",
}  # fmt: skip


def read_tt(draft: Draft) -> None:
    """Correct a draft for TT's habits."""
    draft.by = _BY.sub("", draft.by, count=1).removesuffix("/TT") if draft.by else None
    _take_vignette(draft)
    if draft.kind == "new" and draft.pub_status == "usable":
        said = (signal.partition(":") for signal in draft.signals)
        own = (code.lower() for alias, _, code in said if alias.replace("_", "") == "ttsig")
        draft.kind = next((_KINDS[code] for code in own if code in _KINDS), "new")
        if draft.kind in ("kill", "withdrawal"):
            draft.pub_status = "canceled"
    read_story(draft)


def _take_vignette(draft: Draft) -> None:
    """Take the line between headline and text ("Försvar TT"): what the story is filed under, and the agency."""
    found = _VIGNETTE.fullmatch(draft.blocks[0].text) if draft.blocks else None
    if found is not None:
        draft.other_headlines.append(Text(role="vignette", value=found[1]))
        del draft.blocks[0]
