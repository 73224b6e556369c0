# ruff: noqa: RUF001 - Chinese punctuation is meant
"""Why a rule came out as it did: a whole sentence for every kind of test, holding or not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, get_args

import pytest

from dossier.judging.conditions import Facts, evaluate
from dossier.making.because import because_words, flag_title, gate_title, must_title
from dossier.nouns.brief import MustHave
from dossier.nouns.condition import ProbeTest, Test
from dossier.nouns.rubric import Rubric
from dossier.nouns.ruling import (
    Because,
    FlagResult,
    GateResult,
    GateState,
    MustResult,
    MustState,
)
from tests.samples import (
    LANGUAGES,
    acme_values,
    brief_values,
    make_review,
    rubric_values,
    sound,
    subject_of,
)

RULES: dict[str, Any] = {
    "gates": [
        {
            "id": name,
            "title": {"zh": zh, "en": en},
            "before": "contract",
            "requires": {"stage": ["contracted"]},
        }
        for name, zh, en in [
            ("met-them", "当面会谈", "Met face to face"),
            ("saw-sla", "见过执行", "Saw it executed"),
            ("lost-one", "失去许可", "Lost its licence"),
        ]
    ],
    "flags": [
        {"id": "silent", "title": {"zh": "无人答复", "en": "Silent, at night"}, "severity": "major"}
    ],
}
VALUES: dict[str, Any] = {
    **acme_values(),
    "working_hours": {"time_zone": "Asia/Shanghai", "from": "09:00", "to": "18:00"},
}
REVIEW = make_review({"acme": VALUES}, brief=brief_values(), rubric={**rubric_values(), **RULES})
SUBJECTS = {language: subject_of(REVIEW, "acme", language) for language in LANGUAGES}


def facts() -> Facts:
    """Acme with results of every state."""
    gates = zip(REVIEW.rubric.gates, GateState, strict=True)
    musts = [
        MustHave(need="voice_call"),
        MustHave(criterion="service.sla"),
        MustHave(need="fax_it"),
    ]
    return Facts(
        REVIEW.partners["acme"],
        SUBJECTS["en"].assessment,
        must_haves=tuple(MustResult(m, s) for m, s in zip(musts, MustState, strict=True)),
        flags=(
            FlagResult("silent", "major", is_resolved=False, is_by_rule=True, because=()),
            FlagResult("missed-call", "minor", is_resolved=False, is_by_rule=False, because=()),
        ),
        gates=tuple(GateResult(gate.id, "contract", state, ()) for gate, state in gates),
    )


FACTS = facts()
NO_RESULTS = replace(FACTS, must_haves=(), flags=(), gates=())


def read_test(given: dict[str, Any]) -> Any:
    """The test as a rubric's file gives it."""
    gate = {"id": "g", "title": "G", "before": "launch", "requires": given}
    return sound("r.yaml", {**rubric_values(), "gates": [gate]}, Rubric).gates[0].requires


def say(given: dict[str, Any], language: str, known: Facts = FACTS) -> str:
    finding = evaluate(read_test(given), known)
    (sentence,) = because_words(finding.because, SUBJECTS[language])
    return sentence


SENTENCES: list[tuple[dict[str, Any], str, str]] = [
    # figures
    (
        {"proven": "technology", "below": 100},
        "Proven, Technology: 45; the bar: below 100.",
        "技术已证实：45；界线：低于 100。",
    ),
    (
        {"claimed": "technology.uptime", "at_least": 50, "at_most": 60},
        "Claimed, Uptime: 100; the bar: at least 50, at most 60.",
        "可用性自称：100；界线：不低于 50、不高于 60。",
    ),
    (
        {"coverage": "service.sla", "above": 0.5},
        "Coverage, Service level: 63.8%; the bar: above 50%.",
        "服务承诺证据覆盖：63.8%；界线：高于 50%。",
    ),
    (
        {"gap": "overall", "above": 45},
        "Gap, Overall: 56.1; the bar: above 45.",
        "总体差距：56.1；界线：高于 45。",
    ),
    (
        {"ceiling": "service.hours", "below": 50},
        "Ceiling, Hours: unknown; the bar: below 50.",
        "工作时间上限：未知；界线：低于 50。",
    ),
    # probes
    (
        {"probe": "probes.count", "at_least": 5},
        "Probes on record: 2; the bar: at least 5.",
        "探询条数：2；界线：不低于 5。",
    ),
    (
        {"probe": "probes.response_minutes.p90", "above": 1440},
        "Response in minutes that nine of ten keep within: unanswered; the bar: above 1,440.",
        "九成提问的响应时间（分钟）：未获答复；界线：高于 1,440。",
    ),
    (
        {"probe": "probes.response_minutes.median", "at_most": 60},
        "Median response in minutes: unanswered; the bar: at most 60.",
        "响应时间中位数（分钟）：未获答复；界线：不高于 60。",
    ),
    (
        {"probe": "probes.unanswered_share", "above": 0.25},
        "Probes unanswered: 50%; the bar: above 25%.",
        "未获答复的探询：50%；界线：高于 25%。",
    ),
    (
        {"probe": "probes.unanswered_share_in_hours", "above": 0.25},
        "Probes unanswered within working hours: unknown; the bar: above 25%.",
        "工作时间内未获答复的探询：未知；界线：高于 25%。",
    ),
    (
        {"probe": "probes.unanswered_share_out_of_hours", "above": 0.25},
        "Probes unanswered outside working hours: 50%; the bar: above 25%.",
        "工作时间外未获答复的探询：50%；界线：高于 25%。",
    ),
    (
        {"probe": "probes.generic_share", "below": 0.2},
        "Answers that were generic or wrong: 0%; the bar: below 20%.",
        "泛泛而谈或有误的答复：0%；界线：低于 20%。",
    ),
    # answers
    (
        {"answer": "service.sla", "is": "contract"},
        "Service level: In the contract.",
        "服务承诺：写入合同。",
    ),
    (
        {"answer": "service.sla", "is": "none"},
        "Service level: In the contract, not None.",
        "服务承诺：写入合同，而非无。",
    ),
    (
        {"answer": "technology.uptime", "at_least": 99.95},
        "Uptime: 99.9%; the bar: at least 99.95%.",
        "可用性：99.9%；界线：不低于 99.95%。",
    ),
    (
        {"answer": "service.hours", "above": 8},
        "Hours: no answer.",
        "工作时间：没有答复。",
    ),
    ({"unknown": "service.hours"}, "Hours: no answer.", "工作时间：没有答复。"),
    (
        {"unknown": "technology.needs"},
        "Features: Voice calls.",
        "功能：语音通话。",
    ),
    # evidence
    (
        {"evidence": "technology.uptime", "kind_in": ["own_measurement", "vendor_document"]},
        "Uptime: Own measurement, Vendor's document E3, E1.",
        "可用性：自测、厂商文件 E3、E1。",
    ),
    (
        {"evidence": "technology.uptime", "kind_in": ["contract"]},
        "Uptime: no Contract on record.",
        "可用性：没有合同的记录。",
    ),
    ({"register": ["contract"]}, "Contract: E4.", "合同：E4。"),
    ({"register": ["contract"], "used": True}, "Contract: E4.", "合同：E4。"),
    (
        {"register": ["vendor_document"], "at_least": 3},
        "Vendor's document: E1, E2 (3 needed).",
        "厂商文件：E1、E2（需要 3 条）。",
    ),
    (
        {"evidence": "service.sla", "kind_in": ["own_measurement"], "at_least": 2},
        "Service level: no Own measurement on record.",
        "服务承诺：没有自测的记录。",
    ),
    # records
    (
        {"contradicted": "any"},
        "One claim is contradicted: Service level.",
        "1 项自称有反证：服务承诺。",
    ),
    (
        {"contradicted": "any", "strength_at_least": 0.25},
        "One claim has evidence of 25% strength or more against it: Service level.",
        "1 项自称的反证强度达到 25%：服务承诺。",
    ),
    (
        {"contradicted": "any", "strength_at_least": 1},
        "No claim has evidence of 100% strength or more against it.",
        "没有哪项自称的反证强度达到 100%。",
    ),
    (
        {"contradicted": "technology.uptime"},
        "No claim is contradicted.",
        "没有自称遭到反证。",
    ),
    (
        {"record": "meetings", "where": {"format": "face_to_face"}},
        "Meetings face to face: 1 on record, 1 needed.",
        "当面会谈：有 1 条记录，需要 1 条。",
    ),
    (
        {"record": "meetings", "where": {"format": "video"}, "at_least": 3},
        "Meetings of the kind asked for: 0 on record, 3 needed.",
        "符合要求的会面：有 0 条记录，需要 3 条。",
    ),
    (
        {"record": "risks"},
        "Risks: 2 on record, 1 needed.",
        "风险：有 2 条记录，需要 1 条。",
    ),
    (
        {"record": "conditions", "where": {"met": True}},
        "Conditions of the kind asked for: 1 on record, 1 needed.",
        "符合要求的条件：有 1 条记录，需要 1 条。",
    ),
    ({"record": "probes"}, "Probes: 2 on record, 1 needed.", "探询：有 2 条记录，需要 1 条。"),
    ({"stage": ["contracted"]}, "Stage: Probing.", "阶段：探询。"),
    # results so far
    (
        {"flag": "any"},
        "Red flags standing: Silent, at night; missed call.",
        "尚未处理的红旗事项：无人答复；missed call。",
    ),
    ({"flag": "fraud"}, "No such red flag stands.", "没有这样的红旗事项。"),
    (
        {"gate": "any", "is": "passed"},
        "Gates passed: Met face to face.",
        "已通过的关口：当面会谈。",
    ),
    (
        {"gate": "any", "is": "open"},
        "Gates not passed yet: Saw it executed.",
        "未通过的关口：见过执行。",
    ),
    (
        {"gate": "any", "is": "failed"},
        "Gates failed: Lost its licence.",
        "已失败的关口：失去许可。",
    ),
    ({"must_have": "met"}, "Must-haves met: Voice calls.", "已满足的必备项：语音通话。"),
    (
        {"must_have": "open"},
        "Must-haves not yet proven: Service level.",
        "尚未证实的必备项：服务承诺。",
    ),
    ({"must_have": "absent"}, "Must-haves proven absent: fax it.", "查实没有的必备项：fax it。"),
]


@pytest.mark.parametrize(("given", "english", "chinese"), SENTENCES)
def test_sentences(given: dict[str, Any], english: str, chinese: str) -> None:
    assert say(given, "en") == english
    assert say(given, "zh") == chinese


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"flag": "any"}, "No such red flag stands."),
        ({"gate": "any", "is": "passed"}, "No gate is passed."),
        ({"gate": "any", "is": "open"}, "No gate is open."),
        ({"gate": "any", "is": "failed"}, "No gate has failed."),
        ({"must_have": "met"}, "No must-have is met."),
        ({"must_have": "open"}, "No must-have is open."),
        ({"must_have": "absent"}, "No must-have is proven absent."),
    ],
)
def test_nothing_in_that_state(given: dict[str, str], sentence: str) -> None:
    assert say(given, "en", NO_RESULTS) == sentence
    chinese = say(given, "zh", NO_RESULTS)
    assert chinese.startswith("没有")
    assert chinese.endswith("。")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Contract: none that an answer draws on."),
        ("zh", "合同：没有哪项答复用到这类证据。"),
    ],
)
def test_evidence_that_no_answer_draws_on(language: str, sentence: str) -> None:
    test = read_test({"register": ["contract"], "used": True})
    because = Because(test, holds=False, count=0)
    assert because_words([because], SUBJECTS[language]) == (sentence,)


@pytest.mark.parametrize(
    ("figure", "bound", "shown"),
    [
        (49.96, {"below": 50}, "49.96; the bar: below 50"),
        (50.04, {"above": 50}, "50.04; the bar: above 50"),
        (50.0000004, {"above": 50}, "50; the bar: above 50"),
        (49.99999999999999, {"at_least": 50}, "50; the bar: at least 50"),
        (50.0, {"below": 50}, "50; the bar: below 50"),
        (33.333333, {"below": 50}, "33.3; the bar: below 50"),
        (-3.25, {"below": -3.2}, "\N{MINUS SIGN}3.25; the bar: below \N{MINUS SIGN}3.2"),
    ],
)
def test_figure_is_told_from_its_bound(figure: float, bound: Any, shown: str) -> None:
    because = Because(read_test({"proven": "overall", **bound}), holds=True, figure=figure)
    assert because_words([because], SUBJECTS["en"]) == (f"Proven, Overall: {shown}.",)


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.25, "25%"), (0.2504, "25.04%"), (1 / 3, "33.3%"), (0.0, "0%"), (None, "unknown")],
)
def test_shares_are_percentages(share: float | None, shown: str) -> None:
    test = ProbeTest(probe="probes.unanswered_share", above=0.25)
    (sentence,) = because_words([Because(test, holds=False, figure=share)], SUBJECTS["en"])
    assert sentence == f"Probes unanswered: {shown}; the bar: above 25%."


def test_same_sentence_is_said_once() -> None:
    because = evaluate(read_test({"flag": "any"}), FACTS).because
    assert len(because_words([*because, *because], SUBJECTS["en"])) == 1
    assert because_words([], SUBJECTS["en"]) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_whole_and_without_ids(language: str) -> None:
    ids = ("met-them", "saw-sla", "voice_call", "service.sla", "face_to_face", "vendor_document")
    for given, _, _ in SENTENCES:
        for known in (FACTS, NO_RESULTS):
            sentence = say(given, language, known)
            assert sentence.endswith("." if language == "en" else "。")
            assert not any(name in sentence for name in ids), sentence
            assert re.search(r"[{}$_]|None\b(?!\.)|\b(inf|nan)\b", sentence) is None, sentence


def test_every_kind_of_test_has_its_sentence() -> None:
    kinds = {type(read_test(given)) for given, _, _ in SENTENCES}
    assert kinds == {*get_args(Test)}


def test_titles() -> None:
    english, chinese = SUBJECTS["en"], SUBJECTS["zh"]
    assert (gate_title("saw-sla", english), gate_title("saw-sla", chinese)) == (
        "Saw it executed",
        "见过执行",
    )
    assert flag_title("silent", chinese) == "无人答复"
    assert flag_title("pushy", english) == "Pushed another product"  # by the partner's own file
    assert flag_title("no-title", english) == "no title"
    assert must_title("voice_call", chinese) == "语音通话"
    assert must_title("service.sla", english) == "Service level"
    assert must_title("no_title", english) == "no title"


def test_partners_own_title_of_a_flag_goes_before_the_rubrics() -> None:
    own = {"id": "silent", "severity": "minor", "title": "Nobody answered on Sunday"}
    review = make_review(
        {"acme": {**VALUES, "flags": [own]}},
        brief=brief_values(),
        rubric={**rubric_values(), **RULES},
    )
    assert flag_title("silent", subject_of(review, "acme")) == "Nobody answered on Sunday"
