# ruff: noqa: RUF001 - Chinese punctuation is meant
"""Reviews that strain a page: too much of everything, and nothing at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier.app.judge import judge_scenarios, study_review
from dossier.app.load import Request, load_review
from dossier.making.documents import Workshop, make_dossier, make_summary
from dossier.nouns.fields import Text
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.profile import Condition, Flag
from dossier.nouns.review import Review
from tests.samples import (
    BARE,
    ROOT,
    Dict,
    acme_values,
    brief_values,
    make_review,
    rubric_values,
    rules_values,
)

LONG_CHINESE = "响应时间以合同约定为准，逾期按日计赔；" * 105  # about 2,000 characters
LONG_ENGLISH = "Answers are due within the hour, and credits are paid for every day of delay. " * 26
UNBREAKABLE = "https://status.acme.example/" + "a" * 800
LONG_NAME = {
    "zh": "一二三四五六七八九十" * 6,
    "en": "Consolidated Overseas Interactive Broadcasting Group Limited",
}
MANY = 40
CROWDED = "nusantara-realtime"


def both(zh: str, en: str) -> Dict:
    return {"zh": zh, "en": en}


def heavy_values() -> Dict:
    """A partner with forty of everything, and texts as long as they may be."""
    values = acme_values()
    text, short = both(LONG_CHINESE, LONG_ENGLISH), both("写明。", "Said.")
    evidence = {
        f"item-{number}": {
            "kind": "vendor_document",
            "title": both(f"第 {number} 份材料", f"Document {number}"),
            "url": f"{UNBREAKABLE}{number}",
            "date": "2026-05",
            "finding": short | (text if number % 20 == 0 else {}),
            "note": short | (text if number % 20 == 1 else {}),
        }
        for number in range(MANY)
    }
    answers = values["answers"]
    answers["technology.uptime"] |= {"evidence": [*evidence, "monitor"], "note": text}
    return values | {
        "name": LONG_NAME,
        "summary": text,
        "evidence": values["evidence"] | evidence,
        "probes": [
            {**values["probes"][1], "id": f"q{n}", "note": short | (text if n % 20 == 0 else {})}
            for n in range(MANY)
        ],
        "meetings": [{**values["meetings"][0], "notes": text}] * 3,
        "flags": [{"id": f"f{n}", "severity": "major", "note": text} for n in range(3)],
        "risks": [
            {**values["risks"][0], "id": f"r{n}", "treatment": short | (text if n == 9 else {})}
            for n in range(MANY)
        ],
        "conditions": [{**values["conditions"][0], "id": f"c{n}"} for n in range(MANY)],
        "figures": {"revenue_usd_m": {str(year): year / 7 for year in range(1990, 2026)}},
    }


def crowded_review() -> Review:
    """The committed workspace with one partner of whom every line of page one is as long as may be.

    Flags and conditions are many, and what is asked is wordy.
    """
    review = load_review(Request(ROOT, dt.date(2026, 11, 22))).review
    assert review is not None
    assert review.brief is not None
    assert review.brief.decision is not None
    words = {
        "zh": "按合同逐项核对服务等级与赔付记录并书面确认",
        "en": "Check each level and credit",
    }
    long = Text({language: f"{text} " * 6 for language, text in words.items()})
    conditions = [
        Condition(id=f"c{n}", text=long, before="contract", owner=LONG_NAME["en"])
        for n in range(MANY)
    ]
    flags = [Flag(id=f"f{n}", severity="major", title=long) for n in range(MANY)]
    crowded = review.partners[CROWDED].model_copy(
        update={"name": Text(LONG_NAME), "conditions": tuple(conditions), "flags": tuple(flags)}
    )
    asked = {"asked": long, "options": (long,) * 6, "forum": Text(words)}
    decision = review.brief.decision.model_copy(update=asked)
    brief = review.brief.model_copy(update={"decision": decision})
    return replace(review, brief=brief, partners={**review.partners, CROWDED: crowded})


@dataclass(frozen=True)
class HardCase:
    """A review, and which of its documents are hard: dossiers of these partners, or its summary."""

    name: str
    review: Review
    language: str
    dossiers: tuple[str, ...] = ()
    has_summary: bool = True


def hard_cases() -> list[HardCase]:
    """Each in one language, the wordy ones in Chinese, whose lines break anywhere."""
    heavy = make_review({"heavy": heavy_values(), "bare": BARE}, brief=brief_values())
    rules = rubric_values() | rules_values()
    fifty = make_review({f"p{number}": BARE for number in range(50)}, rubric=rules)
    nobody = make_review({})
    crowded = crowded_review()
    return [
        HardCase("crowded-zh", crowded, "zh", (CROWDED,)),
        HardCase("crowded-en", crowded, "en", (CROWDED,), has_summary=False),
        HardCase("heavy", heavy, "zh", ("heavy",), has_summary=False),
        HardCase("bare", heavy, "en", ("bare",)),
        HardCase("fifty", fifty, "en"),
        HardCase("nobody", nobody, "zh"),
    ]


def make_manuscripts(case: HardCase, shop: Workshop) -> Iterator[Manuscript]:
    """The documents of a case."""
    comparison = study_review(case.review)
    for ranked in comparison.ranking:
        if ranked.assessment.partner in case.dossiers:
            yield make_dossier(ranked, comparison, case.review, shop)
    if case.has_summary:
        yield make_summary(comparison, judge_scenarios(case.review), case.review, shop)
