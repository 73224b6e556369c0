"""The evidence register with what each item is used for."""

from __future__ import annotations

from dossier.making.register import evidence_rows
from tests.samples import make_acme

ROWS = {row.label: row for row in evidence_rows(make_acme())}


def test_items_keep_the_order_of_the_file() -> None:
    assert [(row.label, row.anchor, row.title) for row in ROWS.values()] == [
        ("E1", "evidence-sla-page", "SLA page"),
        ("E2", "evidence-sales-deck", "Sales deck"),
        ("E3", "evidence-monitor", "Monitoring"),
        ("E4", "evidence-draft", "Contract draft"),
    ]


def test_items_say_what_they_are_and_whose() -> None:
    assert [(row.kind, row.whose, row.date) for row in ROWS.values()] == [
        ("Vendor's document", "acme", "2026-03"),
        ("Vendor's document", "acme", None),
        ("Own measurement", "Li", "2026-09-30"),
        ("Contract", None, "2026"),
    ]
    assert (ROWS["E1"].url, ROWS["E3"].url) == ("https://acme.example/sla_(2026)", None)
    assert (ROWS["E3"].finding, ROWS["E3"].note) == ("99.9% was measured.", "One month only.")


def test_strength_fades_with_age() -> None:
    shown = [f"{row.strength:.2f}" for row in ROWS.values()]
    assert shown == ["0.29", "0.16", "0.86", "0.90"]


def test_items_name_the_criteria_they_bear_on() -> None:
    used = {
        label: ([link.label for link in row.supports], [link.label for link in row.contradicts])
        for label, row in ROWS.items()
    }
    assert used == {
        "E1": (["Uptime", "Markets"], ["Service level"]),
        "E2": (["Markets", "Languages"], []),
        "E3": (["Uptime", "Features"], []),
        "E4": (["Service level"], []),
    }
    assert ROWS["E4"].supports[0].anchor == "criterion-service-sla"


def test_who_gathered_an_item_goes_before_whose_word_it_is() -> None:
    both = {"kind": "contract", "title": "X", "origin": "acme", "by": "Li"}
    (row,) = evidence_rows(make_acme(answers={}, evidence={"x": both}))
    assert row.whose == "Li"


def test_item_used_for_nothing_is_shown_all_the_same() -> None:
    (row,) = evidence_rows(
        make_acme(answers={}, evidence={"x": {"kind": "contract", "title": "X"}})
    )
    assert (row.label, row.supports, row.contradicts) == ("E1", (), ())


def test_empty_register_has_no_rows() -> None:
    assert evidence_rows(make_acme(answers={}, evidence={})) == ()
