"""What changed between two editions, for other programs: `dossier/changes@1`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from dossier.making.changes_words import change_sentences
from dossier.making.glossary import Glossary
from dossier.nouns.changes import AnswerChange, Changes, Move, Part, PartnerChanges, RuleChange
from dossier.nouns.edition import EditionName, Value

Json = Mapping[str, object]


def changes_json(changes: Changes, glossary: Glossary) -> str:
    """All changes as text; the sentences are in the glossary's language."""
    told = {
        "schema": "dossier/changes@1",
        "old": _edition(changes.old),
        "new": _edition(changes.new),
        "comparable": not changes.caveats,
        "appeared": list(changes.appeared),
        "disappeared": list(changes.disappeared),
        "unjudged": list(changes.unjudged),
        "partners": [_partner(each, glossary) for each in changes.partners.values()],
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _edition(name: EditionName) -> Json:
    return {
        "name": name.given or None,
        "revision": name.revision,
        "on": None if name.on is None else name.on.isoformat(),
    }


def _partner(changes: PartnerChanges, glossary: Glossary) -> Json:
    old, new = changes.as_of
    return {
        "id": changes.partner,
        "as_of": {"old": old.isoformat(), "new": new.isoformat()},
        "caveats": [caveat.value for caveat in changes.caveats],
        "sentences": list(change_sentences(changes, glossary)),
        "rank": _move(changes.rank),
        "grade": _move(changes.grade),
        "verdict": _move(changes.verdict),
        **{name: _move(move) for name, move in changes.figures.items()},
        "dimensions": [
            {"id": name, "proven": _move(move)} for name, move in changes.dimensions.items()
        ],
        "parts": [_part(part) for part in changes.parts],
        "answers": [_answer(answer) for answer in changes.answers],
        "gates": _rules(changes.gates),
        "must_haves": _rules(changes.must_haves),
        "flags": _rules(changes.flags),
    }


def _move(move: Move) -> Json:
    return {"old": move.old, "new": move.new}


def _part(part: Part) -> Json:
    return {
        "criterion": part.criterion,
        "cause": part.cause.value,
        "points": part.points,
        "evidence": list(part.items),
    }


def _answer(answer: AnswerChange) -> Json:
    return {
        "criterion": answer.criterion,
        "claimed": {"old": _value(answer.claimed_old), "new": _value(answer.claimed_new)},
        "verified": {"old": _value(answer.found_old), "new": _value(answer.found_new)},
    }


def _value(value: Value | None) -> object:
    return list(value) if isinstance(value, tuple) else value


def _rules(rules: Iterable[RuleChange]) -> list[Json]:
    return [{"id": rule.id, "old": rule.old, "new": rule.new} for rule in rules]
