"""What no hostile file may do: take memory or time without bound, or harm a good partner."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.app.load import Loaded, Request, load_review
from dossier.app.shelf import MemoryShelf
from dossier.nouns.diagnostics import Severity
from dossier.nouns.review import Review
from dossier.reading.characters import PROBLEMS_NAMED
from dossier.reading.enough import MAX_NAMED
from dossier.reading.scalars import MAX_NUMBER_CHARACTERS
from dossier.reading.source import MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_SCALAR_CHARACTERS
from tests.amplifiers import AMPLIFIERS, BATCHES
from tests.processes import HANG_SECONDS
from tests.strategies import Scene, profiles, rubrics
from tests.workspaces import ACME, FILES, files_below, make_workspace, run

ROOT = Path(__file__).parents[1]
HOSTILE = ROOT / "tests/hostile"
SPARE_BYTES = 192_000_000
"""Memory for one file after another: hundreds of times the largest one."""

COLLECTION = [
    *(HOSTILE / "yaml").glob("*.yaml"),
    *json.loads((HOSTILE / "texts.json").read_text("utf-8")),
]
MEMBERS = {
    "collection": len(COLLECTION),
    "suite": 402,
    "naughty": 499,
    "amplifiers": len(AMPLIFIERS),
}


@pytest.mark.parametrize("batch", BATCHES)
def test_memory_and_time_are_bounded(batch: str) -> None:
    """A file that hangs is stopped, and is the last that the process has named."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.amplifiers", batch, str(SPARE_BYTES)],
        cwd=ROOT,
        capture_output=True,
        timeout=HANG_SECONDS,
        check=False,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr[-2_000:]
    assert ended.stdout == f"{MEMBERS[batch]}\n"


def test_amplifiers_are_large_but_not_too_large() -> None:
    sizes = {name: len(text.encode()) for name, text in AMPLIFIERS.items()}
    assert max(sizes.values()) <= MAX_BYTES
    assert min(sizes.values()) > 40_000


# -- good partners beside a bad one ---------------------------------------------------------


def load(files: Mapping[str, str | bytes]) -> Loaded:
    everything = {**FILES, **files}
    shelf = MemoryShelf(
        {n: each.encode() if isinstance(each, str) else each for n, each in everything.items()}
    )
    return load_review(Request(Path(), dt.date(2026, 11, 22)), shelf)


def review_of(files: Mapping[str, str | bytes]) -> Review:
    review = load(files).review
    assert review is not None
    return review


CASES = {name: data for batch in ("collection", "suite") for name, data in BATCHES[batch]()}
CASES |= {name: text.encode() for name, text in AMPLIFIERS.items()}
HARMLESS = ACME.replace("Acme", "Mild").replace("艾克米", "温和")
BROKEN = review_of({"partners/m.yaml": "- broken\n"})
"""A review without a partner that is left out for a harmless fault."""


@pytest.mark.parametrize("name", CASES)
def test_bad_profile_changes_nothing_for_the_good(name: str) -> None:
    """What is refused leaves the very review, of which documents are made, as any fault does."""
    loaded = load({"partners/m.yaml": CASES[name]})
    errors = [each for each in loaded.diagnostics if each.severity is Severity.ERROR]
    assert all(each.span and each.span.file == "partners/m.yaml" for each in errors)
    assert loaded.review is not None
    if errors:
        assert loaded.review == BROKEN
    else:
        assert loaded.review.left_out == ()
        good = {key: each for key, each in loaded.review.partners.items() if key != "m"}
        assert good == BROKEN.partners


def documents_of(folder: Path, files: Mapping[str, str | bytes]) -> dict[str, bytes]:
    """What is made of the good partners."""
    run(make_workspace(folder, files), "build", "--format", "md")
    made = files_below(folder / "output")
    return {name: each for name, each in made.items() if name.startswith(("acme/", "zeta/"))}


def test_good_documents_are_the_same_with_and_without_the_bad(tmp_path: Path) -> None:
    refused = {
        f"partners/m{number}.yaml": data
        for number, (name, data) in enumerate(CASES.items())
        if name not in AMPLIFIERS and load({"partners/m.yaml": data}).review == BROKEN
    }
    assert len(refused) > 420
    alone = documents_of(tmp_path / "alone", {})
    assert len(alone) >= 6
    assert documents_of(tmp_path / "beside", refused) == alone


def test_good_documents_are_the_same_beside_strange_texts(tmp_path: Path) -> None:
    """Texts that are shown are shown in their partner's documents, and in no other's."""
    texts = json.loads((HOSTILE / "texts.json").read_text("utf-8"))
    strange, harmless = {}, {}
    for number, entry in enumerate(texts.values()):
        fields = {key: each for key, each in entry["fields"].items() if key != "name"}
        written = "".join(
            f"{key}: {json.dumps(each, ensure_ascii=False)}\n" for key, each in fields.items()
        )
        file = f"partners/m{number}.yaml"
        mild = HARMLESS.replace("Mild", f"Mild {number}").replace("温和", f"温和 {number}")
        if load({file: mild + written}).review != review_of({file: "- broken\n"}):
            strange[file], harmless[file] = mild + written, mild
    assert len(strange) > 15
    beside = documents_of(tmp_path / "strange", strange)
    assert beside == documents_of(tmp_path / "harmless", harmless)


SPOILERS = st.sampled_from(
    ["\n", " ", "- ", ": ", "? ", "#", "[", "]", "{", "}", '"', "'", "&a ", "*a", "!a ", "|\n", "%"]
) | st.text(max_size=4)


@st.composite
def spoilt_profiles(draw: st.DrawFn) -> str:
    """The text of a drawn profile with a few pieces put in, left out or said twice."""
    criteria = Scene(draw(rubrics()), None, {}).criteria
    text = json.dumps(draw(profiles(criteria)), indent=draw(st.sampled_from([None, 1])))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        piece = draw(SPOILERS | st.just(text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    return text


@given(spoilt_profiles())
@settings(deadline=None, max_examples=60)
def test_spoilt_profile_is_refused_or_read_and_harms_nobody(text: str) -> None:
    loaded = load({"partners/m.yaml": text.encode(errors="surrogatepass")})
    assert loaded.review is not None
    assert all(each.span is not None for each in loaded.diagnostics)
    good = {key: each for key, each in loaded.review.partners.items() if key != "m"}
    assert good == BROKEN.partners
    assert loaded.review.left_out in {(), ("m",)}


# -- pictures -------------------------------------------------------------------------------

PICTURES = {
    "png-is-html.png": "typeset/broken-image",
    "png-truncated.png": "typeset/broken-image",
    "svg-external.svg": "typeset/missing-image",
    "svg-xxe.svg": "typeset/missing-image",
}


def test_every_hostile_picture_is_expected() -> None:
    pictures = {each.name for each in HOSTILE.iterdir() if each.suffix in {".png", ".svg"}}
    assert pictures == PICTURES.keys()
    assert {each.name for each in HOSTILE.iterdir()} - pictures == {"texts.json", "yaml"}


@pytest.mark.parametrize("name", PICTURES)
def test_hostile_picture_is_refused(name: str, tmp_path: Path) -> None:
    workspace = f"{FILES['dossier.yaml']}theme: {{logo: {name}}}\n"
    picture = (HOSTILE / name).read_bytes()
    folder = make_workspace(tmp_path, {"dossier.yaml": workspace, name: picture})
    result = run(folder, "build", "acme", "--lang", "en", "--format", "pdf")
    assert result.exit_code == 1
    assert f"error[{PICTURES[name]}]" in result.stderr
    assert files_below(folder / "output") == {}


# -- what the page says ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "bound"),
    [
        ("Bytes of a file", MAX_BYTES),
        ("Keys and values of a file", MAX_NODES),
        ("Depth of nesting", MAX_DEPTH),
        ("Characters of one text", MAX_SCALAR_CHARACTERS),
        ("Characters of a number", MAX_NUMBER_CHARACTERS),
        ("Bad characters named of a file", PROBLEMS_NAMED),
        ("Problems named of a file", MAX_NAMED),
    ],
)
def test_page_tells_each_bound(what: str, bound: int) -> None:
    page = (ROOT / "docs/trust.md").read_text("utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| {what} |")]
    assert row.split(" | ")[1].partition(";")[0] == f"{bound:,}"


def test_page_tells_how_many_cases_there_are() -> None:
    page = (ROOT / "docs/trust.md").read_text("utf-8")
    assert f"({MEMBERS['suite']} cases)" in page
    assert f"({MEMBERS['naughty']} different ones)" in page
    assert f"may take {SPARE_BYTES // 1_000_000} MB more" in page
