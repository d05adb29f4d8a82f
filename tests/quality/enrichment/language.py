"""Languages on the open sets of lingua: single sentences, and the first eight words of each.

Supported are the languages of the first identifier (`streams.enrich.language.opinions.LANGUAGES`). A text in any other
language must be told right, or `und`.
"""

from collections import Counter
from collections.abc import Iterator

from quality.enrichment.articles import told
from quality.enrichment.figures import SAMPLES, Figure, share

from streams.enrich.language.opinions import LANGUAGES, TAGS

FOLDER = SAMPLES / "lingua" / "sentences"
SUPPORTED = frozenset(TAGS.get(label, label) for label in LANGUAGES)
WORDS = 8


def texts(every: int) -> Iterator[tuple[str, str]]:
    """Yield language and sentence."""
    for path in sorted(FOLDER.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from ((path.stem, line.strip()) for line in lines[::every] if line.strip())


def measure(every: int) -> list[Figure]:
    """Return the shares that are right, and how many of the languages of the set are supported."""
    count = Counter[tuple[str, str]]()
    languages: set[str] = set()
    for language, sentence in texts(every):
        languages.add(language)
        supported = language in SUPPORTED
        for form, text in (("sentences", sentence), ("eight words", " ".join(sentence.split()[:WORDS]))):
            name = form if supported else f"other languages, right or und: {form}"
            count[name, "all"] += 1
            count[name, "right"] += told(text, None, ("language",)).language in (
                (language,) if supported else (language, "und")
            )
    names = [name for name, part in count if part == "all"]
    shares = [Figure(name, share(count[name, "right"], count[name, "all"]), count[name, "all"]) for name in names]
    return [*shares, Figure("languages supported", share(len(languages & SUPPORTED), len(languages)), len(languages))]
