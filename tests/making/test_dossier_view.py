# ruff: noqa: RUF001 - Chinese punctuation and signs of mathematics are meant
"""The dossier's view: which reasons are given, in which order, and what leaves the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dossier.app.judge import study_review
from dossier.making.dossier_view import REASONS, UNVERIFIED, WORKLIST, view_dossier
from dossier.making.subject import Subject
from dossier.nouns.dossier_view import DossierView
from dossier.nouns.final import Final
from dossier.nouns.view import CriterionRow, Fact
from tests.samples import (
    BARE,
    acme_values,
    brief_values,
    make_acme,
    make_review,
    rubric_values,
    subject_of,
)


def view(subject: Subject, rank: int | None = 1) -> DossierView:
    return view_dossier(subject, rank, study_review(subject.review))


def references(rows: tuple[CriterionRow, ...]) -> list[str]:
    return [row.reference.partition(".")[2] for row in rows]


ACME = view(make_acme())
NOBODY = view(subject_of(make_review({"bare": BARE}), "bare"))


def many(**answers: dict[str, Any]) -> DossierView:
    """A dossier over equal criteria, `p` to `a`, of 0 to 100 units worth as many points."""
    rubric = rubric_values()
    (dimension, *_) = rubric["dimensions"]
    dimension["criteria"] = [
        {"id": name, "title": name, "question": "?", "weight": 1,
         "number": {"unit": "u", "points": [[0, 0], [100, 100]]}}
        for name in reversed("abcdefghijklmnop")
    ]  # fmt: skip
    rubric["dimensions"] = [dimension]
    evidence = {"strong": {"kind": "contract", "title": "S"}}
    values = {**BARE, "evidence": evidence}
    values["answers"] = {f"technology.{name}": answer for name, answer in answers.items()}
    return view(subject_of(make_review({"x": values}, rubric=rubric), "x"))


BACKED = {"evidence": ["strong"]}


# -- reasons --------------------------------------------------------------------------------


def test_reasons_for_are_good_answers_with_most_points_proven_first() -> None:
    seen = many(
        a={"claimed": 70, **BACKED},
        b={"claimed": 100, **BACKED},
        c={"claimed": 59, **BACKED},
        d={"claimed": 100},
        e={"claimed": 100, "verified": 80, **BACKED},
        f={"claimed": 60, **BACKED},
        g={"claimed": 100, "evidence": ["strong"], "against": ["strong"]},
    )
    assert references(seen.reasons_for) == ["b", "e", "a"]


def test_reasons_against_are_poor_answers_that_are_backed_and_contradicted_claims() -> None:
    seen = many(
        a={"claimed": 30, **BACKED},
        b={"claimed": 0, **BACKED},
        c={"claimed": 50, **BACKED},
        d={"claimed": 0},
        e={"claimed": 100, "evidence": ["strong"], "against": ["strong"]},
    )
    assert references(seen.reasons_against) == ["e", "b", "a"]


def test_poor_answer_without_evidence_is_no_reason() -> None:
    seen = many(a={"claimed": 0}, b={"claimed": 100})
    assert (seen.reasons_for, seen.reasons_against) == ((), ())


def test_equal_reasons_are_ordered_by_anchor_and_limited() -> None:
    answer = {"claimed": 100, **BACKED}
    seen = many(d=answer, c=answer, b=answer, a=answer)
    assert references(seen.reasons_for) == ["a", "b", "c"]
    assert len(seen.reasons_for) == REASONS


def test_what_is_not_verified_begins_with_the_most_at_stake() -> None:
    seen = many(a={"claimed": 100, **BACKED})
    assert references(seen.unverified) == ["b", "c", "d", "e"]
    assert len(seen.unverified) == UNVERIFIED
    assert references(tuple(item.row for item in seen.worklist)) == list("bcdefghijklm")
    assert len(seen.worklist) == WORKLIST


def test_reasons_of_the_sample() -> None:
    assert references(ACME.reasons_for) == ["uptime", "markets"]
    assert references(ACME.reasons_against) == ["response", "sla"]
    assert references(ACME.unverified) == ["markets", "languages", "response", "uptime"]


# -- the rest -------------------------------------------------------------------------------


def test_glance() -> None:
    assert ACME.glance == (
        Fact("Legal name", "Acme, Inc."),
        Fact("Website", "acme.example", "https://www.acme.example"),
        Fact("Stage", "Probing"),
        Fact("Evidence", "4 items from 3 independent origins"),
    )


def test_glance_leaves_out_what_is_not_known() -> None:
    assert [fact.label for fact in NOBODY.glance] == ["Stage", "Evidence"]
    assert NOBODY.glance[-1].value == "0 items from 0 independent origins"


@pytest.mark.parametrize(
    ("rank", "words"),
    [
        (2, "Rank 2 of 2 by proven points."),
        (None, "Not ranked: nothing could be judged."),
    ],
)
def test_standing(rank: int | None, words: str) -> None:
    both = subject_of(make_review({"acme": acme_values(), "bravo": BARE}), "acme")
    assert view(both, rank).standing == words


def test_chapters_are_numbered_from_one() -> None:
    assert [(each.number, each.title) for each in ACME.chapters] == [
        (1, "Technology"),
        (2, "Service"),
    ]


def test_only_open_conditions_are_on_the_decision_page() -> None:
    assert [row.text for row in ACME.open_conditions] == ["Put credits into the contract."]
    assert len(ACME.conditions) == 2


def test_notice_is_the_profiles_own_and_status_that_of_the_edition() -> None:
    ready = make_acme(status="final", notice="Invented.")
    draft = view(ready)
    assert (draft.front.status, draft.front.notice) == ("draft", "Invented.")
    assert draft.control[0] == Fact("Status", "Draft")
    final = view(replace(ready, review=replace(ready.review, final=Final(1))))
    assert (final.front.status, final.front.edition) == ("final", 1)
    assert final.control[0] == Fact("Status", "Final")
    assert (ACME.front.status, ACME.front.notice) == ("draft", None)


def test_series_are_tables_with_charts() -> None:
    revenue, result = ACME.series
    assert (revenue.title, revenue.periods) == ("Revenue, million USD", ("2024", "2025"))
    assert revenue.values == ("12.5", "1,430")
    assert revenue.chart.path == "charts/series-revenue-usd-m.en.svg"
    assert revenue.chart.alt == "Revenue, million USD: 2024 12.5, 2025 1,430."
    assert result.values == ("−3", "0.4")


def test_series_without_a_figure_is_left_out() -> None:
    assert view(make_acme(figures={"empty": {}})).series == ()


def test_scorecard_says_its_figures_in_words() -> None:
    assert ACME.scorecard.alt == (
        "Overall, Acme claims 96 points, of which 40 are proven; at best 74 can be reached. "
        "The table “Scorecard” has the figures by dimension."
    )


def test_partner_of_whom_nothing_is_known() -> None:
    assert (NOBODY.summary, NOBODY.probes, NOBODY.record) == (None, None, None)
    assert (NOBODY.reasons_for, NOBODY.reasons_against, NOBODY.evidence) == ((), (), ())
    assert (NOBODY.fit, NOBODY.series, NOBODY.mutual, NOBODY.exit) == ((), (), None, None)
    assert (NOBODY.figures.proven, NOBODY.figures.ceiling, NOBODY.figures.claimed) == (0, 100, None)
    assert NOBODY.grade == "C"


def test_view_does_not_depend_on_the_order_of_partners() -> None:
    partners = {"acme": acme_values(), "bravo": BARE}
    turned = dict(reversed(partners.items()))
    views = [
        view(subject_of(make_review(given, brief=brief_values()), "acme"))
        for given in (partners, turned)
    ]
    assert views[0] == views[1]
