"""Each document's data go with it, under a seal that names every file with its hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import replace

import pytest

from dossier.app.judge import judge_scenarios, study_review
from dossier.app.load import Request, load_review
from dossier.app.shops import open_binding
from dossier.making.documents import make_dossier, make_summary
from dossier.making.robust_view import uncertainty_words
from dossier.making.seal import Binding, bind_dossier, bind_summary, make_standing
from dossier.nouns.final import Final
from dossier.nouns.seal import SEAL, Seal, Standing
from tests.samples import acme_values, make_review, make_shop
from tests.workspaces import ACME, FILES, make_workspace

ELSEWHERE = ACME + "exit: {alternatives: [zeta, nobody]}\n"


@pytest.fixture(scope="module")
def binding(tmp_path_factory: pytest.TempPathFactory) -> Binding:
    folder = make_workspace(tmp_path_factory.mktemp("w"), {"partners/acme.yaml": ELSEWHERE})
    review = load_review(Request(folder, dt.date(2026, 11, 22))).review
    assert review is not None
    return open_binding(folder, review, study_review(review))


def acme(binding: Binding) -> dict[str, bytes]:
    first = binding.comparison.ranking[0]
    manuscript = make_dossier(first, binding.comparison, binding.review, make_shop("en"))
    return dict(bind_dossier(manuscript, first, binding))


def summary(binding: Binding) -> dict[str, bytes]:
    scenarios = judge_scenarios(binding.review)
    manuscript = make_summary(binding.comparison, scenarios, binding.review, make_shop("zh"))
    return dict(bind_summary(manuscript, scenarios, binding))


def test_a_dossier_carries_its_own_data_and_nobody_elses(binding: Binding) -> None:
    files = acme(binding)
    assert files.keys() == {
        *("workspace.yaml", "rubric.yaml", "brief.calls.yaml", "profile.yaml"),
        *("assessment.json", "standing.json", "dossier.en.md", "seal.json"),
    }
    assert files["profile.yaml"] == ELSEWHERE.encode()
    assert files["rubric.yaml"].decode() == FILES["rubric.yaml"]
    assert json.loads(files["assessment.json"])["partner"]["id"] == "acme"


def test_a_summary_carries_all_profiles(binding: Binding) -> None:
    files = summary(binding)
    assert files.keys() == {
        *("workspace.yaml", "rubric.yaml", "brief.calls.yaml"),
        *("profile.acme.yaml", "profile.zeta.yaml", "scores.json", "summary.zh.md", "seal.json"),
    }
    assert files["profile.zeta.yaml"].decode() == FILES["partners/zeta.yaml"]
    assert len(json.loads(files["scores.json"])["partners"]) == 2


def test_the_seal_names_every_file_with_its_hash_and_place(binding: Binding) -> None:
    for files in (acme(binding), summary(binding)):
        seal = Seal.model_validate_json(files.pop(SEAL))
        hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        assert {name: each.sha256 for name, each in seal.attachments.items()} == hashes
        assert seal.attachments["rubric.yaml"].path == "rubric.yaml"
        assert seal.attachments["brief.calls.yaml"].path == "briefs/calls.yaml"
        assert seal.attachments["workspace.yaml"].path == "dossier.yaml"
        assert (seal.brief, seal.words, seal.as_of) == (
            "calls",
            ("en", "zh"),
            dt.date(2026, 11, 22),
        )


def test_the_seal_says_which_document_it_is(binding: Binding) -> None:
    seal = Seal.model_validate_json(acme(binding)[SEAL])
    assert (seal.kind, seal.partner, seal.language) == ("dossier", "acme", "en")
    assert seal.document == "acme/dossier.en.md"
    seal = Seal.model_validate_json(summary(binding)[SEAL])
    assert (seal.kind, seal.partner, seal.language) == ("summary", None, "zh")


def test_the_seal_says_which_final_edition_it_is(binding: Binding) -> None:
    assert Seal.model_validate_json(acme(binding)[SEAL]).edition is None
    final = replace(binding, review=replace(binding.review, final=Final(3, {"acme": 2})))
    seal = Seal.model_validate_json(acme(final)[SEAL])
    assert (seal.edition, seal.dossiers) == (3, {"acme": 2})
    assert seal.document == "acme/editions/3/dossier.en.md"


def test_a_standing_names_only_the_alternatives_that_there_are(binding: Binding) -> None:
    standing = Standing.model_validate_json(acme(binding)["standing.json"])
    assert standing.alternatives == {"zeta": {"zh": "泽塔实时互动云", "en": "Zeta"}}
    assert (standing.rank, standing.partners) == (1, 2)
    result = binding.comparison.robustness
    assert result is not None
    assert standing.chances is not None
    assert standing.chances.first == pytest.approx(result.first["acme"], abs=0.005)


def test_what_was_not_read_from_files_carries_nothing() -> None:
    review = make_review({"acme": acme_values()})
    loose = open_binding(None, review, study_review(review))
    ranked = loose.comparison.ranking[0]
    manuscript = make_dossier(ranked, loose.comparison, review, make_shop("en"))
    assert bind_dossier(manuscript, ranked, loose) == {}
    assert bind_summary(manuscript, {}, loose) == {}


@pytest.mark.parametrize(
    "chance", [0.0, 0.0001, 0.0099, 0.01, 0.0149, 0.015, 0.4951, 0.7535, 0.985, 0.99, 0.9999, 1.0]
)
def test_a_chance_reads_the_same_from_a_standing(binding: Binding, chance: float) -> None:
    result = binding.comparison.robustness
    assert result is not None
    tried = replace(result, first={"acme": chance}, expected_rank={"acme": 1 + chance})
    comparison = replace(binding.comparison, robustness=tried)
    chances = make_standing(comparison.ranking[0], comparison, binding.review).chances
    assert chances is not None
    for words in binding.catalogues:
        assert words.chance(chances.first, 10_000) == words.chance(chance, 10_000)
        told = replace(
            comparison,
            robustness=replace(
                tried, first={"acme": chances.first}, expected_rank={"acme": chances.expected_rank}
            ),
        )
        assert uncertainty_words("acme", told, words) == uncertainty_words(
            "acme", comparison, words
        )
