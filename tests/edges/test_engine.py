"""What the engine draws on beside its packages: the hash moves with fonts and libraries."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dossier.edges import engine

digest = engine.digest_engine.__wrapped__


def test_same_machine_same_hash() -> None:
    assert digest() == digest() == engine.digest_engine()


def test_another_library_is_another_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    monkeypatch.setattr("ctypes.CDLL", lambda _: None)
    assert digest() != before


@pytest.mark.parametrize("replaced", ["fc-list", "fc-conflist"])
def test_another_font_or_configuration_is_another_hash(
    replaced: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = tmp_path / "a.otf"
    font.write_bytes(b"font")
    program = tmp_path / replaced
    program.write_text(f"#!/bin/sh\nprintf '{font}: a\\n'\n")
    program.chmod(0o755)
    before = digest()
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    first = digest()
    font.write_bytes(b"another font")
    if replaced == "fc-conflist":
        assert before != first != digest()
    else:
        assert before != first


def test_machine_without_fontconfig_has_a_hash_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert len(digest()) == 64
