"""What an edition is made from, as one hash: it changes with anything that documents show."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.app.judge import study_review
from dossier.app.load import Request, load_review
from dossier.app.shops import open_binding
from dossier.making.final import digest_dossier, digest_summary, write_edition
from dossier.making.seal import Binding
from dossier.nouns.final import EditionRecord, Final, edition_folder
from dossier.nouns.review import Asset
from dossier.nouns.seal import Stamp
from tests.signing import AS_OF
from tests.workspaces import ACME, make_workspace

Change = Callable[[Binding], Binding]
LANGUAGES = ("en", "zh")


def bind(folder: Path) -> Binding:
    review = load_review(Request(folder, AS_OF)).review
    assert review is not None
    return open_binding(folder, review, study_review(review))


@pytest.fixture(scope="module")
def binding(tmp_path_factory: pytest.TempPathFactory) -> Binding:
    return bind(make_workspace(tmp_path_factory.mktemp("w")))


def digests(binding: Binding) -> tuple[str, str]:
    first = next(r for r in binding.comparison.ranking if r.assessment.partner == "acme")
    return digest_dossier(first, binding, LANGUAGES), digest_summary(binding, LANGUAGES, {})


@pytest.mark.parametrize(
    "change",
    [
        lambda b: replace(b, stamp=Stamp("9.9", b.stamp.templates)),
        lambda b: replace(
            b, stamp=Stamp(b.stamp.version, dict.fromkeys(b.stamp.templates, "0" * 64))
        ),
        lambda b: replace(b, review=replace(b.review, as_of=AS_OF.replace(day=1))),
        lambda b: replace(b, review=replace(b.review, brief_id="other")),
        lambda b: replace(b, review=replace(b.review, logo=Asset("theme/logo.svg", b"x"))),
    ],
)
def test_all_that_is_shared_counts(binding: Binding, change: Change) -> None:
    for before, after in zip(digests(binding), digests(change(binding)), strict=True):
        assert before != after


def test_the_number_of_the_edition_does_not_count(binding: Binding) -> None:
    numbered = replace(binding, review=replace(binding.review, final=Final(3)))
    assert digests(numbered) == digests(binding)


def test_a_summary_depends_on_the_editions_that_it_leads_to(binding: Binding) -> None:
    one, two = (digest_summary(binding, LANGUAGES, {"acme": number}) for number in (1, 2))
    assert one != two


def test_a_comment_in_a_profile_counts_for_its_own_dossier(
    binding: Binding, tmp_path: Path
) -> None:
    changed = bind(make_workspace(tmp_path, {"partners/acme.yaml": ACME + "# checked\n"}))
    assert digests(changed)[0] != digests(binding)[0]
    assert digests(changed)[1] != digests(binding)[1]


def test_a_comment_in_another_profile_counts_for_the_summary_alone(
    binding: Binding, tmp_path: Path
) -> None:
    folder = make_workspace(tmp_path)
    (folder / "partners/zeta.yaml").write_bytes(
        (folder / "partners/zeta.yaml").read_bytes() + b"# checked\n"
    )
    changed = bind(folder)
    assert digests(changed)[0] == digests(binding)[0]
    assert digests(changed)[1] != digests(binding)[1]


def test_the_record_names_every_other_file() -> None:
    record = EditionRecord(
        schema="dossier/edition@1",
        kind="dossier",
        partner="acme",
        number=2,
        date=AS_OF,
        languages=("en",),
        inputs="0" * 64,
        files={},
    )
    files = write_edition(record, {"b.md": b"text", "a.json": b"{}"})
    read = EditionRecord.model_validate_json(files["edition.json"])
    assert list(read.files) == ["a.json", "b.md"]
    assert read.files["b.md"] == hashlib.sha256(b"text").hexdigest()
    assert read.model_copy(update={"files": {}}) == record


def test_folders_of_editions() -> None:
    assert edition_folder("acme", 2) == "acme/editions/2"
    assert edition_folder(None, 2) == "editions/2"
