"""Hypothesis strategies: rubrics, briefs and profiles as the plain values that files hold.

Numbers have few decimals, as people write them, and knots lie at least 1 apart.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from dossier.judging.assess import Yardstick, assess_partner
from dossier.nouns.assessment import Assessment
from dossier.nouns.brief import Brief
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric

Dict = dict[str, Any]
Draw = st.DrawFn

AS_OF = "2026-11-22"
KINDS = ("own_measurement", "contract", "vendor_document", "hearsay")
LISTS = {
    "markets": ("ID", "VN", "TH", "BR"),
    "languages": ("en", "id", "vi", "pt-BR"),
    "needs": ("voice_call", "video_call", "recording"),
}
LEVELS = ("none", "partial", "full")
FIGURES = (
    "probes.generic_share",
    *(
        figure + hours
        for figure in (
            "probes.response_minutes.median",
            "probes.response_minutes.p90",
            "probes.unanswered_share",
        )
        for hours in ("", "_in_hours", "_out_of_hours")
    ),
)


@dataclass(frozen=True)
class Scene:
    """Partners with what they are judged by, as plain values."""

    rubric: Dict
    brief: Dict | None
    profiles: dict[str, Dict]

    def copy(self) -> Scene:
        """A scene that may be changed without changing this one."""
        return copy.deepcopy(self)

    @property
    def criteria(self) -> dict[str, Dict]:
        """The rubric's criteria by reference."""
        return {f"{d['id']}.{c['id']}": c for d in self.rubric["dimensions"] for c in d["criteria"]}


def yardstick_of(scene: Scene) -> Yardstick:
    brief = Brief.model_validate_json(json.dumps(scene.brief)) if scene.brief else None
    return Yardstick(
        Rubric.model_validate_json(json.dumps(scene.rubric)), brief, dt.date.fromisoformat(AS_OF)
    )


def judge(scene: Scene, partner: str = "p0") -> Assessment:
    profile = Profile.model_validate_json(json.dumps(scene.profiles[partner]))
    return assess_partner(partner, profile, yardstick_of(scene))


# -- rubric and brief -----------------------------------------------------------------------

points = st.integers(0, 100)
weights = st.sampled_from([0.1, 0.25, 0.5, 1, 1.5, 2, 3, 7, 25, 40])
measured = st.integers(-1000, 6000).map(lambda tenths: tenths / 10)


@st.composite
def knots(draw: Draw) -> list[list[float]]:
    places = sorted(draw(st.sets(st.integers(0, 500), min_size=2, max_size=4)))
    return [[place, draw(points)] for place in places]


@st.composite
def value_functions(draw: Draw) -> Dict:
    name = draw(st.sampled_from(["number", "choice", "coverage", "derived"]))
    if name == "choice":
        return {name: {"levels": {lv: {"title": lv, "points": draw(points)} for lv in LEVELS}}}
    if name == "coverage":
        return {name: {"of": draw(st.sampled_from(sorted(LISTS)))}}
    scale = {"unit": "min", "points": draw(knots())}
    if name == "derived":
        scale["from"] = draw(st.sampled_from(FIGURES))
    return {name: scale}


@st.composite
def rubrics(draw: Draw) -> Dict:
    dimensions = [
        {
            "id": f"d{d}",
            "title": "Dimension",
            "question": "What?",
            "weight": draw(weights),
            "criteria": [
                {"id": f"c{c}", "title": "Criterion", "question": "What?", "weight": draw(weights)}
                | draw(value_functions())
                for c in range(draw(st.integers(1, 4)))
            ],
        }
        for d in range(draw(st.integers(1, 3)))
    ]
    kinds = {}
    for kind in KINDS:
        kinds[kind] = {"title": kind, "reliability": draw(st.integers(0, 20)) / 20}
        if draw(st.booleans()):
            kinds[kind]["half_life_months"] = draw(st.sampled_from([1, 6, 12, 18.5]))
    return {
        "schema": "dossier/rubric@1",
        "id": "drawn",
        "version": "1",
        "title": "Drawn",
        "dimensions": dimensions,
        "evidence_kinds": kinds,
        "undated_age_months": draw(st.sampled_from([0, 24, 36.5])),
        "probe_patience_hours": draw(st.sampled_from([0.5, 72, 100.25])),
        "grades": [{"id": "A", "from": 70}, {"id": "B", "from": 32.5}, {"id": "C", "from": 0}],
    }


@st.composite
def briefs(draw: Draw, rubric: Dict) -> Dict | None:
    if draw(st.integers(0, 3)) == 0:
        return None
    dimensions = [d["id"] for d in rubric["dimensions"]]
    references = [f"{d['id']}.{c['id']}" for d in rubric["dimensions"] for c in d["criteria"]]
    lists = {
        name: draw(st.lists(st.sampled_from(members), max_size=5))
        for name, members in LISTS.items()
    }
    return {
        "schema": "dossier/brief@1",
        "title": "Drawn",
        **lists,
        "weights": draw(st.dictionaries(st.sampled_from(dimensions), weights)),
        "not_applicable": draw(st.lists(st.sampled_from(references), max_size=2)),
    }


# -- profiles -------------------------------------------------------------------------------

dates = st.sampled_from(["2026-11-22", "2026-02-28", "2027-01-05", "2026-09", "2025-12", "2024"])
origins = st.sampled_from(["vendor", "lab", "paper"])
MOMENTS = ("2026-06-01T09:00+07:00", "2026-06-03T23:30:15+08:00")


@st.composite
def evidence_items(draw: Draw) -> Dict:
    item = {"kind": draw(st.sampled_from(KINDS)), "title": "Item"}
    if draw(st.booleans()):
        item["date"] = draw(dates)
    if draw(st.booleans()):
        item["origin"] = draw(origins)
    return item


def answer_values(criterion: Dict) -> st.SearchStrategy[Any]:
    """What may answer a criterion."""
    if "choice" in criterion:
        return st.sampled_from(LEVELS)
    if "coverage" in criterion:
        members = LISTS[criterion["coverage"]["of"]]
        return st.lists(st.sampled_from(members), max_size=4) | st.just("all")
    return measured


@st.composite
def answers(draw: Draw, criterion: Dict, register: list[str]) -> Dict:
    answer: Dict = {}
    if draw(st.integers(0, 4)):
        answer["claimed"] = draw(answer_values(criterion))
    if "derived" not in criterion and draw(st.booleans()):
        answer["verified"] = draw(answer_values(criterion))
    if register:
        answer["evidence"] = draw(st.lists(st.sampled_from(register), max_size=4))
        if draw(st.booleans()):
            answer["against"] = draw(st.lists(st.sampled_from(register), max_size=2))
    return answer


# Two in the past, one of them at night; one whose 72 hours end with the as-of day, by whichever
# clock, and one put a second earlier; and one of the last minute of the day.
ASKED = (
    "2026-06-01T09:00+07:00",
    "2026-06-05T23:30:15-04:00",
    "2026-11-20T00:00+08:00",
    "2026-11-19T23:59:59-05:00",
    "2026-11-22T23:59+00:00",
)
HOURS = (
    {"time_zone": "Asia/Jakarta", "from": "09:00", "to": "18:00"},
    {"time_zone": "America/New_York", "from": "22:00", "to": "06:00", "days": ["fri", "sun"]},
    {"time_zone": "Europe/Berlin", "from": "00:00", "to": "00:00", "days": ["mon", "thu"]},
)


@st.composite
def probes(draw: Draw) -> list[Dict]:
    logged = []
    for number in range(draw(st.sampled_from([0, 1, 2, 5, 10, 11]))):
        probe = {
            "id": f"p{number}",
            "topic": "T",
            "severity": "low",
            "asked": draw(st.sampled_from(ASKED)),
        }
        wait = draw(st.none() | st.integers(0, 48 * 60))
        if wait is not None:
            answered = dt.datetime.fromisoformat(probe["asked"]) + dt.timedelta(minutes=wait + 0.5)
            probe["answered"] = answered.isoformat(timespec="seconds")
        logged.append(probe)
    return logged


@st.composite
def profiles(draw: Draw, criteria: dict[str, Dict]) -> Dict:
    register = {f"e{n}": draw(evidence_items()) for n in range(draw(st.integers(0, 5)))}
    answered = [reference for reference in criteria if draw(st.integers(0, 3))]
    return {
        "schema": "dossier/profile@1",
        "name": "Acme",
        "evidence": register,
        "answers": {r: draw(answers(criteria[r], sorted(register))) for r in answered},
        "probes": draw(probes()),
        "working_hours": draw(st.none() | st.sampled_from(HOURS)),
    }


@st.composite
def scenes(draw: Draw, partners: int = 1) -> Scene:
    rubric = draw(rubrics())
    bare = Scene(rubric, draw(briefs(rubric)), {})
    return Scene(
        rubric, bare.brief, {f"p{n}": draw(profiles(bare.criteria)) for n in range(partners)}
    )
