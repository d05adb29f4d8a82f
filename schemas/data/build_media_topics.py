"""Make media_topics.tsv and media_topics_labels.tsv.gz from the Media Topics as IPTC publishes them: `python schemas/data/build_media_topics.py FILE`.

For developers, by hand; nothing at run time imports this file. FILE is the JSON-LD of the whole scheme with all
languages, from https://cv.iptc.org/newscodes/mediatopic/?format=json&lang=x-all. See README.md beside this file.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).with_name("media_topics.tsv")
LABELS = Path(__file__).with_name("media_topics_labels.tsv.gz")
LANGUAGES = {
    "ar": "ar",
    "de": "de",
    "dk": "da",
    "es": "es",
    "fr": "fr",
    "pt-BR": "pt-BR",
    "pt-PT": "pt",
    "se": "sv",
    "zh-Hans": "zh",
}
"""The languages of the scheme as IPTC writes them, and by BCP 47."""
SUBJECT = "http://cv.iptc.org/newscodes/subjectcode/"
MATCHES = ("exactMatch", "closeMatch")  # a broadMatch is a wider subject than the topic: it says too much


def main() -> None:
    """Write one line for each topic (code, code of the broader one, subject codes, state, label), and its other labels."""
    scheme = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = [_line(concept) for concept in sorted(scheme["conceptSet"], key=lambda concept: concept["qcode"])]
    OUT.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    labels = [
        f"{concept['qcode'][7:]}\t{LANGUAGES[language]}\t{' '.join(label.split())}\n"
        for concept in sorted(scheme["conceptSet"], key=lambda concept: concept["qcode"])
        for language, label in sorted(concept["prefLabel"].items())
        if language in LANGUAGES
    ]
    LABELS.write_bytes(gzip.compress("".join(labels).encode(), mtime=0))
    sys.stdout.write(f"{len(lines)} topics, scheme released {scheme['dateReleased']}\n")


def _line(concept: dict[str, Any]) -> str:
    broader = next(iter(concept.get("broader", [])), "")
    subjects = [uri.removeprefix(SUBJECT) for match in MATCHES for uri in concept.get(match, []) if SUBJECT in uri]
    state = "retired" if concept.get("retired") else ""
    label = concept["prefLabel"]["en-GB"]
    return "\t".join((concept["qcode"][7:], broader[-8:], ",".join(subjects), state, label))


if __name__ == "__main__":
    main()
