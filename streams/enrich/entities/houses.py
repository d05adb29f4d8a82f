"""What news calls a house right before its name, or right behind it: "news agency Tanjug", "Le Matin newspaper", "Halvard shares".

Facts of the language, typed in by hand. A noun that people bear as well ("broker", "rival", "operator") stands among the
roles and is none of these.
"""

from streams.enrich.entities.lexicon import SPEECH
from streams.enrich.entities.pieces import POSSESSIVE
from streams.text.words import words

PRESS = words(
    "agency newspaper paper daily weekly tabloid broadsheet magazine periodical broadcaster station channel network website"
)
"""What only a house of the press is called: behind these a family name is its title too ("the daily Granma")."""

HOUSES = PRESS | words(
    "company companies firm firms group groups conglomerate giant giants bank banks lender insurer reinsurer brokerage retailer "
    "chain carmaker automaker airline airlines carrier drugmaker chipmaker brewer brewery distiller miner grocer steelmaker "
    "planemaker shipbuilder shipper utility manufacturer maker makers producer supplier distributor exporter importer refiner "
    "startup start-up subsidiary affiliate unit conglomerates publisher union party charity watchdog regulator consultancy "
    "consortium think-tank tank organisation organization movement coalition militia cartel sect club clubs side label studio"
)
"""Nouns in small letters that stand right before the name of a house."""

FIRMS = words("firm brokerage consultancy")
"""Behind these "and" joins the names of two partners."""

CLUBS_BEFORE = words("club clubs side")
"""Behind these a city is a club: "the Italian club Parma"."""

HOUSES_BEHIND = words("newspaper newspapers daily weekly tabloid magazine broadcaster airline brewery shares stock")
"""Nouns in small letters that stand right behind the name of a house, and seldom behind another."""

OF_HOUSES = SPEECH | HOUSES_BEHIND | POSSESSIVE
"""Behind a common word that is a house's name too they tell that the house is meant: "Apple said", "Apple's shares"."""

QUARTERS = words("chelsea fulham tottenham everton brentford santander sevilla roma")
"""Houses that are called as a place is: "in Chelsea" is the place."""

RIVERS = words("amazon")
"""Houses that are called as a river is: "the Amazon" is the river, and what lies at it."""

NUMBERED = words("one two three four five 1 2 3 4")
"""What programmes of a broadcaster are told apart by: "BBC Two"."""

TONGUES = words(
    "arabic hebrew hindi urdu farsi mandarin yiddish swahili creole pashto bengali punjabi cantonese latin tory internet web"
)
"""What a paper is in, and not its title."""

PARTNERS = words("sons co company bros brothers partners associates daughters")
"""What follows the "and" of a firm: "Smith and Sons Ltd"."""

LANDSCAPE = words("rain rainforest forest jungle river basin delta tribe tribes")
"""What stands behind the name of a river."""

SERVING = frozenset({
    ("fire", "rescue"), ("search", "rescue"), ("revenue", "customs"), ("immigration", "customs"), ("fish", "wildlife"),
    ("oceans", "fisheries"), ("fisheries", "oceans"),
})  # fmt: skip
"""What a service cares for that is called by nothing else: "Kent Fire and Rescue"."""

PAIRED = SERVING | {
    ("health", "safety"), ("food", "drug"), ("securities", "exchange"), ("parks", "wildlife"), ("water", "sanitation"),
    ("medicines", "healthcare"), ("work", "pensions"),
}  # fmt: skip
"""What houses care for together, wherever they are: "West Yorkshire Fire and Rescue Service", "U.S. Food and Drug Administration"."""
