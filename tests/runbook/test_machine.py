"""What a machine lacks is noticed, named and mended."""

import os

import pytest

from runbook import machine
from runbook.progress import Stop
from tests.runbook.machines import run_in, write_program


class TestTheMachine:
    def test_a_python_without_ensurepip_is_noticed(self, tmp_path):
        bare = write_program(tmp_path / "python3", 'case "$*" in *ensurepip*) exit 1;; *) echo 3.12.4;; esac')

        lack = machine.lack_of_venv(bare)

        assert lack is not None
        assert lack.packages == ("python3.12-venv",)

    def test_a_missing_library_is_named_with_its_packages(self):
        lack = machine.lack_of_pango(["libpango-of-no-machine.so.0"])

        assert lack is not None
        assert "libpango-of-no-machine.so.0" in lack.what
        assert "libpangoft2-1.0-0" in lack.packages

    def test_what_is_lacking_is_installed_with_apt_by_root_and_a_line_to_type_for_others(self, tmp_path, monkeypatch):
        asked = tmp_path / "asked"
        write_program(tmp_path / "bin" / "apt-get", f'echo "$DEBIAN_FRONTEND $*" >> "{asked}"')
        monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
        lack = machine.Lack("Pango", ("libpango-1.0-0",), "brew install pango")

        if os.geteuid() == 0:
            machine.mend([lack])
            assert asked.read_text().startswith("noninteractive install -y")
            assert "libpango-1.0-0" in asked.read_text()
        else:
            with pytest.raises(Stop, match=r"sudo apt-get install .* libpango-1\.0-0"):
                machine.mend([lack])

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root installs without asking: run it as root")
    def test_missing_package_lists_are_fetched_before_a_second_try(self, tmp_path, monkeypatch):
        updated = tmp_path / "updated"
        write_program(
            tmp_path / "bin" / "apt-get",
            f'if [ "$1" = update ]; then touch "{updated}"; exit 0; fi',
            f'[ -e "{updated}" ] || {{ echo "E: Unable to locate package"; exit 100; }}',
        )
        monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)

        machine.mend([machine.Lack("Pango", ("libpango-1.0-0",), "")])

        assert updated.exists()

    def test_a_chromium_is_found_by_name_on_path_or_by_its_own_variable(self, tmp_path, monkeypatch):
        on_path = write_program(tmp_path / "bin" / "chromium-browser", "exit 0")
        chosen = write_program(tmp_path / "my browser", "exit 0")
        monkeypatch.setenv("PATH", str(tmp_path / "bin"))
        monkeypatch.delenv("CHROMIUM", raising=False)

        assert machine.chromium() == str(on_path)

        monkeypatch.setenv("CHROMIUM", str(chosen))
        assert machine.chromium() == str(chosen)

    def test_a_required_browser_that_is_missing_stops_the_tests(self, tree):
        answer = run_in(tree, "test", env={"PATH": "/nowhere", "REQUIRE_BROWSER": "1"})

        assert answer.returncode == 1
        assert "there is no Chromium here" in answer.stderr

    def test_the_doctor_says_what_is_there_and_changes_nothing(self, tree):
        before = sorted(tree.rglob("*.py"))

        report = run_in(tree, "doctor")

        assert "Python 3." in report.stdout
        assert "no .venv yet" in report.stdout
        assert "MB free" in report.stdout
        assert sorted(tree.rglob("*.py")) == before
        assert not (tree / ".venv").exists()
