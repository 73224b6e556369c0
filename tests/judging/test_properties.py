"""What holds of every judgement, whatever the rubric, the brief and the profile."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dossier.nouns.assessment import Assessment, Figures, State
from tests.strategies import Scene, answers, judge, scenes

Dict = dict[str, Any]
Drawn = st.DataObject

TINY = 1e-12
"""The noise of floats, in shares of full marks: figures run to 100."""

briskly = settings(max_examples=60, deadline=None)


def changed(scene: Scene) -> tuple[Scene, Dict]:
    """A copy of a scene, and its profile to change."""
    twin = scene.copy()
    return twin, twin.profiles["p0"]


def ranges_of(assessment: Assessment) -> dict[str, tuple[float, float]]:
    """Proven and ceiling of each criterion and dimension that has any, and of the whole."""
    criteria = {c.reference: (c.proven, c.ceiling) for c in assessment.criteria}
    dimensions = {d.id: (d.figures.proven, d.figures.ceiling) for d in assessment.dimensions}
    whole = {"whole": (assessment.figures.proven, assessment.figures.ceiling)}
    return {
        name: (proven, ceiling)
        for name, (proven, ceiling) in (criteria | dimensions | whole).items()
        if proven is not None and ceiling is not None
    }


def assert_within(inner: Assessment, outer: Assessment) -> None:
    """Every range lies within the one it was before: proven no lower, ceiling no higher."""
    before, after = ranges_of(outer), ranges_of(inner)
    assert before.keys() == after.keys()
    for name, (proven, ceiling) in after.items():
        assert proven >= before[name][0] - 100 * TINY, name
        assert ceiling <= before[name][1] + 100 * TINY, name


def pick(data: Drawn, choices: Any) -> Any:
    options = sorted(choices)
    assume(options)
    return data.draw(st.sampled_from(options))


def answered(scene: Scene) -> list[str]:
    """Criteria that points are given for."""
    known = {State.UNKNOWN, State.NOT_APPLICABLE}
    return [c.reference for c in judge(scene).criteria if c.state not in known]


# -- bounds ---------------------------------------------------------------------------------


def assert_in_bounds(figures: Figures) -> None:
    if figures.proven is None or figures.ceiling is None or figures.coverage is None:
        assert figures == Figures(None, None, None, None, None)
        return
    assert 0 <= figures.proven <= figures.ceiling <= 100
    assert 0 <= figures.coverage <= 1
    assert (figures.claimed is None) == (figures.gap is None)
    assert figures.claimed is None or 0 <= figures.claimed <= 100


@given(scenes())
@briskly
def test_figures_keep_their_bounds(scene: Scene) -> None:
    judged = judge(scene)
    assert_in_bounds(judged.figures)
    for dimension in judged.dimensions:
        assert_in_bounds(dimension.figures)
    for proven, ceiling in ranges_of(judged).values():
        assert 0 <= proven <= ceiling <= 100


# -- evidence -------------------------------------------------------------------------------


@given(scenes(), st.data())
@briskly
def test_stronger_support_narrows(scene: Scene, data: Drawn) -> None:
    scene, profile = changed(scene)
    for answer in profile["answers"].values():
        answer.pop("against", None)
    item = profile["evidence"][pick(data, profile["evidence"])]
    before = judge(scene)
    was = scene.rubric["evidence_kinds"][item["kind"]]["reliability"]
    better = data.draw(st.floats(was, 1))
    scene.rubric["evidence_kinds"]["better"] = {"title": "Better", "reliability": better}
    item["kind"] = "better"
    assert_within(judge(scene), before)


@given(scenes(), st.data())
@briskly
def test_more_support_narrows(scene: Scene, data: Drawn) -> None:
    twin, profile = changed(scene)
    answer = profile["answers"].setdefault(pick(data, answered(scene)), {})
    more = pick(data, profile["evidence"])
    answer["evidence"] = [*answer.get("evidence", []), more]
    assert_within(judge(twin), judge(scene))


@given(scenes(), st.data())
@briskly
def test_counter_evidence_widens(scene: Scene, data: Drawn) -> None:
    twin, profile = changed(scene)
    answer = profile["answers"].setdefault(pick(data, answered(scene)), {})
    answer["against"] = [*answer.get("against", []), pick(data, profile["evidence"])]
    assert_within(judge(scene), judge(twin))


@given(scenes(), st.data())
@briskly
def test_an_answer_to_an_open_question_narrows(scene: Scene, data: Drawn) -> None:
    before = judge(scene)
    unknown = [c.reference for c in before.criteria if c.state is State.UNKNOWN]
    twin, profile = changed(scene)
    question = pick(data, unknown)
    register = sorted(profile["evidence"])
    profile["answers"][question] = data.draw(answers(scene.criteria[question], register))
    assert_within(judge(twin), before)


# -- what must not matter -------------------------------------------------------------------


def everything_in(assessment: Assessment) -> dict[str, tuple[float | None, ...]]:
    def row(figures: Figures) -> tuple[float | None, ...]:
        claimed, gap, coverage = figures.claimed, figures.gap, figures.coverage
        return claimed, figures.proven, figures.ceiling, gap, coverage

    return {
        "whole": row(assessment.figures),
        **{d.id: (d.weight, *row(d.figures)) for d in assessment.dimensions},
        **{
            c.reference: (c.weight, c.claimed, c.value, c.strength, c.proven, c.ceiling)
            for c in assessment.criteria
        },
    }


def assert_equal(one: Assessment, other: Assessment) -> None:
    left, right = everything_in(one), everything_in(other)
    assert left.keys() == right.keys()
    for name in left:
        for a, b in zip(left[name], right[name], strict=True):
            assert (a is None) == (b is None), name
            assert abs((a or 0) - (b or 0)) <= 100 * TINY, name
    assert one.grade == other.grade


@given(scenes(), st.sampled_from([0.001, 0.3, 7, 1000]), st.sampled_from([0.01, 3, 100]))
@briskly
def test_scaling_all_weights_changes_nothing(scene: Scene, outer: float, inner: float) -> None:
    twin = scene.copy()
    for dimension in twin.rubric["dimensions"]:
        dimension["weight"] *= outer
        for criterion in dimension["criteria"]:
            criterion["weight"] *= inner
    if twin.brief:
        twin.brief["weights"] = {k: weight * outer for k, weight in twin.brief["weights"].items()}
    assert_equal(judge(twin), judge(scene))


@given(scenes(), st.data())
@briskly
def test_order_does_not_matter(scene: Scene, data: Drawn) -> None:
    def shuffled(items: Any) -> list[Any]:
        return data.draw(st.permutations(list(items)))

    twin, profile = changed(scene)
    twin.rubric["dimensions"] = shuffled(twin.rubric["dimensions"])
    for dimension in twin.rubric["dimensions"]:
        dimension["criteria"] = shuffled(dimension["criteria"])
    profile["evidence"] = dict(shuffled(profile["evidence"].items()))
    profile["answers"] = dict(shuffled(profile["answers"].items()))
    profile["probes"] = shuffled(profile["probes"])
    for answer in profile["answers"].values():
        for side in {"evidence", "against"} & answer.keys():
            answer[side] = shuffled(answer[side])
    assert_equal(judge(twin), judge(scene))


@given(scenes())
@briskly
def test_an_item_nobody_cites_does_not_matter(scene: Scene) -> None:
    twin, profile = changed(scene)
    profile["evidence"]["extra"] = {"kind": "contract", "title": "Extra", "origin": "vendor"}
    assert_equal(judge(twin), judge(scene))


@given(scenes())
@briskly
def test_saying_it_again_does_not_matter(scene: Scene) -> None:
    twin, profile = changed(scene)
    for name, item in list(profile["evidence"].items()):
        item.setdefault("origin", f"only-{name}")
        profile["evidence"][f"{name}-again"] = copy.deepcopy(item)
    for answer in profile["answers"].values():
        for side in {"evidence", "against"} & answer.keys():
            answer[side] = [*answer[side], *(f"{name}-again" for name in answer[side])]
    assert_equal(judge(twin), judge(scene))
