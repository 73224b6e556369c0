"""What is shipped with the program: templates and the default rubric."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import BaseLoader, FileSystemLoader, PackageLoader

TEMPLATE_FOLDER = "templates"

_SEPARATORS = re.compile(r"[-_.]+")
_DISTRIBUTION = re.compile(r"[\w.-]+")


def read_default_rubric() -> bytes:
    """The default rubric's YAML, as shipped."""
    return (files("dossier") / "data" / "rubric.yaml").read_bytes()


def find_shipped_templates() -> Traversable:
    """The folder of the templates that came with the program.

    A wheel carries them inside the package. A checkout has them beside it, where they can be
    edited in place.

    Raises:
        FileNotFoundError: There are none: the installation is damaged.
    """
    package = files("dossier")
    beside = _find_beside(package)
    for folder in (package / TEMPLATE_FOLDER, beside):
        if folder is not None and folder.is_dir():
            return folder
    raise FileNotFoundError(f"no `{TEMPLATE_FOLDER}` in or beside {package}")


def find_template_folders(workspace: Path | None) -> tuple[Traversable, ...]:
    """The folders in which a template is looked for, first match first.

    The workspace's own `templates/`, if it has one and it is not the shipped one itself, comes
    before the shipped one; without a workspace there is the shipped one alone.
    """
    shipped = find_shipped_templates()
    if workspace is None:
        return (shipped,)
    own = workspace / TEMPLATE_FOLDER
    is_shipped = isinstance(shipped, Path) and own.resolve() == shipped.resolve()
    return (own, shipped) if own.is_dir() and not is_shipped else (shipped,)


def make_template_loaders(workspace: Path | None) -> tuple[BaseLoader, BaseLoader | None]:
    """A loader of the shipped templates, and one of the workspace's own if it has any.

    Templates are code and trusted as such: whoever may write to a workspace's `templates/`
    decides what its documents say.
    """
    *own, shipped = find_template_folders(workspace)
    return _make_loader(shipped), _make_loader(own[0]) if own else None


def read_texts(workspace: Path | None, below: str) -> Mapping[str, str]:
    """The texts directly in the folder `below` of the templates, such as `theme`, by file name.

    In the order of their names; a file of the workspace replaces the shipped one of its name.
    """
    texts: dict[str, str] = {}
    for templates in reversed(find_template_folders(workspace)):
        folder = templates.joinpath(*below.split("/"))
        if folder.is_dir():
            found = (file for file in folder.iterdir() if file.is_file())
            texts |= {file.name: file.read_text(encoding="utf-8") for file in found}
    return dict(sorted(texts.items()))


def read_layers(workspace: Path | None, name: str) -> tuple[str, ...]:
    """Every text of this name below `templates/`: the shipped one first, the workspace's last.

    For files of which a workspace gives only what it changes, such as `locale/en.ftl`.
    """
    layers = (folder.joinpath(*name.split("/")) for folder in find_template_folders(workspace))
    return tuple(file.read_text(encoding="utf-8") for file in layers if file.is_file())[::-1]


def read_catalogues(workspace: Path | None) -> Mapping[str, tuple[str, ...]]:
    """The layers of every catalogue of words, by its name below the templates."""
    names = (f"locale/{name}" for name in read_texts(workspace, "locale"))
    return {name: read_layers(workspace, name) for name in names}


def digest_all_templates(workspace: Path | None) -> str:
    """The SHA-256 (hex) of all templates that are used for a workspace, by name and content."""
    digest = hashlib.sha256()
    for folder in find_template_folders(workspace):
        _add_folder(digest, folder)
    return digest.hexdigest()


@cache
def digest_program() -> str:
    """The SHA-256 (hex) of what makes documents of data: the program, its libraries, Python.

    The program by its code: that of a checkout changes while its version does not. Libraries by
    their versions, with all that they need in turn.
    """
    digest = hashlib.sha256(sys.version.encode())
    _add_folder(digest, files("dossier"))
    libraries: dict[str, str] = {}
    _find_libraries("dossier", libraries)
    digest.update(repr(sorted(libraries.items())).encode())
    return digest.hexdigest()


def find_version() -> str:
    """The version of the program that is installed, such as `0.1.0`."""
    return version("dossier")


def _find_libraries(name: str, found: dict[str, str]) -> None:
    """Note the version of a distribution that is installed, and of all that it needs."""
    name = _SEPARATORS.sub("-", name).lower()
    if name in found:
        return
    try:
        found[name] = version(name)
    except PackageNotFoundError:
        return  # needed on other systems alone
    for need in requires(name) or ():
        words = _DISTRIBUTION.match(need)
        if words and "extra ==" not in need:
            _find_libraries(words[0], found)


def _add_folder(digest: hashlib._Hash, folder: Traversable) -> None:
    for name, data in sorted(_read_all(folder)):
        digest.update(f"{name}\n{len(data)}\n".encode() + data)
    digest.update(b"\n")


def _read_all(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{above}{entry.name}"
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _read_all(entry, f"{name}/")
        elif entry.is_file() and not entry.name.startswith("."):
            yield name, entry.read_bytes()


def _find_beside(package: Traversable) -> Path | None:
    """`templates/` next to the package's folder, if the package is a folder on the disk.

    The file beside them tells a checkout from a site-packages folder, where some other program
    may have left a folder of that name.
    """
    if isinstance(package, Path) and (package.parent / "pyproject.toml").is_file():
        return package.parent / TEMPLATE_FOLDER
    return None


def _make_loader(folder: Traversable) -> BaseLoader:
    if isinstance(folder, Path):
        return FileSystemLoader(folder)
    return PackageLoader("dossier", TEMPLATE_FOLDER)
