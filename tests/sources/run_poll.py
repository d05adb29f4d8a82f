"""`copydesk poll` as a process: `python run_poll.py [FEED…] [--once] …`."""

import typer

from streams.cli.exits import exits, until_nobody_reads
from streams.cli.poll import poll

if __name__ == "__main__":
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(poll)
    with exits(), until_nobody_reads():
        app()
