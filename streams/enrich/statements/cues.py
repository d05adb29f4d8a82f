"""Verbs that say who said something, and what may stand between such a verb and the words: tables.

What a verb takes is what it says about the words behind it. "Said" takes a clause as it is; "confirmed" takes one with
"that", or one whose verb shows early ("confirmed the dam had burst"), for "confirmed the deal" states nothing.
"""

from collections.abc import Iterable
from itertools import groupby

from streams.text.words import words


def one_of(several: Iterable[str]) -> str:
    """Return a pattern of words, those with one first letter together: most places of a text fail at that letter."""
    grouped = groupby(sorted(several, reverse=True), key=lambda word: word[0])
    return "|".join(f"{letter}(?:{'|'.join(word[1:] for word in same)})" for letter, same in grouped)


BARE = words("said says say")
"""Take a clause without "that"; may stand before their subject ("said the mayor")."""
TELLING = words("told tells tell")
"""Name who was told, then take a clause."""
STATING = words(
    "added adds warned warns announced announces claimed claims insisted insists confirmed confirms argued argues noted "
    "notes stressed stresses explained explains acknowledged acknowledges admitted admits conceded concedes maintained "
    "maintains predicted predicts suggested suggests alleged alleges declared declares stated states testified testifies "
    "wrote writes tweeted recalled recalls reiterated reiterates cautioned cautions complained complains countered "
    "counters asserted asserts contended contends concluded concludes remarked remarks revealed reveals disclosed "
    "discloses indicated indicates replied replies responded estimated estimates estimate reported reports commented "
    "observed emphasised emphasized lamented joked quipped boasted vowed vows promised promises pledged pledges warn "
    "argue insist claim believe believes believed forecast forecasts projected projects hinted hints signalled signaled "
    "radioed recounted affirmed affirms proclaimed confessed divulged protested reasoned theorised speculated reckoned reckons "
    "swore opined surmised clarified clarifies specified allege predict contend maintain acknowledge admit concede "
    "complain assert confirm stress write conclude caution disclose remark reiterate emphasise emphasize reckon report suggest "
    "announce reveal recall estimate add"
) | {"pointed out", "points out", "point out"}
"""Take a clause with "that", or one whose verb shows early."""
FINDING = words("note found finds determined calculated learned held showed shows show guessed accepted accepts") | {
    *("made clear", "makes clear", "make clear", "made it clear", "makes it clear", "let slip", "let it be known")
}
"""Take a clause with "that" only: "found the body" is another verb."""
BELIEVING = words("believe believes believed reckon reckons reckoned")
"""Of those that state, the ones whose clause may have any verb."""
FINDING_OUT = words("suggested suggests suggest indicated indicates showed shows show")
"""Of these, the ones that things do as well."""
PROMISING = words("vowed vows promised promises pledged pledges threatened threatens")
"""Take "to" and a verb as well."""
NOUNS = words("note report reveal recall hail praise blame")
"""Of those that state, the ones that are nouns as often: only several do that, "researchers report", not "the weather report"."""
DENYING = words("denied denies deny")
"""Take a clause, a verb in -ing, or what is denied."""
OFFENCES = words(
    "murder manslaughter homicide arson rape assault battery robbery burglary theft fraud forgery bribery corruption collusion "
    "perjury treason espionage terrorism conspiracy doping cheating plagiarism negligence harassment misconduct trespass blackmail "
    "embezzlement extortion smuggling trafficking libel defamation racism bullying cruelty discrimination complicity"
)
"""What one may be accused of."""
DENIED = (
    r"(?:any (?!bail|entry|access)|(?:(?:all|the|these|those|such|his|her|its|their|having|doing|being|an?|one|two|three|four|five|six|several|\d+) )?"
    r"(?:[\w-]+ ){0,2}?"
    r"(?:wrongdoing|involvement|responsibility|charges?|counts?|offences|allegations?|accusations?|claims?|reports|rumou?rs|suggestions"
    r"|knowledge|links|guilt|blame|liability|fault|intent"
    rf"|{one_of(OFFENCES)})\b)"
)
"""What is denied where no verb tells it; "denied bail" is another verb."""
QUOTING = words(
    "called calls described describes dismissed dismisses denounced denounces condemned condemns hailed hails praised "
    "praises accused accuses blamed blames branded brands urged urges demanded demands criticised criticized slammed "
    "blasted rejected rejects defended defends attacked derided ridiculed lauded lambasted savaged apologised apologises apologized apologizes describe dismiss denounce condemn accuse hail praise blame criticise criticize posted posts shouted shouts asked asks answered answers welcomed welcomes termed labelled labeled dubbed dubs cried screamed yelled"
)
"""State something only where the words that follow, or went before, are quoted."""
QUOTING_AS = words("welcomed welcomes rejected rejects defended defends attacked")
"""Of these, the ones that quote only with "as": what is rejected may stand in scare quotes."""
QUOTING_OF = words("spoke speaks talked")
"""Of those that mostly mean something else, the ones that quote with "of": "spoke of a “new dawn”"."""
UTTERING = words(
    "whispered snapped muttered murmured sobbed laughed sighed thundered roared barked growled mused ventured agreed agrees "
    "disagreed disagrees retorted rejoined pleaded begged volunteered interjected continued reflected marvelled marveled "
    "objected enthused gushed fumed raged scoffed deadpanned chuckled chanted sang prayed texted e-mailed emailed wondered "
    "inquired enquired queried gloated crowed bemoaned bewailed decried decries deplored chided scolded taunted teased mocked "
    "likened portrayed summarised summarized exclaimed exclaims beamed grinned shrugged bellowed hissed groaned moaned gasped "
    "spoke speaks talked blurted sniffed drawled huffed tutted bristled breezed boomed wailed parried jokes laughs sighs shrugs smiles grins whispers muses quips smiled heckled heckles trumpeted winked wept yelped croaked bawled hollered rasped mumbled stammered seethed cooed purred vented counselled soothed teases gushes fumes rages roars barks growls snaps beams pleads cries shrieked squealed spluttered thunders quavered offered ordered commanded instructed"
) | {"shot back", "hit back", "fired back", "chimed in", "put it", "summed up", "told off"}
"""The same, of verbs that mostly mean something else: they are looked at only beside quotation marks."""
JOINING = words(
    "saying adding warning noting insisting arguing claiming stressing announcing explaining declaring telling admitting "
    "conceding acknowledging predicting alleging complaining asserting contending confirming calling describing branding dismissing writing accusing "
    "blaming condemning denouncing hailing likening praising urging"
)
"""Go on for the speaker of the sentence: "…, adding that", "…, telling reporters that"."""
ASSURING = words(
    "assured assures reassured reassures informed informs reminded reminds notified notifies advised advises warned warns"
)
"""Name who was told, then take "that" and a clause."""
CUES = BARE | TELLING | ASSURING | FINDING | UTTERING | STATING | PROMISING | DENYING | QUOTING | JOINING

ASKING_NOTHING = words("nothing so little much yes no goodbye hello sorry mass prayers grace something anything thanks")
"""Objects of "said" that are no clause, when they stand alone or first."""
AUXILIARIES = words(
    "has have had also first later repeatedly again then once earlier previously now still often both all always already long even "
    "just soon twice sometimes well himself herself itself themselves"
)
"""What may stand between a speaker and the verb."""
REFUSED = words(
    "was were been be is are being to not never would could should might may must will can cannot did does do or get "
    "got didn't doesn't hasn't haven't won't wouldn't"
)
"""Before the verb they make it another thing: a passive ("was told"), no statement at all ("did not say")."""
FINITE = r"(?:was|were|is|are|had|has|have|would|could|will|can|may|might|should|must|did|does|do|cannot|\w+n['’]t)"

ONLY_PAST = (
    "ate|became|began|blew|broke|came|chose|did|drank|drew|drove|fell|flew|forgot|froze|gave|grew|hid|knew|ran|rang|rode|rose|sang|sank|saw"
    "|shook|spoke|stole|swam|swore|threw|took|tore|went|withdrew|woke|wore|wrote"
)
"""Irregular verbs of the past that are no participle too: where one stands, something was done."""
DID = (
    f"{ONLY_PAST}|left|quit|won|lost|cut|kept|held|made|put|sent|set|shut|met|struck|brought|sold|bought|stood|sat|got|hit|paid"
    "|shot|led|felt|fled|built|caught|fought|spent|slept|taught|wept|thought|told|spread|hurt|meant|lay|beat|bet|bound|clung|cost|crept|dealt|dug|fed|flung|heard|hung|knelt|leapt|lit|overcame|overtook"
    "|read|sought|slid|sped|spun|split|strode|stuck|swept|swung|understood|upset"
)
"""Verbs of the past that do not end in -ed."""

_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|tonight)"
_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?"
_PART = r"(?:(?: morning| afternoon| evening| night)?)"
_WHEN = (
    rf" (?:(?:late|early|earlier) )?(?:(?:on|last|this|next|by) )?(?:{_DAY}{_PART}|{_MONTH} \d{{1,2}})(?!\w)"
    r"| (?:last|this|earlier this|earlier in the|late last) (?:week|month|year|night|morning)\b"
)
MEANS = one_of(
    words(
        r"statements? interviews? conference(?:\scall)? briefing speech letter post posts message report hearing meeting rally website "
        "e-?mail tweet video note broadcast address filing programme program phone telephone telegram summit session ceremony "
        "media television radio testimony article ruling judgment verdict notice bulletin paper study book memoir autobiography "
        "newsletter lawsuit indictment column memo petition complaint debate forum blog account channel page release call "
        "document affidavit"
    )
)
_WHERE = (
    r" (?:in|at|during|on|through|via|by) (?:(?:an?|the|his|her|its|their|social|state|one|another) )?(?:[\w’'-]+ ){0,3}?"
    rf"(?:{MEANS})\b(?: (?:published|released|issued|posted|filed)(?: late)?(?: on)?(?: {_DAY}\b)?)?(?: (?:to|with|from|about) (?:(?:the|a|an|its|his|her|state) )?"
    r"(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}|[a-z]+s\b|[a-z]+(?= (?:the|an?|that|it|he|she|they|there)\b)|[a-z]+ (?:agency|newspaper|television|radio)))?"
    r"| on (?:Twitter|X|Facebook|Telegram|Instagram|Truth Social|LinkedIn|Weibo)\b"
    r"| (?:in|from) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?=,| on | that | (?:the|he|she|it|they|there|his|her|its|their) |:|\.?$)"
    r"| by (?:phone|telephone|e-?mail)\b| on condition of anonymity\b| on the sidelines\b"
    r"| without (?:elaborating|(?:giving|naming|specifying|explaining|providing|offering|citing|identifying|mentioning|disclosing)"
    r"(?: (?!that\b)[^\s,.;:“”]+){1,6}?(?= that |[,.;:]|$))"
)
ADVERBIALS = rf"(?:{_WHEN}|{_WHERE}| (?:also|again|later|earlier|too)\b)"
"""When, where and by what means something was said. No adverbs in -ly: "said only 40 came" would lose its "only"."""

_LISTENERS = (
    r"reporters|journalists|parliament|lawmakers|legislators|investors|shareholders|analysts|staff|supporters|officials|deputies|delegates"
    r"|troops|police(?: officers| chiefs| leaders| forces)?|investigators|viewers|listeners|me|us|him|her|them|you|it|state television|state radio|state media"
    r"|local media|people|MPs|senators|diplomats|ministers|workers|members|fans|voters|prosecutors|detectives|jurors|magistrates|councillors|peers|residents|readers|guests|colleagues|students|pupils|customers|clients"
    r"|passengers|pilgrims|worshippers|friends|neighbours|neighbors|officers|doctors|rescuers|researchers"
)
_GATHERING = (
    r"court|newspaper|conference|briefing|rally|agency|broadcaster|magazine|paper|council|committee|parliament|station|meeting|crowd|audience"
    r"|hearing|summit|forum|senate|assembly|house|panel|inquiry|channel|programme|program|radio|television|website|daily|weekly|jury|judge"
    r"|police|gathering|ceremony|congress|commission|tribunal|service|network|website|outlet|session|nation|public|press|board|BBC|AP|CNN"
)
_ENDS_LISTENER = r"(?=[,:.]| [“\"]| (?:that|he|she|it|they|there|we|you|on|in|at|after|during|late|last)\b)"
_PRESS = "newspaper|paper|daily|weekly|tabloid|magazine|broadcaster|channel|station|network|agency|website|outlet|site|radio|podcast"
LISTENER = (
    r" (?:(?:his|her|its|their|our|my) (?:own |former )?(?!he\b|she\b|they\b|you\b|the\b|that\b)[a-z]{3,}"
    r"(?=[,:]| [“\"]| (?:that|he|she|it|they|there|we|you|on|in|at|after|during|late|last)\b)"
    rf"|(?:(?:the|an?|its|[A-Z][\w-]+) )?(?:[a-z-]+ )?(?:{_PRESS}) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}}(?:{_ENDS_LISTENER}|(?= (?:his|her|its|their|the|an?|no) ))"
    rf"|(?:{_LISTENERS}|(?:[a-z]+ing )?crowds)\b"
    rf"|(?:the|an?|his|her|its|their|state|local) (?:[\w’'-]+ ){{0,3}}?(?:{_GATHERING})\b(?!['’]s )"
    rf"|(?!(?:this|his|its|us|has|was|always|perhaps)\b)[a-z]{{3,}}s{_ENDS_LISTENER}"
    rf"|(?:the|an?) (?:[\w-]+ ){{0,2}}?[\w-]+(?= (?:he|she|it|they|there|we) (?:[a-z]+ly )?{FINITE}\b)"
    r"|(?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}(?:['’]s? [A-Z][\w’']+(?: [A-Z][\w’']+)?)?(?: (?:television|radio|TV)\b)?(?<![a-z]{2}\.)(?<![A-Z]{2}\.))"
)
"""Who was told, where no "that" shows where the words begin."""
