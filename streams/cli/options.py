"""The options by which commands choose articles of the store: one spelling for all of them."""

from datetime import datetime
from typing import Annotated

import typer

from streams.cli.times import bound

DAYS = "a day (2025-03-16, 2025-03-16+01:00, today, yesterday) is its first moment, in UTC without a zone."

Feeds = Annotated[list[str] | None, typer.Option("--feed", help="Only this feed; may be repeated.")]
Languages = Annotated[
    list[str] | None, typer.Option("--lang", help="Only this language (BCP 47; en means en-GB too); may be repeated.")
]
Since = Annotated[
    datetime | None,
    typer.Option("--since", parser=bound, metavar="TIME", help=f"Received at or after this; {DAYS}"),
]
Until = Annotated[
    datetime | None, typer.Option("--until", parser=bound, metavar="TIME", help="Received before this; a day as above.")
]
AllVersions = Annotated[bool, typer.Option("--all-versions", help="Every version, not only the newest.")]
Killed = Annotated[bool, typer.Option("--killed", help="Also what a kill hides, and the kills.")]
Held = Annotated[bool, typer.Option("--held", help="Also what is withheld, and the holds.")]
