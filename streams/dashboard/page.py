"""The page at `/`: plain HTML, CSS and JavaScript from this package. It fetches nothing from anywhere else.

What feeds send is text and enters the page as text nodes only. Should that ever fail, the policy below is the second
wall: no script but our own files, no inline script, no `eval`, nothing loaded from or sent to another host (CSP Level 3),
and strings can't become markup at all (Trusted Types).
"""

import hashlib
from importlib.resources import files

from aiohttp import web

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
POLICY = "; ".join(f"{name} {value}" for name, value in RULES.items())


def page_routes() -> list[web.RouteDef]:
    """Return the routes of the page and its parts."""
    parts = {
        entry.name: _Part(entry.name, entry.read_bytes())
        for entry in files(__package__).joinpath("static").iterdir()
        if entry.name.endswith(tuple(TYPES))
    }

    async def page(request: web.Request) -> web.Response:
        return parts["index.html"](request)

    async def part(request: web.Request) -> web.Response:
        if (found := parts.get(request.match_info["name"])) is None:
            raise web.HTTPNotFound
        return found(request)

    return [web.get("/", page), web.get("/static/{name}", part)]


class _Part:
    """One file, held in memory; a browser asks each time and is told when nothing changed."""

    def __init__(self, name: str, data: bytes) -> None:
        self._data = data
        self._etag = hashlib.sha256(data).hexdigest()[:16]
        kind = next(kind for ending, kind in TYPES.items() if name.endswith(ending))
        self._headers = {"Content-Type": kind, "Cache-Control": "no-cache", "Content-Security-Policy": POLICY}

    def __call__(self, request: web.Request) -> web.Response:
        known = any(tag.value == self._etag for tag in request.if_none_match or ())
        answer = web.Response(status=304) if known else web.Response(body=self._data)
        answer.headers.update(self._headers)
        answer.etag = self._etag
        return answer
