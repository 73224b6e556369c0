# ruff: noqa: RUF001 - Chinese punctuation is meant
"""Why a rule came out as it did: a whole sentence for every kind of test, holding or not."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import Any, get_args

import pytest

from dossier.judging.conditions import Facts, evaluate
from dossier.making.because import because_words, flag_title, gate_title, must_title
from dossier.nouns.brief import MustHave
from dossier.nouns.condition import (
    AnswerTest,
    ContradictedTest,
    EvidenceTest,
    RegisterTest,
    Test,
    UnknownTest,
)
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


def say(because: Because, language: str) -> str:
    (sentence,) = because_words([because], SUBJECTS[language])
    return sentence


def met(given: dict[str, Any], known: Facts = FACTS) -> Because:
    (because,) = evaluate(read_test(given), known).because
    return because


SENTENCES: list[tuple[dict[str, Any], bool, str, str]] = [
    # figures, of which test_bounds has the rest
    (
        {"proven": "technology", "below": 100},
        True,
        "45 points are proven in Technology, below the bar of 100.",
        "“技术”维度已证实 45 分，低于 100 分的界线。",
    ),
    (
        {"proven": "technology", "above": 100},
        False,
        "45 points are proven in Technology, below the bar of 100.",
        "“技术”维度已证实 45 分，低于 100 分的界线。",
    ),
    (
        {"probe": "probes.count", "at_least": 5},
        False,
        "2 probes are on record, below the bar of 5.",
        "有 2 条探询记录，低于 5 条的界线。",
    ),
    (
        {"probe": "probes.count", "at_most": 5},
        True,
        "2 probes are on record, below the bar of 5.",
        "有 2 条探询记录，低于 5 条的界线。",
    ),
    # answers
    (
        {"answer": "service.sla", "is": "contract"},
        True,
        "Service level: the answer is “In the contract”.",
        "服务承诺：答复为“写入合同”。",
    ),
    (
        {"answer": "service.sla", "is": "none"},
        False,
        "Service level: the answer is “In the contract”, not “None”.",
        "服务承诺：答复为“写入合同”，而非“无”。",
    ),
    (
        {"answer": "service.sla", "is": "contract", "look_at": "claimed"},
        True,
        "Service level: “In the contract” is claimed.",
        "服务承诺：自称“写入合同”。",
    ),
    (
        {"answer": "service.sla", "is": "none", "look_at": "claimed"},
        False,
        "Service level: “In the contract” is claimed, not “None”.",
        "服务承诺：自称“写入合同”，而非“无”。",
    ),
    (
        {"answer": "service.sla", "is": "contract", "look_at": "verified"},
        False,
        "Service level: nothing has been verified yet.",
        "服务承诺：尚未查实。",
    ),
    (
        {"answer": "technology.uptime", "at_least": 99.95, "look_at": "verified"},
        False,
        "Uptime: 99.9% was found, below the bar of 99.95%.",
        "可用性：查实为 99.9%，低于 99.95% 的界线。",
    ),
    (
        {"answer": "technology.uptime", "below": 99.95},
        True,
        "Uptime: the answer is 99.9%, below the bar of 99.95%.",
        "可用性：答复为 99.9%，低于 99.95% 的界线。",
    ),
    (
        {"answer": "technology.uptime", "above": 99.9, "look_at": "claimed"},
        True,
        "Uptime: 99.99% is claimed, above the bar of 99.9%.",
        "可用性：自称 99.99%，高于 99.9% 的界线。",
    ),
    (
        {"answer": "technology.uptime", "at_least": 99.9},
        True,
        "Uptime: the answer is 99.9%, not below the bar of 99.9%.",
        "可用性：答复为 99.9%，不低于 99.9% 的界线。",
    ),
    (
        {"answer": "service.languages", "is": "nothing", "look_at": "verified"},
        False,
        "Languages: nothing has been verified yet.",
        "支持语言：尚未查实。",
    ),
    (
        {"answer": "service.hours", "above": 8},
        False,
        "Hours: does not apply here.",
        "工作时间：此处不适用。",
    ),
    ({"unknown": "service.hours"}, False, "Hours: does not apply here.", "工作时间：此处不适用。"),
    (
        {"unknown": "technology.needs"},
        False,
        "Features: the answer is “Voice calls”.",
        "功能：答复为“语音通话”。",
    ),
    (
        {"unknown": "technology.markets"},
        False,
        "Markets: the answer is “all markets”.",
        "市场：答复为“全部市场”。",
    ),
    # evidence
    (
        {"evidence": "technology.uptime", "kind_in": ["own_measurement", "vendor_document"]},
        True,
        (
            "Uptime: evidence of the kind “Own measurement” or “Vendor's document” backs "
            "the answer (E3, E1)."
        ),
        "可用性：有“自测”或“厂商文件”类证据支持（E3、E1）。",
    ),
    (
        {"evidence": "technology.uptime", "kind_in": ["vendor_document"], "at_least": 2},
        False,
        "Uptime: evidence of the kind “Vendor's document” backs the answer (E1; 2 needed).",
        "可用性：有“厂商文件”类证据支持（E1；需要 2 条）。",
    ),
    (
        {"evidence": "technology.uptime", "kind_in": ["contract"]},
        False,
        "Uptime: no evidence of the kind “Contract” backs the answer.",
        "可用性：没有“合同”类证据支持。",
    ),
    (
        {"evidence": "service.sla", "kind_in": ["own_measurement"], "at_least": 2},
        False,
        "Service level: no evidence of the kind “Own measurement” backs the answer.",
        "服务承诺：没有“自测”类证据支持。",
    ),
    (
        {"register": ["contract"]},
        True,
        "Evidence of the kind “Contract” is on record (E4).",
        "有“合同”类证据（E4）。",
    ),
    (
        {"register": ["vendor_document"], "at_least": 2},
        True,
        "Evidence of the kind “Vendor's document” is on record (E1, E2; 2 needed).",
        "有“厂商文件”类证据（E1、E2；需要 2 条）。",
    ),
    (
        {"register": ["vendor_document"], "at_least": 3},
        False,
        "Evidence of the kind “Vendor's document” is on record (E1, E2; 3 needed).",
        "有“厂商文件”类证据（E1、E2；需要 3 条）。",
    ),
    # records
    (
        {"contradicted": "any"},
        True,
        "One claim has evidence against it: Service level.",
        "1 项自称有反证：服务承诺。",
    ),
    (
        {"contradicted": "any", "at_least": 2},
        False,
        "One claim has evidence against it, below the bar of 2: Service level.",
        "1 项自称有反证，低于 2 项的界线：服务承诺。",
    ),
    (
        {"contradicted": "any", "strength_at_least": 0.25},
        True,
        "One claim has evidence of 25% strength or more against it: Service level.",
        "1 项自称有强度达到 25% 的反证：服务承诺。",
    ),
    (
        {"contradicted": "any", "strength_at_least": 1},
        False,
        "No claim has evidence of 100% strength or more against it.",
        "没有哪项自称有强度达到 100% 的反证。",
    ),
    (
        {"contradicted": "service.sla", "strength_at_least": 1},
        False,
        "Service level: no evidence of 100% strength or more speaks against the claim.",
        "服务承诺：自称没有强度达到 100% 的反证。",
    ),
    (
        {"contradicted": "service.sla"},
        True,
        "Service level: evidence speaks against the claim.",
        "服务承诺：自称有反证。",
    ),
    (
        {"contradicted": "technology.uptime"},
        False,
        "Uptime: no evidence speaks against the claim.",
        "可用性：自称没有反证。",
    ),
    (
        {"record": "meetings", "where": {"format": "face_to_face"}},
        True,
        "Meetings face to face (2026-07-03 Jakarta): 1 on record.",
        "当面会谈（2026-07-03 Jakarta）：有 1 条记录。",
    ),
    (
        {"record": "meetings", "where": {"format": "video"}},
        False,
        "Meetings of the kind asked for: none on record.",
        "符合要求的会面：没有记录。",
    ),
    (
        {"record": "meetings", "where": {"format": "video"}, "at_least": 3},
        False,
        "Meetings of the kind asked for: none on record, below the bar of 3.",
        "符合要求的会面：没有记录，低于 3 条的界线。",
    ),
    (
        {"record": "meetings", "where": {"format": "face_to_face"}, "at_least": 2},
        False,
        "Meetings face to face (2026-07-03 Jakarta): 1 on record, below the bar of 2.",
        "当面会谈（2026-07-03 Jakarta）：有 1 条记录，低于 2 条的界线。",
    ),
    (
        {"record": "risks"},
        True,
        "Risks (outage, lock-in): 2 on record.",
        "风险（outage、lock-in）：有 2 条记录。",
    ),
    (
        {"record": "risks", "at_least": 2},
        True,
        "Risks (outage, lock-in): 2 on record, not below the bar of 2.",
        "风险（outage、lock-in）：有 2 条记录，不低于 2 条的界线。",
    ),
    (
        {"record": "conditions", "where": {"met": True}},
        True,
        "Conditions of the kind asked for (visit): 1 on record.",
        "符合要求的条件（visit）：有 1 条记录。",
    ),
    ({"record": "probes"}, True, "Probes (p2, p1): 2 on record.", "探询（p2、p1）：有 2 条记录。"),
    (
        {"stage": ["probing", "negotiating"]},
        True,
        "The stage is “Probing”.",
        "目前处于“探询”阶段。",
    ),
    (
        {"stage": ["contracted"]},
        False,
        "The stage is “Probing”, not “Contracted”.",
        "目前处于“探询”阶段，而非“已签约”。",
    ),
    (
        {"stage": ["negotiating", "contracted"]},
        False,
        "The stage is “Probing”, not “Negotiating” or “Contracted”.",
        "目前处于“探询”阶段，而非“谈判”或“已签约”。",
    ),
    # results so far
    (
        {"flag": "any"},
        True,
        "Red flags standing: Silent, at night; missed call.",
        "尚未处理的红旗事项：无人答复；missed call。",
    ),
    (
        {"flag": "any", "severity": "major"},
        True,
        "Red flags standing (major): Silent, at night.",
        "尚未处理的红旗事项（重大）：无人答复。",
    ),
    (
        {"flag": "any", "severity": "blocker"},
        False,
        "No red flag (blocker) stands.",
        "没有尚未处理的红旗事项（一票否决）。",
    ),
    (
        {"flag": "silent"},
        True,
        "Red flags standing: Silent, at night.",
        "尚未处理的红旗事项：无人答复。",
    ),
    (
        {"flag": "fraud"},
        False,
        "The red flag “fraud” does not stand.",
        "红旗事项“fraud”没有成立，或已处理。",
    ),
    (
        {"flag": "silent", "severity": "blocker"},
        False,
        "The red flag “Silent, at night (blocker)” does not stand.",
        "红旗事项“无人答复（一票否决）”没有成立，或已处理。",
    ),
    (
        {"gate": "any", "is": "passed"},
        True,
        "Gates passed: Met face to face.",
        "已通过的关口：当面会谈。",
    ),
    (
        {"gate": "any", "is": "open"},
        True,
        "Gates not passed yet: Saw it executed.",
        "未通过的关口：见过执行。",
    ),
    (
        {"gate": "any", "is": "failed"},
        True,
        "Gates failed: Lost its licence.",
        "已失败的关口：失去许可。",
    ),
    (
        {"gate": "met-them", "is": "passed"},
        True,
        "Gates passed: Met face to face.",
        "已通过的关口：当面会谈。",
    ),
    (
        {"gate": "met-them", "is": "open"},
        False,
        "The gate “Met face to face” is not open.",
        "关口“当面会谈”并非未通过。",
    ),
    (
        {"gate": "met-them", "is": "failed"},
        False,
        "The gate “Met face to face” has not failed.",
        "关口“当面会谈”没有失败。",
    ),
    (
        {"gate": "saw-sla", "is": "passed"},
        False,
        "The gate “Saw it executed” is not passed.",
        "关口“见过执行”没有通过。",
    ),
    ({"must_have": "met"}, True, "Must-haves met: Voice calls.", "已满足的必备项：语音通话。"),
    (
        {"must_have": "open"},
        True,
        "Must-haves not yet proven: Service level.",
        "尚未证实的必备项：服务承诺。",
    ),
    (
        {"must_have": "absent"},
        True,
        "Must-haves proven absent: fax it.",
        "查实没有的必备项：fax it。",
    ),
]


@pytest.mark.parametrize(("given", "holds", "english", "chinese"), SENTENCES)
def test_sentences(given: dict[str, Any], holds: bool, english: str, chinese: str) -> None:  # noqa: FBT001 - a row of the table
    because = met(given)
    assert because.holds is holds
    assert say(because, "en") == english
    assert say(because, "zh") == chinese


@pytest.mark.parametrize(("given", "holds", "english", "chinese"), SENTENCES)
def test_sentence_is_as_true_where_the_test_is_turned_round(
    given: dict[str, Any],
    holds: bool,  # noqa: FBT001 - a row of the table
    english: str,
    chinese: str,
) -> None:
    finding = evaluate(read_test({"not": given}), FACTS)
    assert finding.holds is not holds
    assert because_words(finding.because, SUBJECTS["en"]) == (english,)
    assert because_words(finding.because, SUBJECTS["zh"]) == (chinese,)


@pytest.mark.parametrize(
    ("given", "english", "chinese"),
    [
        ({"flag": "any"}, "No red flag stands.", "没有尚未处理的红旗事项。"),
        ({"gate": "any", "is": "passed"}, "No gate is passed.", "没有已通过的关口。"),
        ({"gate": "any", "is": "open"}, "No gate is open.", "没有未通过的关口。"),
        ({"gate": "any", "is": "failed"}, "No gate has failed.", "没有已失败的关口。"),
        ({"must_have": "met"}, "No must-have is met.", "没有已满足的必备项。"),
        ({"must_have": "open"}, "No must-have is open.", "没有未决的必备项。"),
        ({"must_have": "absent"}, "No must-have is proven absent.", "没有查实缺失的必备项。"),
        ({"contradicted": "any"}, "No claim has evidence against it.", "没有哪项自称有反证。"),
    ],
)
def test_nothing_in_that_state(given: dict[str, str], english: str, chinese: str) -> None:
    assessment = replace(FACTS.assessment, dimensions=())
    because = met(given, replace(NO_RESULTS, assessment=assessment))
    assert not because.holds
    assert (say(because, "en"), say(because, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("because", "english", "chinese"),
    [
        (
            Because(UnknownTest(unknown="technology.needs"), holds=True),
            "Features: no answer.",
            "功能：没有答复。",
        ),
        (
            Because(
                AnswerTest.model_validate(
                    {"answer": "service.sla", "is": "none", "look_at": "claimed"}
                ),
                holds=False,
            ),
            "Service level: nothing is claimed.",
            "服务承诺：对方没有自称。",
        ),
        (
            Because(AnswerTest(answer="technology.uptime", below=99), holds=False),
            "Uptime: no answer.",
            "可用性：没有答复。",
        ),
        (
            Because(
                RegisterTest.model_validate({"register": ("contract", "own_measurement")}),
                holds=False,
                count=0,
            ),
            "No evidence of the kind “Contract” or “Own measurement” is on record.",
            "没有“合同”或“自测”类证据。",
        ),
        (
            Because(
                RegisterTest.model_validate({"register": ("contract",), "used": True}),
                holds=False,
                count=0,
            ),
            "No answer draws on evidence of the kind “Contract”.",
            "没有哪项答复用到“合同”类证据。",
        ),
        (
            Because(
                EvidenceTest(evidence="service.sla", kind_in=("contract",), at_least=2),
                holds=True,
                count=2,
                names=("sla-page", "draft"),
            ),
            "Service level: evidence of the kind “Contract” backs the answer (E1, E4; 2 needed).",
            "服务承诺：有“合同”类证据支持（E1、E4；需要 2 条）。",
        ),
        (
            Because(
                ContradictedTest(contradicted="any", at_least=2),
                holds=True,
                count=2,
                names=("service.sla", "technology.uptime"),
            ),
            "2 claims have evidence against them, not below the bar of 2: Service level; Uptime.",
            "2 项自称有反证，不低于 2 项的界线：服务承诺；可用性。",
        ),
    ],
)
def test_sentences_on_what_acme_does_not_have(because: Because, english: str, chinese: str) -> None:
    assert (say(because, "en"), say(because, "zh")) == (english, chinese)


def test_same_sentence_is_said_once() -> None:
    because = evaluate(read_test({"flag": "any"}), FACTS).because
    assert len(because_words([*because, *because], SUBJECTS["en"])) == 1
    assert because_words([], SUBJECTS["en"]) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_whole_and_without_ids(language: str) -> None:
    ids = ("met-them", "saw-sla", "voice_call", "service.sla", "face_to_face", "vendor_document")
    for given, *_ in SENTENCES:
        for known in (FACTS, NO_RESULTS):
            sentence = say(met(given, known), language)
            assert sentence.endswith("." if language == "en" else "。")
            assert not any(name in sentence for name in ids), sentence
            assert re.search(r"[{}$_]|None\b(?!”)|\b(inf|nan)\b", sentence) is None, sentence


def test_every_kind_of_test_has_its_sentence() -> None:
    kinds = {(type(read_test(given)).__name__, holds) for given, holds, *_ in SENTENCES}
    missing = {*product((test.__name__ for test in get_args(Test)), (True, False))} - kinds
    # Nothing is unknown of Acme, and each state of a must-have has one: the tables above have them.
    assert missing == {("UnknownTest", True), ("MustHaveTest", False)}


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
