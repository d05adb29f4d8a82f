"""What the client offers."""

import streams.client


def test_what_is_exported_is_there() -> None:
    """`__all__` is sorted, and every name in it exists and is documented."""
    assert streams.client.__all__ == sorted(streams.client.__all__)
    assert {"articles", "latest", "iter_articles", "iter_latest", "Gone"} < set(streams.client.__all__)
    assert [name for name in streams.client.__all__ if not getattr(streams.client, name).__doc__] == []
