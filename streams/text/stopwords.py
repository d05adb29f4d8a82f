"""English words that say nothing of what a text is about: articles, pronouns, prepositions, and the verbs of reporting."""

from streams.text.words import words

FUNCTION_WORDS = words(
    "a about above across after again against ago all almost alone along already also although always am amid among an and another any "
    "anyone anything are around as at away back be became because become been before began behind being below beside besides "
    "between beyond both but by came can cannot come could did do does doing done down due during each either else end ended enough "
    "even ever every everyone everything far few for former from full further gave get give given go goes going gone got had half has "
    "have having he her here hers herself him himself his how however i if in including inside instead into is it its itself just "
    "keep kept know known last late later least less let like likely little long made make making many may me mean means meanwhile "
    "might mine more most much must my myself near nearly need neither never new next no nobody nor not nothing now of off often "
    "on once one only onto or other others ought our ours ourselves out outside over own part per perhaps put quite rather really "
    "said same saw say saying says see seen several shall she should show showed shown since so some someone something sometimes "
    "soon still such take taken taking tell than that the their theirs them themselves then there these they thing things this those "
    "though through thus to together told too took toward towards two under until up upon us use used using very via want was way "
    "we well went were what whatever when where whether which while who whole whom whose why will with within without would yes yet "
    "you your yours yourself don didn doesn isn wasn weren aren haven hasn hadn wouldn couldn shouldn won ve ll"
)
"""Closed classes, auxiliaries, and verbs and adverbs that stand in any text."""

NEWS_WORDS = words(
    "according accused added announced asked called claimed confirmed declined denied expected issued noted ordered quoted released reported reporters "
    "reporting revealed statement stated spokesman spokeswoman spokesperson "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december today yesterday tomorrow tonight morning afternoon evening night day days week weeks month months year years hour hours minute minutes time "
    "times early earlier first second third three four five six seven eight nine ten hundred hundreds thousand thousands million "
    "billion mln bln dlrs dlr cts pct percent number total square km kg miles feet metres meters tons tonnes barrels shares people person man woman men women mr mrs ms dr u.s a.m p.m "
    "good great big large small high higher low lower old young main major left right set held found including different ready able"
)
"""What stands in any news story: saying, days, amounts."""

STOPWORDS = FUNCTION_WORDS | NEWS_WORDS
