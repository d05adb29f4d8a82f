"""GlobeNewswire: press releases, whose tickers stand among the keywords ("NYSE:BEP")."""

import re

from schemas.ninjs import Organisation, Symbol
from streams.parse.draft import Draft
from streams.parse.story import read_story

_TICKER = re.compile(r"([A-Za-z][A-Za-z .-]{1,20}):([A-Z0-9][A-Z0-9.-]{0,11})")
_MAKER = "creator"


def read_globenewswire(draft: Draft) -> None:
    """Correct a draft for GlobeNewswire's habits."""
    symbols = tuple(
        Symbol(exchange=found[1].strip(), symbol_type="ticker", symbol=found[2])
        for keyword in draft.keywords
        if (found := _TICKER.fullmatch(keyword))
    )
    about = [each for each in draft.organisations if each.rel != _MAKER]
    if symbols and len(about) == 1 and not about[0].symbols:  # of two companies nobody says whose ticker it is
        draft.organisations = [_with(each, symbols) if each is about[0] else each for each in draft.organisations]
    read_story(draft)


def _with(organisation: Organisation, symbols: tuple[Symbol, ...]) -> Organisation:
    return organisation.model_copy(update={"symbols": symbols})
