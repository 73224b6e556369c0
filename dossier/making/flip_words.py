"""What would change who leads, in plain sentences: by weights, and by evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.making.bounds import telling_decimals
from dossier.making.subject import Subject
from dossier.making.verdict_words import few_items, few_partners
from dossier.making.words import Words
from dossier.nouns.assessment import Comparison
from dossier.nouns.robustness import EvidenceFlip, WeightFlip
from dossier.nouns.summary_view import FlipGroup

SIDES = ("below", "above")

PARTNERS_TOLD = 6
"""Partners whose evidence is told of, a sentence each; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Contest:
    """Who may lead, the best first, by which names, and what would change who does.

    `level` names those that share the first place now.
    """

    names: Mapping[str, str]
    level: Sequence[str]
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
    ranks = {each.assessment.partner: each.rank for each in ranked}
    first = _first(marked, ranks)
    contest = _Contest(marked, first, comparison.weight_flips, comparison.evidence_flips)
    everyone = _tell(contest, subjects, words)
    eligible = comparison.eligible
    if eligible is None:
        return (FlipGroup(None, everyone),)
    those = {name: names[name] for name in eligible.partners}
    best = _first(those, ranks)
    choice = _Contest(those, best, eligible.weight_flips, eligible.evidence_flips)
    chosen = _tell(choice, subjects, words)
    out = few_partners([names[name] for name in vetoed], words)
    if chosen == everyone:
        return (FlipGroup(words("flips-either-way", partners=out), everyone),)
    return (
        FlipGroup(words("flips-eligible", partners=out), chosen),
        FlipGroup(words("flips-among-all"), everyone),
    )


def _first(names: Mapping[str, str], ranks: Mapping[str, int | None]) -> list[str]:
    """The names of those that share the best rank; `names` are in the order of the ranking."""
    best = next((ranks[partner] for partner in names), None)
    return [name for partner, name in names.items() if ranks[partner] == best]


def _tell(contest: _Contest, subjects: Mapping[str, Subject], words: Words) -> tuple[str, ...]:
    if not contest.names:
        return (words("flips-nobody"),)
    if len(contest.names) == 1:
        return (words("flips-alone", leader=next(iter(contest.names.values()))),)
    subject = next(iter(subjects.values()))
    leader, *others = contest.level
    together = few_partners(contest.level, words)
    shared = [words("flips-shared", partners=together, leader=leader)] if others else []
    evidence = _evidence_sentences(contest, subjects, words)
    return (
        *shared,
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
    """Between which weights of a dimension the leader leads; None where no weight unseats it."""
    if flip.below is None and flip.above is None:
        return None
    words = subject.words
    dimension = next(d for d in subject.review.rubric.dimensions if d.id == flip.dimension)
    common = {
        "leader": leader,
        "dimension": subject.say(dimension.title),
        "now": _share(flip.weight, flip, words),
    }
    sides = {side: crossing for side in SIDES if (crossing := getattr(flip, side)) is not None}
    told = {f"rival_{side}": contest.names[crossing.to] for side, crossing in sides.items()} | {
        side: _share(crossing.weight, flip, words) for side, crossing in sides.items()
    }
    level = [side for side in sides if _is_level(sides[side].weight, flip.weight)]
    if not level:
        key = "both" if len(sides) == len(SIDES) else next(iter(sides))
        return words(f"flip-{key}", **common, **told)
    rest = [side for side in sides if side not in level]
    key = "both" if len(level) == len(SIDES) else level[0]
    sentences = [words(f"flip-level-{key}", **common, **told)]
    sentences += [words(f"flip-beyond-{side}", **common, **told) for side in rest]
    return words("sentence-separator").join(sentences)


def _is_level(share: float, present: float) -> bool:
    """Whether a crossing lies at the present weight, so that the rival is level now."""
    return math.isclose(share, present, abs_tol=1e-9)


def _share(share: float, flip: WeightFlip, words: Words) -> str:
    """A weight in percent, to as few decimals as tell it from the others, none and all."""
    crossings = [each.weight for each in (flip.below, flip.above) if each is not None]
    others = [100 * each for each in (0.0, 1.0, flip.weight, *crossings)]
    return f"{words.number(100 * share, telling_decimals(100 * share, others, least=0))}%"


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
