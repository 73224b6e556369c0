from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.nouns.brief import Brief
from dossier.nouns.diagnostics import Diagnostic
from dossier.nouns.document import Path
from dossier.nouns.fields import Model
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric
from dossier.nouns.workspace import Workspace
from dossier.reading.faults import PLAIN_KINDS
from dossier.reading.schema import known_keys
from dossier.reading.source import read_document
from dossier.reading.validate import validate
from dossier.reading.wording import PATTERNS, WORDERS

Find = Callable[..., list[Diagnostic]]
MODELS: list[type[Model]] = [Profile, Brief, Rubric, Workspace]
HEAD = "schema: dossier/profile@1\nname: Acme\n"


def problems_of(text: str, model: type[Model] = Profile) -> list[Diagnostic]:
    document = read_document("a.yaml", text.encode()).value
    assert document is not None
    return list(validate(document, model).diagnostics)


def places_of(text: str, model: type[Model] = Profile) -> list[tuple[str, int, int, int]]:
    return [
        (p.code.partition("/")[2], p.span.line, p.span.column, p.span.length)
        for p in problems_of(text, model)
        if p.span
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nam: 1\nsumary: 2", [("unknown-key", 3, 1, 3), ("unknown-key", 4, 1, 6)]),
        (
            "evidence:\n  a: {kind: k}\n  b: {title: t}",
            [("missing-key", 4, 3, 1), ("missing-key", 5, 3, 1)],
        ),
        ("stage: x\nstatus: y", [("not-a-choice", 3, 8, 1), ("not-a-choice", 4, 9, 1)]),
        (
            "answers:\n  a.b: {claimed: {x: 1}}\n  c.d: {claimed: true, verified: [1, x, 2]}",
            [
                ("wrong-type", 4, 18, 6),
                ("wrong-type", 5, 18, 4),
                ("wrong-type", 5, 35, 1),
                ("wrong-type", 5, 41, 1),
            ],
        ),
        ("answers:\n  a: {}\n  B.c: {}", [("bad-criterion", 4, 3, 1), ("bad-criterion", 5, 3, 3)]),
        ("website:\nlegal_name: [x]", [("wrong-type", 4, 13, 3)]),
        ("summary: 7\nnotice: [x]", [("wrong-type", 3, 10, 1), ("wrong-type", 4, 9, 3)]),
        ("summary: {en: 7, ZH: x}", [("wrong-type", 3, 15, 1), ("bad-language", 3, 18, 2)]),
        ("summary: {}", [("wrong-length", 3, 10, 2)]),
        (
            "figures: {a: {2022: x, 2023: 1}, b: {2022: '1'}}",
            [("wrong-type", 3, 21, 1), ("wrong-type", 3, 44, 3)],
        ),
        (
            "conditions:\n  - {id: a, text: t, met: yes}\n  - {id: b, text: t, met: 1}",
            [("wrong-type", 4, 27, 3), ("wrong-type", 5, 27, 1)],
        ),
        (
            "exit: {alternatives: zego}\nmutual: x",
            [("wrong-type", 3, 22, 4), ("wrong-type", 4, 9, 1)],
        ),
        ("summary: >-\n  " + "x" * 4001, [("too-long", 3, 10, 2)]),
    ],
)
def test_each_problem_at_its_place(text: str, expected: list[tuple[str, int, int, int]]) -> None:
    assert places_of(HEAD + text) == expected


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        (
            "name: 01067",
            "The number `01067` stands where a text is wanted.",
            'Put it in quotes: "01067".',
        ),
        (
            "name: true",
            "The truth value `true` stands where a text is wanted.",
            'Put it in quotes: "true".',
        ),
        ("name: 声网\nlegal_nmae: x", "Unknown key `legal_nmae`.", "Did you mean `legal_name`?"),
        ("name: x\nlegal-name: x", "Unknown key `legal-name`.", "Did you mean `legal_name`?"),
        (
            "name: x\nstage: Screening",
            (
                "`Screening` is none of the choices: "
                "`screening`, `probing`, `negotiating`, `contracted`."
            ),
            "Did you mean `screening`?",
        ),
        ("name: x\nstatus: zzz", "`zzz` is none of the choices: `draft`, `final`.", None),
        (
            "name: x\nworking_hours: {time_zone: asia/jakarta, from: 09:00, to: 18:00}",
            "`asia/jakarta` is no time zone of the IANA list.",
            "Did you mean `Asia/Jakarta`?",
        ),
        (
            "name: x\nworking_hours: {time_zone: Asia/Jakarta, from: 24:00, to: 18:00}",
            "`24:00` is not a time of day.",
            "Write it as `09:00`, from `00:00` to `23:59`.",
        ),
        (
            "name: x\nexit: {alternatives: zego}",
            "The text `zego` stands where a list is wanted.",
            "Write it as a list: `[zego]`.",
        ),
        (
            "name: x\nfigures: {a: {b: '1.5'}}",
            "The text `1.5` stands where a number is wanted.",
            "Remove the quotes.",
        ),
        (
            "name: x\nanswers: {a.b: {claimed: true}}",
            "The truth value `true` stands where a number, a text or a list is wanted.",
            'Put it in quotes: "true".',
        ),
        (
            "name: x\nwebsite: ftp://a.b",
            "`ftp://a.b` is not an http or https address of a named host.",
            "Begin it with `https://`; use plain ASCII, without spaces.",
        ),
        ("name: x\nmutual:\n  they_wnt: x", "Unknown key `they_wnt`.", "Did you mean `they_want`?"),
        ("name: x\nexit:", None, None),
    ],
)
def test_words(line: str, message: str | None, hint: str | None) -> None:
    problems = problems_of("schema: dossier/profile@1\n" + line)
    assert [(p.message, p.hint) for p in problems] == ([(message, hint)] if message else [])


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("answers: {a.b: {claimed: [1]}}", "Write one number without brackets, or names alone."),
        ("answers: {a.b: {verified: [2]}}", "Write one number without brackets, or names alone."),
        ("answers: {a.b: {evidence: [1]}}", 'Put it in quotes: "1".'),
        ("website: https://例子.cn/x", "Write the host in its `xn--` form: `xn--fsqu00a.cn`."),
        ("website: https://..例", "Write the host in its `xn--` form."),
        ("website: https://a.cn/例", "Begin it with `https://`; use plain ASCII, without spaces."),
    ],
)
def test_hints_say_what_helps(line: str, hint: str) -> None:
    assert [p.hint for p in problems_of(HEAD + line)] == [hint]


@pytest.mark.parametrize("period", ["' '", "''"])
def test_period_of_a_series_is_not_blank(period: str) -> None:
    (problem,) = problems_of(f"{HEAD}figures: {{a: {{{period}: 1}}}}")
    assert (problem.code, problem.span and problem.span.column) == ("profile/blank", 15)


@pytest.mark.parametrize(
    ("scale", "is_sound"),
    [
        ("{unit: x, min: 0, max: 10, points: [[0, 0], [10, 1]]}", True),
        ("{unit: x, min: 1, points: [[0, 0], [10, 1]]}", False),
        ("{unit: x, max: 9, points: [[0, 0], [10, 1]]}", False),
        ("{unit: x, min: 9, max: 1, points: [[0, 0], [10, 1]]}", False),
    ],
)
def test_knots_lie_within_the_bounds_of_their_scale(scale: str, is_sound: bool) -> None:  # noqa: FBT001
    text = (
        "schema: dossier/rubric@1\nid: a\nversion: v\ntitle: T\ndimensions:\n"
        "  - {id: d, title: T, question: q, weight: 1, criteria: [{id: c, title: T, question: q,\n"
        f"      weight: 1, number: {scale}}}]}}\n"
        "evidence_kinds: {press: {title: P, reliability: 1}}\ngrades: [{id: A, from: 0}]\n"
    )
    assert [p.code for p in problems_of(text, Rubric)] == ["rubric/scale-bounds"] * (not is_sound)


def test_long_values_are_cut_in_messages() -> None:
    for text in (f"website: https://{'a b' * 600}", f"stage: {'x' * 9000}", f"{'k' * 900}: 1"):
        (problem,) = problems_of(HEAD + text)
        assert len(problem.message) < 160
        assert "…" in problem.message


def test_missing_schema_is_told_with_the_rest() -> None:
    assert places_of("nam: x") == [
        ("unknown-key", 1, 1, 3),
        ("missing-key", 1, 1, 6),
        ("schema", 1, 1, 6),
    ]


@pytest.mark.parametrize("schema", ["dossier/profile@2", "dossier/brief@1"])
def test_other_schema_is_told_alone(schema: str) -> None:
    (problem,) = problems_of(f"schema: {schema}\nnam: x")
    assert problem.code == "profile/schema"
    assert f"`{schema}`" in problem.message


@pytest.mark.parametrize("schema", ["dossier/profil@1", "1", "[x]"])
def test_misspelt_schema_is_told_with_the_rest(schema: str) -> None:
    problems = problems_of(f"schema: {schema}\nname: Acme\nnam: x")
    assert [p.code for p in problems] == ["profile/schema", "profile/unknown-key"]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://a-b.example:8080/x?y=z#f",
        "https://xn--pple-43d.com/%20",
        "https://[::1]/",
    ],
)
def test_web_address(url: str) -> None:
    assert problems_of(f"{HEAD}website: {url!r}") == []


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "//example.org",
        "https://",
        "https:///x",
        "https://u@h.example",
        "https://u:p@h/",
        "https://h:99999/",
        "https://[::1",
        "https://.",
        "https://a b",
        'https://a"b',
        "https://a/%zz",
        "https://a\\nb",
        "https://\u0430.com",
        "file:///x",
    ],
)
def test_not_a_web_address(url: str) -> None:
    assert [p.code for p in problems_of(f"{HEAD}website: '{url}'")] == ["profile/bad-url"]


@pytest.mark.parametrize(
    "day", ["2026-W01-1", "2026-02-30", "20260102", "2026-1-2", "٢٠٢٦-01-02", "0000-01-01"]
)
def test_not_a_day(day: str) -> None:
    text = f"{HEAD}meetings: [{{date: '{day}', format: video}}]"
    assert [p.code for p in problems_of(text)] == ["profile/not-a-date"]


@pytest.mark.parametrize(
    "moment", ["2026-06-01", "2026-06-01T10:00", "2026-06-01T25:00Z", "2026-W01-1T10:00Z"]
)
def test_not_a_moment(moment: str) -> None:
    text = f"{HEAD}probes: [{{id: p, topic: t, severity: low, asked: '{moment}'}}]"
    assert [p.code for p in problems_of(text)] == ["profile/not-a-time"]


def test_titles_and_lines_are_on_one_line() -> None:
    text = 'schema: dossier/profile@1\nname: "Acme\\n  GmbH"\nlegal_name: |\n  Acme,\n  Inc.\n'
    document = read_document("a.yaml", text.encode()).value
    assert document is not None
    profile = validate(document, Profile).value
    assert profile is not None
    assert (profile.name.in_language("en"), profile.legal_name) == ("Acme GmbH", "Acme, Inc.")


# -- every type of error is worded --------------------------------------------------------------

RAISES_NOTHING = {
    *("any", "nullable", "default", "union", "definitions", "definition-ref", "model-field"),
    *("function-after", "function-before", "function-plain", "function-wrap", "chain"),
    *("lax-or-strict", "json-or-python", "is-instance"),
}
"""Nodes that only pass on to others, or raise our own errors."""

RAISES = {
    "str": {"string_type", "string_too_long", "string_pattern_mismatch"},
    "float": {
        "float_type",
        "greater_than",
        "greater_than_equal",
        "less_than_equal",
        "finite_number",
    },
    "int": {"int_type", "int_from_float", "greater_than_equal", "less_than_equal"},
    "bool": {"bool_type"},
    "tuple": {"tuple_type", "too_short", "too_long", "missing"},
    "dict": {"dict_type", "too_short"},
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden", "model_type"},
    "literal": {"literal_error"},
    "tagged-union": {"condition"},
}
"""By node of a pydantic schema, the errors it raises in a document of plain values."""


def nodes_of(schema: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(schema, Mapping):
        if isinstance(schema.get("type"), str):
            yield schema
        for name, part in schema.items():
            if name not in {"serialization", "metadata", "expected", "ref", "cls", "function"}:
                yield from nodes_of(part)
    elif isinstance(schema, list | tuple):
        for part in schema:
            yield from nodes_of(part)


@pytest.mark.parametrize("model", MODELS)
def test_every_error_that_models_can_raise_is_worded(model: type[Model]) -> None:
    nodes = list(nodes_of(model.__pydantic_core_schema__))
    assert len(nodes) > 20
    worded = {*WORDERS, *PLAIN_KINDS, "extra_forbidden", "condition"}
    kinds = {str(node["type"]) for node in nodes} - RAISES_NOTHING
    assert set().union(*(RAISES[kind] for kind in kinds)) <= worded
    patterns = {node["pattern"] for node in nodes if "pattern" in node}
    assert patterns <= PATTERNS.keys()


@pytest.mark.parametrize("model", MODELS)
def test_models_name_their_kind(model: type[Model]) -> None:
    (schema,) = get_args(model.model_fields["schema_"].annotation)
    assert schema == f"dossier/{model.__name__.lower()}@1"


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ((), "legal_name"),
        (("evidence", "x"), "kind"),
        (("answers", "a.b"), "verified"),
        (("probes", 0), "asked"),
        (("meetings", 3), "with"),
        (("flags", 0, "resolved"), "how"),
        (("decision", "by", 1), "role"),
    ],
)
def test_known_keys(path: Path, key: str) -> None:
    assert key in known_keys(Profile, path)
    assert "nothing" not in known_keys(Profile, path)


# -- spoiling one path yields a problem at exactly that path ------------------------------------


def paths_of(value: object, path: Path = ()) -> Iterator[Path]:
    yield path
    steps: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        steps = list(value.items())
    elif isinstance(value, list):
        steps = list(enumerate(value))
    for step, child in steps:
        yield from paths_of(child, (*path, step))


def replaced(value: Any, path: Path, new: object) -> Any:
    if not path:
        return new
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


def dumped(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)


def as_plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: as_plain(part) for key, part in value.items()}
    return [as_plain(part) for part in value] if isinstance(value, tuple) else value


def test_sample_is_sound(profile_text: str, find: Find) -> None:
    assert [p for p in find(profile_text) if p.is_error] == []


@settings(deadline=None)
@given(st.data())
def test_spoilt_path_is_where_the_problem_is(profile_text: str, data: st.DataObject) -> None:
    source = read_document("a.yaml", profile_text.encode()).value
    assert source is not None
    plain = as_plain(source.value)
    path = data.draw(st.sampled_from([p for p in paths_of(plain) if p and p != ("schema",)]))
    spoilt = replaced(plain, path, {"no such key": [None, True]})
    document = read_document("a.yaml", dumped(spoilt).encode()).value
    assert document is not None
    problems = validate(document, Profile).diagnostics
    lines = {document.key_span_of(p).line for p in paths_of(spoilt) if p[: len(path)] == path}
    lines |= {document.span_of(p).line for p in paths_of(spoilt) if p[: len(path)] == path}
    assert problems
    assert {p.span.line for p in problems if p.span} <= lines
    assert not any(p.code.endswith("/invalid") for p in problems)
