# ruff: noqa: RUF001 - Chinese punctuation is meant
"""Every naughty string as every kind of field: refused with its place, or shown literally.

What is shown stands in crowded dossiers, dozens of strings in each, which must differ from the
same dossier with harmless words in exactly these words.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdf
import pytest

from dossier.app.judge import judge_scenarios, study_review
from dossier.app.press import typeset_page
from dossier.app.shops import open_shop
from dossier.making.documents import lay_out, make_summary
from dossier.making.escape import fold
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.page import Page
from dossier.nouns.review import Review
from tests.naughty import NAUGHTY
from tests.samples import (
    LANGUAGES,
    Dict,
    acme_values,
    brief_values,
    make_documents,
    make_review,
    make_shop,
    problems_of,
)
from tests.test_hostile_documents import (
    CUT,
    EMPTY,
    assert_says,
    flat,
    html_of,
    laid_out,
    letters,
    links_of,
    read,
    shown,
)

BARE: Dict = {"schema": "dossier/profile@1", "name": "Acme"}


def evidence(**changes: str) -> Dict:
    return {"evidence": {"a": {"kind": "contract", "title": "T", **changes}}}


def answer(**changes: object) -> Dict:
    return {"answers": {"technology.markets": {"evidence": [], **changes}}}


def probe(**changes: str) -> Dict:
    base = {"id": "p", "topic": "T", "severity": "low", "asked": "2026-06-01T09:00+07:00"}
    return {"probes": [{**base, **changes}]}


FIELDS: dict[str, tuple[Callable[[str], Dict], str]] = {
    "summary": (lambda text: {"summary": text}, ""),
    "notice": (lambda text: {"notice": text}, ""),
    "note": (lambda text: answer(note=text), ""),
    "finding": (lambda text: evidence(finding=text), ""),
    "evidence title": (lambda text: evidence(title=text), ""),
    "by": (lambda text: evidence(by=text), ""),
    "topic": (lambda text: probe(topic=text), ""),
    "name": (lambda text: {"name": text}, ""),
    "legal name": (lambda text: {"legal_name": text}, ""),
    "website": (lambda text: {"website": text}, "profile/bad-url"),
    "evidence url": (lambda text: evidence(url=text), "profile/bad-url"),
    "probe id": (lambda text: probe(id=text), "profile/bad-id"),
    "evidence id": (
        lambda text: {"evidence": {text: {"kind": "contract", "title": "T"}}},
        "profile/bad-id",
    ),
    "kind": (lambda text: evidence(kind=text), "profile/"),
    "market": (lambda text: answer(claimed=[text]), "profile/"),
    "criterion": (lambda text: {"answers": {text: {"claimed": 1}}}, "profile/bad-criterion"),
    "date": (lambda text: evidence(date=text), "profile/not-a-date"),
    "moment": (lambda text: probe(asked=text), "profile/"),
    "stage": (lambda text: {"stage": text}, "profile/not-a-choice"),
    "number": (lambda text: {"figures": {"x": {"2025": text}}}, "profile/wrong-type"),
    "period": (lambda text: {"figures": {"x": {text: 1}}}, ""),
    "series": (lambda text: {"figures": {text: {"2025": 1}}}, "profile/bad-id"),
    "key": (lambda text: {text: 1}, "profile/unknown-key"),
}
"""A profile with a string in one field, and how the code begins that refuses most of them there.

Fields without one take texts."""

ADMITTED = {
    "website": {"http://www.cum.qc.ca/"},
    "evidence url": {"http://www.cum.qc.ca/"},
}
"""What a strict field takes of the list, because it is well-formed."""
IDS = {
    "probe id": re.compile(r"[a-z0-9][a-z0-9-]{0,63}"),
    "evidence id": re.compile(r"[a-z0-9][a-z0-9-]{0,63}"),
    "series": re.compile(r"[a-z][a-z0-9_]*"),
}


def codes_of(values: Dict) -> set[str]:
    found = [each for each in problems_of("acme", {**BARE, **values}, EMPTY) if each.is_error]
    assert all(each.span for each in found)
    return {each.code for each in found}


def is_well_formed(field: str, text: str) -> bool:
    is_id = field in IDS and IDS[field].fullmatch(text) is not None
    return is_id or text in ADMITTED.get(field, set())


@pytest.mark.parametrize("field", [name for name, (_, code) in FIELDS.items() if code])
def test_strict_field_takes_only_what_is_well_formed(field: str) -> None:
    fill, code = FIELDS[field]
    for text in NAUGHTY:
        codes = {each for each in codes_of(fill(text)) if not each.startswith("yaml/")}
        assert any(each.startswith(code) for each in codes) != is_well_formed(field, text), text


UNSEEN_IN_NAMES = {"profile/invisible-character"}
OUTCOMES = {
    (): 481,
    ("yaml/character",): 10,
    ("yaml/direction-control",): 4,
    ("profile/blank",): 2,
    ("yaml/character", "yaml/tab"): 1,
    ("yaml/character", "yaml/direction-control"): 1,
}
"""How many of the strings a text refuses, by the codes."""


@pytest.mark.parametrize("field", [name for name, (_, code) in FIELDS.items() if not code])
def test_text_takes_all_that_can_be_shown(field: str) -> None:
    found: dict[tuple[str, ...], int] = {}
    for text in NAUGHTY:
        codes = tuple(sorted(codes_of(FIELDS[field][0](text)) - UNSEEN_IN_NAMES))
        found[codes] = found.get(codes, 0) + 1
    assert found == OUTCOMES


# -- shown literally ------------------------------------------------------------------------

TEXTS = [each for each in NAUGHTY if not codes_of({"summary": each})]
NAMES = [each for each in TEXTS if not codes_of({"name": each})]
CROWDS = [TEXTS[first::8] for first in range(8)]
HARMLESS = re.compile(r"Zweifelsfrei(\d{3})")

LAST_WORD = re.compile(rf"[^（）()；;]*{CUT}$")
"""What stands before a cut: a harmless word, maybe half of one."""


def harmless(texts: Sequence[str]) -> list[str]:
    """As many harmless words, which are nowhere else in a document."""
    return [f"Zweifelsfrei{number:03}" for number in range(len(texts))]


def crowded(texts: Sequence[str]) -> Dict:
    """A profile with each text as title, prose and note of a record of each kind."""
    values = acme_values()
    numbered = list(enumerate(texts))
    item = {"kind": "contract"}
    register = {
        f"c{n:03}": {**item, "title": each, "by": each, "finding": each, "note": each}
        for n, each in numbered
    }
    answers = values["answers"]
    answers["technology.uptime"]["evidence"] = [*register]
    for reference, text in zip(answers, texts, strict=False):
        answers[reference]["note"] = text
    risk, condition = values["risks"][0], values["conditions"][0]
    meeting, asked = values["meetings"][0], values["probes"][0]
    return values | {
        "summary": texts[0],
        "notice": texts[1],
        "legal_name": texts[2],
        "mutual": {"they_want": texts[3], "we_offer": texts[4], "note": texts[5]},
        "exit": {"plan": texts[6], "lock_in": texts[7]},
        "evidence": {**values["evidence"], **register},
        "answers": answers,
        "probes": [{**asked, "id": f"p{n}", "topic": t, "note": t} for n, t in numbered],
        "meetings": [{**meeting, "place": t, "with": [t], "notes": t} for t in texts],
        "flags": [{"id": f"f{n}", "severity": "minor", "title": t, "note": t} for n, t in numbered],
        "risks": [
            {**risk, "id": f"r{n}", "title": t, "treatment": t, "owner": t} for n, t in numbered
        ],
        "conditions": [{**condition, "id": f"c{n}", "text": t, "owner": t} for n, t in numbered],
        "decision": {
            **values["decision"],
            "by": [{"name": t, "role": t} for t in texts],
            "rationale": texts[8],
            "dissent": texts[9],
        },
    }


def review_of(texts: Sequence[str]) -> Review:
    return make_review({"acme": crowded(texts)}, brief=brief_values())


def assert_begin_alike(said: str, whole: str) -> None:
    """Both are cut where page one has no room for more, which is not after the same text."""
    begin = LAST_WORD.sub("", whole.replace(" ", ""))
    said = said.replace(" ", "").removesuffix(CUT)
    assert begin
    assert said.startswith(begin) or begin.startswith(said)


def assert_same_but_for(
    texts: Sequence[str], made: tuple[Manuscript, Page], plain: tuple[Manuscript, Page]
) -> None:
    """A document shows the texts in place of the harmless words, and is else the same."""
    reader, expected = read(made[1]), read(plain[1])
    assert reader.tags == expected.tags, made[0].path
    folded = [fold(each) for each in texts]
    wanted = [
        fold(HARMLESS.sub(lambda match: folded[int(match[1])], each))
        for each in expected.words
        if each.strip()
    ]
    for said, whole in zip(shown(reader.words), wanted, strict=True):
        if whole.endswith(CUT) and said.endswith(CUT):
            assert_begin_alike(said, whole)
        else:
            assert_says(said, whole, is_chinese=made[1].language == "zh")
    assert html_of(made[0].markdown) == html_of(plain[0].markdown)


@pytest.mark.parametrize("number", range(len(CROWDS)))
def test_texts_are_shown_literally(number: int) -> None:
    texts = CROWDS[number]
    pairs = zip(laid_out(review_of(texts)), laid_out(review_of(harmless(texts))), strict=True)
    for made, plain in pairs:
        assert_same_but_for(texts, made, plain)


# -- names ----------------------------------------------------------------------------------


@pytest.mark.parametrize("first", range(8))
def test_names_are_shown_literally_in_the_comparison(first: int) -> None:
    names = NAMES[first::8]
    pages = [summary_of(each) for each in (names, harmless(names))]
    for made, plain in zip(*pages, strict=True):
        assert_same_but_for(names, made, plain)


def summary_of(names: Sequence[str]) -> list[tuple[Manuscript, Page]]:
    """The summary in each language, of one partner by each name."""
    partners = {f"p{number:03}": {**BARE, "name": name} for number, name in enumerate(names)}
    review = make_review(partners)
    made = []
    for language in LANGUAGES:
        shop = make_shop(language)
        summary = make_summary(study_review(review), judge_scenarios(review), review, shop)
        page = lay_out(summary, shop).value
        assert page is not None
        made.append((summary, page))
    return made


# -- print ----------------------------------------------------------------------------------

MARKUP = [each for each in TEXTS if each.isascii() and len(each) > 20][::16]


def printed(texts: Sequence[str], folder: Path) -> pypdf.PdfReader:
    """The crowded dossier in English as PDF, which the engine has nothing to say of."""
    review = review_of(texts)
    shop = open_shop(folder, review, "en")
    (manuscript,) = [each for _, each in make_documents(review) if each.path.endswith("r.en.md")]
    page = lay_out(manuscript, shop).value
    assert page is not None
    made = typeset_page(page)
    assert made.value is not None
    assert made.diagnostics == ()
    return pypdf.PdfReader(io.BytesIO(made.value))


def test_print_shows_texts_literally_too(tmp_path: Path) -> None:
    assert len(MARKUP) >= 12
    reader, plain = printed(MARKUP, tmp_path), printed(harmless(MARKUP), tmp_path)
    said = letters("".join(page.extract_text() for page in reader.pages))
    missing = [each for each in MARKUP if letters(fold(each)) not in said]
    assert missing == []
    assert sorted(set(links_of(reader))) == sorted(set(links_of(plain)))
    assert reader.attachments.keys() == plain.attachments.keys()
    assert len([*flat(reader.outline)]) == len([*flat(plain.outline)])
