"""What the typesetting engine draws on beside its Python packages: libraries and fonts.

The same page gives other bytes where one of them is another. They are looked at from outside, so
that nothing waits for the engine where there is nothing to typeset.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache

_SECONDS_TO_LIST = 60  # fontconfig builds its cache on a first run
_NONE = "none"


@cache
def digest_engine() -> str:
    """The SHA-256 (hex) of the libraries' versions, the fonts and how they are configured.

    A font is told by its path, size, time of change and version: to read them all takes longer
    than anything else that a build does when nothing has changed.
    """
    told = "\n".join((*_tell_libraries(), *_tell_fonts(), *_tell_configuration()))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


# -- libraries --------------------------------------------------------------------------------


def _tell_libraries() -> Iterator[str]:
    yield f"pango {_ask('libpango-1.0.so.0', _ask_pango)}"
    yield f"harfbuzz {_ask('libharfbuzz.so.0', _ask_harfbuzz)}"
    yield f"harfbuzz-subset {_ask('libharfbuzz-subset.so.0', lambda _: 'there')}"
    yield f"fontconfig {_ask('libfontconfig.so.1', lambda library: str(library.FcGetVersion()))}"


def _ask(name: str, tell: Callable[[ctypes.CDLL], str]) -> str:
    try:
        return tell(ctypes.CDLL(name))
    except (OSError, AttributeError):
        return _NONE  # where the engine needs it, typesetting says so


def _ask_pango(library: ctypes.CDLL) -> str:
    library.pango_version_string.restype = ctypes.c_char_p
    return str(library.pango_version_string())


def _ask_harfbuzz(library: ctypes.CDLL) -> str:
    library.hb_version_string.restype = ctypes.c_char_p
    return str(library.hb_version_string())


# -- fonts ------------------------------------------------------------------------------------


def _tell_fonts() -> Iterator[str]:
    listed = _run("fc-list", "--format", "%{file}\\t%{index}\\t%{fontversion}\\n")
    for line in sorted(listed):
        path = line.partition("\t")[0]
        yield f"{line}\t{_tell_file(path)}"


def _tell_configuration() -> Iterator[str]:
    for line in _run("fc-conflist"):
        # Such as `+ /etc/fonts/conf.d/10-hinting-slight.conf: Set hintslight to hintstyle`.
        path = line.removeprefix("+ ").partition(": ")[0]
        yield f"{line}\t{_tell_file(path)}"


def _tell_file(path: str) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116 - a path as fontconfig gives it
    except OSError:
        return _NONE
    return f"{status.st_size}\t{status.st_mtime_ns}"


def _run(program: str, *arguments: str) -> list[str]:
    """The lines that one of fontconfig's programs prints; none where it is not installed."""
    path = shutil.which(program)
    if path is None:
        return []
    done = subprocess.run(  # noqa: S603 - a fixed command
        [path, *arguments],
        capture_output=True,
        check=False,
        timeout=_SECONDS_TO_LIST,
    )
    return done.stdout.decode("utf-8", "surrogateescape").splitlines()
