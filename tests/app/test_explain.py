"""`dossier explain`: the arithmetic of a figure, on screen and for other programs."""

# ruff: noqa: RUF001 - signs of mathematics and Chinese punctuation are meant

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from pathlib import Path

import pytest

from dossier.app.explain import Question, explain_figure, export_explanation, suggest_place
from dossier.app.load import Request, load_review
from dossier.edges.terminal import print_explanation
from dossier.nouns.explanation import Explanation, Part, Step
from dossier.nouns.review import Review
from tests.workspaces import MISSPELT, make_workspace, run


def cells_of(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@pytest.fixture
def review(tmp_path: Path) -> Review:
    review = load_review(Request(make_workspace(tmp_path), dt.date(2026, 11, 22))).review
    assert review is not None
    return review


# -- the use case ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (None, "Acme · Overall"),
        ("technology", "Acme · Technology"),
        ("technology.uptime", "Acme · Technology · Availability"),
    ],
)
def test_figure_is_found_by_the_name_of_its_place(
    tmp_path: Path, review: Review, place: str | None, title: str
) -> None:
    assert explain_figure(tmp_path, review, Question("acme", place, "en")).title == title


def test_export_has_every_step(tmp_path: Path, review: Review) -> None:
    question = Question("acme", "service.sla", "zh")
    explanation = explain_figure(tmp_path, review, question)
    value = json.loads(export_explanation(explanation, review, question))
    head = {key: value[key] for key in ("schema", "as_of", "partner", "place", "language")}
    assert head == {
        "schema": "dossier/explanation@1",
        "as_of": "2026-11-22",
        "partner": "acme",
        "place": "service.sla",
        "language": "zh",
    }
    steps = [Step(**step) for part in value["parts"] for step in part["steps"]]
    assert tuple(steps) == explanation.steps


@pytest.mark.parametrize(
    ("place", "hint"),
    [
        ("uptime", "Did you mean `technology.uptime`?"),
        ("uptme", "Did you mean `technology.uptime`?"),
        ("technolgy", "Did you mean `technology`?"),
        ("service.slaa", "Did you mean `service.sla`?"),
        (
            "x",
            (
                "Known are `technology`, `service`, `technology.uptime`, `technology.needs`,"
                " `service.sla`."
            ),
        ),
    ],
)
def test_unknown_place_is_met_with_what_was_meant(review: Review, place: str, hint: str) -> None:
    assert suggest_place(place, review.rubric) == hint


# -- the command ----------------------------------------------------------------------------


def test_command_prints_formulas_that_line_up(tmp_path: Path) -> None:
    result = run(make_workspace(tmp_path), "explain", "acme", "technology.uptime", "--lang", "zh")
    assert result.exit_code == 0
    shown = result.stdout.splitlines()
    assert shown[0] == "艾克米 · 技术 · 可用性"
    assert shown[1:3] == ["", "答复"]
    part = shown[shown.index("得分") + 1 :]
    starts = {cells_of(line.partition("0.9000 ×")[0]) for line in part if "0.9000 ×" in line}
    assert len(starts) == 1
    assert any("E1（支持）" in line and line.endswith("0.9 = 0.9000") for line in shown)


def test_words_are_in_the_first_language_of_the_workspace(tmp_path: Path) -> None:
    result = run(make_workspace(tmp_path), "explain", "acme")
    assert result.stdout.startswith("Acme · Overall\n")
    assert "Technology  2 ÷ 3 = 0.6667" in result.stdout


def test_command_prints_json(tmp_path: Path) -> None:
    result = run(make_workspace(tmp_path), "explain", "acme", "service", "--json")
    assert result.exit_code == 0
    value = json.loads(result.stdout)
    assert (value["place"], value["title"]) == ("service", "Acme · Service")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("acme", "uptime"), "There is no criterion or dimension `uptime`."),
        (("acmee",), "There is no partner `acmee`. Did you mean `acme`?"),
        ((), "Missing argument 'ID'."),
    ],
)
def test_wrong_use_exits_with_2(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(make_workspace(tmp_path), "explain", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_partner_with_errors_is_not_explained(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    result = run(folder, "explain", "acme")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error[profile/unknown-key]" in result.stderr


def test_errors_of_another_partner_do_not_matter(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": MISSPELT})
    result = run(folder, "explain", "zeta")
    assert (result.exit_code, result.stderr) == (0, "")


def test_workspace_that_cannot_be_read_exits_with_1(tmp_path: Path) -> None:
    result = run(tmp_path, "explain", "acme")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error[files/not-found]" in result.stderr


# -- the terminal ---------------------------------------------------------------------------

LONG = Explanation(
    "T",
    (
        Part(
            "P",
            (
                Step("a" * 40, "1 + 1", "2"),
                Step("短", " + ".join(["12.34"] * 30), "370.20", "[bold]注[/bold] " * 12),
            ),
        ),
        Part("Q", (Step("b", "1", "1", "short"), Step("cc", None, "22"))),
    ),
)


def test_lines_are_whole_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    print_explanation(LONG)
    shown = capsys.readouterr().out.splitlines()
    assert shown[2:5] == ["P", "  " + "a" * 40, "      1 + 1 = 2"]
    assert shown[5] == "  短  " + " + ".join(["12.34"] * 30) + " = 370.20"
    assert shown[6].startswith("      [bold]注[/bold] [bold]")
    assert shown[7:] == ["", "Q", "  b   1 = 1  short", "  cc  22"]


@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_fit_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    print_explanation(LONG)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    shown = [line for line in plain.splitlines() if "aaa" not in line]
    assert max(cells_of(line.rstrip()) for line in shown) <= width
    assert "".join(shown).count("12.34") == 30
    assert "".join(shown).count("注") == 12
