"""What a model allows at a place of a document, for hints on misspelt keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import BaseModel

from dossier.nouns.document import Path

_Node = Mapping[str, Any]


def known_keys(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that the model names for the mapping at `path`, in the model's order."""
    top = _json_schema(model)
    nodes = list(_alternatives(top, top))
    for step in path:
        nodes = [
            a
            for node in nodes
            for child in _children(node, step)
            for a in _alternatives(child, top)
        ]
    return tuple(dict.fromkeys(key for node in nodes for key in node.get("properties", {})))


def suggest(given: str, known: tuple[str, ...], *, is_listed: bool = False) -> str | None:
    """The hint `Did you mean …?`; else what is known, unless the message has listed it."""
    lower = {name.lower(): name for name in known}
    close = get_close_matches(given.lower().replace("-", "_"), lower, n=1) or get_close_matches(
        given.lower(), lower, n=1
    )
    if close:
        return f"Did you mean `{lower[close[0]]}`?"
    if is_listed or not known:
        return None
    return "Known are " + ", ".join(f"`{name}`" for name in known) + "."


@cache
def _json_schema(model: type[BaseModel]) -> _Node:
    return model.model_json_schema(by_alias=True)


def _alternatives(node: _Node, top: _Node) -> Iterator[_Node]:
    """The node itself, what it refers to, and each arm of a choice."""
    if "$ref" in node:
        yield from _alternatives(top["$defs"][node["$ref"].rpartition("/")[2]], top)
    else:
        yield node
    for arm in (arm for name in ("anyOf", "oneOf", "allOf") for arm in node.get(name, ())):
        yield from _alternatives(arm, top)


def _children(node: _Node, step: str | int) -> Iterator[_Node]:
    if isinstance(step, int):
        candidates = [*node.get("prefixItems", ())[step : step + 1], node.get("items")]
    elif step in node.get("properties", {}):
        candidates = [node["properties"][step]]
    else:
        candidates = [*node.get("patternProperties", {}).values(), node.get("additionalProperties")]
    yield from (child for child in candidates if isinstance(child, Mapping))
