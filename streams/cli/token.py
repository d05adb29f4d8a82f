"""`copydesk token FEED`: a new token or secret for pushing over HTTP, and the lines for the feeds file."""

import base64
import re
import secrets
import sys
from typing import Annotated

import orjson
import typer

from streams.cli.exits import USAGE, say

BARE = re.compile(r"[A-Za-z0-9_-]+")


def token(
    feed: Annotated[str, typer.Argument(help="The feed whose items will be pushed.")],
    *,
    webhook: Annotated[
        bool, typer.Option("--webhook", help="A secret that signs Standard Webhooks, in place of a bearer token.")
    ] = False,
) -> None:
    """Print a new token on stdout, where it stands the only time, and on stderr what to put into the feeds file."""
    from schemas.feeds import CANARY_FEED
    from streams.sources.push_gate import at_rest, new_token
    from streams.sources.signatures import SECRET

    if not feed or feed == CANARY_FEED:
        say(f"{feed!r} takes no pushes: name a feed of your own")
        raise typer.Exit(USAGE)
    made = SECRET + base64.b64encode(secrets.token_bytes(32)).decode() if webhook else new_token()
    line = f'secrets = ["{made}"]' if webhook else f'tokens = ["{at_rest(made)}"]'
    say("put this into the feeds file (into the list, where there is one already), then start copydesk again:")
    sys.stderr.write(f"\n[feeds.{_key(feed)}.push]\n{line}\n\n")
    sys.stderr.flush()
    sys.stdout.write(f"{made}\n")


def _key(feed: str) -> str:
    """Spell a key of TOML; a string of JSON is one of TOML."""
    return feed if BARE.fullmatch(feed) else orjson.dumps(feed).decode()
