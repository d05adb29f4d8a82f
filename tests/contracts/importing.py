"""What `copydesk import` does with every store: articles come in as the store stage would have filed them."""

import json
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from pathlib import Path

import orjson
import pytest
from cli.copydesk import copydesk, objects, said
from cli.shelf import RECORDS, fill
from contracts.records import Item

from schemas.codec import ndjson

ALL = ("export", "--all-versions", "--killed", "--held")
LINES = [ndjson(record.value or b"") for record in RECORDS]


class ImportContract(ABC):
    """Give `url` as a fixture, and `unavailable`, as for the contract of stores."""

    @abstractmethod
    def unavailable(self, url: str) -> AbstractContextManager[None]:
        """Make writing impossible for a while."""

    @pytest.fixture(autouse=True)
    def here(self, url: str, tmp_path: Path) -> None:
        """Keep where the store is, and where commands run."""
        self.at, self.folder = url, tmp_path

    def run(self, *arguments: str, stdin: bytes = b"") -> tuple[int, bytes, list[str]]:
        """Run a command with the store; return its exit code, what it printed and what it said."""
        done = copydesk(*arguments, folder=self.folder, stdin=stdin, COPYDESK_STORE=self.at)
        return done.returncode, done.stdout, said(done)

    def stored(self) -> set[bytes]:
        """Return every version that the store has, as a line."""
        return set(self.run(*ALL)[1].splitlines(keepends=True))

    def test_what_was_exported_comes_back(self) -> None:
        """Every version, kill and hold, byte for byte, in any order; nobody is shown more than before."""
        code, out, told = self.run("import", "-", stdin=b"".join(reversed(LINES)))
        assert (code, out, len(told)) == (0, b"", 1)
        assert told[0].startswith("copydesk: 8 articles are in ")
        assert self.stored() == set(LINES)
        _, shown, _ = self.run("articles")
        assert [json.loads(line)["uri"].rpartition(":")[2] for line in shown.splitlines()] == ["ferry", "zug", "bridge"]
        assert self.run("search", "libel")[0] == 1

    def test_the_same_again_changes_nothing(self) -> None:
        """Also a part of it; the same version with other bytes takes its place, as on the topic."""
        for lines in (LINES, LINES, LINES[:1]):
            assert self.run("import", "-", stdin=b"".join(lines))[0] == 0
        assert self.stored() == set(LINES)
        other = ndjson(
            Item(2, story="ferry", feed="coast", headline="Ferry goes").article(language="en-GB").value or b""
        )
        assert self.run("import", "-", stdin=other)[0] == 0
        assert self.stored() == {other, *LINES} - {LINES[1]}

    def test_bad_lines_cost_themselves(self) -> None:
        """Named by file and line, exit 1; the others of their batch are stored, and a file that is missing is told."""
        good = Item(1, story="a").article().value or b""
        bad = [b"{", b"[]", good.replace(b"wire.raw.v1/0/1#0", b"nowhere"), good.replace(b"annotations", b"notations")]
        bad += [good.replace(b'"a-1-new"', b'""')]  # a constraint of the database refuses it
        (self.folder / "mixed").write_bytes(b"\n".join([good, b"", *bad, Item(2, story="b").article().value or b""]))
        code, out, told = self.run("import", "gone", "mixed")
        assert (code, out) == (1, b"")
        assert [line.split(": ")[1:3] for line in told[1:-1]] == [["mixed", f"line {3 + n}"] for n in range(len(bad))]
        assert "gone: missing" in told[0]
        assert "2 articles are in" in told[-1]
        assert "wire" not in told[4]
        assert "copydesk process" in told[4]
        assert len(self.stored()) == 2

    def test_a_store_that_is_away_is_tried_again_by_who_imports(self) -> None:
        """Exit 69, with the mend; once it is back the same lines are stored, once."""
        rest = b"".join(LINES)
        assert self.run("import", "-", stdin=LINES[0])[0] == 0
        with self.unavailable(self.at):
            assert self.run("import", "-", stdin=rest)[0] == 69
        assert self.run("import", "-", stdin=rest)[0] == 0
        assert self.stored() == set(LINES)

    def test_the_store_of_a_worker_is_refused(self) -> None:
        """Its audit compares topics and store; who wants it says so."""
        fill(self.at, Item(1, story="mine").verdict(), Item(1, story="mine").article())
        code, _, told = self.run("import", "-", stdin=b"".join(LINES))
        assert (code, len(told)) == (78, 1)
        assert "--into-existing" in told[0]
        assert self.run("import", "--into-existing", "-", stdin=b"".join(LINES))[0] == 0
        assert len(self.stored()) == 9

    def test_files_without_a_broker(self) -> None:
        """From wires to a store that can be searched and asked; a kill in a later run hides what an earlier one filed."""
        story = {"uri": "urn:cms:1", "versionCreated": "2025-03-16T10:00:00Z", "headline": "Ferries sail from Oslo"}
        kill = {"uri": "urn:cms:1", "versionCreated": "2025-03-16T11:00:00Z", "pubStatus": "canceled"}
        for number, item in enumerate((story, kill)):
            (self.folder / "item.json").write_bytes(orjson.dumps(item))
            received = ("--received", f"2025-03-16T12:0{number}:00Z")
            made = copydesk("process", "--feed", "cms", *received, "item.json", folder=self.folder)
            assert self.run("import", "-", stdin=made.stdout)[0] == 0
            assert self.run("search", "oslo")[0] == number
        done = copydesk("why", "urn:cms:1", "--json", folder=self.folder, COPYDESK_STORE=self.at)
        assert [(way["stored"]["living"], way["killedBy"]["kind"]) for way in objects(done)] == [(False, "kill")] * 2
