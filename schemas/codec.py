"""Models to bytes and back: one pydantic-core pass each way, never a detour over dicts."""

from typing import TypeVar

from schemas.base import Model

M = TypeVar("M", bound=Model)

# JSON allows these raw inside strings, but line-based readers split on them (NDJSON: one object a line, `\n` only).
_LINE_BREAKS: tuple[tuple[bytes, bytes], ...] = (
    ("\u0085".encode(), b"\\u0085"),
    ("\u2028".encode(), b"\\u2028"),
    ("\u2029".encode(), b"\\u2029"),
)


def encode(model: Model) -> bytes:
    """Return the model as compact JSON; fields that have their default are left out."""
    return model.__pydantic_serializer__.to_json(model, by_alias=True, exclude_defaults=True)


def decode(kind: type[M], data: bytes) -> M:
    """Read one model; pydantic.ValidationError when the bytes are not one."""
    return kind.model_validate_json(data)


def ndjson(data: bytes) -> bytes:
    """Return JSON as one line for NDJSON: U+0085, U+2028 and U+2029 escaped, one line feed at the end."""
    for raw, escaped in _LINE_BREAKS:
        data = data.replace(raw, escaped)
    return data + b"\n"
