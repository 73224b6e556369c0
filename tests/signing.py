"""A workspace in which a partner's dossier is fit to sign, and ways to spoil it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from dossier.app.fitness import Fitness, check_fitness
from dossier.app.load import Loaded, Request, load_review
from dossier.app.shelf import MemoryShelf
from tests.workspaces import BRIEF, FILES, RUBRIC, make_workspace

AS_OF = dt.date(2026, 11, 22)

RULES = """\
gates:
  - {id: face-to-face, title: {zh: 会面, en: Met}, before: contract,
     requires: {record: meetings, where: {format: face_to_face}},
     fails: {record: meetings, where: {format: phone}}}
  - {id: live, title: {zh: 上线, en: Live}, before: launch, requires: {proven: overall, above: 99}}
robustness: {weights: {mode: uniform}, samples: 200, seed: 1}
verdicts:
  - {id: decline, title: {zh: 不予合作, en: Decline}, when: {any: [{flag: any, severity: blocker},
     {must_have: absent}]}}
  - {id: conditional, title: {zh: 附条件, en: Conditional}, when: {gate: any, is: open}}
  - {id: proceed, title: {zh: 推进, en: Proceed}}
"""

RULED_RUBRIC = RUBRIC + RULES
STRICT_BRIEF = BRIEF + "must_have: [{need: voice_call}]\n"

FIT = """\
schema: dossier/profile@1
name: {zh: 艾克米, en: Acme}
stage: negotiating
evidence:
  log: {kind: own_measurement, title: {zh: 记录, en: Log}, date: 2026-08-02}
  page: {kind: vendor_document, title: {zh: 网页, en: Page}, date: 2026-05}
answers:
  technology.uptime: {claimed: 99.99, verified: 99.9, evidence: [log], against: [page]}
  technology.needs: {claimed: [voice_call], verified: [voice_call], evidence: [log]}
meetings:
  - {date: 2026-07-03, format: face_to_face}
flags:
  - {id: leak, severity: blocker, resolved: {on: 2026-09-01, how: {zh: 已补, en: Mended}}}
risks:
  - {id: exit, title: {zh: 退出, en: Exit}, likelihood: 2, impact: 3, owner: Li, due: 2027-01-31}
conditions:
  - {id: review, text: {zh: 复盘, en: Review}, before: contract, owner: Li, due: 2026-12-31}
decision:
  outcome: conditional
  on: 2026-11-20
  by: [{name: Wang}]
  review_by: 2027-05-20
status: final
"""
"""With one condition open, one risk, one gate of a later event open, and a blocker resolved."""

RULED = {"rubric.yaml": RULED_RUBRIC, "briefs/calls.yaml": STRICT_BRIEF, "partners/acme.yaml": FIT}
"""What a workspace needs for `acme` to be fit to sign."""


def spoil(*changes: tuple[str, str], text: str = FIT) -> str:
    """The fit profile with some pieces of its text replaced, each of which it must have."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


ZETA_FIT = spoil(("{zh: 艾克米, en: Acme}", "{zh: 泽塔, en: Zeta}"), ("99.9,", "99.8,"))


def make_signable(folder: Path, **profiles: str) -> Path:
    """A workspace on the disk in which both partners may be signed, with some profiles replaced."""
    texts = {f"partners/{name}.yaml": text for name, text in profiles.items()}
    return make_workspace(folder, {**RULED, "partners/zeta.yaml": ZETA_FIT, **texts})


def load_profile(profile: str, files: Mapping[str, str] | None = None) -> Loaded:
    """A workspace with `acme` alone, which has no error of the common kind."""
    texts = {**FILES, **RULED, "partners/acme.yaml": profile, **(files or {})}
    texts = {name: text for name, text in texts.items() if name != "partners/zeta.yaml"}
    shelf = MemoryShelf({name: text.encode() for name, text in texts.items()})
    loaded = load_review(Request(Path(), AS_OF), shelf)
    assert not [found for found in loaded.diagnostics if found.is_error], loaded.diagnostics
    return loaded


def fitness_of(
    profile: str, files: Mapping[str, str] | None = None, languages: tuple[str, ...] = ()
) -> Fitness:
    """Whether `acme` with this profile is fit to sign."""
    return check_fitness(load_profile(profile, files), (), languages)
