"""The words of a sentence that tell what will be, what was, and where a clause begins: general newsroom English, kept by hand."""

import re

from streams.text.words import words

_TO_DO = (
    "be|meet|begin|start|vote|hold|visit|arrive|open|reopen|close|end|expire|take|speak|appear|return|play|face|report|publish|release|announce"
    "|decide|sign|leave|travel|fly|stand|retire|resume|run|host|launch|give|hear|make|come|go|hand|present|join|attend|testify|land|deliver|become"
)
"""What someone is due to do; "due to fog" is no such thing."""
EVENT = (
    "vote|elections?|polls?|ballot|referendum|run-?off|meetings?|summit|talks|match|game|final|derby|hearing|trial|verdict|ruling|deadline|launch"
    "|debate|visit|release|decision|announcement|reports?|results|earnings|budget|auction|opening|kick-off|start|race|fight|concert|conference"
    "|session|inauguration|funeral|strike|protests?|rally|parade|holiday|review|round|test"
)
"""What stands in a calendar."""
_SHOWN = "films?|movies?|documentar(?:y|ies)|plays?|musicals?|operas?|screening"
_TAUGHT = "concerts?|recitals?|talks?|lectures?|tours?|class(?:es)?|lessons?|workshops?|seminars?|course"
_HELD = (
    f"{_SHOWN}|{_TAUGHT}|votes?|elections?|ballot|referendum|run-?off|meetings?|summit|hearings?|trial|debate|auction|conference|session|funeral|protests?"
    "|rall(?:y|ies)|parade|race|reception|inauguration|drive|sale|fair|fete|festival|market|services?|prayers|vigil|party|dinner|lunch|breakfast|supper|tea"
    "|open (?:day|house)|fundraiser|ceremony|gala|ball|dance|walk|ride|exhibition|show|quiz|contest|tournament|competition|picnic|barbecue|forum|briefing"
    "|exams?|clinic|raffle|rehearsal|audition"
)
"""What is in the calendar of a town, by what is done with it."""


def _done_with(events: str) -> str:
    """Return the pattern of an object that ends with one of them, no preposition and no second article in it: "its annual book sale"."""
    return rf"(?:(?:an?|the|its|his|her|their|our|\d+) )?(?:(?!(?:an?|the|of|from|on|in|at|to|by|with|for|that|it|he|she|they|and)\b)[a-z'-]+ ){{0,4}}?(?:{events})(?= )"


_OF_PLANS = rf"(?: (?:an?|the|its|his|her|their|all) (?:[a-z'-]+ ){{0,3}}?(?:{EVENT}|case|sentencing|launch|visit|deadline|closure|plans?|start))?"
_TO_DAY = r"(?: from (?![a-z]+day\b)[a-z0-9 .,:]{3,40}?)? (?:to|until|till)(?= (?:[\d:.]+ ?[ap]\.?m\.? on )?$)"
"""A plan takes another day: "moved the trial from last Thursday to Friday", "put off until 9 a.m. on Friday"; "from Friday to Saturday" tells of neither."""

_ADVERB = r"(?:(?:also|now|then|both|only|still|soon|probably|likely|formally|officially|again|next) )?"

AHEAD: tuple[tuple[str, str], ...] = (
    ("will", "will"), ("won", "won't"), ("ll", "ll(?= [a-z])"), ("shall", "shall"), ("to", "(?<!had )to be"), ("is are was were", "(?:(?:is|are) to|(?:was|were) to(?! have\\b))"),
    ("would should might", "(?:would|should|might)(?!(?: not|n't)? have )"), ("could", "could(?! (?:not|no|only|have|give no) )"),
    ("may", "(?<!in )(?<!of )(?<!and )(?<!last )(?<!early )(?<!late )(?<!since )may(?= (?:not )?[a-z]{2,} )(?!(?: not)? have )"),
    ("scheduled", "scheduled"), ("rescheduled", "rescheduled"), ("expect expected expects", "(?<!was )(?<!were )expected to|expected to(?! have\\b)|expects?(?= )(?! that)"),
    ("postponed adjourned deferred delayed rescheduled", rf"(?:postponed|adjourned|deferred|delayed|rescheduled){_OF_PLANS}{_TO_DAY}"),
    ("put pushed brought", rf"(?:put|pushed|brought)(?:(?: back| forward| off){_OF_PLANS}|{_OF_PLANS}(?: back| forward| off)){_TO_DAY}"),
    ("moved shifted", rf"(?:(?<=was )|(?<=were )|(?<=been ))(?:moved|shifted){_TO_DAY}"), ("moved shifted pushed", rf"(?:moved|shifted|pushed){_OF_PLANS.removesuffix('?')}{_TO_DAY}"),
    ("due", rf"due (?:to (?:{_TO_DO})\b|on|in|by|for|out|back|at|later|early|next)"),
    ("is are", r"(?:is|are) due to (?!(?:the|an?|its|his|her|their|bad|poor|lack|high|low|fog|snow|rain|weather)\b)[a-z]+"),
    ("plan plans planned planning", "(?:plan(?:s|ned|ning)? to|plan(?:s|ning)? (?:an?|the|its|his|her|their|for))"), ("set", "set to"), ("set", "set for"), ("going", "going to"), ("must", "must"),
    ("aim aims poised likely about bound hoping ready pledged vowed promised prepares preparing wants supposed",
     "(?:aims?|poised|likely|about|bound|hoping|ready|pledged|vowed|promised|prepares|preparing|wants|supposed) to"),
    ("is are", rf"(?:is|are) {_ADVERB}forecast"), ("likely", "likely(?= (?:(?:on|in|by|from|at) )?$)"),
    ("call calls called announced", rf"(?:call(?:s|ed)?|announced) (?:for )?(?:an? |the )?(?:[a-z]+ )?(?:{EVENT})(?= (?:on |for |from )?$)"),
    ("upcoming", "upcoming"), ("forthcoming", "forthcoming"), ("deadline", "deadline"), ("intend intends", "intends?"), ("hope hopes", "hopes? to"),
    ("expire expires", "expires?"), ("payable", "payable"), ("takes", "takes effect"), ("expect expects", "(?<!than )(?<!as )expects?"),
    ("is are", rf"(?:is|are) {_ADVERB}expected"),
    ("expected", "(?<!than )(?<!as )(?<!had )expected(?= (?:(?:on|in|by|at|for|early|late|later|around) )*$)"),
    ("planned slated pencilled booked billed", "(?:planned|slated|pencilled in|booked|billed) for"),
    ("planned due", "(?<!previously )(?<!as )(?:planned|due)(?= $)"),
    ("starting beginning commencing effective", "(?:starting|beginning|commencing|effective)(?= (?:on |from |in |at |as of )?$)"),
    ("take takes taking", "(?:takes?|taking) place"),
    ("go goe gos goes head heads", "(?:goe?s?|heads?) (?:to the polls|on sale|on trial|on strike)"), ("come comes", "comes? into (?:force|effect)"),
    ("begins starts", "(?<!housing )(?:begins|starts)"),
    ("opens reopens closes ends", r"(?:(?:re)?opens|closes|ends)(?! (?:up|down|higher|lower|flat|at \d))"),
    ("resumes", "resumes"), ("concludes", "concludes"), ("kicks", "kicks off"), ("falls", "falls due"), ("steps", "steps down"), ("leaves", "leaves office"),
    ("is are", r"(?:is|are)(?= (?:not )?(?:(?:held|published|released|played|closed|due|back|on)\b ?)?(?:on |by |at )?$)"),
    ("is are m re", "(?:is|are|m|re) (?:meeting|playing|visiting|holding|hosting|travell?ing|flying|leaving|returning|voting|publishing|releasing|launching|speaking|starting|opening|closing)"),
    ("ahead in", "(?:ahead of|in time for|in the run-up to)(?= (?:the |this )?$)"), ("ahead", rf"ahead of (?:[a-z'-]+ ){{1,6}}?(?:{EVENT})(?= )"),
    ("next", rf"next (?:[a-z-]+ )?(?:{EVENT})(?= (?:is |are )?(?:on )?$)"),
    ("shows screens", rf"(?:shows|screens) {_done_with(_SHOWN)}"), ("gives offers", rf"(?:gives|offers) {_done_with(_TAUGHT)}"),
    ("holds stages", rf"(?:holds|stages) {_done_with(_HELD)}"), ("hold stage", rf"(?<=[a-z]s )(?<!does )(?<!has )(?:hold|stage) {_done_with(_HELD)}"),
    ("serves", rf"serves {_done_with('breakfast|lunch|dinner|supper|tea|meals?')}"),
    ("retires", "retires"), ("meets", "meets"), ("sits", "sits"), ("returns", "returns to"),
)  # fmt: skip
"""What will be, under its first words: verbs that say so, and the present tense of what stands in a calendar."""

PRESENT = words(
    "plays faces hosts visits travels flies arrives departs leaves meets reports releases publishes votes decides rules speaks addresses appears "
    "testifies continues hears considers debates takes heads comes runs goes opens reopens turns marks celebrates launches unveils presents signs gathers "
    "convenes reconvenes welcomes premieres airs joins receives attends delivers sails lands switches moves inaugurates chairs merges performs sings teaches"
)
"""The present of one: who plays on Saturday, plays on the next one."""
PRESENT_OF_MANY = words(
    "play face host visit travel fly arrive depart leave meet begin start open reopen close end resume vote decide choose elect gather convene "
    "speak testify appear go head publish release return retire come take shut expire sail land move debate stop strike sign merge perform sing"
)
"""The present of several ("the talks begin on Monday"); behind a word in the plural only."""
MANY = re.compile(
    r"(?:[a-z]{3,}[^s\W]s|men|women|people|children|police|pair|couple|team|side|we|they|you|i|& [a-z]+) $"
)
BEFORE_NOUN = words(
    "the a an of in on at with by for from to and or its his her their our my your s new recent several two three four five six no such these those "
    "this that first other some all any many few more previous last past next after before during about despite following"
)
"""Before "visits" or "votes" they make a noun of it."""

SAYING = words(
    "said told says announced reported warned confirmed added believes believe say thinks predicted forecast insisted promised"
)
"""Whoever tells has told; that says nothing of what is told."""
FINITE = SAYING | words("was were had has have did")
"""What is no participle behind a noun."""
_IRREGULAR = words(
    "became began beat bought broke brought built came caught chose cut died drew drove fell felt flew fought found gave got grew held hit hurt kept "
    "killed knew led left lost made met paid put ran rang rose sang sank sat saw sent shot shut slid sold sought spent spoke stole stood struck swam "
    "swept taught thought threw took tore went woke won wore wrote"
)
PAST = FINITE | _IRREGULAR
_NO_PAST = words(
    "need feed speed indeed exceed succeed proceed breed seed greed hundred united sacred red unprecedented expected planned scheduled naked wicked"
)


def is_past(word: str) -> bool:
    """Whether a word is a verb of what was, or a participle: both end alike."""
    return (
        word in FINITE
        or word in _IRREGULAR
        or (word.endswith("ed") and len(word) > len("used") and word not in _NO_PAST)
    )


CLAUSE = re.compile(
    r"[,;:“”\"()–—]|\b(?:that|who|which|when|after|before|while|as|because|but|if|where|whether|since|than|and)\b"
)
"""Where another clause may begin: only there a word such as "killed" is a verb of its own, not a participle of the noun."""
OPENS = re.compile(
    r"(?:^\W*|[;:—“]|\b(?:that|but|when|because|although|though|if|whether|where|so)|, and)\s*(?:(?:on|in|early|late|later|by|at|from|until|till|before) )*$"
)
"""A clause that begins with the time itself: its verb comes behind."""
SUBJECT = re.compile(rf"\b(?:{EVENT}) (?:on )?$")
NOTICE = re.compile(
    r"(?:^\W*|[;,] |\band )(?:(?:funeral|memorial|graveside|church|committal|private|public|family|a|the) ){0,3}"
    r"(?:services?|funeral|visitation|viewing|burial|interment|mass|wake|vigil|calling hours|committal|memorial|celebration of life)"
    r":? (?:(?:at|on|from) )?(?:\d[\d:.]*(?: ?[ap]\.?m\.?)?(?: to | until | ?[-–] ?))?$"
)
"""What a notice of a death invites to, without a verb: "Services Friday at the chapel"."""
BACKWARD = re.compile(r"\W*(?:after|following|since|despite|under|amid|like|unlike) ")
"""A sentence that begins with what was: "After Sunday's defeat the team will rest"."""
