"""Every real wire file gives items, or an error that says what is wrong and where."""

from collections import Counter

from quality.wire import WIRE, files, holds_article, need, read

FLOOR = 0.95


def test_every_file_is_read_or_refused_with_a_cause() -> None:
    """No exception but a DataError; of every format at least 95 % of the files that hold articles give items."""
    need(WIRE)
    total, given = Counter[str](), Counter[str]()
    for path in files():
        form = path.relative_to(WIRE).parts[0]
        outcome = read(path)
        if holds_article(path):
            total[form] += 1
            given[form] += bool(outcome.items)
        if not outcome.items:
            assert outcome.error or outcome.refused
            print(f"{path.relative_to(WIRE)}: {outcome.error or '; '.join(outcome.refused)}")
    for form, count in sorted(total.items()):
        print(f"{form:28} {given[form]:4} of {count:4}")
    assert {form for form, count in total.items() if given[form] < FLOOR * count} == set()
