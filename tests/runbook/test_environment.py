"""The .venv: built once, repaired when broken off, never half-made and called done."""

import pytest

from runbook.environment import Environment, alone
from runbook.progress import Stop
from tests.runbook.machines import make_wheel, pebble_version, prepare, write_program


class TestTheEnvironment:
    def test_it_is_built_from_the_pinned_file_and_then_left_alone(self, environment, wheels):
        first = prepare(environment)
        second = prepare(environment)

        assert first[-1] == "Successfully installed pebble-1.0"
        assert second == []
        assert pebble_version(environment) == "1.0"

    def test_what_an_interrupted_run_left_is_made_again(self, environment, wheels):
        prepare(environment)
        environment.stamp.unlink()
        (environment.folder / "half-made").touch()

        prepare(environment)

        assert not (environment.folder / "half-made").exists()
        assert environment.has("base.txt")

    def test_it_is_made_again_when_its_python_is_gone(self, environment, wheels):
        prepare(environment)
        environment.python.unlink()
        environment.python.symlink_to("/nowhere/python3")

        prepare(environment)

        assert pebble_version(environment) == "1.0"

    def test_a_changed_requirement_is_installed_on_the_next_run(self, environment, wheels):
        prepare(environment)
        (environment.requirements / "base.txt").write_text(make_wheel(wheels, "2.0"))

        prepare(environment)

        assert pebble_version(environment) == "2.0"

    def test_without_network_it_says_so_and_nothing_half_made_counts_as_done(self, environment, wheels, monkeypatch):
        monkeypatch.delenv("PIP_NO_INDEX")
        monkeypatch.delenv("PIP_FIND_LINKS")
        monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:1/")
        monkeypatch.setenv("PIP_RETRIES", "0")

        with pytest.raises(Stop) as stopped:
            prepare(environment)

        assert "no way to the package index" in stopped.value.what
        assert "check the network" in stopped.value.then
        assert not environment.is_whole()

    def test_a_failed_update_leaves_the_environment_that_worked(self, environment, wheels):
        prepare(environment)
        before = (environment.requirements / "base.txt").read_text()
        (environment.requirements / "base.txt").write_text(before.replace("1.0", "3.0"))

        with pytest.raises(Stop):
            prepare(environment)
        (environment.requirements / "base.txt").write_text(before)

        assert environment.has("base.txt")

    def test_a_package_that_is_not_the_pinned_one_is_refused(self, environment, wheels):
        make_wheel(wheels, "1.0")
        pinned = environment.requirements / "base.txt"
        pinned.write_text(pinned.read_text()[:-65] + "0" * 64 + "\n")

        with pytest.raises(Stop, match="not the one that was pinned"):
            prepare(environment)

        assert not environment.has("base.txt")

    def test_a_stump_left_by_a_missing_ensurepip_is_removed(self, tree, tmp_path, wheels):
        stump = 'mkdir -p "$3/bin"; touch "$3/bin/python"'
        no_ensurepip = write_program(tmp_path / "python3", stump, "echo 'ensurepip is not available'", "exit 1")
        environment = Environment(tree / ".venv", tree / "requirements", no_ensurepip)

        with pytest.raises(Stop) as stopped:
            prepare(environment)

        assert "ensurepip is not available" in str(stopped.value)
        assert not environment.folder.exists()

    def test_a_link_in_its_place_is_replaced_and_what_it_led_to_is_kept(self, environment, wheels, tmp_path):
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "kept").touch()
        environment.folder.symlink_to(elsewhere)

        prepare(environment)

        assert (elsewhere / "kept").exists()
        assert environment.has("base.txt")

    def test_two_runs_do_not_build_at_once(self, tmp_path):
        waited = []

        def while_held():
            waited.append("told")
            raise TimeoutError

        with (
            alone(tmp_path / "lock", waiting=lambda: waited.append("first")),
            pytest.raises(TimeoutError),
            alone(tmp_path / "lock", waiting=while_held),
        ):
            pass

        assert waited == ["told"]
