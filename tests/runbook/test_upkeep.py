"""What maintainers rely on: checks that all report, locks that name no place, failures in plain words."""

import sys

import pytest

from runbook import checks, locking, places, programs


class TestTheChecks:
    def test_all_of_them_run_and_those_that_object_are_shown_and_summed_up(self, capfd):
        python = sys.executable
        status = checks.report(
            [
                checks.Check("spelling", (python, "-c", "print('colour'); raise SystemExit(1)"), mend="mend-it"),
                checks.Check("grammar", (python, "-c", "print('quiet when content')")),
            ]
        )

        said = capfd.readouterr().out
        assert status == 1
        assert "    colour" in said
        assert "quiet when content" not in said
        assert "1 of 2 checks object:\n  spelling   mend with: mend-it" in said

    def test_when_none_objects_the_status_says_so(self):
        assert checks.report([checks.Check("grammar", (sys.executable, "-c", ""))]) == 0


class TestTheLock:
    @pytest.mark.parametrize(
        "line",
        [
            "--index-url https://packages.example.org/simple",
            "--find-links wheels",
            "pebble @ file:///wheels/pebble.whl",
            "pebble==1.0 ; python_version < '3.12' # via /home/ada/pyproject.toml",
            "# uv pip compile pyproject.toml",
            "    --hash=sha256:abc",
            "-e .",
        ],
    )
    def test_a_line_that_is_neither_pin_nor_hash_is_found(self, line):
        assert locking.strangers(line) == [line]

    def test_the_requirement_files_hold_pins_and_hashes_alone(self):
        for file in sorted(places.REQUIREMENTS.iterdir()):
            assert locking.strangers(file.read_text()) == [], file.name

    def test_every_file_pins_what_the_demo_is_served_with(self):
        def pins(name):
            lines = (places.REQUIREMENTS / name).read_text().splitlines()
            return dict(line.removesuffix(" \\").split("==", 1) for line in lines if "==" in line and line[0] != " ")

        base = pins("base.txt")
        assert base.items() <= pins("dev.txt").items()
        for file in places.REQUIREMENTS.iterdir():
            others = pins(file.name)
            assert {name: others[name] for name in others.keys() & base.keys()}.items() <= base.items(), file.name


class TestFailuresInPlainWords:
    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ("OSError: [Errno 28] No space left on device", "The disk is full."),
            ("Temporary failure in name resolution", "no way to the package index"),
            ("ERROR: No matching distribution found (from versions: none)", "no way to the package index"),
            ("SSLError: CERTIFICATE_VERIFY_FAILED (from versions: none)", "certificate"),
            ("PermissionError: [Errno 13] Permission denied: 'var'", "may not be written"),
            ("something nobody has met", "what it said is above"),
        ],
    )
    def test_the_reason_is_told_and_the_words_are_kept(self, said, expected):
        stop = programs.failure(said, doing="Installing", fetches=True)

        assert expected in stop.what
        assert said in str(stop)

    def test_where_nothing_was_fetched_the_network_is_not_blamed(self):
        stop = programs.failure("Connection refused", doing="Seeding")

        assert "package index" not in stop.what

    def test_noise_about_this_machines_own_pip_is_left_out(self):
        said = "WARNING: Location '/opt/wheels' is ignored: it is neither a file nor a directory.\nERROR: broken"

        assert str(programs.failure(said, doing="Installing")).startswith("ERROR: broken")

    def test_programs_are_kept_from_another_pythons_modules(self, monkeypatch):
        monkeypatch.setenv("PYTHONPATH", "/somewhere/else")

        assert "PYTHONPATH" not in programs.child_environment()
