"""Embargoes in scripts that part no words: "【解禁は11月28日午前10時】", "11월 28일 오전 10시까지 엠바고", "禁发至11月28日10时".

Without words to look up, such a line is one where each sign belongs to an embargo, a moment or a medium, and it has a figure.
"""

import re

_FROM = "\u2e80"
"""Where the signs of East Asia begin."""
_WORDS = (
    "解禁", "報道禁止", "公表禁止", "発表禁止", "掲載禁止", "報道協定", "禁发", "禁發", "禁止发布", "禁止發布", "发布禁令", "發布禁令", "请勿发布", "勿发布",
    "後发布", "后发布", "後發布", "엠바고", "보도유예", "보도 유예", "보도금지", "보도 금지", "보도 가능", "이후 보도", "부터 보도",
)  # fmt: skip
_HOLDS = re.compile("|".join(_WORDS))
_SIGNS = "".join(
    {
        *"".join(_WORDS),
        *"年月日時时分点點间間午前後后上下以降至まで早朝晚晩中正昼夜半はをがにのからよりとも付朝刊夕刊新聞紙面テレビラジオインターネット電子媒体放送通信厳守情報火水木金土曜翌当編注解禁予定",
        *"请請于於勿在前得不可星期周一二三四五六本稿记者新闻网",
        *"년월일시분오전후까지이부터은는를을요화수목금토조석간신문방송온라인통신모두자",
    }
)
_ALL = re.compile(rf"[\W\d_{re.escape(_SIGNS)}]+$")
_LIMIT = 200  # characters of such a line


def may_have_signs(word: str) -> bool:
    """Whether a first word is of such a script, as a look at its ends tells."""
    return word[0] >= _FROM or word[-1] >= _FROM


def holds_in_signs(text: str) -> bool:
    """Whether a text names what only embargoes do, on its first line."""
    return _HOLDS.search(text[:_LIMIT].partition("\n")[0]) is not None


def says_only_signs(text: str) -> bool:
    """Whether a line is an embargo with a figure, and nothing else."""
    return any(map(str.isdigit, text)) and holds_in_signs(text) and _ALL.match(text) is not None
