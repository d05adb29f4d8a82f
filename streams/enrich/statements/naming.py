"""The name in a noun phrase: "Finance Minister Lucia Bianchi" names a person, "the finance ministry" nobody."""

import re

from streams.enrich.entities.houses import HOUSES
from streams.enrich.entities.lexicon import ROLES, TAILS
from streams.enrich.entities.lists import given, key
from streams.enrich.entities.offices import GENERAL
from streams.text.words import words

TITLES = words(
    "CEO CFO COO CTO Taoiseach Tanaiste MP MEP President Vice Prime Minister Chancellor King Queen Prince Princess Pope Archbishop Bishop Cardinal Rabbi Imam Sheikh "
    "Emir Sultan Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof Prof. Professor Sir Lord Lady Dame Gen Gen. General Col Col. Colonel Maj "
    "Maj. Major Lt Lt. Lieutenant Capt Capt. Captain Sgt Sgt. Sergeant Adm Adm. Admiral Commander Cmdr Cmdr. Sen Sen. Senator "
    "Rep Rep. Representative Congressman Congresswoman Gov Gov. Governor Mayor Judge Justice Secretary Attorney Ambassador "
    "Envoy Chairman Chairwoman Chair Chief Director Executive Officer Coach Manager Inspector Detective Constable Sheriff "
    "Deputy Speaker Premier Rev Rev. Reverend Father Sister Brother Treasurer Commissioner Councillor Officer Analyst Economist "
    "Marshal Superintendent Supt. Insp. Det Det. Const Const. Cpl Cpl. Cst. Pvt. Spc. Trooper elect Elect Pastor Consul "
    "Spokesman Spokeswoman Spokesperson Lawyer Prosecutor Activist Historian Scientist Researcher Author Writer Actor Actress "
    "Singer Farmer Fisherman Teacher Driver Pilot Witness Resident Rescuer Doctor Nurse Engineer Strategist Trader Lawmaker "
    "Striker Midfielder Defender Goalkeeper Skipper Forward Opposition Leader Lawmaker Politician Journalist Reporter Student "
    "Baron Baroness Count Countess Duke Duchess Viscount Cllr Cllr. Councilor Councilman Councilwoman Alderman Assemblyman "
    "Assemblywoman Brigadier Brig Brig. Corporal Ayatollah Undersecretary Ombudsman Headteacher Headmaster Headmistress "
    "Principal Rector Provost Vicar Coroner Magistrate Recorder Barrister Solicitor Paramedic Firefighter Novelist Poet "
    "Playwright Filmmaker Musician Comedian Presenter Broadcaster Columnist Critic Editor Biologist Physicist Astronomer "
    "Geologist Ecologist Epidemiologist Virologist Psychologist Meteorologist Seismologist Forecaster Campaigner Entrepreneur "
    "Businessman Businesswoman Billionaire Survivor Eyewitness Neighbour Neighbor Shopkeeper Pensioner Commuter Villager "
    "Winger Fullback Batsman Bowler Opener Playmaker Quarterback Pitcher Sprinter Swimmer Boxer Cyclist Jockey Trainer Owner "
    "Maitre Maître Monsieur Madame Herr Frau Señor Señora Ch Insp Supt Const Cpl Pvt DCI PC WPC Short-seller Founder Co-founder Chairperson Curator Archaeologist Conservationist Referee Umpire "
    "Garda DSP ASP DIG DCP ACP DCI Alhaji Alhaja Mallam Comrade Shri Smt Datuk Hon Hon. Sub-Inspector Adjutant Comptroller"
)
DETERMINERS = words(
    "the a an his her its their our my this that these those some many most several both all one two three four five six "
    "another each every other no few"
)
_NOT_PERSONS = words(
    "Bank National Ministry University Institute Council Party Union Association Committee Court House Street Cross City "
    "York Times News Post Group Company Corp Inc Ltd Agency Office Department Army Navy Police Force Forces Guard Service "
    "Commission Parliament Congress Senate Board Club United North South East West Northern Southern Eastern Western New "
    "Media Television Radio Nations States Fund Front Airlines Airways Motors Energy Capital Holdings Partners Federation "
    "League Hospital School College Church Street Islands Republic Kingdom Center Centre Foundation Authority World "
    "International Central European American Federal Supreme State Red White Security Foreign Islamic Democratic"
)
PREPOSITION = re.compile(
    r" (?:of|for|in|from|at|with|who|on|to|near|outside|inside|behind|around|across|aboard|whose|including|(?:led|headed|joined|backed|accompanied|represented|followed) by)\b"
)
_NAME = r"[^\W\d_a-z][\w’'.-]*"
_RUN = re.compile(rf"{_NAME}(?: (?:{_NAME}|de|da|di|del|van|von|der|den|bin|al|el|la|le|ten))*(?: {_NAME})?$")
_OF_HOUSE = re.compile(
    rf"[A-Z].* (?:of|for) .*[A-Z][\w-]* (?:(?!and |of |for |the |in )[a-z-]+ ){{1,2}}({_NAME} {_NAME}(?: {_NAME})?)"
)
_ARTICLES = words("the The a A an An")
_HOUSES = HOUSES - ROLES
_HONOURS = words("KC QC OBE MBE CBE KBE DBE GBE MP MSP MEP PhD")
_KIN = re.compile(
    r"^(?:his|her|their|my|our|(?:(?-i:[A-Z])[\w’'.-]* ){0,3}(?-i:[A-Z])[\w-]*[’']s?|the (?:[a-z-]+ ){0,2}[a-z-]+[’']s?) (?:[a-z-]+ )?(?:son|daughter|wife|husband|brother|sister|mother|father|widow|widower|grandson"
    r"|granddaughter|nephew|niece|uncle|aunt|cousin|partner|girlfriend|boyfriend)(?:-in-law)?(?: and [a-z-]+)? $",
    re.IGNORECASE,
)
_PARTICLES = words("de da di del van von der den bin al el la le ten")


def named(phrase: str) -> str:
    """Return the person whom a noun phrase names ("Finance Minister Lucia Bianchi"), else the phrase as it stands."""
    phrase = phrase.strip()
    return _named(phrase) if " " in phrase else phrase


def _named(phrase: str) -> str:
    cut = PREPOSITION.search(phrase)
    head = phrase[: cut.start()] if cut else phrase
    if cut and (name := _of_house(phrase, head)):
        return name
    run = _RUN.search(head) if _may_end_a_name(head) else None
    if run is None:
        return phrase
    whole = run[0].split()
    if len(whole) > 1 and whole[-1] in _HONOURS:
        whole = whole[:-1]
    own = _untitled(whole)
    if own and own[0].endswith(("'s", "’s")) and _are_names(own[1:]) and key(own[1]) in given():  # "NASA's Jim Free"
        own = own[1:]
    if own and len(own) < run[0].count(" ") + 1:
        return phrase if _is_house(own) else " ".join(own)
    if len(own) == 1 and _KIN.search(head, 0, run.start()):  # "her son Mark"
        return own[0]
    if not own or not _are_names(own):
        return phrase
    leads = head[: run.start()].rstrip()
    office = leads.endswith(")") and leads.split(" ", 1)[0] in TITLES  # "DCP (East) Kavita Nair"
    may_lead = office or (leads not in _ARTICLES and leads[-1:].islower())  # "the US Geological Survey" is no person
    return run[0] if not leads or may_lead else phrase


def _of_house(phrase: str, head: str) -> str | None:
    """Return a person behind what he does at which house: "Bank of England policymaker Owen Tasker"."""
    if head.rsplit(" ", 1)[-1] not in _NOT_PERSONS:
        return None
    match = _OF_HOUSE.fullmatch(phrase)
    return match[1] if match and is_person(match[1]) else None


def _is_house(parts: list[str]) -> bool:
    """Whether what stands behind a title makes a house of both: "General Motors", "Duke University"."""
    return key(parts[0]) not in given() and any(
        part in _NOT_PERSONS or part in ("Ltd", "Inc", "plc") or key(part) in TAILS or key(part) in GENERAL
        for part in parts
    )


def is_office_of(lead: str) -> bool:
    """Whether what stands before a name is an office and of what: "Mayor of London", "Vice Minister of Natural Resources"."""
    office, _, what = lead.partition(" of ") if " of " in lead else lead.partition(" for ")
    return (
        bool(what)
        and office.rsplit(" ", 1)[-1] in TITLES
        and all(word[0].isupper() or word in ("and", "of", "for", "the") for word in what.split())
    )


def calls_a_house(phrase: str, name: str) -> bool:
    """Whether a noun phrase is of a house, and what follows it is that one's name: "The company, Corvex Minerals,"."""
    return phrase.rsplit(" ", 1)[-1].lower() in _HOUSES and key(name.split(" ", 1)[0]) not in given()


def is_kin(phrase: str, name: str) -> bool:
    """Whether a given name follows whose kin someone is: "His mother, Ruth,"."""
    return key(name) in given() and _KIN.fullmatch(f"{phrase} ") is not None


def _may_end_a_name(head: str) -> bool:
    """Whether the last word has a capital, or what may be one, or is a particle: it is what most phrases fail at."""
    last = head[head.rfind(" ") + 1 :]
    return not (last.islower() and last.isascii()) or last in _PARTICLES


def _untitled(parts: list[str]) -> list[str]:
    """Return a name without its titles and what stands before them."""
    for place in range(len(parts), 0, -1):
        part = parts[place - 1]
        if part in TITLES or ("-" in part and TITLES.issuperset(part.split("-"))):
            return parts[place:]
    return parts


def is_person(name: str) -> bool:
    """Whether two or three capital words look like a person: none of them names a body or a direction."""
    return _are_names(name.split())


def _are_names(parts: list[str]) -> bool:
    if not 2 <= len(parts) <= 4 or not parts[-1][0].isupper() or not _NOT_PERSONS.isdisjoint(parts):  # noqa: PLR2004 - given and family name
        return False
    first = parts[0]
    if not first[0].isupper() or first.lower() in DETERMINERS or first.endswith(("'s", "’s")):
        return False
    for part in parts:
        if (part.isupper() and len(part) > 2) or not (part[0].isupper() or part in _PARTICLES):  # noqa: PLR2004 - initials
            return False
    return True
