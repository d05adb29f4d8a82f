"""Addresses on the web as pages write them."""

from urllib.parse import quote, urljoin, urlsplit

from streams.parse.identity import is_uri

_SAFE = "%/:=&?~#+!$,;'@()*[]"
_LIMIT = 2_000


def web_address(said: str | None, base: str | None = None) -> str | None:
    """Return an address as an absolute URI of http or https, without its fragment; None for what is none."""
    if not said or len(said) > _LIMIT:
        return None
    try:
        whole = urljoin(base or "", said.strip())
        host = urlsplit(whole).hostname
    except ValueError:  # "http://[": no address
        return None
    if not host:
        return None
    if whole.startswith("//"):
        whole = "https:" + whole
    whole = quote(whole.partition("#")[0], safe=_SAFE)
    return whole if whole.lower().startswith(("http://", "https://")) and is_uri(whole) else None
