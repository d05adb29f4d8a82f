"""The command `copydesk`. Each command is one file; `commands.py` lists them.

stdout is data, stderr is talk. Exit codes: 0 ok, 1 finding, 2 usage, 69 unavailable, 75 try again, 78 config.
"""


def main() -> None:
    """Run the command."""
    # Here, not above: every stage is a process that imports this package and none of the commands.
    from streams.cli.commands import app
    from streams.cli.exits import exits

    with exits():
        app()
