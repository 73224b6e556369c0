"""The workspace file, `dossier.yaml`: what is reviewed, for whom, in which languages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dossier.nouns.fields import Day, Line, Model, Prose, Title

DocumentLanguage = Literal["zh", "en"]


LogoPath = Annotated[Line, StringConstraints(pattern=r"\.(svg|png|jpg|jpeg)$")]
"""The path of an image in the workspace."""

FontFamily = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 -]{0,63}$")]
"""The name of an installed family of fonts."""


class Theme(Model):
    """What a workspace may change of the look; `logo` is the path of an SVG, PNG or JPEG file."""

    accent: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] = "#1f4e79"
    logo: LogoPath | None = None
    sans: FontFamily | None = None
    serif: FontFamily | None = None
    paper: Literal["a4", "letter"] = "a4"


class SignOff(Model):
    """Who signs a dossier: names with their roles, in the manner of an approval form."""

    author: Title | None = None
    reviewer: Title | None = None
    countersign: tuple[Title, ...] = ()
    approver: Title | None = None


class Workspace(Model):
    """One review: a set of partners judged by one rubric under one brief.

    `scenarios` are further briefs, under which the same partners are compared beside it.
    """

    schema_: Literal["dossier/workspace@1"] = Field(alias="schema")
    title: Title
    languages: Annotated[tuple[DocumentLanguage, ...], Field(min_length=1)] = ("zh", "en")
    classification: Title | None = None
    prepared_by: Title | None = None
    notice: Prose | None = None
    brief: Line | None = None
    scenarios: tuple[Line, ...] = ()
    rubric: Line = "default"
    as_of: Day | None = None
    theme: Theme = Theme()
    sign_off: SignOff = SignOff()
