"""docs/formats.md and the JSON Schemas, held against the models and against real output."""

from __future__ import annotations

import copy
import datetime as dt
import functools
import json
import operator
import re
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from annotated_types import Ge, Gt, Le, MinLen
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo
from referencing import Registry, Resource

from dossier.app.schema import model_schema
from dossier.cli import main
from dossier.edges.resources import read_default_rubric
from dossier.judging.weights import weigh_by_rank, weigh_pairs
from dossier.making.export import COLUMNS
from dossier.nouns import brief, condition, fields, figures, profile, rubric, weights, workspace
from dossier.nouns.document import Document
from dossier.nouns.fields import Model
from dossier.nouns.weights import MOST_INCONSISTENT, PairwiseResult
from dossier.reading import check, scalars, source
from dossier.reading.source import read_document
from dossier.reading.validate import validate

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "docs/schemas").glob("*.json"))
}

FILES: dict[str, type[Model]] = {
    "workspace": workspace.Workspace,
    "profile": profile.Profile,
    "brief": brief.Brief,
    "rubric": rubric.Rubric,
}
RECORDS: dict[str, type[Model]] = {
    "workspace": workspace.Workspace,
    "theme": workspace.Theme,
    "sign-off": workspace.SignOff,
    "profile": profile.Profile,
    "evidence item": profile.Evidence,
    "answer of a partner": profile.Answer,
    "probe": profile.Probe,
    "working hours": profile.WorkingHours,
    "meeting": profile.Meeting,
    "red flag": profile.Flag,
    "resolution": profile.Resolution,
    "risk": profile.Risk,
    "condition": profile.Condition,
    "two-way view": profile.Mutual,
    "way out": profile.Exit,
    "decision": profile.Decision,
    "signatory": profile.Signatory,
    "brief": brief.Brief,
    "must-have": brief.MustHave,
    "weights by order": weights.WeightsByRank,
    "weights by pairs": weights.PairwiseWeights,
    "pair": weights.Pair,
    "acceptance": weights.Acceptance,
    "decision asked": brief.DecisionAsked,
    "rubric": rubric.Rubric,
    "dimension": rubric.Dimension,
    "criterion of a rubric": rubric.Criterion,
    "number scale": rubric.NumberScale,
    "choice scale": rubric.ChoiceScale,
    "level": rubric.LevelOfScale,
    "coverage scale": rubric.CoverageScale,
    "derived scale": rubric.DerivedScale,
    "evidence kind": rubric.EvidenceKind,
    "grade": rubric.Grade,
    "gate": rubric.Gate,
    "flag rule": rubric.FlagRule,
    "verdict rule": rubric.VerdictRule,
    "robustness": rubric.Robustness,
    "space of weights": rubric.WeightSpace,
}
"""The records by the headings of their tables on the page."""

TYPES: dict[str, Any] = {
    "title": fields.Title,
    "text": fields.Prose,
    "line": fields.Line,
    "id": fields.Id,
    "name": fields.RubricId,
    "criterion": fields.CriterionRef,
    "market": fields.Market,
    "language": fields.Language,
    "weight": fields.Weight,
    "points": fields.Points,
    "share": fields.Share,
    "number": fields.Number,
    "date": fields.Day,
    "partial date": fields.EvidenceDate,
    "time": fields.Moment,
    "time of day": fields.ClockTime,
    "time zone": fields.TimeZone,
    "web address": fields.Url,
    "answer": profile.AnswerValue,
    "image path": workspace.LogoPath,
    "font family": workspace.FontFamily,
    "`true` or `false`": bool,
    "whole number from 1 to 5": profile.Level,
    "condition of a rule": condition.Condition,
}
NOT_IN_THE_TABLE = {"`true` or `false`", "whole number from 1 to 5", "condition of a rule"}
"""Types that their name explains, or a section of its own."""

LINK = re.compile(r"\[([^\]]+)\]\(#([^)]+)\)")


def rows_under(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its head."""
    _, _, rest = PAGE.partition(f"\n{heading}\n")
    assert rest, heading
    lines = [line for line in rest.partition("\n#")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def heading_of(record: str) -> str:
    return f"### {record.capitalize()}"


# -- the models -----------------------------------------------------------------------------


def models_within(model: type[Model]) -> Iterator[type[Model]]:
    def find(hint: Any) -> Iterator[type[Model]]:
        if hint == condition.Condition:
            return
        if isinstance(hint, type) and issubclass(hint, Model):
            yield from models_within(hint)
        for argument in get_args(hint):
            yield from find(argument)

    yield model
    for hint in get_type_hints(model, include_extras=True).values():
        yield from find(hint)


def choices_in_words(choices: tuple[str, ...]) -> str:
    *first, last = [f"`{choice}`" for choice in choices]
    return f"{', '.join(first)} or {last}" if first else last


def bounds_of(hint: Any) -> list[Any]:
    found = []
    for extra in get_args(hint)[1:]:
        found += extra.metadata if isinstance(extra, FieldInfo) else [extra]
    return found


def without_none(hint: Any) -> Any:
    if get_origin(hint) not in {Union, types.UnionType}:
        return hint
    given = [argument for argument in get_args(hint) if argument is not type(None)]
    return functools.reduce(operator.or_, given)


def type_in_words(hint: Any) -> str:
    hint = without_none(hint)
    for words, known in [*TYPES.items(), *RECORDS.items()]:
        if hint == known:
            return words
    return compound_in_words(get_origin(hint), get_args(hint), hint)


def compound_in_words(origin: Any, arguments: tuple[Any, ...], hint: Any) -> str:
    if origin is Literal:
        return choices_in_words(arguments)
    if origin is Annotated:
        return bounded_in_words(arguments[0], bounds_of(hint))
    inner = [type_in_words(argument) for argument in arguments if argument is not ...]
    if origin in {Union, types.UnionType}:
        return " or ".join(inner)
    if origin is Mapping:
        return f"map of {inner[0]} to {inner[1]}"
    assert origin is tuple
    return f"list of {inner[0]}" if len(inner) == 1 else f"pairs of {inner[0]} and {inner[1]}"


def bounded_in_words(hint: Any, bounds: list[Any]) -> str:
    plain_words = {float: "number", int: "whole number", str: "colour"}
    words = plain_words[hint] if hint in plain_words else type_in_words(hint)
    for bound in bounds:
        match bound:
            case MinLen(1 | 2 as least):
                count = {1: "one or more", 2: "two or more"}[least]
                is_choice = words.startswith("list of `")
                begin = f"list of {count} of " if is_choice else f"list of {count} "
                is_list = words.startswith("list of ")
                words = (
                    begin + words[8:].replace(" or `", ", `") if is_list else f"{words}, {count}"
                )
            case Ge(least):
                words = f"{words} from {least}"
            case Gt(least):
                words = f"{words} over {least}"
            case Le(most):
                words = f"{words} to {most}"
            case _:
                pass
    return words


def test_page_has_every_record_and_no_other() -> None:
    models = {model for file in FILES.values() for model in models_within(file)}
    assert models == set(RECORDS.values())
    assert all(f"\n{heading_of(record)}\n" in PAGE for record in RECORDS)


@pytest.mark.parametrize("record", RECORDS)
def test_table_has_every_key_with_type_need_and_default(record: str) -> None:
    model = RECORDS[record]
    hints = get_type_hints(model, include_extras=True)
    rows = {row[0].strip("`"): row for row in rows_under(heading_of(record))}
    keys = {field.alias or name: (name, field) for name, field in model.model_fields.items()}
    assert set(rows) == set(keys)
    for key, (name, field) in keys.items():
        _, type_, needed, meaning = rows[key]
        assert (key, LINK.sub(r"\1", type_)) == (key, type_in_words(hints[name]))
        assert (key, needed) == (key, "yes" if field.is_required() else "no")
        assert meaning.endswith(".")
        assert all(shown in meaning for shown in default_in_words(field)), key


def default_in_words(field: FieldInfo) -> list[str]:
    default = field.default
    if field.is_required() or default is None or isinstance(default, Mapping | Model):
        return []
    values = default if isinstance(default, tuple) else (default,)
    return [f"`{str(value).lower()}`" for value in values]


def test_links_of_types_lead_to_their_tables() -> None:
    links = LINK.findall(PAGE)
    anchors = {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    }
    assert len(links) > 20
    assert [anchor for _, anchor in links if anchor not in anchors] == []


def test_every_type_is_explained_with_its_limits() -> None:
    rows = {row[0]: row for row in rows_under("## Kinds of value")}
    explained = set(TYPES) - NOT_IN_THE_TABLE | {"colour"}
    assert set(rows) == explained
    for name in ("id", "name", "criterion", "market", "language"):
        (pattern,) = [extra.pattern for extra in bounds_of(TYPES[name])]
        assert rows[name][2] == f"`{pattern}`"
    accent = get_type_hints(workspace.Theme, include_extras=True)["accent"]
    assert rows["colour"][2] == f"`{bounds_of(accent)[0].pattern}`"
    for name in ("image path", "font family"):
        (pattern,) = [
            extra.pattern for extra in bounds_of(TYPES[name]) if getattr(extra, "pattern", None)
        ]
        assert rows[name][2].replace("\\|", "|") == f"`{pattern}`"
    assert f"{fields.PROSE_CHARACTERS:,}" in rows["text"][2]
    assert f"{fields.TITLE_CHARACTERS:,}" in rows["title"][2]
    assert f"{fields.TITLE_CHARACTERS:,}" in rows["line"][2]
    assert f"{fields.URL_CHARACTERS:,}" in rows["web address"][2]
    assert str(scalars.MAX_NUMBER_CHARACTERS) in rows["number"][2]
    least, most = (bounds_of(fields.Number)[0].ge, bounds_of(fields.Number)[1].le)
    assert f"{least:g} to {most:g}".replace("e+", "e") in rows["number"][2]
    heaviest = next(each.le for each in bounds_of(fields.Weight) if isinstance(each, Le))
    assert f"{heaviest:,}" in rows["weight"][2]


def test_limits_of_files_are_those_of_the_reader() -> None:
    (limits,) = re.findall(r"^- \*\*Limits\*\*.*$", PAGE, re.MULTILINE)
    numbers = [int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", limits)]
    assert numbers == [
        source.MAX_BYTES,
        source.MAX_NODES,
        source.MAX_DEPTH,
        source.MAX_SCALAR_CHARACTERS,
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *[(word, word) for word in ("NO", "yes", "on", "12:30", "2026-11-22")],
        *[("true", True), ("false", False), ("null", None), ("~", None), ("", None)],
        *[("99.9", 99.9), ("1e3", 1000), ("-2", -2), ('"2026.1"', "2026.1"), ("1.10", 1.1)],
        ('"01067"', "01067"),
    ],
)
def test_words_are_what_the_page_says(written: str, value: object) -> None:
    document = read_document("a.yaml", f"a: {written}".encode()).value
    assert document is not None
    assert document.value_at(("a",)) == value
    assert written in PAGE


def test_partial_dates_count_as_the_page_says() -> None:
    assert "a month counts as its 15th and a year as its 1 July" in PAGE
    assert fields.PartialDate.parse("2026-11").counted_as == dt.date(2026, 11, 15)
    assert fields.PartialDate.parse(2026).counted_as == dt.date(2026, 7, 1)


# -- conditions -----------------------------------------------------------------------------

CONDITIONS = rows_under("### Condition of a rule")
OF_ANY_TEST = {"below", "above", "at_least", "at_most"}


def test_page_has_every_kind_of_condition_once() -> None:
    keys = [key for keys, _, _ in CONDITIONS for key in re.findall(r"`(\w+)`", keys)]
    assert [key for key in condition.TEST_KEYS if keys.count(key) != 1] == []


@pytest.mark.parametrize(("keys", "example"), [(keys, example) for keys, example, _ in CONDITIONS])
def test_example_of_a_condition(keys: str, example: str) -> None:
    document = read_document("a.yaml", f"when: {example.strip('`')}".encode()).value
    assert document is not None
    model = type(
        TypeAdapter[Any](condition.Condition).validate_python(document.value_at(("when",)))
    )
    wanted = {field.alias or name for name, field in model.model_fields.items()}
    if issubclass(model, condition.Bounds):
        assert "bounds" in keys
        wanted -= OF_ANY_TEST
    assert set(re.findall(r"`(\w+)`", keys)) == wanted


def test_page_has_every_figure_of_the_probe_log() -> None:
    _, _, rest = PAGE.partition("The figures of the probe log are ")
    line = rest.partition("\n")[0]
    assert tuple(re.findall(r"`([^`]+)`", line)) == get_args(figures.ProbeFigure)


# -- weights that are not numbers -----------------------------------------------------------


def weighting(heading: str) -> Any:
    """The example beneath a heading, as the brief's model reads it."""
    _, _, rest = PAGE.partition(f"\n{heading}\n")
    lines = re.findall(r"^    .*$", rest.partition("\n### ")[0], re.MULTILINE)
    text = "schema: dossier/brief@1\ntitle: Brief\n" + "\n".join(line[4:] for line in lines)
    document = read_document("brief.yaml", text.encode()).value
    assert document is not None
    checked = validate(document, brief.Brief)
    assert checked.diagnostics == ()
    assert checked.value is not None
    return checked.value.weighting


def test_example_of_an_order_names_every_dimension() -> None:
    order = weighting("### Weights by order")
    assert set(weigh_by_rank(order)) == {d.id for d in default_rubric().dimensions}


def test_example_of_pairs_needs_its_reason() -> None:
    pairs = weighting("### Weights by pairs")
    result = weigh_pairs(pairs)
    assert isinstance(result, PairwiseResult)
    assert result.ratio > MOST_INCONSISTENT


# -- the examples ---------------------------------------------------------------------------

EXAMPLES = {
    re.search(r"dossier/(\w+)@", text).group(1): text  # type: ignore[union-attr]
    for text in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
}


def read_example(kind: str) -> tuple[Document, Any]:
    read = read_document(f"partners/{kind}.yaml", EXAMPLES[kind].encode())
    assert read.value is not None
    assert read.diagnostics == ()
    checked = validate(read.value, FILES[kind])
    assert checked.diagnostics == ()
    return read.value, checked.value


def default_rubric() -> rubric.Rubric:
    document = read_document("rubric.yaml", read_default_rubric()).value
    assert document is not None
    noun = validate(document, rubric.Rubric).value
    assert noun is not None
    return noun


def test_there_is_an_example_of_each_file() -> None:
    assert sorted(EXAMPLES) == sorted(FILES)


def test_examples_have_no_problem_of_any_kind() -> None:
    languages = ("zh", "en")
    asked = read_example("brief")
    given = read_example("profile")
    context = check.Context(
        rubric=default_rubric(),
        as_of=dt.date(2026, 11, 22),
        brief=asked[1],
        partners=frozenset({"profile"}),
        languages=languages,
    )
    assert check.check_workspace(*read_example("workspace")) == ()
    assert check.check_brief(*asked, default_rubric(), languages) == ()
    assert check.check_rubric(*read_example("rubric"), languages) == ()
    assert check.check_profile(*given, context) == ()


def test_example_of_a_profile_uses_every_key_but_one() -> None:
    document, _ = read_example("profile")
    given = plain(document.value)
    keys = {field.alias or name for name, field in profile.Profile.model_fields.items()}
    assert keys - given.keys() == {"notice"}


# -- schemas of what is written by hand -----------------------------------------------------


def plain(value: object) -> Any:
    if isinstance(value, Mapping):
        return {key: plain(child) for key, child in value.items()}
    return [plain(child) for child in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize("kind", SCHEMAS)
def test_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["title"] == f"dossier/{kind}@1"


@pytest.mark.parametrize("kind", FILES)
def test_schema_is_what_the_model_makes(kind: str) -> None:
    text = (ROOT / f"docs/schemas/{kind}.schema.json").read_text(encoding="utf-8")
    assert text == model_schema(FILES[kind])


def files_of(kind: str) -> list[Path]:
    return {
        "workspace": [ROOT / "dossier.yaml"],
        "profile": sorted((ROOT / "partners").glob("*.yaml")),
        "brief": sorted((ROOT / "briefs").glob("*.yaml")),
        "rubric": [ROOT / "dossier/data/rubric.yaml", ROOT / "tests/data/other-rubric.yaml"],
    }[kind]


@pytest.mark.parametrize("kind", FILES)
def test_schema_admits_the_files_there_are(kind: str) -> None:
    validator = Draft202012Validator(SCHEMAS[kind])
    texts = [path.read_bytes() for path in files_of(kind)] + [EXAMPLES[kind].encode()]
    assert len(texts) > 1
    for text in texts:
        document = read_document("a.yaml", text).value
        assert document is not None
        validator.validate(plain(document.value))


BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("workspace", {"languages": ["fr"]}),
    ("workspace", {"languages": []}),
    ("workspace", {"theme": {"accent": "red"}}),
    ("workspace", {"title": {}}),
    ("workspace", {"title": 3}),
    ("workspace", {"as_of": 2026}),
    ("profile", {"nmae": "x"}),
    ("profile", {"schema": "dossier/profile@2"}),
    ("profile", {"evidence": {"Big": {"kind": "press", "title": "x"}}}),
    ("profile", {"evidence": {"a": {"kind": "press", "title": "x", "date": "May 2026"}}}),
    ("profile", {"evidence": {"a": {"kind": "press", "title": "x", "date": 26}}}),
    ("profile", {"answers": {"uptime": {"claimed": 1}}}),
    ("profile", {"answers": {"a.b": {"claimed": {"x": 1}}}}),
    ("profile", {"website": "ftp://x"}),
    ("profile", {"meetings": [{"date": "2026-01-01", "format": "video", "with_": ["x"]}]}),
    ("profile", {"risks": [{"id": "a", "title": "x", "likelihood": 6, "impact": 1}]}),
    ("profile", {"figures": {"a": {"2022": "160"}}}),
    ("profile", {"figure_sources": {"a": "e"}}),
    ("brief", {"markets": ["Norway"]}),
    ("brief", {"must_have": [{"at_least": 3}]}),
    ("brief", {"must_have": [{"need": "a", "criterion": "a.b"}]}),
    ("brief", {"weights": {"a": 0}}),
    ("brief", {"weights": {}, "weighting": {"order": []}}),
    ("brief", {"weights": {}, "weighting": {"pairwise": [{"more": "a", "than": "b", "by": 10}]}}),
    ("workspace", {"scenarios": "briefs/a.yaml"}),
    ("profile", {"working_hours": {"time_zone": "Asia/Jakarta", "from": "9:00", "to": "18:00"}}),
    ("rubric", {"verdicts": [{"id": "a", "title": "x", "when": {"proven": "overall", "blow": 3}}]}),
    ("rubric", {"verdicts": [{"id": "a", "title": "x", "when": {"below": 3}}]}),
    ("rubric", {"gates": [{"id": "a", "title": "x", "before": "never", "requires": {}}]}),
    ("rubric", {"robustness": {"samples": 1}}),
    ("rubric", {"grades": [{"id": "A", "from_": 0}]}),
    ("rubric", {"dimensions": []}),
    ("rubric", {"evidence_kinds": {"a": {"title": "x", "reliability": 2}}}),
]


@pytest.mark.parametrize(("kind", "change"), BROKEN)
def test_schema_refuses_what_the_model_refuses(kind: str, change: dict[str, Any]) -> None:
    document = read_document("a.yaml", EXAMPLES[kind].encode()).value
    assert document is not None
    broken = {**plain(document.value), **change}
    text = json.dumps(broken, ensure_ascii=False).encode()
    reread = read_document("a.yaml", text).value
    assert reread is not None
    assert validate(reread, FILES[kind]).value is None
    assert not Draft202012Validator(SCHEMAS[kind]).is_valid(broken)


def test_schema_admits_one_value_function_and_no_more() -> None:
    document = read_document("a.yaml", EXAMPLES["rubric"].encode()).value
    assert document is not None
    given = plain(document.value)
    validator = Draft202012Validator(SCHEMAS["rubric"])
    criterion = given["dimensions"][0]["criteria"][0]
    criterion["choice"] = None
    assert validator.is_valid(given)
    criterion["coverage"] = {"of": "needs"}
    assert not validator.is_valid(given)
    del criterion["coverage"], criterion["number"]
    assert not validator.is_valid(given)


# -- what the program writes ----------------------------------------------------------------

WORKSPACE = "schema: dossier/workspace@1\ntitle: Review\nlanguages: [en]\nas_of: 2026-11-22\n"
BLANK = "schema: dossier/profile@1\nname: Blank\n"
NARROW = "schema: dossier/brief@1\ntitle: Narrow\nnot_applicable: [technology.uptime]\n"


def validator_of(kind: str) -> Draft202012Validator:
    scores = Resource.from_contents(SCHEMAS["scores"])
    registry: Registry[Any] = Registry().with_resource("scores.schema.json", scores)
    return Draft202012Validator(
        SCHEMAS[kind], registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def real_scores() -> Any:
    return json.loads(run("score", "--json", "-C", str(ROOT)))


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own workspace, built without typesetting."""
    folder = tmp_path_factory.mktemp("built")
    run("build", "-C", str(ROOT), "--format", "md", "--output", str(folder), "-q")
    return folder


def small_workspace(folder: Path, brief_text: str | None = None) -> Path:
    (folder / "partners").mkdir()
    (folder / "partners/blank.yaml").write_text(BLANK)
    named = "" if brief_text is None else "brief: brief.yaml\n"
    (folder / "dossier.yaml").write_text(WORKSPACE + named)
    if brief_text is not None:
        (folder / "brief.yaml").write_text(brief_text)
    return folder


def test_real_scores_are_valid(real_scores: Any) -> None:
    validator_of("scores").validate(real_scores)
    assert len(real_scores["partners"]) > 5


@pytest.mark.parametrize("brief_text", [None, NARROW])
def test_scores_of_nothing_known_are_valid(tmp_path: Path, brief_text: str | None) -> None:
    folder = small_workspace(tmp_path, brief_text)
    scores = json.loads(run("score", "--json", "-C", str(folder)))
    validator_of("scores").validate(scores)
    assert scores["brief"] == (None if brief_text is None else "brief")
    assert scores["partners"][0]["claimed"] is None
    run("build", "-C", str(folder), "--format", "md", "-q")
    assessment = json.loads((folder / "output/blank/assessment.json").read_text())
    validator_of("assessment").validate(assessment)


def test_scores_of_no_partner_are_valid(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    (folder / "partners/blank.yaml").unlink()
    validator_of("scores").validate(json.loads(run("score", "--json", "-C", str(folder))))


def test_real_assessments_are_valid(output: Path, real_scores: Any) -> None:
    files = sorted(output.glob("*/assessment.json"))
    assert len(files) == len(real_scores["partners"])
    partners = {partner["id"]: partner for partner in real_scores["partners"]}
    for file in files:
        assessment = json.loads(file.read_text(encoding="utf-8"))
        validator_of("assessment").validate(assessment)
        assert assessment["partner"] == partners[file.parent.name]


CHANGES: list[tuple[tuple[str | int, ...], Any]] = [
    (("schema",), "dossier/scores@2"),
    (("as_of",), "22 November"),
    (("surprise",), 1),
    (("partners", 0, "rank"), 0),
    (("partners", 0, "proven"), 100.5),
    (("partners", 0, "coverage"), -0.1),
    (("partners", 0, "surprise"), 1),
    (("partners", 0, "verdict"), "hold"),
    (("partners", 0, "gates", 0, "state"), "closed"),
    (("partners", 0, "must_haves", 0, "surprise"), 1),
    (("partners", 0, "flags"), None),
    (("weighting", "source"), "taste"),
    (("weighting", "accepted"), "yes"),
    (("weighting", "consistency_ratio"), -1),
    (("comparison",), None),
    (("comparison", "robustness", "seed"), -1),
    (("comparison", "robustness", "first", "agora"), 2),
    (("comparison", "flips", 0, "direction"), "sideways"),
    (("comparison", "scenarios", 0, "ranking", 0, "verdict"), 1),
    (("partners", 0, "dimensions", 0, "weight"), None),
    (("partners", 0, "dimensions", 0, "criteria", 0, "state"), "known"),
    (("partners", 0, "dimensions", 0, "criteria", 0, "reason"), "why"),
    (("partners", 0, "dimensions", 0, "criteria", 0, "reason"), {}),
    (("partners", 0, "dimensions", 0, "criteria", 0, "reason", "en"), ""),
    (("partners", 0, "dimensions", 0, "criteria", 0, "reason", "fr"), "pourquoi"),
    (("partners", 0, "gates", 0, "because", 0), "why"),
    (("partners", 0, "gates", 0, "because", 0, "test"), {}),
    (("partners", 0, "gates", 0, "because", 0, "holds"), None),
    (("partners", 0, "gates", 0, "because", 0, "figure"), "always"),
    (("partners", 0, "gates", 0, "because", 0, "text"), {}),
    (("partners", 0, "must_haves", 0, "at_least"), 101),
    (("partners", 0, "must_haves", 0, "because", 0, "strength"), 2),
    (("partners", 0, "must_haves", 0, "because", 0, "text"), "why"),
    (("partners", 0, "worklist", 0, "criterion"), "uptime"),
]


@pytest.mark.parametrize(("path", "value"), CHANGES)
def test_broken_scores_are_refused(
    real_scores: Any, path: tuple[str | int, ...], value: object
) -> None:
    broken = copy.deepcopy(real_scores)
    node = broken
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    assert not validator_of("scores").is_valid(broken)


def keys_of(node: dict[str, Any], prefix: str = "", kind: str = "scores") -> Iterator[str]:
    """Every key that a schema names, as the page writes it: `partners[].id`."""
    defs = SCHEMAS[kind].get("$defs", {})
    if "$ref" in node:
        node = defs[node["$ref"].rpartition("/")[2]]
    for key, child in node.get("properties", {}).items():
        yield f"{prefix}{key}"
        inner = child
        if "$ref" in child and "items" not in child:
            inner = defs[child["$ref"].rpartition("/")[2]]
        items = inner.get("items")
        below = (items, f"{prefix}{key}[].") if items else (inner, f"{prefix}{key}.")
        yield from keys_of(*below, kind)


def test_page_has_every_key_of_scores() -> None:
    rows = rows_under("### Scores: `dossier score --json`")
    assert [row[0].strip("`") for row in rows] == list(keys_of(SCHEMAS["scores"]))


def test_page_has_every_key_that_only_assessments_have() -> None:
    rows = rows_under("### Assessment: `<id>/assessment.json`")
    own = [
        key
        for key in SCHEMAS["assessment"]["properties"]
        if key == "schema" or key not in SCHEMAS["scores"]["properties"]
    ]
    assert [row[0].strip("`") for row in rows] == own


def test_page_has_every_column() -> None:
    rows = rows_under("### Table: `dossier score --csv`")
    assert tuple(row[0].strip("`") for row in rows) == COLUMNS


def test_page_has_every_file_of_the_output(output: Path) -> None:
    listed = [row[0].strip("`") for row in rows_under("### The output folder")]
    written = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    written |= {name.removesuffix(".md") + ".pdf" for name in written if ".zh.md" in name}
    patterns = {
        name: re.compile(
            re.escape(name)
            .replace("<lang>", "(zh|en)")
            .replace("<id>", "[a-z0-9-]+")
            .replace("<name>", "[a-z0-9-]+")
        )
        for name in listed
    }
    unlisted = {
        file for file in written if not any(found.fullmatch(file) for found in patterns.values())
    }
    unused = {
        name
        for name, pattern in patterns.items()
        if not any(pattern.fullmatch(file) for file in written)
    }
    assert (unlisted, unused) == (set(), set())


@pytest.mark.parametrize("place", [(), ("technology",), ("technology.uptime",)])
def test_real_explanations_are_valid(place: tuple[str, ...]) -> None:
    text = run("explain", "nusantara-realtime", *place, "--json", "-C", str(ROOT))
    explanation = json.loads(text)
    validator_of("explanation").validate(explanation)
    assert explanation["place"] == (place[0] if place else None)


def test_page_has_every_key_of_explanations() -> None:
    rows = rows_under("### Explanation: `dossier explain --json`")
    assert [row[0].strip("`") for row in rows] == list(keys_of(SCHEMAS["explanation"]))


def test_scores_with_everyone_ruled_out_are_valid(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    shipped = (ROOT / "dossier/data/rubric.yaml").read_text("utf-8")
    begin, rest = shipped.split("  - id: hold\n", 1)
    condition, end = rest.split("    when:\n", 1)
    end = end[end.index("  - id: ") :]
    held = f"{begin}  - id: hold\n{condition}    rules_out: true\n{end}"
    (folder / "rubric.yaml").write_text(held, "utf-8")
    (folder / "dossier.yaml").write_text(WORKSPACE + "rubric: rubric.yaml\n", "utf-8")
    scores = json.loads(run("score", "--json", "-C", str(folder)))
    validator_of("scores").validate(scores)
    assert scores["partners"][0]["verdict"]["id"] == "hold"
    nobody: dict[str, object] = {
        "partners": [],
        "robustness": None,
        "flips": [],
        "evidence_flips": [],
    }
    assert scores["comparison"]["eligible"] == nobody


def test_real_changes_are_valid() -> None:
    text = run("diff", str(ROOT), "-C", str(ROOT), "--as-of", "2027-11-22", "--json")
    changes = json.loads(text)
    validator_of("changes").validate(changes)
    assert len(changes["partners"]) > 5
    assert all(partner["parts"] for partner in changes["partners"])


def test_page_has_every_key_of_changes() -> None:
    rows = rows_under("### Changes: `dossier diff --json`")
    assert [row[0].strip("`") for row in rows] == list(keys_of(SCHEMAS["changes"], kind="changes"))


def test_page_has_every_key_of_verifications() -> None:
    rows = rows_under("### Verification: `dossier verify --json`")
    assert [row[0].strip("`") for row in rows] == list(keys_of(SCHEMAS["verification"]))
