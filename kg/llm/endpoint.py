"""One call to an OpenAI-compatible endpoint, with a limit on time and size, over one connection to one host.

No proxy, no redirect, no retry: the quotes go to the address that was given and nowhere else.
"""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from kg.errors import KnooppuntError

TIMEOUT = 60.0
"""Seconds for the whole call."""
MOST_BYTES = 1_000_000
"""Bytes of a reply; a longer one is none."""
MOST_CHARACTERS = 8_000
"""Characters of a text, where a few sentences are asked for."""
THOUGHT = "</think>"
"""Where models that think aloud stop doing so."""
_PORTS = {"http": http.client.HTTP_PORT, "https": http.client.HTTPS_PORT}

Message = Mapping[str, str]


class EndpointError(KnooppuntError):
    """A language model that could not be asked, or did not answer as it should."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a language model answers: `url` as far as `/chat/completions`, e.g. `http://localhost:11434/v1`.

    An empty `model` leaves the choice to the server. `timeout` is in seconds, for the whole call.
    """

    url: str
    model: str = ""
    key: str = field(default="", repr=False)
    timeout: float = TIMEOUT
    most_bytes: int = MOST_BYTES

    def __post_init__(self) -> None:
        """Check the address.

        Raises:
            EndpointError: it is no plain address of a web server, or the key cannot stand in a header.
        """
        parts = _split(self.url)
        if parts.scheme not in _PORTS or not parts.hostname or parts.query or parts.fragment or parts.username:
            raise EndpointError(
                f"{self.url!r} is no address of a language model; give one like http://localhost:11434/v1"
            )
        if not (self.key.isascii() and self.key.isprintable()):
            raise EndpointError("The key of the language model holds odd characters; set KNOOPPUNT_LLM_KEY again.")

    def complete(self, messages: Sequence[Message]) -> str:
        """Return what the model writes after `messages`.

        Raises:
            EndpointError: no connection, out of time, an error or a redirect instead of a reply, a reply that is too
                long or not in the format of the API.
        """
        try:
            return _content(self._post(json.dumps(self._request(messages)).encode()))
        except TimeoutError as error:
            raise EndpointError(f"The language model took longer than {self.timeout:g} seconds.") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            raise EndpointError(f"The language model at {self.url} cannot be asked ({reason}).") from error

    def _request(self, messages: Sequence[Message]) -> dict[str, Any]:
        return ({"model": self.model} if self.model else {}) | {"messages": list(messages), "stream": False}

    def _post(self, body: bytes) -> bytes:
        parts = _split(self.url)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        assert parts.hostname is not None
        with closing(kind(parts.hostname, parts.port or _PORTS[parts.scheme], timeout=self.timeout)) as connection:
            connection.connect()
            with _cut_off(connection.sock, self.timeout):
                connection.request("POST", f"{parts.path.rstrip('/')}/chat/completions", body, headers)
                return self._read(connection.getresponse())

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        if response.status != http.client.OK:
            raise EndpointError(f"The language model at {self.url} answers with HTTP {response.status}.")
        found = response.read(self.most_bytes + 1)
        if len(found) > self.most_bytes:
            raise EndpointError(f"The language model wrote more than {self.most_bytes:,} bytes.")
        return found


@contextmanager
def _cut_off(sock: socket.socket, seconds: float) -> Iterator[None]:
    """Shut a connection after a time: a socket's own limit starts anew with every byte that trickles in.

    Raises:
        TimeoutError: it was shut before the work was done.
    """
    late: list[bool] = []

    def shut() -> None:
        late.append(True)
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, shut)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException) as error:
        if late:
            raise TimeoutError from error
        raise
    finally:
        timer.cancel()
    if late:
        raise TimeoutError


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return SplitResult("", "", "", "", "")
    return parts if url.isascii() and url.isprintable() and " " not in url else SplitResult("", "", "", "", "")


def _content(body: bytes) -> str:
    """Return the text of the first choice of a reply."""
    try:
        found = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise EndpointError("The language model's reply is not in the format of the API.") from error
    if not isinstance(found, str):
        raise EndpointError("The language model's reply holds no text.")
    text = found.rpartition(THOUGHT)[2].encode(errors="replace").decode()
    if len(text) > MOST_CHARACTERS:
        raise EndpointError(f"The language model wrote {len(text):,} characters where a few sentences were asked for.")
    return text
