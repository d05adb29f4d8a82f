"""`python -m streams.cli` is the command `copydesk`."""

from streams.cli import main

main()
