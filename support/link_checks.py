"""Whether the web addresses of the directory still answer: asked by a command, never while somebody reads a page."""

import http.client
import ipaddress
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from .help_checks import LinkCheck
from .help_services import HelpService

State = LinkCheck.State
SECONDS = 10
REDIRECTS = 5
# Enough to know that somebody is there.
BYTES_READ = 1024
_HEADERS = {"User-Agent": "BreathingRoomLinkCheck/1.0", "Accept": "text/html,*/*"}
# A page that wants to know who asks, or has enough of being asked, is there.
_THERE_BUT_CLOSED = frozenset({401, 403, 405, 406, 418, 425, 429, 451})


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking one address; ``detail`` is for people."""

    state: str
    detail: str


class NotAsked(ValueError):
    """An address leads to a machine of the network in which this runs, and no page of a help service is there."""


class _FewRedirects(urllib.request.HTTPRedirectHandler):
    """Follows a few, to web pages of the world outside only."""

    max_redirections = REDIRECTS

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise urllib.error.HTTPError(newurl, code, "leads to something that is no web page", headers, fp)
        _refuse_inside(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def addresses_of(service: HelpService) -> list[str]:
    """Every web address of an entry, each once: the service's own, its channels', its sources'."""
    listed = [service.website, *(way.href for way in service.ways), *service.sources]
    return list(dict.fromkeys(each for each in listed if each.startswith(("https://", "http://"))))


def _refuse_inside(address: str) -> None:
    """Raise ``NotAsked`` for an address inside: what an editor typed must not tell what runs in the network."""
    if settings.LINK_CHECK_ASKS_INSIDE:
        return
    parts = urlsplit(address)
    found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    if not all(ipaddress.ip_address(str(each[4][0]).partition("%")[0]).is_global for each in found):
        raise NotAsked(address)


def ask(address: str, *, seconds: float = SECONDS) -> Answer:
    """Fetch an address as a reader's browser would, and say whether somebody answers there."""
    opener = urllib.request.build_opener(_FewRedirects)
    try:
        _refuse_inside(address)
        request = urllib.request.Request(address, headers=_HEADERS)  # noqa: S310
        with opener.open(request, timeout=seconds) as response:
            response.read(BYTES_READ)
            moved = urlsplit(response.url).hostname != urlsplit(address).hostname
            return Answer(State.WORKS, f"answers from {urlsplit(response.url).hostname}" if moved else "answers")
    except urllib.error.HTTPError as error:
        error.close()
        return _refused(error.code, str(error.reason))
    except TimeoutError:
        return Answer(State.UNSURE, f"no answer in {seconds:g} seconds")
    except urllib.error.URLError as error:
        return _unreachable(error.reason, seconds)
    except NotAsked:
        return Answer(State.UNSURE, "leads into this network, so it was not asked")
    except socket.gaierror as error:
        return _unreachable(error, seconds)
    except (http.client.HTTPException, OSError, ValueError) as error:
        return Answer(State.BROKEN, f"no web page there ({type(error).__name__})")


def check_links(*, seconds: float = SECONDS) -> Iterator[LinkCheck]:
    """Ask every address of every entry that is not closed, and keep what came of it. Yields each as it is known."""
    for service in HelpService.objects.filter(closed_at=None):
        addresses = addresses_of(service)
        # Safe because it says something of an address that the entry has no more.
        service.link_checks.exclude(address__in=addresses).delete()
        for address in addresses:
            yield _keep(service, address, ask(address, seconds=seconds))


def _keep(service: HelpService, address: str, answer: Answer) -> LinkCheck:
    now = timezone.now()
    known = LinkCheck.objects.filter(service=service, address=address).first()
    since = None
    if answer.state == State.BROKEN:
        since = known.broken_since if known and known.broken_since else now
    kept, _ = LinkCheck.objects.update_or_create(
        service=service,
        address=address,
        defaults={"state": answer.state, "detail": answer.detail[:255], "checked_at": now, "broken_since": since},
    )
    return kept


def _refused(code: int, reason: str) -> Answer:
    if code in _THERE_BUT_CLOSED:
        return Answer(State.UNSURE, f"answers, but not to a program ({code})")
    if code >= 500:
        return Answer(State.UNSURE, f"in trouble just now ({code})")
    return Answer(State.BROKEN, f"{reason or 'no such page'} ({code})")


def _unreachable(reason: Any, seconds: float) -> Answer:
    if isinstance(reason, TimeoutError):
        return Answer(State.UNSURE, f"no answer in {seconds:g} seconds")
    if isinstance(reason, ssl.SSLError):
        return Answer(State.BROKEN, "its certificate is not valid")
    if isinstance(reason, socket.gaierror):
        return Answer(State.BROKEN, "there is no such site")
    return Answer(State.BROKEN, f"nobody answers ({reason})")
