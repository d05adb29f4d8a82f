"""From the vectors of spaCy's entity model to the names of a text: spaCy's own greedy reading, a text at once.

In spaCy 3.8 that reading is over half of the time: at each token it asks each of 74 moves whether it is allowed, and each
answer takes the GIL and gives it back. But every move consumes one token, and outside of a name no score depends on what
was decided before. So the scores of all tokens outside are one product of matrices, and only within a name is it gone token
by token, between two moves: go on (I) or end (L). On 256 documents with 11,613 names the spans are spaCy's own, all of
them; a test compares the two readings.
"""

from collections.abc import Iterator
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE

Vectors = NDArray[np.float32]


class TokenSpan(NamedTuple):
    """The tokens of a name, from `first` up to, without it, `last`, and its label."""

    first: int
    last: int
    label: str


class Decoder:
    """Reads names as the transitions of an entity recogniser (`nlp.get_pipe("ner")`) do.

    Moves are O, and B-, I-, L- and U- with a label. A state is scored by three tokens: the next one, and within a name its
    first and the one before; `lower` gives what each token adds in each of the three roles, row 0 what a missing one adds.
    """

    def __init__(self, recogniser: Any) -> None:
        model = recogniser.model
        self._vectors, self._lower, upper = model.get_ref("tok2vec"), model.get_ref("lower"), model.get_ref("upper")
        self._weights, self._bias = upper.get_param("W"), upper.get_param("b")
        moves = recogniser.moves
        self._moves = [moves.get_class_name(number) for number in range(moves.n_moves)]
        self._number = {move: number for number, move in enumerate(self._moves)}
        self._never_outside = np.array([move[0] not in "OBU" or move == "U-" for move in self._moves])
        self._begins = np.array([move[0] == "B" for move in self._moves])

    def names(self, doc: Any) -> Iterator[TokenSpan]:
        """Yield the names of a tokenised text in order."""
        if not len(doc):
            return
        added = self._lower.predict(self._vectors.predict([doc]))
        bias = self._lower.get_param("b").reshape(added.shape[2:])
        missing, tokens = added[0], added[1:]
        outside = self._outside(tokens[:, 0] + (missing[1] + missing[2] + bias), doc)
        index = 0
        while index < len(outside):
            move = self._moves[outside[index]]
            end = index + 1
            if move[0] == "B":
                end = self._end(tokens, index, tokens[index, 1] + bias, move[2:])
            if move[0] != "O":
                yield TokenSpan(index, end, move[2:])
            index = end

    def _outside(self, states: Vectors, doc: Any) -> NDArray[np.intp]:
        """Return the best move at each token, were it outside of a name: white space begins none, the last goes on in none."""
        scores = _maxout(states) @ self._weights.T + self._bias
        scores[:, self._never_outside] = -np.inf
        scores[-1, self._begins] = -np.inf
        best: NDArray[np.intp] = scores.argmax(axis=1)
        best[doc.to_array(IS_SPACE) != 0] = self._number["O"]
        return best

    def _end(self, tokens: Vectors, begin: int, first: Vectors, label: str) -> int:
        """Return the token after a name that begins here and has more than one token."""
        rows = [self._number[f"I-{label}"], self._number[f"L-{label}"]]
        weights, bias = self._weights[rows], self._bias[rows]
        for index in range(begin + 1, len(tokens) - 1):
            on, last = weights @ _maxout(tokens[index, 0] + first + tokens[index - 1, 2]) + bias
            if last > on:
                return index + 1
        return len(tokens)


def _maxout(states: Vectors) -> Vectors:
    """Return the largest of the pieces of each unit, which lie along the last axis: by pieces is faster than `max`."""
    return reduce(np.maximum, np.moveaxis(states, -1, 0))
