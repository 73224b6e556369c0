"""The commands: exit codes, what goes to which stream, and words for the user."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli import main
from tests.processes import HANG_SECONDS, PROGRAM, start
from tests.workspaces import (
    ACME,
    MISSPELT,
    RUBRIC,
    WORKSPACE,
    ZETA,
    files_below,
    make_workspace,
    run,
)

COMMANDS = ("check", "score", "build")
QUICK = {"check": (), "score": (), "build": ("--format", "md")}
"""Arguments with which a command takes little time."""


def cells_of(text: str) -> int:
    """How wide a terminal shows a text."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def place_of(text: str, line: str) -> int:
    """The cell in which a text begins in a line."""
    assert text in line, (text, line)
    return cells_of(line.partition(text)[0])


# -- exit codes -----------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_sound_workspace_exits_with_0(tmp_path: Path, command: str) -> None:
    result = run(make_workspace(tmp_path), command, *QUICK[command])
    assert result.exit_code == 0
    assert "error" not in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_problem_in_a_profile_exits_with_1(tmp_path: Path, command: str) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    result = run(folder, command, *QUICK[command])
    assert result.exit_code == 1
    assert "partners/acme.yaml:6:1: error[profile/unknown-key]" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "arguments",
    [("--no-such-option",), ("--as-of", "2026-13-01"), ("--as-of", "today"), ("acmee",)],
)
def test_wrong_use_exits_with_2(tmp_path: Path, command: str, arguments: tuple[str, ...]) -> None:
    result = run(make_workspace(tmp_path), command, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "docx"),
        ("--format", "md,docx"),
        ("--format", ","),
        ("--lang", "fr"),
        ("--jobs", "0"),
        ("--output", "dossier.yaml"),
    ],
)
def test_wrong_use_of_build_exits_with_2(
    tmp_path: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_workspace(tmp_path))
    assert run(tmp_path, "build", *arguments).exit_code == 2
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_unknown_partner_is_met_with_the_name_that_was_meant(tmp_path: Path, command: str) -> None:
    result = run(make_workspace(tmp_path), command, "acmee")
    assert "There is no partner `acmee`. Did you mean `acme`?" in result.stderr
    result = run(tmp_path, command, "acme", "x")
    assert "There is no partner `x`. Known are `acme`, `zeta`." in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_partner_with_errors_is_no_unknown_partner(tmp_path: Path, command: str) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    assert run(folder, command, "acme", *QUICK[command]).exit_code == 1


# -- files that are not there ---------------------------------------------------------------

BROKEN_WORKSPACES: dict[str, tuple[dict[str, str], str]] = {
    "no workspace file": (
        {},
        """\
dossier.yaml:1:1: error[files/not-found] There is no `dossier.yaml`.
  Go to the folder of the workspace, or name it with `--workspace`.
""",
    ),
    "no brief": (
        {"dossier.yaml": WORKSPACE.replace("calls", "cals")},
        """\
dossier.yaml:5:8: error[files/not-found] There is no `briefs/cals.yaml`.
   5 | brief: briefs/cals.yaml
     |        ^^^^^^^^^^^^^^^^
""",
    ),
    "no rubric": (
        {"dossier.yaml": WORKSPACE.replace("rubric.yaml", "rubrics/own.yaml")},
        """\
dossier.yaml:4:9: error[files/not-found] There is no `rubrics/own.yaml`.
   4 | rubric: rubrics/own.yaml
     |         ^^^^^^^^^^^^^^^^
""",
    ),
    "a rubric outside": (
        {"dossier.yaml": WORKSPACE.replace("rubric.yaml", "../own.yaml")},
        """\
dossier.yaml:4:9: error[files/outside] `../own.yaml` leads out of the folder that it belongs to.
   4 | rubric: ../own.yaml
     |         ^^^^^^^^^^^ Put a copy of the file there.
""",
    ),
    "a folder as brief": (
        {"dossier.yaml": WORKSPACE.replace("briefs/calls.yaml", "briefs")},
        """\
dossier.yaml:5:8: error[files/not-a-file] `briefs` is not a regular file.
   5 | brief: briefs
     |        ^^^^^^
""",
    ),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", BROKEN_WORKSPACES)
def test_missing_file_yields_one_error(tmp_path: Path, command: str, name: str) -> None:
    files, shown = BROKEN_WORKSPACES[name]
    make_workspace(tmp_path, files)
    if not files:
        (tmp_path / "dossier.yaml").unlink()
    result = run(tmp_path, command, *QUICK[command])
    assert (result.exit_code, result.stdout) == (1, "")
    assert shown in result.stderr
    if command == "check":
        assert re.search(r"\n1 error(, 1 note)? in \d of \d files?\n$", result.stderr)
        assert ("not-all-checked" in result.stderr) == (name != "no workspace file")
    else:
        assert result.stderr == shown


def test_missing_brief_of_the_command_line_is_reported_by_its_name(tmp_path: Path) -> None:
    result = run(make_workspace(tmp_path), "score", "--brief", "briefs/no.yaml")
    assert result.exit_code == 1
    assert result.stderr == (
        "briefs/no.yaml:1:1: error[files/not-found] There is no `briefs/no.yaml`.\n"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_workspace_without_profiles_says_so(tmp_path: Path, command: str) -> None:
    folder = make_workspace(tmp_path)
    for profile in (folder / "partners").iterdir():
        profile.unlink()
    result = run(folder, command, *QUICK[command])
    assert result.exit_code == 0
    assert result.stderr.startswith("There are no profiles in `partners` yet.\n")


# -- check ----------------------------------------------------------------------------------


def test_check_prints_every_problem_of_every_file_at_once(tmp_path: Path) -> None:
    files = {"partners/acme.yaml": MISSPELT, "partners/zeta.yaml": ZETA.replace("name", "nmae")}
    result = run(make_workspace(tmp_path, files), "check")
    assert (result.exit_code, result.stdout) == (1, "")
    heads = re.findall(r"^(\S+): (error\[\S+\])", result.stderr, re.MULTILINE)
    assert heads == [
        ("partners/acme.yaml:4:64", "error[profile/not-a-date]"),
        ("partners/acme.yaml:6:1", "error[profile/unknown-key]"),
        ("partners/zeta.yaml:1:1", "error[profile/missing-key]"),
        ("partners/zeta.yaml:2:1", "error[profile/unknown-key]"),
    ]
    assert "Did you mean `answers`?" in result.stderr
    assert result.stderr.endswith("\n4 errors, 1 note in 2 of 5 files\n")


@pytest.mark.parametrize(
    "files",
    [
        {"dossier.yaml": WORKSPACE.replace("title:", "titel:")},
        {"rubric.yaml": RUBRIC.replace("weight: 2", "weight: 0")},
        {"briefs/calls.yaml": "schema: dossier/brief@1\n"},
    ],
)
def test_profiles_are_checked_although_the_rest_is_not_sound(
    tmp_path: Path, files: dict[str, str]
) -> None:
    folder = make_workspace(tmp_path, {**files, "partners/acme.yaml": MISSPELT})
    result = run(folder, "check")
    (other,) = files
    assert result.exit_code == 1
    assert f"\n{other}:" in f"\n{result.stderr}"
    assert "partners/acme.yaml:6:1: error[profile/unknown-key]" in result.stderr


@pytest.mark.parametrize(
    "files",
    [
        {"dossier.yaml": WORKSPACE.replace("title:", "titel:")},
        {"rubric.yaml": RUBRIC.replace("weight: 2", "weight: 0")},
        {"briefs/calls.yaml": "schema: dossier/brief@1\n"},
    ],
)
def test_check_of_one_partner_tells_of_files_that_all_share(
    tmp_path: Path, files: dict[str, str]
) -> None:
    result = run(make_workspace(tmp_path, files), "check", "zeta")
    (file,) = files
    assert result.exit_code == 1
    assert f"\n{file}:" in f"\n{result.stderr}"


def test_check_of_one_partner_leaves_the_others_out(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    result = run(folder, "check", "zeta")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "acme" not in result.stderr


def test_syntax_error_is_shown_with_its_line(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": ACME.replace("Acme}", "Acme")})
    result = run(folder, "check")
    assert result.exit_code == 1
    assert re.search(r"^ +\d \| \S.*\n +\| *\^", result.stderr, re.MULTILINE)


def test_strict_fails_on_warnings(tmp_path: Path) -> None:
    lacking = ZETA.replace("{zh: 泽塔实时互动云, en: Zeta}", "{en: Zeta}")
    folder = make_workspace(tmp_path, {"partners/zeta.yaml": lacking})
    lax, strict = run(folder, "check"), run(folder, "check", "--strict")
    assert (lax.exit_code, strict.exit_code) == (0, 1)
    assert lax.stderr == strict.stderr
    assert lax.stderr.endswith("1 warning in 1 of 5 files\n")


def test_strict_passes_notes(tmp_path: Path) -> None:
    idle = ZETA.replace(", evidence: [page]", "").replace(
        "claimed: 99.999", "note: {zh: 无, en: None}"
    )
    folder = make_workspace(tmp_path, {"partners/zeta.yaml": idle})
    result = run(folder, "check", "--strict")
    assert result.stderr.endswith("1 note in 1 of 5 files\n")
    assert result.exit_code == 0


# -- score ----------------------------------------------------------------------------------


def test_score_shows_a_table_with_columns_that_line_up(tmp_path: Path) -> None:
    result = run(make_workspace(tmp_path), "score", "--lang", "zh")
    title, heads, acme, zeta, legend = result.stdout.splitlines()
    assert title.strip() == "评审"
    assert legend.startswith("粗线")
    assert len({cells_of(line) for line in (heads, acme, zeta)}) == 1
    assert place_of("伙伴", heads) == place_of("艾克米", acme) == place_of("泽塔", zeta)
    assert place_of("0 至 100", heads) == min(place_of(mark, acme) for mark in "━─" if mark in acme)
    ends = place_of("已证实", heads) + cells_of("已证实")
    assert shown_until(acme, ends).endswith(" 47")
    assert shown_until(zeta, ends).endswith(" 13")


def shown_until(line: str, cells: int) -> str:
    """The part of a line that a terminal shows in its first cells."""
    shown = ""
    for character in line:
        if cells_of(shown + character) > cells:
            break
        shown += character
    return shown


def test_score_of_a_partner_shows_its_criteria(tmp_path: Path) -> None:
    result = run(make_workspace(tmp_path), "score", "acme", "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith("Acme · rank 1")
    assert all(title in result.stdout for title in ("Availability", "Needs", "Agreement"))
    assert "99.99%" in result.stdout.replace("\N{NO-BREAK SPACE}", "")
    assert "Zeta" not in result.stdout


def test_score_leaves_out_partners_with_errors(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    result = run(folder, "score", "--lang", "en")
    assert result.exit_code == 1
    assert "Zeta" in result.stdout
    assert "Acme" not in result.stdout


@pytest.mark.parametrize("form", ["--json", "--csv"])
def test_data_goes_to_stdout_and_problems_to_stderr(tmp_path: Path, form: str) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    result = run(folder, "score", form)
    assert result.exit_code == 1
    assert "error[" not in result.stdout
    assert "error[profile/unknown-key]" in result.stderr
    if form == "--json":
        partners = [partner["id"] for partner in json.loads(result.stdout)["partners"]]
    else:
        rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
        partners = sorted({row["partner"] for row in rows})
    assert partners == ["zeta"]


def test_json_gives_reasons_in_every_language_whichever_is_asked_for(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    chinese, english = (
        run(folder, "score", "acme", "--json", "--lang", language).stdout
        for language in ("zh", "en")
    )
    assert chinese == english
    (partner,) = json.loads(english)["partners"]
    assert partner["rank"] == 1
    reason = partner["dimensions"][0]["criteria"][0]["reason"]
    assert set(reason) == {"zh", "en"}
    assert "分" in reason["zh"]
    assert reason["en"].isascii()


def test_as_of_and_brief_of_the_command_line_come_first(tmp_path: Path) -> None:
    other = "schema: dossier/brief@1\ntitle: Other\nneeds: [voice_call]\n"
    folder = make_workspace(tmp_path, {"briefs/other.yaml": other})
    arguments = ("--json", "--as-of", "2027-01-31", "--brief", "briefs/other.yaml")
    scores = json.loads(run(folder, "score", *arguments).stdout)
    assert (scores["as_of"], scores["brief"]) == ("2027-01-31", "other")


# -- build ----------------------------------------------------------------------------------


def test_build_says_what_came_of_it(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    result = run(folder, "build", "--format", "md", "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Made 4 documents in {folder / 'output'}.\n"
    result = run(folder, "build", "acme", "--format", "md", "--lang", "en")
    assert result.stderr == f"Nothing has changed: 1 document in {folder / 'output'}.\n"
    result = run(folder, "build", "acme", "--format", "md", "--lang", "en", "--force")
    assert result.stderr == f"Made 1 document in {folder / 'output'}.\n"


def test_build_says_whom_it_left_out(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    result = run(folder, "build", "--format", "md", "--lang", "en")
    last = result.stderr.splitlines()[-1]
    assert last.endswith("Left out because of errors: acme.")
    quiet = run(folder, "build", "--format", "md", "--lang", "en", "--quiet")
    assert "Left out" not in quiet.stderr
    assert "error[profile/unknown-key]" in quiet.stderr


# -- partners that are named, and the others ------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_errors_of_partners_that_are_not_named_are_not_theirs(tmp_path: Path, command: str) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    result = run(folder, command, "zeta", *QUICK[command])
    assert result.exit_code == 0
    assert "error[" not in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_errors_of_one_of_the_partners_named_count(tmp_path: Path, command: str) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    result = run(folder, command, "zeta", "acme", *QUICK[command])
    assert result.exit_code == 1
    assert "error[profile/unknown-key]" in result.stderr


def test_score_says_with_whom_a_partner_is_not_compared(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    result = run(folder, "score", "zeta", "--json")
    assert result.stderr == (
        "Left out of the comparison because of errors: 1 other partner (acme).\n"
    )
    (folder / "partners/beta.yaml").write_text(MISSPELT)
    result = run(folder, "score", "zeta", "--json")
    assert result.stderr.endswith("2 other partners (acme, beta).\n")


# -- nobody to judge ------------------------------------------------------------------------


@pytest.mark.parametrize("spoil", ["errors", "no folder"])
def test_comparison_of_nobody_leaves_the_former_one(tmp_path: Path, spoil: str) -> None:
    folder = make_workspace(tmp_path)
    assert run(folder, "build", *QUICK["build"]).exit_code == 0
    former = files_below(folder / "output")
    if spoil == "errors":
        make_workspace(folder, {f"partners/{name}.yaml": MISSPELT for name in ("acme", "zeta")})
    else:
        (folder / "partners").rename(folder / "partner")
    result = run(folder, "build", *QUICK["build"])
    assert result.exit_code == 1
    assert "Nobody could be judged; the documents are left as they are.\n" in result.stderr
    assert files_below(folder / "output") == former


def test_workspace_without_profiles_gets_its_front_page(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    for profile in (folder / "partners").iterdir():
        profile.unlink()
    assert run(folder, "build", *QUICK["build"]).exit_code == 0
    assert "README.md" in files_below(folder / "output")


# -- standard output that cannot be written -------------------------------------------------

DATA = [("score", "--json"), ("score", "--csv"), ("score",), ("explain", "acme"), ("score", "acme")]


@pytest.mark.parametrize("arguments", DATA)
def test_full_disk_takes_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        program = start(make_workspace(tmp_path), *arguments, stdout=full)
        _, told = program.communicate(timeout=HANG_SECONDS)
    assert program.returncode == 1
    assert told == b"Standard output cannot be written: No space left on device.\n"


@pytest.mark.parametrize("arguments", DATA)
def test_reader_that_has_gone_is_no_problem(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    program = start(make_workspace(tmp_path), *arguments, stdout=writing)
    os.close(writing)
    _, told = program.communicate(timeout=HANG_SECONDS)
    assert (program.returncode, told) == (1, b"")


def test_standard_output_may_be_closed(tmp_path: Path) -> None:
    command = shlex.join([*PROGRAM, "score", "-C", str(make_workspace(tmp_path))])
    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} >&-"], stderr=subprocess.PIPE, check=False, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


# -- all commands ---------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_no_colours_where_there_is_no_terminal(tmp_path: Path, command: str) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    result = run(folder, command, *QUICK[command])
    assert result.stderr
    assert "\x1b" not in result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_help_explains_every_option(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"], catch_exceptions=False)
    assert result.exit_code == 0
    options = [
        parameter for parameter in main.commands[command].params if parameter.name != "partners"
    ]
    assert len(options) > 3
    for option in options:
        assert option.opts[-1] in result.output
        assert getattr(option, "help", None), option.name


def test_help_lists_each_command_with_a_whole_sentence() -> None:
    result = CliRunner().invoke(main, ["--help"], catch_exceptions=False)
    listed = re.findall(r"^  (\w+) +(.+)$", result.output.partition("Commands:")[2], re.MULTILINE)
    assert {name for name, _ in listed} == set(main.commands)
    assert all(words.endswith(".") and "..." not in words for _, words in listed)
