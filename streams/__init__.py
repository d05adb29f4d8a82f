"""The stream: raw wire items in, normalised articles out. `docs/adr/` says why it is built as it is."""

from streams.native import install

install()
