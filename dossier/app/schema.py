"""JSON Schemas of the files that users write, for editors and other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from dossier.nouns.fields import Model
from dossier.nouns.figures import FIGURES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_Node = dict[str, Any]

_ONE_OF = {
    "MustHave": ("need", "criterion"),
    "Criterion": ("number", "choice", "coverage", "derived"),
    "FigureTest": FIGURES,
}
"""Records of which exactly one of these keys is given: the models check it in code."""


def model_schema(model: type[Model]) -> str:
    """The JSON Schema (2020-12) of a kind of file, as text.

    It is as strict as a schema can be. What it cannot say, such as that knots rise or that an id
    refers to something, only the program checks.
    """
    schema = model.model_json_schema(by_alias=True)
    for node in _nodes(schema):
        _tidy(node)
    for name, keys in _ONE_OF.items():
        if name in schema.get("$defs", {}):
            schema["$defs"][name]["oneOf"] = [_given(key) for key in keys]
    title = str(get_args(model.model_fields["schema_"].annotation)[0])
    head = {"$schema": DIALECT, "$comment": _COMMENT, "title": title}
    return json.dumps({**head, **schema, "title": title}, ensure_ascii=False, indent=2) + "\n"


_COMMENT = "Made from the program's own model; docs/formats.md explains every key."


def _nodes(schema: object) -> Iterator[_Node]:
    """Every mapping within a schema that is a schema itself or holds some."""
    if isinstance(schema, dict):
        yield schema
        for child in list(schema.values()):
            yield from _nodes(child)
    elif isinstance(schema, list):
        for child in schema:
            yield from _nodes(child)


def _tidy(node: _Node) -> None:
    """Drop titles that only repeat a key, and close mappings whose keys follow a pattern."""
    properties = node.get("properties")
    for child in properties.values() if isinstance(properties, Mapping) else ():
        child.pop("title", None)
    if "patternProperties" in node and node.get("type") == "object":
        node["additionalProperties"] = False


def _given(key: str) -> _Node:
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}
