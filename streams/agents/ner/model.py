"""The model: spaCy's small English pipeline without all that names don't need."""

import re
from typing import Any

import numpy as np
from thinc.api import NumpyOps

from streams.agents.ner.decoder import Decoder

UNUSED = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
"""Parts that are not loaded. The recogniser has vectors of its own; the shared `tok2vec` serves the others."""

LABELS = {"PERSON": "person", "ORG": "organisation", "FAC": "facility"}
"""Labels of OntoNotes 5 that the merge tells apart (streams/enrich/recognised/spans.py); all others are `other`."""

ENDLESS = re.compile(r"\S{101,}")
"""What is no word of any name, and is read as blanks: spaCy's work on one word grows with the square of its length, and on
forty thousand quotation marks in a row it takes minutes."""


class MatmulOps(NumpyOps):
    """Products of matrices by numpy's BLAS: four times the speed of the one in thinc, on a processor with AVX2."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return x times y, each transposed if asked."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


class Model:
    """A loaded model. The same text gives the same spans: nothing is random, and texts are never computed together."""

    def __init__(self, package: Any) -> None:
        self._nlp = package.load(exclude=list(UNUSED))
        self.method = f"{package.__name__}/{package.__version__}"
        recogniser = self._nlp.get_pipe("ner")
        operations = MatmulOps()
        for node in recogniser.model.walk():
            node.ops = operations
        self._decoder = Decoder(recogniser)

    def recognise(self, text: str) -> list[tuple[int, int, str]]:
        """Return the names of a text in order; no word of it stays in memory."""
        with self._nlp.memory_zone():
            doc = self._nlp.make_doc(ENDLESS.sub(_blank, text))
            return [_span(doc, *name) for name in self._decoder.names(doc)]


def _blank(word: "re.Match[str]") -> str:
    return " " * len(word[0])


def _span(doc: Any, first: int, last: int, label: str) -> tuple[int, int, str]:
    ends = doc[last - 1]
    return doc[first].idx, ends.idx + len(ends), LABELS.get(label, "other")
