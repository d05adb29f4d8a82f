"""Two identifiers of languages: eldc where it is sure, else it is believed only where py3langid agrees or knows better.

eldc 0.4 (Apache-2.0; n-grams, in C) knows 60 languages, reads 300 characters in 20 µs and says whether it is sure: it is
in 94 of 100 texts of its languages, and then right in 99.7. On the texts of other languages it is sure in 18 of 100, most
of them near kin (`apart`). py3langid 0.4 (BSD; naive Bayes) knows more languages, takes 20 times as long and 100 MB, and
is asked, and loaded, only for the rest. Measured on the lingua sets by tests/quality/enrichment/table.py.
"""

from functools import cache
from typing import Any

from streams.enrich.language.apart import apart, near

UNDETERMINED = "und"

SURE = 0.9
"""Probability from which the second opinion stands against the first, or alone."""

HARDLY = 0.1
"""Probability below which even agreement says nothing: "Wang Li 3 Novak 6" is Croatian to both, to the second in 0.07."""

LANGUAGES: frozenset[str] = frozenset({
    "am", "ar", "az", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "gu", "he",
    "hi", "hr", "hu", "hy", "is", "it", "ja", "ka", "kn", "ko", "ku", "lo", "lt", "lv", "ml", "mr", "ms", "nl", "no", "or",
    "pa", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "yo", "zh",
})  # fmt: skip
"""What the first identifier knows: the languages that are supported, those for which the figures are promised."""

MORE: frozenset[str] = frozenset({
    "af", "as", "cy", "eo", "ga", "gl", "ha", "id", "ig", "kk", "km", "ky", "la", "lb", "mg", "mk", "mn", "mt", "my", "ne",
    "nn", "om", "ps", "rw", "si", "sn", "so", "st", "sw", "tg", "tk", "tt", "ug", "uz", "xh", "zu",
})  # fmt: skip
"""What only the second one knows, without dialects and dead languages, which draw short texts away from their neighbours;
without Bosnian too, which it can't tell from Croatian (7 of 60 Croatian sentences)."""

TAGS = {"no": "nb"}
"""BCP 47 for labels that mean something narrower: `no` is Bokmål to both, Nynorsk has a label of its own."""


def language_of(text: str) -> str:
    """Return the language of a text as BCP 47, or `und` where the two do not agree."""
    label, sure = _first(text)
    if not sure:
        label = _settled(label, *_second(text))
    label = apart(label, text)
    return TAGS.get(label, label)


def _settled(first: str, second: str, probability: float) -> str:
    """Return what two opinions come to when the first is not sure."""
    if first in (second, near(second)):
        return first if probability >= HARDLY else UNDETERMINED
    return second if probability >= SURE else UNDETERMINED


def _first(text: str) -> tuple[str, bool]:
    """Return a label and whether it is sure; `und` and not sure where eldc is not installed (Linux on ARM has no wheel)."""
    detect = _eldc()
    if detect is None:
        return UNDETERMINED, False
    found = detect(text.encode("utf-8", "replace").decode())  # a lone surrogate raises
    return str(found.language), bool(found.reliable)


def _second(text: str) -> tuple[str, float]:
    label, probability = _py3langid().classify(text)
    return str(label), float(probability)


@cache
def _eldc() -> Any:
    try:
        import eldc  # noqa: PLC0415 - 23 MB, which commands that read no text shall not pay
    except ImportError:
        return None
    eldc.init()
    return eldc.detect_details


@cache
def _py3langid() -> Any:
    """Load the model on first use: numpy and 0.9 s, which most articles in the languages of the first never need."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES | MORE)
    # What set_languages keeps to go back to all languages: 28 MB of the model's 99, and nobody goes back.
    identifier._full_model = identifier.nb_ptc, identifier.nb_pc, identifier.nb_classes  # noqa: SLF001
    return identifier
