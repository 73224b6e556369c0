"""The evidence register: what was looked at, how far it carries, and which answers it bears on."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.making.subject import Subject
from dossier.nouns.assessment import CriterionResult, WeighedEvidence
from dossier.nouns.profile import Evidence
from dossier.nouns.view import EvidenceRow, Link


def evidence_rows(subject: Subject) -> tuple[EvidenceRow, ...]:
    """The whole register in the order of the file."""
    return tuple(
        _row(subject.profile.evidence[weighed.id], subject, weighed)
        for weighed in subject.assessment.register
    )


def _row(item: Evidence, subject: Subject, weighed: WeighedEvidence) -> EvidenceRow:
    name = weighed.id
    link = subject.evidence_links[name]
    criteria = subject.assessment.criteria
    return EvidenceRow(
        label=link.label,
        anchor=link.anchor,
        title=link.title,
        url=item.url,
        kind=subject.say(subject.review.rubric.evidence_kinds[item.kind].title),
        date=item.date.written if item.date else None,
        whose=_whose(item),
        strength=weighed.strength,
        finding=subject.say(item.finding),
        note=subject.say(item.note),
        supports=_users(name, subject, {c.reference: c.evidence for c in criteria}),
        contradicts=_users(name, subject, {c.reference: c.against for c in criteria}),
    )


def _users(
    name: str, subject: Subject, uses: Mapping[str, tuple[WeighedEvidence, ...]]
) -> tuple[Link, ...]:
    results: dict[str, CriterionResult] = {c.reference: c for c in subject.assessment.criteria}
    return tuple(
        subject.criterion_link(results[reference])
        for reference, items in uses.items()
        if any(item.id == name for item in items)
    )


def _whose(item: Evidence) -> str | None:
    return item.by or item.origin
