"""Chromium's net log: what the browser resolved and where it connected, in its own words."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class NetLog:
    """`resolved`: names that went to a resolver. `connected`: TCP peers, and UDP ones that got bytes."""

    resolved: frozenset[str]
    connected: frozenset[str]
    requested: tuple[str, ...]


def read_net_log(path: Path) -> NetLog:
    """Read a log that a closed browser has finished.

    A name that a resolver rule replaces by an address makes no resolver job (net/dns/
    mapped_host_resolver.cc, Chromium 156), so a job is a name that went out.
    """
    log = json.loads(path.read_text(encoding="utf-8"))
    kinds = {number: name for name, number in log["constants"]["logEventTypes"].items()}
    resolved: set[str] = set()
    connected: set[str] = set()
    requested: list[str] = []
    peers: dict[int, str] = {}
    for event in log["events"]:
        params: dict[str, Any] = event.get("params") or {}
        source = event["source"]["id"]
        match kinds[event["type"]]:
            case "HOST_RESOLVER_MANAGER_JOB" if "host" in params:
                resolved.add(params["host"].partition("://")[2] or params["host"])
            case "DNS_TRANSACTION" if "hostname" in params:
                resolved.add(params["hostname"])
            case "TCP_CONNECT_ATTEMPT" if "address" in params:
                connected.add(params["address"])
            # A UDP socket is "connected" to learn whether IPv6 works; only bytes leave the machine.
            case "UDP_CONNECT" if "address" in params:
                peers[source] = params["address"]
            case "UDP_BYTES_SENT":
                connected.add(f"udp {params.get('address') or peers.get(source, '?')}")
            case "URL_REQUEST_START_JOB" if "url" in params:
                requested.append(params["url"])
    return NetLog(frozenset(resolved), frozenset(connected), tuple(requested))
