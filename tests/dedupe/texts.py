"""Invented stories, whole and damaged, for tests of near-duplicates."""

from dedupe.items import at, parsed

from schemas.article import ParsedItem
from schemas.ninjs import Body, Text
from schemas.vocab import Kind

HEADLINE = "Storm keeps island ferries in port for a third day"
STORY = (
    "Ferries between the mainland and the Varsund islands stayed in port on Tuesday as a storm with gusts of 118 kilometres "
    "an hour kept some 2,400 travellers waiting for a third day.\n\n"
    "The operator Norlinje said that 14 of its 16 crossings were cancelled and that it hoped to sail again on Wednesday "
    "evening. Captain Ingrid Solheim told passengers at the terminal in Hamnvik that waves of 7.5 metres made any attempt "
    "too dangerous.\n\n"
    "Schools on Varsund and Little Varsund opened their gyms for the night, and the Red Cross handed out 900 blankets. "
    "Mayor Tor Lindahl asked shops to limit milk and bread to two of each per household until the supply ship Maren "
    "arrives from Bergby.\n\n"
    "The weather service expects the wind to drop below 60 kilometres an hour by noon on Thursday, but a second front is "
    "moving in from the Norwegian Sea. Insurers put the damage to harbours and roofs at 35 million crowns so far, half of "
    "what the winter storm of 2011 cost."
)
OTHER = (
    "Parliament in Kestrel City voted by 212 to 187 on Monday for a tax on sugar in drinks, the first of its kind in the "
    "region.\n\n"
    "Health Minister Ana Duarte said that the levy of 0.45 crowns a litre would pay for dentists in 340 schools. Makers "
    "of lemonade called the vote a blow to small firms and said that they would go to court before the law takes effect "
    "in July.\n\n"
    "Economists at the University of Sel expect prices to rise by eight percent and sales to fall by a fifth. A similar "
    "plan failed six years ago when the upper house sent it back without a debate."
)
RATES = (
    "Copper closed at {0} dollars a tonne on the Kestrel Metal Exchange on {1}, {2} dollars from the day before, as dealers "
    "waited for figures on stocks in the warehouses of Port Amber.\n\n"
    "Three-month zinc ended at {3} dollars and tin at {4} dollars. Turnover on the floor came to {5} lots, brokers said. "
    "Nickel was last quoted at {6} dollars in thin trade before the official closing call of the exchange."
)


def told(
    text: str,
    headline: str = HEADLINE,
    *,
    offset: int = 0,
    agency: str | None = None,
    guid: str | None = "",
    kind: Kind = "new",
    received: float | None = None,
) -> ParsedItem:
    """Make an item that tells a text; unless it is said otherwise by an agency, and under a guid, of its own."""
    agency = agency or f"Paper{offset}"
    guid = f"tag:{agency.lower()}.example,2025:{offset}" if guid == "" else guid
    item = parsed(guid, offset=offset, body=text, kind=kind, agency=agency, received=received, created=received)
    return item.model_copy(
        update={"headlines": (Text(value=headline),), "bodies": (Body(content_type="text/plain", value=text),)}
    )


__all__ = ["HEADLINE", "OTHER", "RATES", "STORY", "at", "told"]
