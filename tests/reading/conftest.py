from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from dossier.nouns.brief import Brief
from dossier.nouns.diagnostics import Checked, Diagnostic
from dossier.nouns.document import Document
from dossier.nouns.fields import Model
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric
from dossier.nouns.workspace import Workspace
from dossier.reading.check import (
    Context,
    check_brief,
    check_profile,
    check_rubric,
    check_workspace,
)
from dossier.reading.salvage import Reading, note_gap, read_noun
from dossier.reading.source import read_document
from dossier.reading.validate import validate

M = TypeVar("M", bound=Model)

RUBRIC = """\
schema: dossier/rubric@1
id: small
version: "1"
title: Small
dimensions:
  - id: technology
    title: Technology
    question: Does it hold?
    weight: 2
    criteria:
      - {id: uptime, title: Uptime, question: "How often?", weight: 1,
         number: {unit: "%", min: 0, max: 100, points: [[99.0, 0], [99.9, 60], [99.99, 100]]}}
      - {id: coverage, title: Coverage, question: "Where?", weight: 1, coverage: {of: markets}}
      - {id: tongues, title: Languages, question: "Which?", weight: 1, coverage: {of: languages}}
  - id: service
    title: Service
    question: Do they answer?
    weight: 1
    criteria:
      - {id: sla, title: SLA, question: "Is there one?", weight: 1, choice: {levels: {
         none: {points: 0, title: None}, published: {points: 50, title: Published}}}}
      - {id: response, title: Response, question: "How fast?", weight: 1, derived: {
         from: probes.response_minutes.p90, unit: min, points: [[30, 100], [60, 0]]}}
      - {id: needs, title: Needs, question: "Which?", weight: 1, coverage: {of: needs}}
evidence_kinds:
  own_measurement: {title: Own measurement, reliability: 0.95, half_life_months: 12}
  vendor_document: {title: Vendor's document, reliability: 0.4}
grades: [{id: A, from: 80}, {id: B, from: 0}]
"""

BRIEF = """\
schema: dossier/brief@1
title: Brief
markets: [ID, VN]
languages: [en, id]
needs: [voice_call, live_stream]
"""

PROFILE = """\
schema: dossier/profile@1
name: {zh: 声网, en: Acme}
legal_name: Acme, Inc.
website: https://www.acme.example/a?b=c#d
stage: screening
summary:
  zh: 一家公司。
  en: A company.
evidence:
  sla-page: {kind: vendor_document, title: SLA, url: "https://acme.example/sla", date: 2025-12}
  load-test: {kind: own_measurement, title: Load test, date: 2026-08-02, by: Li}
answers:
  technology.uptime: {claimed: 99.999, verified: 99.9, evidence: [load-test], against: [sla-page]}
  technology.coverage: {claimed: all, verified: [ID], evidence: [sla-page]}
  technology.tongues: {claimed: [en, zh-Hant], evidence: [sla-page]}
  service.sla: {claimed: published, evidence: [sla-page]}
  service.response: {claimed: 30, evidence: [sla-page]}
  service.needs: {claimed: [voice_call], evidence: [sla-page], note: Calls.}
probes:
  - {id: p1, topic: SDK, severity: high, asked: 2026-06-01T21:14+08:00,
     answered: 2026-06-01T23:02+08:00, quality: specific, evidence: [load-test]}
meetings:
  - {date: 2026-07-03, format: face_to_face, place: Jakarta, with: [Li, Sari], notes: Good.}
flags:
  - {id: pushy, severity: minor, note: Pushed, resolved: {on: 2026-07-04, how: Talked}}
risks:
  - {id: lock-in, title: Lock-in, likelihood: 2, impact: 3, due: 2026-12-31}
conditions:
  - {id: c1, text: Sign, before: contract, met: false}
mutual: {they_want: Reach, we_offer: Users}
exit: {alternatives: [zego], plan: Switch}
figures:
  revenue_usd_m: {2022: 160.7, 2023: 141}
figure_sources:
  revenue_usd_m: [sla-page]
decision: {outcome: hold, on: 2026-11-30, by: [{name: Li, role: Head}], rationale: Early}
status: draft
"""


@pytest.fixture(scope="session")
def rubric_text() -> str:
    return RUBRIC


@pytest.fixture(scope="session")
def brief_text() -> str:
    return BRIEF


@pytest.fixture(scope="session")
def profile_text() -> str:
    return PROFILE


def load(text: str, model: type[M], file: str = "partners/acme.yaml") -> tuple[Document, M]:
    document = read_document(file, text.encode()).value
    assert document is not None
    checked = validate(document, model)
    assert checked.value is not None, checked.diagnostics
    return document, checked.value


@pytest.fixture(scope="session")
def context() -> Context:
    return Context(
        rubric=load(RUBRIC, Rubric)[1],
        as_of=dt.date(2026, 11, 22),
        brief=load(BRIEF, Brief)[1],
        partners=frozenset({"acme", "zego"}),
        languages=("zh", "en"),
    )


MODELS: dict[str, type[Model]] = {
    "profile": Profile,
    "brief": Brief,
    "rubric": Rubric,
    "workspace": Workspace,
}
Find = Callable[..., list[Diagnostic]]


@pytest.fixture(scope="session")
def find(context: Context) -> Find:
    """Every problem of a file, as the user sees it: reading, then its model, then the others."""

    def find_problems(
        text: str | bytes, kind: str = "profile", file: str = "partners/acme.yaml"
    ) -> list[Diagnostic]:
        data = text.encode() if isinstance(text, str) else text
        checked: Checked[Reading[Model]] = read_noun(file, data, MODELS[kind])
        reading = checked.value
        if reading is None:
            return [*checked.diagnostics, note_gap(MODELS[kind], checked.diagnostics[-1].span)]
        across = reading.without_consequences(check(reading.document, reading.noun))
        return [*checked.diagnostics, *across]

    def check(document: Document, noun: Model) -> tuple[Diagnostic, ...]:
        match noun:
            case Profile():
                return check_profile(document, noun, context)
            case Brief():
                return check_brief(document, noun, context.rubric, ())
            case Rubric():
                return check_rubric(document, noun, ())
            case Workspace():
                return check_workspace(document, noun)
        raise AssertionError(noun)

    return find_problems


@pytest.fixture(scope="session")
def hostile() -> Path:
    return Path(__file__).parents[1] / "hostile"
