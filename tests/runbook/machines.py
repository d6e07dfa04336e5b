"""Stand-ins for the machines that ./run meets: programs on PATH, a package to install, a run in a copy of the tree."""

import hashlib
import subprocess
import sys
import zipfile


def write_program(path, *lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines]) + "\n")
    path.chmod(0o755)
    return path


def make_wheel(folder, version):
    """Write a package that holds one module, ``pebble``, and return the line that pins it."""
    wheel = folder / f"pebble-{version}-py3-none-any.whl"
    about = f"pebble-{version}.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("pebble.py", f"VERSION = {version!r}\n")
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: pebble\nVersion: {version}\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    return f"pebble=={version} \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def run_in(tree, *words, **options):
    command = [sys.executable, tree / "run", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, **options)


def prepare(environment, name="base.txt"):
    said = []
    environment.prepare(name, waiting=lambda: None, each_line=said.append)
    return said


def pebble_version(environment):
    ask = [environment.python, "-c", "import pebble; print(pebble.VERSION)"]
    return subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
