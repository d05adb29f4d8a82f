"""The words of copydesk: models, topics and their spelling on the wire. Imports pydantic and nothing of ours."""

from schemas.annotations import Annotations
from schemas.article import Article, ParsedItem
from schemas.codec import decode, encode, ndjson
from schemas.dead import DeadLetter
from schemas.raw import RawItem, RawPointer, Receipt
from schemas.topics import TOPICS, Topic
from schemas.verdict import JudgedItem, Kill, Verdict

__all__ = [
    "TOPICS",
    "Annotations",
    "Article",
    "DeadLetter",
    "JudgedItem",
    "Kill",
    "ParsedItem",
    "RawItem",
    "RawPointer",
    "Receipt",
    "Topic",
    "Verdict",
    "decode",
    "encode",
    "ndjson",
]
