"""The scripts of the tools, read: none can send, and one alone can store."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from lessons.self_care import tools

SCRIPTS = sorted((Path(settings.BASE_DIR) / "static" / "js" / "tools").glob("*.js"))
SENDS = re.compile(
    r"\b(?:fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|RTCPeerConnection|Worker|importScripts|Image)\b"
    r"|\bimport\b|\.src\b|\.href\b|\.action\b|\bsubmit\b|\blocation\b|\bopen\(|postMessage|innerHTML|\beval\b"
)
STORES = re.compile(r"\b(?:localStorage|sessionStorage|indexedDB|caches|cookie|pushState|replaceState)\b")


def code_of(script):
    return re.sub(r"//.*", "", script.read_text(encoding="utf-8"))


def test_every_script_belongs_to_a_tool_and_every_tool_has_its_scripts():
    used = {name for tool in tools().values() for name in tool.scripts}

    assert {f"js/tools/{script.name}" for script in SCRIPTS} == used


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_script_of_a_tool_can_send(script):
    assert SENDS.findall(code_of(script)) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_only_the_script_for_keeping_stores_anything(script):
    stores = set(STORES.findall(code_of(script)))

    assert stores == ({"localStorage"} if script.name == "keep.js" else set())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_small(script):
    assert len(script.read_bytes()) < 4096
