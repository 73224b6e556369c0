"""Who is fit to sign among the partners of a workspace, and what keeps all of them from it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from dossier.app.fitness import check_fitness
from dossier.app.load import Request, load_review
from tests.signing import FIT, RULED, RULED_RUBRIC, STRICT_BRIEF, fitness_of, spoil
from tests.workspaces import WORKSPACE, make_workspace

AS_OF = dt.date(2026, 11, 22)
ONE_LANGUAGE = spoil(("{zh: 艾克米, en: Acme}", "{zh: 艾克米}"))


def test_texts_are_missed_in_the_languages_that_are_built_alone() -> None:
    assert fitness_of(ONE_LANGUAGE, languages=("zh",)).fit == {"acme"}
    (problem,) = fitness_of(ONE_LANGUAGE, languages=("en",)).diagnostics
    assert (problem.code, problem.hint) == ("final/missing-translation", "Add `en: …`.")
    assert problem.is_error


def test_texts_of_what_all_documents_share_keep_everybody_from_signing() -> None:
    files = {
        "rubric.yaml": RULED_RUBRIC.replace("{zh: 可用性, en: Availability}", "{zh: 可用性}"),
        "briefs/calls.yaml": STRICT_BRIEF.replace("{zh: 通话, en: Calls}", "{en: Calls}"),
        "dossier.yaml": WORKSPACE.replace("{zh: 评审, en: Review}", "{zh: 评审}"),
    }
    fitness = fitness_of(FIT, files)
    assert [(p.code, p.span and p.span.file) for p in fitness.diagnostics] == [
        ("final/missing-translation", "briefs/calls.yaml"),
        ("final/missing-translation", "dossier.yaml"),
        ("final/missing-translation", "rubric.yaml"),
    ]
    assert fitness.partners == {"acme": ()}
    assert fitness.fit == frozenset()


def test_the_default_rubric_lacks_no_text(tmp_path: Path) -> None:
    workspace = WORKSPACE.replace("rubric.yaml", "default")
    loaded = load_review(Request(make_workspace(tmp_path, {"dossier.yaml": workspace}), AS_OF))
    assert loaded.review is not None
    assert check_fitness(loaded, (), ()).shared == ()


def test_all_problems_of_all_partners_by_place(tmp_path: Path) -> None:
    draft = spoil(("status: final", "status: draft"))
    files = {**RULED, "partners/acme.yaml": draft, "partners/zeta.yaml": draft}
    loaded = load_review(Request(make_workspace(tmp_path, files), AS_OF))
    everybody = check_fitness(loaded, (), ())
    assert [p.span and p.span.file for p in everybody.diagnostics] == [
        "partners/acme.yaml",
        "partners/zeta.yaml",
    ]
    assert check_fitness(loaded, ("zeta",), ()).partners.keys() == {"zeta"}


def test_nobody_is_fit_where_nothing_could_be_read(tmp_path: Path) -> None:
    fitness = check_fitness(load_review(Request(tmp_path, AS_OF)), (), ())
    assert (fitness.diagnostics, fitness.fit) == ((), frozenset())
