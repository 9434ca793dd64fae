# SPDX-License-Identifier: EUPL-1.2
"""Connections to the public network only: an address in a register must not lead into the house's own network."""

import socket
import ssl
from collections.abc import Collection
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import ip_address

PATIENCE = 10.0
"""Seconds that a server has for each answer."""


class Inside(OSError):
    """The name leads to an address that is not public."""


def connection(host: str, port: int | None, is_secure: bool, near: Collection[str]) -> HTTPConnection:
    """Not yet open. ``near``: hosts that may be inside all the same."""
    return _Secure(host, port, near) if is_secure else _Plain(host, port, near)


class _Plain(HTTPConnection):
    def __init__(self, host: str, port: int | None, near: Collection[str]) -> None:
        super().__init__(host, port, timeout=PATIENCE)
        self.near = near

    def connect(self) -> None:
        """To the very address that was looked at: a name that answers otherwise the second time gains nothing."""
        self.sock = _open(self.host, self.port, self.near)


class _Secure(HTTPSConnection):
    def __init__(self, host: str, port: int | None, near: Collection[str]) -> None:
        super().__init__(host, port, timeout=PATIENCE)
        self.near = near

    def connect(self) -> None:
        """As above, and the certificate must be of the name."""
        plain = _open(self.host, self.port, self.near)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


def _open(host: str, port: int, near: Collection[str]) -> socket.socket:
    last: OSError = OSError(host)
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if host not in near and not ip_address(str(address[0]).partition("%")[0]).is_global:
            raise Inside(host)
        opened = socket.socket(family, kind, protocol)
        opened.settimeout(PATIENCE)
        try:
            opened.connect(address)
        except OSError as error:
            opened.close()
            last = error
        else:
            return opened
    raise last
