"""Explanations of figures, as data."""

from __future__ import annotations

from dossier.nouns.explanation import Explanation, Part, Step


def test_steps_are_those_of_all_parts_in_order() -> None:
    first, second, third = (Step(label, None, "1") for label in "abc")
    explanation = Explanation("T", (Part("P", (first, second)), Part("Q", (third,))))
    assert explanation.steps == (first, second, third)
    assert Explanation("T", ()).steps == ()
