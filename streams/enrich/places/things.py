"""What is called after a place and is none: Lima beans, a Panama hat, Rhodes scholars, Manchester City.

General English, kept by hand: pairs that are words of their own. "French wine" and "Maine lobster" come from there and stay places.
"""

from streams.text.words import words

THINGS = {
    "alsatian": words("dog dogs"), "bengal": words("tiger tigers cat cats"), "berlin": words("wall"), "bermuda": words("shorts triangle grass"),
    "bologna": words("sandwich sandwiches sausage"), "bombay": words("duck mix"), "boston": words("terrier terriers cream fern marriage"), "brazil": words("nut nuts"),
    "brussels": words("sprout sprouts"), "canada": words("goose geese"), "canary": words("wharf"), "chelsea": words("boot boots bun buns tractor"),
    "chinese": words("checkers whispers lantern lanterns"), "cuban": words("heel heels sandwich sandwiches"), "danish": words("pastry pastries"),
    "dover": words("sole"), "dutch": words("oven ovens courage auction uncle elm"), "english": words("muffin muffins breakfast breakfasts ivy mustard setter horn"),
    "french": words("fries toast door doors windows horn kiss press dressing bulldog bulldogs braid polish"),
    "german": words("shepherd shepherds measles"), "guinea": words("pig pigs fowl worm"), "havana": words("syndrome cigar cigars"), "indian": words("summer ink"),
    "irish": words("coffee stew setter setters wolfhound"), "java": words("code script developer developers programmer programmers programming language software applet applets runtime platform"), "jerusalem": words("artichoke artichokes syndrome"), "jersey": words("cow cows cattle dress dresses barrier barriers number"),
    "lima": words("bean beans syndrome"), "london": words("broil"), "manila": words("envelope envelopes folder folders"), "mexican": words("wave standoff"),
    "moroccan": words("leather"), "panama": words("hat hats"), "persian": words("cat cats rug rugs"), "philadelphia": words("cream cheesesteak"),
    "portuguese": words("man-of-war"), "rhodes": words("scholar scholars scholarship scholarships"), "roman": words("numeral numerals candle candles nose"),
    "russian": words("roulette doll dolls dressing"), "scotch": words("whisky whiskey egg eggs tape bonnet"), "shetland": words("pony ponies sheepdog"),
    "siamese": words("cat cats twin twins"), "siberian": words("husky huskies tiger tigers"), "spanish": words("flu fly omelette moss"),
    "stockholm": words("syndrome"), "swedish": words("meatball meatballs massage"), "swiss": words("cheese roll chard knife knives"),
    "turkey": words("dinner dinners sandwich sandwiches breast breasts leg legs burger burgers bacon stuffing trot trots hunt hunting shoot meat meatballs sausage "
                    "sausages gravy carcass drumstick drumsticks vulture vultures chili soup roast"),
    "turkish": words("bath baths delight"), "vienna": words("sausage sausages"), "virginia": words("creeper"), "wellington": words("boot boots"),
    "yorkshire": words("pudding puddings terrier terriers"),
}  # fmt: skip
"""Names and peoples, each with the words behind it that make another thing of it."""

CITY_CLUBS = words(
    "birmingham bradford bristol cardiff coventry exeter hull leicester lincoln manchester norwich stoke swansea"
)
"""Towns that are never called "City": with it they are a football club; "Manchester City Council" is of the town."""

_OF_TOWN = words(
    "council hall centre center airport police court mayor councillor councillors councilor councilors magistrates hospital library"
)


def is_club(key: str, following: str) -> bool:
    """Say whether a town, "City" and the word behind it are its football club."""
    return key in CITY_CLUBS and following.lower() not in _OF_TOWN
