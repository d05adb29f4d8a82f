"""The OpenAPI 3.1 document of the HTTP interface: pushing items, reading articles, the live stream, monitoring.

Source: https://spec.openapis.org/oas/v3.1.0. An article is what its topic's JSON Schema says, taken over as it is; what
else is answered is described here.
"""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from schemas.events import SCHEMA_VERSION
from schemas.json_schema import HEADER_FORMS, value_schema
from schemas.topics import ARTICLES, RAW_LIMIT, TOPICS
from schemas.vocab import Disposition, Kind, PubStatus, Reason

Json = dict[str, Any]

JSON = "application/json"
PROBLEM = "application/problem+json"
EVENTS = "text/event-stream"

ABOUT = (
    "One process serves all of this on COPYDESK_HTTP. Items are pushed as the bytes that they are; articles are IPTC "
    "ninjs 3.1. What goes wrong is told as RFC 9457 has it, and `detail` says the cure. Readers ignore fields that they "
    "do not know."
)

ERRORS: Mapping[int, str] = {
    400: "the request is not as it must be",
    401: "no token or signature of this feed; an unknown feed looks the same",
    404: "there is no such thing",
    408: "the body did not come in time",
    413: f"more than {RAW_LIMIT} bytes",
    415: "the body has a Content-Encoding",
    422: "other bytes came under this Idempotency-Key before",
    429: "too many items are under way",
    503: "Kafka, the store or room on disk is missing for now; `detail` says whether the item may have been taken",
}
AGAIN = {"Retry-After": {"description": "seconds to wait", "schema": {"type": "integer"}}}
HEADERS: Mapping[int, Json] = {
    401: {"WWW-Authenticate": {"description": "Bearer", "schema": {"type": "string"}}},
    429: AGAIN,
    503: AGAIN,
}

TEXT: Json = {"type": "string"}
WHOLE: Json = {"type": "integer"}
NUMBER: Json = {"type": "number"}
FLAG: Json = {"type": "boolean"}
TIME: Json = {"type": "string", "format": "date-time"}
HASH: Json = {"type": "string", **HEADER_FORMS["sha256"]}
STATES = ["ok", "slow", "stuck", "poison", "silent"]


def document() -> Json:
    """Return the whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "copydesk",
            "version": SCHEMA_VERSION,
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "http://127.0.0.1:8642", "description": "COPYDESK_HTTP"}],
        "paths": _paths(),
        "components": {
            "schemas": _article() | _schemas(),
            "responses": {str(status): _error(status) for status in ERRORS},
            "securitySchemes": _security(),
        },
    }


def _paths() -> Json:
    return {
        "/v1/feeds/{feed}/items": {"post": _push()},
        "/v1/articles": {"get": _get("search", "Articles, newest first", ARTICLES_QUERY, _ref("Articles"), 400, 503)},
        "/v1/articles/{uri}": {
            "get": _get("article", "One article and all its versions", [URI], _ref("OneArticle"), 404, 503)
        },
        "/v1/stream": {"get": _stream("stream", "Articles and kills as they come", STREAM_QUERY, STREAM_ABOUT)},
        "/v1/status": {"get": _get("status", "How stages and feeds are", [], _ref("Status"), 503)},
        "/v1/status/stream": {
            "get": _stream("statusStream", "The status, every 2 s", [], "`event: status`, data = what /v1/status tells")
        },
        "/v1/way": {"get": _get("way", "The way of an item", [NAME], _ref("Ways"), 400, 404, 503)},
        "/v1/dead": {
            "get": _get("dead", "Dead letters, newest first, without bytes", [LIMIT], _ref("Letters"), 400, 503)
        },
        "/v1/openapi.json": {"get": _get("openapi", "This document", [], {"type": "object"})},
        "/metrics": {"get": _text("metrics", "Numbers for Prometheus", "text/plain")},
        "/livez": {"get": _probe("livez", "Whether offsets advance wherever there is lag")},
        "/readyz": {"get": _probe("readyz", "Whether every stage has what it needs")},
        "/": {
            "get": _text("page", "The page for people; its parts in /static may change with any release", "text/html")
        },
    }


def _parameter(name: str, about: str, schema: Json, where: str = "query") -> Json:
    return {"name": name, "in": where, "description": about, "required": where == "path", "schema": schema}


def _many(name: str, about: str) -> Json:
    return _parameter(name, f"{about}; may be repeated", {"type": "array", "items": TEXT, "maxItems": 50})


def _once(name: str, about: str) -> Json:
    return _parameter(name, about, {"type": "string", "enum": ["1"]})


FEED = _parameter("feed", "the feed id", TEXT, "path")
URI = _parameter("uri", "the article's uri, percent-encoded or as it is, slashes too", TEXT, "path")
NAME = _parameter(
    "name", "a receipt, a uri, a revision or up to 16 words of a headline", {"type": "string", "maxLength": 1000}
)
LIMIT = _parameter("limit", "how many, at most", {"type": "integer", "minimum": 1, "maximum": 200, "default": 50})
ARTICLES_QUERY = [
    _parameter("q", "words that must be in it", TEXT),
    _many("feed", "only of this feed"),
    _many("language", "only in this language"),
    _parameter("since", "received at this time or later", TIME),
    _parameter("until", "received before this time", TIME),
    _once("killed", "killed ones too, without their text"),
    _once("held", "held ones too, without their text"),
    _once("all_versions", "every version, not only the newest living one"),
    LIMIT,
    _parameter("cursor", "`next` of the page before", TEXT),
]
STREAM_QUERY = [
    _parameter("since", "begin with what was received at this time", TIME),
    _many("feed", "only of this feed"),
    _many("language", "only in this language; kills and holds come whatever it says"),
    _parameter("Last-Event-ID", "`id` of the last event that was read: begin behind it", TEXT, "header"),
]
STREAM_ABOUT = (
    "Server-sent events. `event: article`, data = an Article; `event: kill` and `event: hold`, data = a Gone: take down "
    "every version. `id` is the position in each partition, as in `0:123,1:45`. Canaries and repeats never come. "
    "`event: reset` with a `detail` says that the stream could not begin where Last-Event-ID asks: read the store for the gap."
)
PUSH_ABOUT = (
    "One item, the bytes as they are; nothing looks at them here. 202 says that all in-sync replicas have it "
    "(`accepted`), or, while Kafka is away and where a spool is set, that it is safe on disk (`spooled`). The same key "
    "and bytes again are answered by 200 with the first answer. Send again whatever was not answered, with the same key."
)


def _push() -> Json:
    told = _parameter("Content-Location", "what the item is called at its sender, a URI; becomes `source-uri`", TEXT)
    key = "names the item; 1 to 255 printable ASCII characters. Without it webhook-id, else the SHA-256 of the bytes"
    trace = _parameter("traceparent", "W3C trace context", {"type": "string", **HEADER_FORMS["traceparent"]})
    return {
        "operationId": "push",
        "summary": "Push an item",
        "description": PUSH_ABOUT,
        "security": [{"token": []}, {"webhookId": [], "webhookTimestamp": [], "webhookSignature": []}],
        "parameters": [
            FEED,
            *({**each, "in": "header"} for each in (_parameter("Idempotency-Key", key, TEXT), told, trace)),
        ],
        "requestBody": {
            "required": True,
            "description": f"1 to {RAW_LIMIT} bytes of any media type",
            "content": {"*/*": {}},
        },
        "responses": {
            "200": _answer("a repeat: what was answered before", JSON, _ref("Pushed")),
            "202": _answer("taken", JSON, _ref("Pushed")),
            **_errors(400, 401, 408, 413, 415, 422, 429, 503),
        },
    }


def _get(name: str, summary: str, parameters: list[Json], schema: Json, *errors: int) -> Json:
    parameters = [each | ({"required": True} if each is NAME else {}) for each in parameters]
    responses = {"200": _answer(summary, JSON, schema), **_errors(*errors)}
    return {"operationId": name, "summary": summary, "parameters": parameters, "responses": responses}


def _stream(name: str, summary: str, parameters: list[Json], about: str) -> Json:
    responses = {"200": _answer(about, EVENTS, TEXT), **_errors(400, 503)}
    return {"operationId": name, "summary": summary, "parameters": parameters, "responses": responses}


def _text(name: str, summary: str, media_type: str) -> Json:
    return {"operationId": name, "summary": summary, "responses": {"200": _answer(summary, media_type, TEXT)}}


def _probe(name: str, summary: str) -> Json:
    health = _ref("Health")
    responses = {"200": _answer("it is so", JSON, health), "503": _answer("it is not so, and why", JSON, health)}
    return {"operationId": name, "summary": summary, "responses": responses}


def _answer(about: str, media_type: str, schema: Json) -> Json:
    return {"description": about, "content": {media_type: {"schema": schema}}}


def _errors(*statuses: int) -> Json:
    return {str(status): {"$ref": f"#/components/responses/{status}"} for status in statuses}


def _error(status: int) -> Json:
    answer = _answer(ERRORS[status], PROBLEM, _ref("Problem"))
    return answer | ({"headers": HEADERS[status]} if status in HEADERS else {})


def _security() -> Json:
    signed = {
        "webhookId": ("webhook-id", "names the delivery; the key of the item"),
        "webhookTimestamp": ("webhook-timestamp", "seconds since the epoch, at most 5 min from our clock"),
        "webhookSignature": ("webhook-signature", "`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`"),
    }
    return {
        "token": {"type": "http", "scheme": "bearer", "description": "`copydesk token FEED` makes one"},
        **{
            name: {"type": "apiKey", "in": "header", "name": header, "description": f"Standard Webhooks: {about}"}
            for name, (header, about) in signed.items()
        },
    }


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _article() -> Json:
    """Take over the schema of the articles' topic: what it defines inside stands beside it here."""
    schema = value_schema(TOPICS[ARTICLES])
    inner = schema.pop("$defs")
    schema = {name: value for name, value in schema.items() if name not in {"$schema", "$id"}}
    return {name: _moved(part) for name, part in {"Article": schema, **inner}.items()}


def _moved(node: Any) -> Any:
    if isinstance(node, dict):
        return {name: _moved(value) for name, value in node.items()}
    if isinstance(node, list):
        return [_moved(value) for value in node]
    return node.replace("#/$defs/", "#/components/schemas/") if isinstance(node, str) else node


def _object(about: str, **properties: Json) -> Json:
    return {"type": "object", "description": about, "properties": properties, "required": list(properties)}


def _list(schema: Json) -> Json:
    return {"type": "array", "items": schema}


def _maybe(schema: Json) -> Json:
    return {"oneOf": [schema, {"type": "null"}]}


def _enum(words: Iterable[str]) -> Json:
    return {"type": "string", "enum": list(words)}


def _schemas() -> Json:
    """Return what is answered beside articles."""
    return {
        "Problem": _object(
            "What went wrong (RFC 9457); `detail` says the cure.", type=TEXT, title=TEXT, status=WHOLE, detail=TEXT
        ),
        "Pushed": _object(
            "An item that was taken. The place is null while it waits on disk.",
            feed=TEXT,
            topic=_maybe(TEXT),
            partition=_maybe(WHOLE),
            offset=_maybe(WHOLE),
            sha256=HASH,
            size=WHOLE,
            idempotencyKey=TEXT,
            status=_enum(("accepted", "repeat", "spooled")),
        ),
        "Articles": _object(
            "One page; `next` is the cursor of the one behind it.", articles=_list(_ref("Article")), next=_maybe(TEXT)
        ),
        "OneArticle": _object(
            "`article` is the newest living version; null when the article was killed or is held.",
            uri=TEXT,
            article=_maybe(_ref("Article")),
            status=_enum(get_args(PubStatus)),
            versions=_list(_ref("Version")),
        ),
        "Version": _object(
            "One version of an article; the headline of one that is not living, or held, is empty.",
            version=_maybe(TEXT),
            revision=TEXT,
            kind=_enum(get_args(Kind)),
            pubStatus=_enum(get_args(PubStatus)),
            versionCreated=_maybe(TIME),
            receivedAt=TIME,
            headline=TEXT,
            living=FLAG,
            latest=FLAG,
            held=FLAG,
        ),
        "Gone": _object(
            "An article that must be taken down, for good (kill) or until it is released (hold).",
            uri=TEXT,
            kind=_enum(get_args(Kind)),
            revision=TEXT,
            feed=TEXT,
            versionCreated=_maybe(TIME),
            note=_maybe(TEXT),
        ),
        "Status": _object(
            "`state` is the worst of all.",
            at=TIME,
            state=_enum(STATES),
            stages=_list(_ref("StageStatus")),
            feeds=_list(_ref("FeedStatus")),
            dead=_object("Dead letters.", lastDay=WHOLE, byReason=_counts(get_args(Reason))),
            held=WHOLE,
            canary=_object("The synthetic item.", last=_maybe(TIME), roundtrip=_maybe(NUMBER)),
        ),
        "StageStatus": _object(
            "One stage in a sentence, with the next command; lag in records, p99 in seconds, rate in items/s, memory in bytes.",
            stage=TEXT,
            state=_enum(STATES),
            sentence=TEXT,
            next=_maybe(TEXT),
            lag=_maybe(WHOLE),
            p99=_maybe(NUMBER),
            rate=_maybe(NUMBER),
            up=_maybe(FLAG),
            memory=_maybe(WHOLE),
        ),
        "FeedStatus": _object(
            "One feed in a sentence, with the next command; age and expected silence in seconds, rate in items/hour.",
            feed=TEXT,
            name=TEXT,
            state=_enum(STATES),
            sentence=TEXT,
            next=_maybe(TEXT),
            lastReceived=_maybe(TIME),
            age=_maybe(NUMBER),
            rate=_maybe(NUMBER),
            expectedSilence=_maybe(NUMBER),
            deadLastDay=WHOLE,
        ),
        "Ways": _object("The ways of all items that the name fits.", ways=_list(_ref("Way"))),
        "Way": _way(),
        "Letters": _object("Dead letters.", letters=_list(_ref("Letter"))),
        "Letter": _object(
            "One dead letter.",
            place=TEXT,
            receipt=_maybe(TEXT),
            uri=_maybe(TEXT),
            feed=_maybe(TEXT),
            headline=_maybe(TEXT),
            stage=TEXT,
            reason=_enum(get_args(Reason)),
            message=TEXT,
            attempts=WHOLE,
            disposition=_enum(get_args(Disposition)),
            deadAt=TIME,
        ),
        "Health": _object("`faults` names stages and says why.", ok=FLAG, faults=_list({"type": "object"})),
    }


def _way() -> Json:
    """Describe a way by its stations; a station that is missing never happened, or not yet."""
    parts = ("received", "readAs", "judged", "enriched", "stored")
    stations = {name: {"type": "object"} for name in parts} | {
        name: _list({"type": "object"}) for name in ("delivered", "dead")
    }
    about = "The way of one item, from its bytes to the store; a part that is missing never happened, or not yet."
    way = _object(about, receipt=TEXT, received=stations.pop("received"))
    way["properties"] |= {"uri": TEXT, "revision": TEXT, "headline": TEXT} | stations
    return way


def _counts(names: Iterable[str]) -> Json:
    return {"type": "object", "properties": dict.fromkeys(names, WHOLE), "description": "Only reasons that occurred."}
