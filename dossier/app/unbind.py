"""From what a PDF carries back to a review, and to the very document that it should be."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from dossier.app.editions import note_changes
from dossier.app.judge import judge_one, judge_scenarios, study_review
from dossier.app.load import Request, load_review
from dossier.app.shelf import MemoryShelf
from dossier.edges.files import PROFILE_FOLDER, PROFILE_SUFFIX
from dossier.making.documents import Workshop, make_dossier, make_summary
from dossier.making.export import assessment_json, scores_json
from dossier.making.words import Words
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.diagnostics import Checked, Span, error
from dossier.nouns.edition import EditionSet
from dossier.nouns.final import Final
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.review import Review
from dossier.nouns.robustness import RobustnessResult
from dossier.nouns.rubric import WeightSpace
from dossier.nouns.seal import SEAL, SINCE, STANDING, Chances, Seal, Standing
from dossier.reading.edition import read_since

SCHEMA_OF_PROFILES = "dossier/profile@1"


@dataclass(frozen=True, slots=True)
class Recovered:
    """A review read back, and judged anew; `ranked` is the partner of a dossier, else None."""

    seal: Seal
    review: Review
    comparison: Comparison
    ranked: Ranked | None

    def export(self, catalogues: Sequence[Words]) -> str:
        """The assessment of the partner, or the scores of all, as JSON."""
        if self.ranked is not None:
            return assessment_json(self.ranked, self.review, catalogues)
        scenarios = judge_scenarios(self.review)
        return scores_json(
            self.comparison, self.review, catalogues, self.review.partners, scenarios
        )

    def make(self, shop: Workshop) -> Manuscript:
        """The document as it is made of these data."""
        if self.ranked is not None:
            return make_dossier(self.ranked, self.comparison, self.review, shop)
        scenarios = judge_scenarios(self.review)
        return make_summary(self.comparison, scenarios, self.review, shop)


def read_seal(files: Mapping[str, bytes], name: str) -> Checked[Seal]:
    """The seal among a PDF's attachments.

    Diagnostics: `pdf/no-seal`, `pdf/seal`.
    """
    place = Span(name, 1, 1)
    if SEAL not in files:
        message = f"`{name}` carries no `{SEAL}`: it is no document of this program."
        hint = "Documents carry their data since PDFs are sealed; build an older one anew."
        return Checked(None, (error("pdf/no-seal", message, place, hint),))
    try:
        return Checked(Seal.model_validate_json(files[SEAL]))
    except ValidationError as problem:
        fault = problem.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, fault["loc"])) or "the file"
        message = f"The `{SEAL}` of `{name}` cannot be read: {where}: {fault['msg']}."
        return Checked(None, (error("pdf/seal", message, place),))


class UnsoundError(Exception):
    """The attached files make no review; the message is a sentence that says why."""


def recover(seal: Seal, files: Mapping[str, bytes]) -> Recovered:
    """The review that the attached files make, judged on the seal's day.

    Raises:
        UnsoundError: They make none.
    """
    standing = _read_standing(files) if seal.partner else None
    review = _read_review(seal, files, standing)
    recovered = _judge(seal, review, standing)
    since = _read_since(seal, files)
    return replace(recovered, review=note_changes(review, recovered.comparison, None, since))


def _judge(seal: Seal, review: Review, standing: Standing | None) -> Recovered:
    if seal.partner is None or standing is None:
        return Recovered(seal, review, study_review(review), None)
    if seal.partner not in review.partners:
        raise UnsoundError(f"There is no profile of `{seal.partner}`.")
    return _recover_dossier(seal, review, seal.partner, standing)


def _read_review(seal: Seal, files: Mapping[str, bytes], standing: Standing | None) -> Review:
    for name, sealed in seal.attachments.items():
        if sealed.path and name not in files:
            raise UnsoundError(f"`{name}` is missing.")
    loaded = load_review(request_of(seal), MemoryShelf(_spread(seal, files, standing)))
    errors = [diagnostic.message for diagnostic in loaded.diagnostics if diagnostic.is_error]
    if loaded.review is None or errors:
        raise UnsoundError(errors[0] if errors else "They make no review.")
    kept = {n: p for n, p in loaded.review.partners.items() if n not in seal.left_out}
    final = Final(seal.edition, seal.dossiers) if seal.edition else None
    return replace(loaded.review, partners=kept, left_out=seal.left_out, final=final)


def request_of(seal: Seal, folder: Path = Path()) -> Request:
    """How the review of a sealed document was asked for."""
    paths = [sealed.path for sealed in seal.attachments.values() if sealed.path]
    brief = next((path for path in paths if _is_brief(path, seal)), None)
    return Request(folder, seal.as_of, seal.as_of, brief)


def _is_brief(path: str, seal: Seal) -> bool:
    name = f"brief.{seal.brief}.yaml"
    return name in seal.attachments and seal.attachments[name].path == path


def _read_standing(files: Mapping[str, bytes]) -> Standing:
    try:
        return Standing.model_validate_json(files.get(STANDING, b""))
    except ValidationError:
        raise UnsoundError(f"`{STANDING}` cannot be read.") from None


def _read_since(seal: Seal, files: Mapping[str, bytes]) -> EditionSet | None:
    """The earlier edition that the document tells of, if it does."""
    if SINCE not in seal.attachments:
        return None
    since = read_since(SINCE, files.get(SINCE, b""))
    if since.value is None:
        raise UnsoundError(f"`{SINCE}` cannot be read.")
    return since.value


def _spread(
    seal: Seal, files: Mapping[str, bytes], standing: Standing | None
) -> Mapping[str, bytes]:
    """The files by their paths in the workspace, with a stub for each alternative that is named."""
    stubs = {
        f"{PROFILE_FOLDER}/{other}{PROFILE_SUFFIX}": json.dumps(
            {"schema": SCHEMA_OF_PROFILES, "name": dict(name)}, ensure_ascii=False
        ).encode()
        for other, name in (standing.alternatives if standing else {}).items()
    }
    placed = {s.path: files[name] for name, s in seal.attachments.items() if s.path}
    return {**stubs, **placed}


def _recover_dossier(seal: Seal, review: Review, partner: str, standing: Standing) -> Recovered:
    ranked = replace(judge_one(partner, review), rank=standing.rank)
    chances = standing.chances
    robustness = None if chances is None else _robustness(partner, chances)
    comparison = Comparison((ranked,) * standing.partners, robustness)
    return Recovered(seal, review, comparison, ranked)


def _robustness(partner: str, chances: Chances) -> RobustnessResult:
    """What a dossier says of the ranking's robustness: this partner's own part of it."""
    return RobustnessResult(
        samples=chances.samples,
        seed=chances.seed,
        weights=WeightSpace(mode=chances.mode, share=chances.share),
        rank_acceptability={},
        first={partner: chances.first},
        expected_rank={partner: chances.expected_rank},
        central_weights={},
        beats={},
        standard_error=chances.standard_error,
    )
