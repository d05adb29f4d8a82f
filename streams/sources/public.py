"""Which addresses are public: everybody may stand there, and nobody's own house does."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Network = IPv4Network | IPv6Network

# Written out, because `is_global` says other things in other patch releases of Python (CVE-2024-4032), and in 3.11.7 takes
# 2002:7f00:1:: (6to4 of 127.0.0.1) and ::127.0.0.1 for public. From IANA's registries of special-purpose addresses.
NOT_PUBLIC: tuple[Network, ...] = tuple(
    ip_network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    )
)  # fmt: skip
UNICAST = ip_network("2000::/3")
"""All IPv6 that is given out for the public internet: the rest is refused (::1, ::, fe80::, fc00::, ff00::, …)."""
NAT64 = ip_network("64:ff9b::/96")


def is_public(address: IPv4Address | IPv6Address, allow: Sequence[Network] = ()) -> bool:
    """Whether anybody on the internet may stand at an address, or one of the networks in `allow` has it."""
    address = _inner(address)
    if any(address in network for network in allow):
        return True
    if isinstance(address, IPv6Address) and address not in UNICAST:
        return False
    return address.is_global and not any(address in network for network in NOT_PUBLIC)


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 one stands for: mapped, or translated by NAT64 (RFC 6052)."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in NAT64 else address
