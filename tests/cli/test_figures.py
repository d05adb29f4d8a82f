"""What a bench found, for a person."""

from streams.cli.figures import figure_lines


def test_figures_rows_and_names() -> None:
    """A plain figure is a line; figures below a name are set in; rows with the same columns are a table."""
    found = {
        "name": "parse",
        "median": 12345,
        "memory_mib": {"names": 9.4, "of": {"a": 1}},
        "formats": {"plain": {"median": 2019, "baseline": "split"}, "g2": {"median": 631, "baseline": "lxml"}},
    }
    assert list(figure_lines(found)) == [
        "name:       parse",
        "median:     12,345",
        "memory_mib:",
        "  names: 9.4",
        "  of:",
        "    a: 1",
        "formats:",
        "         median  baseline",
        "  plain   2,019  split",
        "  g2        631  lxml",
    ]


def test_nothing_found() -> None:
    """Nothing gives no line, and an empty table no row."""
    assert list(figure_lines({})) == []
    assert list(figure_lines({"formats": {}})) == ["formats:"]
