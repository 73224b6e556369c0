"""Small workspaces for tests, and the command line run in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.nouns.manifest import MANIFEST

WORKSPACE = """\
schema: dossier/workspace@1
title: {zh: 评审, en: Review}
languages: [en, zh]
rubric: rubric.yaml
brief: briefs/calls.yaml
as_of: 2026-11-22
"""

RUBRIC = """\
schema: dossier/rubric@1
id: small
version: "1"
title: {zh: 小, en: Small}
dimensions:
  - id: technology
    title: {zh: 技术, en: Technology}
    question: {zh: 是否可靠, en: Does it hold?}
    weight: 2
    criteria:
      - {id: uptime, title: {zh: 可用性, en: Availability}, question: {zh: 可用多少, en: How much?},
         weight: 1, number: {unit: "%", points: [[99, 0], [100, 100]]}}
      - {id: needs, title: {zh: 需求, en: Needs}, question: {zh: 满足哪些, en: "Which?"},
         weight: 1, coverage: {of: needs}}
  - id: service
    title: {zh: 服务, en: Service}
    question: {zh: 有无应答, en: Do they answer?}
    weight: 1
    criteria:
      - {id: sla, title: {zh: 协议, en: Agreement}, question: {zh: 有无协议, en: Is there one?},
         weight: 1, choice: {levels: {none: {points: 0, title: {zh: 无, en: None}},
         signed: {points: 100, title: {zh: 已签, en: Signed}}}}}
evidence_kinds:
  own_measurement: {title: {zh: 实测, en: Own measurement}, reliability: 0.9}
  vendor_document: {title: {zh: 厂商文档, en: Vendor's document}, reliability: 0.4}
grades: [{id: A, from: 80}, {id: B, from: 0}]
"""

BRIEF = """\
schema: dossier/brief@1
title: {zh: 通话, en: Calls}
markets: [ID]
languages: [en]
needs: [voice_call, live_stream]
"""

ACME = """\
schema: dossier/profile@1
name: {zh: 艾克米, en: Acme}
evidence:
  log: {kind: own_measurement, title: {zh: 记录, en: Log}, date: 2026-08-02}
  page: {kind: vendor_document, title: {zh: 网页, en: Page}, date: 2026-05}
answers:
  technology.uptime: {claimed: 99.99, verified: 99.9, evidence: [log]}
  technology.needs: {claimed: [voice_call], evidence: [page]}
  service.sla: {claimed: signed, evidence: [page]}
"""

ZETA = """\
schema: dossier/profile@1
name: {zh: 泽塔实时互动云, en: Zeta}
evidence:
  page: {kind: vendor_document, title: {zh: 网页, en: Page}, date: 2026-05}
answers:
  technology.uptime: {claimed: 99.999, evidence: [page]}
"""

MISSPELT = ACME.replace("answers:", "anwsers:").replace("2026-08-02", "2026-08-32")
"""Two errors: line 4, a day that there is not, and line 6, an unknown key."""

FILES = {
    "dossier.yaml": WORKSPACE,
    "rubric.yaml": RUBRIC,
    "briefs/calls.yaml": BRIEF,
    "partners/acme.yaml": ACME,
    "partners/zeta.yaml": ZETA,
}


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def make_workspace(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A workspace of two sound partners, `acme` before `zeta`, with `files` on top."""
    write_files(folder, {**FILES, **(files or {})})
    return folder


def run(folder: Path, command: str, *arguments: str) -> Result:
    """A command in a workspace; an exception that is not an exit comes through."""
    return CliRunner().invoke(
        main, [command, "-C", str(folder), *arguments], catch_exceptions=False
    )


def files_below(folder: Path) -> dict[str, bytes]:
    """All files but manifests, which hold the times of the others."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }
