"""What would change who leads, in plain sentences: by weights, and by evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.making.subject import Subject
from dossier.making.verdict_words import few_items, few_partners
from dossier.making.words import Words
from dossier.nouns.assessment import Comparison
from dossier.nouns.robustness import EvidenceFlip, WeightFlip
from dossier.nouns.summary_view import FlipGroup

PARTNERS_TOLD = 6
"""Partners whose evidence is told of, a sentence each; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Contest:
    """Who may lead, the best first, by which names, and what would change who does."""

    names: Mapping[str, str]
    weight_flips: Sequence[WeightFlip]
    evidence_flips: Sequence[EvidenceFlip]


def flip_groups(
    comparison: Comparison, subjects: Mapping[str, Subject], words: Words
) -> tuple[FlipGroup, ...]:
    """What would change who leads: among those that may be chosen first, then among all.

    There is one group where no verdict rules anyone out, or where that makes no difference.
    """
    ranked = [each for each in comparison.ranking if each.rank is not None]
    names = {each.assessment.partner: subjects[each.assessment.partner].name for each in ranked}
    vetoed = [each.assessment.partner for each in ranked if each.is_ruled_out]
    marked = names | {name: words("ruled-out", partner=names[name]) for name in vetoed}
    contest = _Contest(marked, comparison.weight_flips, comparison.evidence_flips)
    everyone = _tell(contest, subjects, words)
    eligible = comparison.eligible
    if eligible is None:
        return (FlipGroup(None, everyone),)
    those = {name: names[name] for name in eligible.partners}
    chosen = _tell(_Contest(those, eligible.weight_flips, eligible.evidence_flips), subjects, words)
    out = few_partners([names[name] for name in vetoed], words)
    if chosen == everyone:
        return (FlipGroup(words("flips-either-way", partners=out), everyone),)
    return (
        FlipGroup(words("flips-eligible", partners=out), chosen),
        FlipGroup(words("flips-among-all"), everyone),
    )


def _tell(contest: _Contest, subjects: Mapping[str, Subject], words: Words) -> tuple[str, ...]:
    if not contest.names:
        return (words("flips-nobody"),)
    if len(contest.names) == 1:
        return (words("flips-alone", leader=next(iter(contest.names.values()))),)
    subject = next(iter(subjects.values()))
    evidence = _evidence_sentences(contest, subjects, words)
    return (
        *_weight_sentences(contest, subject),
        *(evidence or (words("no-evidence-flips"),)),
    )


# -- weights --------------------------------------------------------------------------------


def _weight_sentences(contest: _Contest, subject: Subject) -> tuple[str, ...]:
    """A sentence for each dimension that would; one for all that would not."""
    leader = next(iter(contest.names.values()))
    sentences = [_weight_sentence(flip, leader, contest, subject) for flip in contest.weight_flips]
    told = tuple(sentence for sentence in sentences if sentence is not None)
    firm = len(sentences) - len(told)
    rest = (subject.words("flips-none", leader=leader, count=firm),) if firm else ()
    return (*told, *rest)


def _weight_sentence(
    flip: WeightFlip, leader: str, contest: _Contest, subject: Subject
) -> str | None:
    """What weight of a dimension would change who leads; None where none would."""
    if flip.flips_at is None or flip.to is None or flip.direction is None:
        return None
    if flip.flips_at in {0.0, 1.0}:
        return None  # a rival draws level there, and no weight lies beyond
    dimension = next(d for d in subject.review.rubric.dimensions if d.id == flip.dimension)
    return subject.words(
        f"flip-{flip.direction}",
        leader=leader,
        rival=contest.names[flip.to],
        dimension=subject.say(dimension.title),
        weight=subject.words.percent(flip.flips_at),
        now=subject.words.percent(flip.weight),
    )


# -- evidence -------------------------------------------------------------------------------


def _evidence_sentences(
    contest: _Contest, subjects: Mapping[str, Subject], words: Words
) -> tuple[str, ...]:
    """A sentence for each partner: what could cost it the lead, then what could win it."""
    by_partner: dict[tuple[str, str], list[EvidenceFlip]] = {}
    for flip in contest.evidence_flips:
        by_partner.setdefault((flip.direction, flip.partner), []).append(flip)
    place = {partner: number for number, partner in enumerate(contest.names)}
    groups = sorted(by_partner, key=lambda key: (key[0] != "disproven", place[key[1]]))
    told = tuple(
        _evidence_sentence(by_partner[key], contest, subjects[key[1]])
        for key in groups[:PARTNERS_TOLD]
    )
    more = len(groups) - len(told)
    return (*told, words("evidence-flips-more", count=more)) if more > 0 else told


def _evidence_sentence(flips: Sequence[EvidenceFlip], contest: _Contest, subject: Subject) -> str:
    """One partner's open criteria that are settled the same way, the strongest first."""
    # All of them put the same partner first: its rivals stay as they are.
    strongest = sorted(flips, key=lambda flip: (-abs(flip.moved), flip.criterion))
    titles = [subject.say(subject.criteria[flip.criterion].title) for flip in strongest]
    return subject.words(
        f"evidence-flip-{flips[0].direction}",
        count=len(flips),
        criteria=few_items(titles, subject.words),
        partner=contest.names[flips[0].partner],
        leader=contest.names[flips[0].leader],
    )
