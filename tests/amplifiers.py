"""Profiles of nearly the largest size, each made to cost more than its size: by the product of
its faults and its length, by its depth, or by what a message repeats of it.

Run as a program, it reads collections of hostile files within a bound of memory, which
`tests/test_hostile_bounds.py` starts it with.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from dossier.nouns.brief import Brief
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric
from dossier.reading.check import Context, check_profile
from dossier.reading.report import plain_text, report
from dossier.reading.salvage import read_noun
from dossier.reading.source import MAX_BYTES
from tests.naughty import NAUGHTY
from tests.samples import AS_OF, brief_values, rubric_values, sound

HEAD = "schema: dossier/profile@1\nname: Acme\n"
ROOM = MAX_BYTES - 100
TESTS = Path(__file__).parent


def fill(line: Callable[[int], str], begin: str = "", most: int = 19_000) -> str:
    """As many lines, told apart by their number, as a file may hold."""
    text, size = [HEAD + begin], len(HEAD + begin)
    for number in range(most):
        each = line(number)
        size += len(each.encode())
        if size > ROOM:
            break
        text.append(each)
    return "".join(text)


AMPLIFIERS = {
    "unknown keys": fill(lambda n: f"nam{n}: x\n", most=9_000),
    "long unknown keys": fill(lambda n: f"summar{'y' * 40}{n}: x\n", most=9_000),
    "equal keys": fill(lambda _: "summary: x\n"),
    "keys that are none": fill(lambda _: "true: b,", "figures:\n  x: {", 9_000) + "}\n",
    "lists as keys": fill(lambda _: "[a]: b,", "summary: {", 6_000) + "}\n",
    "tags": fill(lambda _: "- !a x\n", "summary:\n"),
    "anchors": fill(lambda _: "- &a x\n", "summary:\n"),
    "numbers that are none": fill(lambda _: ".inf,", "summary: [") + "]\n",
    "unknown evidence in one line": fill(
        lambda n: f"e{n},", "answers:\n  technology.uptime:\n    claimed: 1\n    evidence: ["
    )
    + "]\n",
    "unknown evidence in many lines": fill(
        lambda n: f"    - e{n}\n", "answers:\n  technology.uptime:\n    evidence:\n"
    ),
    "unknown criteria": fill(
        lambda n: f"  technology.uptim{n}: {{claimed: 1}}\n", "answers:\n", 4_900
    ),
    "bad escapes": fill(lambda n: f'k{n}: "\\u202e"\n', most=9_000),
    "bad characters": fill(lambda _: "\u202e", "summary: ", 90_000),
    "strangers": fill(lambda n: f"# {chr(0xF0000 + n)}\n", most=60_000),
    "touching comments": fill(lambda _: '"a",#\n ', "summary: [") + "]\n",
    "lines not indented": fill(lambda _: '"\n",', "summary: [") + "]\n",
    "comments": fill(lambda _: "#\n", most=130_000),
    "blank lines": HEAD + "\n" * ROOM,
    "a block of blanks": fill(lambda _: " \n", "summary: |\n", 120_000) + "  x\n",
    "a staircase": fill(lambda n: f"{' ' * (n % 500)}\n", "summary: >\n"),
    "folded lines": fill(lambda _: "\n\n ", 'summary: "', 80_000) + '"\n',
    "a long key": HEAD + "k" * ROOM + ": x\n",
    "a long tag": f"{HEAD}summary: {'!' * ROOM} x\n",
    "a long anchor": f"{HEAD}summary: &{'a' * ROOM} x\n",
    "a long alias": f"{HEAD}summary: *{'a' * ROOM}\n",
    "directives": "".join(f"%TAG !a{n}! b\n" for n in range(14_000)) + f"---\n{HEAD}",
    "dashes": HEAD + "- " * (ROOM // 2),
    "colons": HEAD + "a: " * (ROOM // 3),
    "questions": HEAD + "? " * (ROOM // 2),
    "brackets": HEAD + "a: " + "[" * ROOM,
}


def profile_of(fields: object) -> str:
    return json.dumps({"schema": "dossier/profile@1", "name": "Acme", "summary": fields})


def read_collection() -> Iterator[tuple[str, bytes]]:
    for path in sorted((TESTS / "hostile").glob("*/*.yaml")):
        yield path.name, path.read_bytes()
    texts = json.loads((TESTS / "hostile/texts.json").read_text("utf-8"))
    for name, entry in texts.items():
        values = {"schema": "dossier/profile@1", "name": "Acme", **entry["fields"]}
        yield name, json.dumps(values, ensure_ascii=False).encode()


def read_suite() -> Iterator[tuple[str, bytes]]:
    cases = json.loads((TESTS / "data/yaml-test-suite/cases.json").read_text("utf-8"))
    yield from ((name, case["yaml"].encode()) for name, case in cases.items())


BATCHES: dict[str, Callable[[], Iterator[tuple[str, bytes]]]] = {
    "collection": read_collection,
    "suite": read_suite,
    "naughty": lambda: ((repr(each), profile_of(each).encode()) for each in NAUGHTY),
    "amplifiers": lambda: ((name, text.encode()) for name, text in AMPLIFIERS.items()),
}


def read_all(batch: str, spare_bytes: int) -> int:
    """How many files of a batch were read, checked and reported on, with so much memory more."""
    rubric = sound("rubric.yaml", rubric_values(), Rubric)
    brief = sound("brief.yaml", brief_values(), Brief)
    context = Context(rubric, AS_OF, brief, frozenset(), ("en", "zh"))
    files = list(BATCHES[batch]())
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    limit = pages * resource.getpagesize() + spare_bytes
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    for name, data in files:
        sys.stderr.write(f"{name}\n")
        checked = read_noun("partners/m.yaml", data, Profile)
        found = list(checked.diagnostics)
        if checked.value is not None:
            found += check_profile(checked.value.document, checked.value.noun, context)
            found = list(checked.value.without_consequences(found))
        sources = {"partners/m.yaml": data.decode(errors="replace")}
        plain_text(report(found, sources))
    return len(files)


if __name__ == "__main__":
    sys.stdout.write(f"{read_all(sys.argv[1], int(sys.argv[2]))}\n")
