"""Messages that no person wrote: what mail systems say of mail that was not delivered, and answers of those who are away.

A header says so (RFC 3834, RFC 3464), or the subject and the text together: "Out of office" alone may be the title of a column.
"""

import re
from email.message import EmailMessage

from streams.errors import ParseError
from streams.parse.draft import Draft

_BOUNCED = re.compile(
    r"\s*(?:undeliver(?:ed|able)\b|delivery\s+(?:status\s+notification|failure|has\s+failed)|mail\s+delivery\s+(?:failed|failure|system)|returned\s+mail\b|failure\s+notice\s*$"
    r"|unzustellbar\b|non\s+remis\b|no\s+se\s+puede\s+entregar\b|non\s+recapitabile\b|onbestelbaar\b)",
    re.IGNORECASE,
)
_SAYS_BOUNCED = re.compile(
    r"\b(?:could\s+not\s+be\s+delivered|couldn['’]t\s+be\s+delivered|wasn['’]t\s+delivered|delivery\s+(?:to\s+the\s+following|has\s+failed)|not\s+delivered\s+to|mail\s+system\s+at\s+host|user\s+unknown|mailbox\s+(?:full|unavailable)|konnte\s+nicht\s+zugestellt|n['’]a\s+pas\s+pu\s+être\s+(?:remis|distribué)|no\s+se\s+(?:ha\s+podido|pudo)\s+entregar|550[\s-]5\.\d\.\d)",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\s*(?:auto(?:matic)?[\s-]?(?:reply|response)\b|out\s+of\s+(?:the\s+)?office\b|abwesenheits?\w*\b|automatische\s+antwort\b|réponse\s+automatique\b|absence\b|respuesta\s+automática\b|fuera\s+de\s+la\s+oficina\b|risposta\s+automatica\b|automatisch\s+antwoord\b|autosvar\b|automatisk\s+svar\b|automaattinen\s+vastaus)",
    re.IGNORECASE,
)
_SAYS_AWAY = re.compile(
    r"\b(?:out\s+of\s+(?:the\s+)?office|(?:i\s+am|i['’]m)\s+(?:currently\s+|now\s+)?(?:away|on\s+(?:annual\s+|maternity\s+|parental\s+|sick\s+)?leave|on\s+holiday|travelling|out\b)|(?:no|limited)\s+access\s+to\s+(?:my\s+)?e-?mails?|nicht\s+im\s+büro|(?:im|in)\s+urlaub|abwesend|nicht\s+weitergeleitet|absente?\s+(?:du\s+bureau|jusqu)|en\s+congés?|fuera\s+de\s+la\s+oficina|de\s+vacaciones|in\s+ferie|fuori\s+ufficio|afwezig|thank\s+you\s+for\s+your\s+(?:message|e-?mail))",
    re.IGNORECASE,
)


def refuse_automatic(message: EmailMessage, draft: Draft) -> None:
    """Raise ParseError `unsupported` for a message that a mail system wrote: it is no news, and may say where somebody is."""
    subject = draft.header.get(
        "subject", ""
    )  # as read with its bounds: `message["subject"]` took 24 GB for one of 1 MB
    text = "\n".join(block.text for block in draft.blocks[:8])
    if _is_report(message) or (_BOUNCED.match(subject) and _SAYS_BOUNCED.search(text)):
        raise ParseError("a notice that mail was not delivered, and no wire item", reason="unsupported")
    if draft.header.get("auto-submitted", "").lower().startswith("auto-replied") or (
        _ANSWERS.match(subject) and _SAYS_AWAY.search(text)
    ):
        raise ParseError("the automatic answer of somebody who is away, and no wire item", reason="unsupported")


def _is_report(message: EmailMessage) -> bool:
    return message.get_content_type() == "multipart/report" and message.get_param("report-type") == "delivery-status"
