"""A second program that reckons what `dossier score --json` prints, to hold the first against.

It is written from the formulas of docs/scoring.md alone and shares no line with the product:
files are read with every value as text, and all arithmetic but the fading of evidence is in
exact fractions. Run it as `python tests/oracle.py RUBRIC BRIEF|- AS_OF PROFILE...`.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import zoneinfo
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

Dict = dict[str, Any]

NOTHING = {"", "~", "null", "Null", "NULL"}
NEVER = "never"
FULL = Fraction(100)
DAY = 24 * 60


def read(path: Path) -> Dict:
    """A YAML file with every scalar as the text that stands there."""
    content: Dict = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    return content


def exact(number: object) -> Fraction:
    """The number as it is written: 99.93 is 9993/100 and nothing else."""
    return Fraction(str(number))


def score(rubric: Dict, brief: Dict | None, as_of: str, profiles: dict[str, Dict]) -> list[Dict]:
    """The `partners` of `dossier/scores@1`, without reasons, best first."""
    day = dt.date.fromisoformat(as_of)
    judged = [
        score_partner(rubric, brief or {}, day, profile) | {"id": name}
        for name, profile in profiles.items()
    ]
    judged.sort(key=lambda p: (p["proven"] is None, *falling(p), p["id"]))
    for place, partner in enumerate(judged):
        if partner["proven"] is None:
            partner["rank"] = None
        else:
            better = [p for p in judged[:place] if falling(p) < falling(partner)]
            partner["rank"] = len(better) + 1
    return judged


def falling(partner: Dict) -> tuple[Fraction, Fraction]:
    """What partners are ordered by; equal to nine decimals is equal."""
    return (-round(partner["proven"] or FULL * 0, 9), -round(partner["ceiling"] or FULL * 0, 9))


def score_partner(rubric: Dict, brief: Dict, day: dt.date, profile: Dict) -> Dict:
    strengths = {
        name: strength_of(item, rubric, day)
        for name, item in (profile.get("evidence") or {}).items()
    }
    case = {
        "rubric": rubric,
        "brief": brief,
        "profile": profile,
        "strengths": strengths,
        "day": day,
    }
    dimensions = []
    for dimension in rubric["dimensions"]:
        criteria = [
            score_criterion(f"{dimension['id']}.{criterion['id']}", criterion, case)
            for criterion in dimension["criteria"]
        ]
        give_weights(criteria, [exact(c["weight"]) for c in dimension["criteria"]])
        figures = average([(c["weight"], c) for c in criteria])
        grade = grade_of(figures["proven"], rubric)
        dimensions.append({"id": dimension["id"], **figures, "grade": grade, "criteria": criteria})
    own = brief.get("weights") or {}
    give_weights(dimensions, [exact(own.get(d["id"], d["weight"])) for d in rubric["dimensions"]])
    leaves = [(d["weight"] * c["weight"], d["id"], c) for d in dimensions for c in d["criteria"]]
    figures = average([(weight, c) for weight, _, c in leaves])
    stakes = {
        f"{dimension}.{c['id']}": weight * (c["ceiling"] - c["proven"])
        for weight, dimension, c in leaves
        if weight
    }
    return {
        **figures,
        "grade": grade_of(figures["proven"], rubric),
        "dimensions": dimensions,
        "worklist": {reference: stake for reference, stake in stakes.items() if stake},
    }


def give_weights(parts: list[Dict], declared: list[Fraction]) -> None:
    """Shares of those parts that have any points to average; the others have none."""
    pairs = list(zip(declared, parts, strict=True))
    total = sum(weight for weight, part in pairs if part["ceiling"] is not None)
    for weight, part in pairs:
        part["weight"] = Fraction(0) if part["ceiling"] is None else weight / total


def average(leaves: list[tuple[Fraction, Dict]]) -> Dict:
    counted = [(w, c) for w, c in leaves if c["state"] != "not_applicable"]
    spoken = [(w, c) for w, c in counted if c["claimed"] is not None]
    claimed, backed = mean(spoken, "claimed"), mean(spoken, "proven")
    return {
        "claimed": claimed,
        "proven": mean(counted, "proven"),
        "ceiling": mean(counted, "ceiling"),
        "gap": None if claimed is None or backed is None else claimed - backed,
        "coverage": mean(counted, "strength"),
    }


def mean(leaves: list[tuple[Fraction, Dict]], figure: str) -> Fraction | None:
    total = sum(weight for weight, _ in leaves)
    return sum(weight * leaf[figure] for weight, leaf in leaves) / total if total else None


def grade_of(proven: Fraction | None, rubric: Dict) -> str | None:
    if proven is None:
        return None
    reached = [g for g in rubric["grades"] if round(proven, 9) >= round(exact(g["from"]), 9)]
    best = max(reached, key=lambda g: exact(g["from"]))
    return str(best["id"])


# -- one criterion --------------------------------------------------------------------------


def score_criterion(reference: str, criterion: Dict, case: Dict) -> Dict:
    brief, profile, strengths = case["brief"], case["profile"], case["strengths"]
    out: Dict = dict.fromkeys(
        ("claimed_value", "verified_value", "claimed", "value", "strength", "proven", "ceiling")
    )
    out |= {"id": criterion["id"], "state": "not_applicable", "evidence": {}, "against": {}}
    if reference in (brief.get("not_applicable") or []):
        return out
    if "coverage" in criterion and not brief.get(criterion["coverage"]["of"]):
        return out
    answer = (profile.get("answers") or {}).get(reference) or {}
    probes = probes_behind(criterion["derived"]["from"], case) if "derived" in criterion else []
    claimed = given(answer.get("claimed"), criterion)
    found = given(answer.get("verified"), criterion)
    if probes:
        found = figure_from(probes, hours_left_out(criterion["derived"]["from"]))
    if claimed is None and found is None:
        return out | {"state": "unknown", "strength": 0, "proven": 0, "ceiling": FULL}

    pro, contra = list(answer.get("evidence") or []), list(answer.get("against") or [])
    doubt = doubt_left(pro, profile, strengths)
    if probes:
        own = exact(case["rubric"]["evidence_kinds"]["own_measurement"]["reliability"])
        doubt *= 1 - own * Fraction(len(probes), len(probes) + 2)
    q = (1 - doubt) * doubt_left(contra, profile, strengths)
    v = points(claimed if found is None else found, criterion, brief)
    state = "contradicted" if contra else "claimed" if found is None else "verified"
    return out | {
        "state": state,
        "claimed_value": claimed,
        "verified_value": found,
        "claimed": v if claimed is None else points(claimed, criterion, brief),
        "value": v,
        "strength": q,
        "proven": q * v,
        "ceiling": q * v + (1 - q) * FULL,
        "evidence": {name: strengths[name] for name in pro},
        "against": {name: strengths[name] for name in contra},
    }


def given(answer: object, criterion: Dict) -> Any:
    """The answer as the rubric means it: a number, a level, a list; None for no answer."""
    if answer is None or (isinstance(answer, str) and answer in NOTHING):
        return None
    if "number" in criterion or "derived" in criterion:
        return exact(answer)
    return list(answer) if isinstance(answer, list | tuple) else str(answer)


def points(answer: Any, criterion: Dict, brief: Dict) -> Fraction:
    if "choice" in criterion:
        return exact(criterion["choice"]["levels"][answer]["points"])
    if "coverage" in criterion:
        wanted = set(brief[criterion["coverage"]["of"]])
        covered = wanted if answer == "all" else wanted & set(answer)
        return FULL * len(covered) / len(wanted)
    scale = criterion["number"] if "number" in criterion else criterion["derived"]
    knots = [(exact(x), exact(y)) for x, y in scale["points"]]
    below = [knot for knot in knots if answer == NEVER or knot[0] <= answer]
    above = knots[len(below) :]
    if not below or not above:
        return (below or above)[-1 if below else 0][1]
    (x0, y0), (x1, y1) = below[-1], above[0]
    between: Fraction = (y0 * (x1 - answer) + y1 * (answer - x0)) / (x1 - x0)
    return between


# -- evidence and records -------------------------------------------------------------------


def doubt_left(names: list[str], profile: Dict, strengths: Dict) -> Fraction:
    """Product of (1 - s) over origins, each counted by the strongest of its items."""
    origins: dict[tuple[str, str], Fraction] = {}
    for name in names:
        origin = profile["evidence"][name].get("origin")
        key = ("origin", origin) if origin else ("item", name)
        if key not in origins or strengths[name] > origins[key]:
            origins[key] = strengths[name]
    doubt = Fraction(1)
    for strength in origins.values():
        doubt *= 1 - strength
    return doubt


def strength_of(item: Dict, rubric: Dict, day: dt.date) -> Fraction:
    kind = rubric["evidence_kinds"][item["kind"]]
    if not kind.get("half_life_months"):
        return exact(kind["reliability"])
    if item.get("date"):
        days = max((day - middle_of(str(item["date"]))).days, 0)
        months = Fraction(days) / Fraction("30.4375")
    else:
        months = exact(rubric.get("undated_age_months", 24))
    halvings = months / exact(kind["half_life_months"])
    return exact(kind["reliability"]) * Fraction(0.5 ** float(halvings))


def middle_of(date: str) -> dt.date:
    """The day itself; the 15th of a month; 1 July of a year."""
    year, month, day = [*date.split("-"), None, None][:3]
    if month is None:
        return dt.date(int(str(year)), 7, 1)
    return dt.date(int(str(year)), int(month), 15 if day is None else int(day))


def probes_behind(which: str, case: Dict) -> list[Dict]:
    """The probes that a figure is reckoned over: settled ones, of those hours if it names some."""
    patience = exact(case["rubric"].get("probe_patience_hours", 72)) * 3600
    if which == "probes.generic_share":
        return [p for p in case["profile"].get("probes") or [] if p.get("quality")]
    hours = case["profile"].get("working_hours")
    probes = [
        probe
        for probe in case["profile"].get("probes") or []
        if probe.get("answered") or seconds_waited(probe["asked"], case["day"]) > patience
    ]
    if which == hours_left_out(which):
        return probes
    is_wanted = not which.endswith("_out_of_hours")
    return [p for p in probes if hours and is_at_work(p["asked"], hours) == is_wanted]


def hours_left_out(which: str) -> str:
    return which.removesuffix("_in_hours").removesuffix("_out_of_hours")


def seconds_waited(asked: str, day: dt.date) -> int:
    """From asking to the midnight that ends the day, both on the clock that `asked` has."""
    by_the_clock = dt.datetime.fromisoformat(asked).replace(tzinfo=None)
    midnight = dt.datetime.combine(day, dt.time()) + dt.timedelta(days=1)
    return (midnight - by_the_clock) // dt.timedelta(seconds=1)


def is_at_work(asked: str, hours: Dict) -> bool:
    there = dt.datetime.fromisoformat(asked).astimezone(zoneinfo.ZoneInfo(hours["time_zone"]))
    days = hours.get("days") or ["mon", "tue", "wed", "thu", "fri"]
    opens, closes = minutes_of(hours["from"]), minutes_of(hours["to"])
    since_midnight = there.hour * 60 + there.minute
    length = (closes - opens) % DAY or DAY
    # a shift of today began `since_midnight - opens` minutes ago, one of yesterday a day earlier
    return any(
        0 <= since_midnight + DAY * ago - opens < length
        for ago in (0, 1)
        if (there - dt.timedelta(days=ago)).strftime("%a").lower() in days
    )


def minutes_of(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def figure_from(probes: list[Dict], which: str) -> Fraction | str:
    if which == "probes.generic_share":
        return Fraction(sum(p["quality"] in {"generic", "wrong"} for p in probes), len(probes))
    waits: list[Fraction] = []
    for probe in probes:
        if probe.get("answered"):
            asked = dt.datetime.fromisoformat(probe["asked"])
            answered = dt.datetime.fromisoformat(probe["answered"])
            waits.append(Fraction((answered - asked) // dt.timedelta(seconds=1), 60))
    count = len(probes)
    if which == "probes.unanswered_share":
        return Fraction(count - len(waits), count)
    rising: list[Fraction | str] = [*sorted(waits), *[NEVER] * (count - len(waits))]
    if which == "probes.response_minutes.p90":
        return rising[(9 * count + 9) // 10 - 1]
    middle = rising[(count - 1) // 2 : count // 2 + 1]
    if NEVER in middle:
        return NEVER
    return sum((Fraction(wait) for wait in middle), Fraction(0)) / len(middle)


def main(arguments: list[str]) -> None:
    rubric, brief, as_of, *profiles = arguments
    scores = score(
        read(Path(rubric)),
        None if brief == "-" else read(Path(brief)),
        as_of,
        {Path(profile).stem: read(Path(profile)) for profile in profiles},
    )
    sys.stdout.write(json.dumps(scores, default=float, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
