"""Shipped templates and rubric: found in a checkout, overridden by a workspace."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from jinja2 import BaseLoader, Environment, TemplateNotFound

from dossier.edges import resources

ROOT = Path(__file__).parents[2]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own: a package with templates beside it."""
    checkout = tmp_path / "checkout"
    write(checkout / "dossier/data/rubric.yaml", "schema: shipped\n")
    write(checkout / "pyproject.toml", "")
    write(checkout / "templates/page.j2", "shipped page")
    write(checkout / "templates/locale/en.ftl", "a = shipped")
    write(checkout / "templates/theme/print.css", "print")
    write(checkout / "templates/theme/charts.css", "charts")
    monkeypatch.setattr(resources, "files", lambda _: checkout / "dossier")
    return checkout


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    folder.mkdir()
    return folder


def load(loader: BaseLoader | None, name: str) -> str:
    assert loader is not None
    return loader.get_source(Environment(autoescape=True), name)[0]


def test_checkout_uses_its_own_templates_and_rubric() -> None:
    assert resources.find_shipped_templates() == ROOT / "templates"
    assert resources.read_default_rubric() == (ROOT / "dossier/data/rubric.yaml").read_bytes()


def test_templates_inside_the_package_win_over_a_folder_beside_it(shipped: Path) -> None:
    write(shipped / "dossier/templates/page.j2", "wheel")
    assert resources.find_shipped_templates() == shipped / "dossier/templates"


def test_folder_beside_an_installed_package_is_not_ours(shipped: Path) -> None:
    (shipped / "pyproject.toml").unlink()
    with pytest.raises(FileNotFoundError, match="templates"):
        resources.find_shipped_templates()


def test_zipped_package_is_read_too(
    tmp_path: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "dossier.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("dossier/templates/theme/print.css", "zipped")
    with zipfile.ZipFile(archive) as zipped:
        package = zipfile.Path(zipped, "dossier/")
        monkeypatch.setattr(resources, "files", lambda _: package)
        assert resources.read_texts(workspace, "theme") == {"print.css": "zipped"}


def test_workspace_without_templates_uses_the_shipped_ones(shipped: Path, workspace: Path) -> None:
    assert resources.find_template_folders(workspace) == (shipped / "templates",)
    originals, overrides = resources.make_template_loaders(workspace)
    assert load(originals, "page.j2") == "shipped page"
    assert overrides is None


def test_checkout_that_is_the_workspace_is_searched_once(shipped: Path, workspace: Path) -> None:
    assert resources.find_template_folders(shipped) == (shipped / "templates",)
    (workspace / "templates").symlink_to(shipped / "templates")
    assert resources.find_template_folders(workspace) == (shipped / "templates",)


@pytest.mark.usefixtures("shipped")
def test_workspace_with_templates_has_a_loader_beside_the_shipped_one(workspace: Path) -> None:
    write(workspace / "templates/page.j2", "own page")
    originals, overrides = resources.make_template_loaders(workspace)
    assert load(originals, "page.j2") == "shipped page"
    assert load(overrides, "page.j2") == "own page"


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("name", ["../secret", "a/../../secret", "/etc/passwd", "absent.j2"])
def test_loaders_never_lead_upwards(workspace: Path, name: str) -> None:
    write(workspace / "secret", "secret")
    write(workspace / "templates/a/page.j2", "own")
    for loader in resources.make_template_loaders(workspace):
        with pytest.raises(TemplateNotFound):
            load(loader, name)


@pytest.mark.usefixtures("shipped")
def test_texts_come_by_name_and_the_workspace_wins(workspace: Path) -> None:
    write(workspace / "templates/theme/print.css", "own print")
    write(workspace / "templates/theme/more.css", "more")
    texts = resources.read_texts(workspace, "theme")
    assert list(texts.items()) == [
        ("charts.css", "charts"),
        ("more.css", "more"),
        ("print.css", "own print"),
    ]
    assert resources.read_texts(workspace, "absent") == {}


@pytest.mark.usefixtures("shipped")
def test_layers_put_the_workspace_last(workspace: Path) -> None:
    assert resources.read_layers(workspace, "locale/en.ftl") == ("a = shipped",)
    write(workspace / "templates/locale/en.ftl", "a = 自己的")
    assert resources.read_layers(workspace, "locale/en.ftl") == ("a = shipped", "a = 自己的")
    assert resources.read_layers(workspace, "locale/fr.ftl") == ()
