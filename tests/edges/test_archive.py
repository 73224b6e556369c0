"""What makes a tagged PDF accessible is put where screen readers look for it."""

from __future__ import annotations

import pydyf  # type: ignore[import-untyped]

from dossier.edges.archive import make_accessible


class Tree:
    """A PDF with metadata and a few structure elements."""

    def __init__(self) -> None:
        self.pdf = pydyf.PDF()
        metadata = pydyf.Stream([b"<rdf:RDF>", b"</rdf:RDF>"], compress=True)
        self.pdf.add_object(metadata)
        self.pdf.catalog["Metadata"] = metadata.reference
        self.metadata = metadata

    def add(self, tag: str, parent: pydyf.Dictionary | None = None) -> pydyf.Dictionary:
        element = pydyf.Dictionary({"S": f"/{tag}", "K": pydyf.Array(), "A": pydyf.Dictionary()})
        self.pdf.add_object(element)
        if parent is not None:
            element["P"] = parent.reference
            parent["K"].append(element.reference)
        return element


def test_heads_say_what_they_head() -> None:
    tree = Tree()
    table = tree.add("Table")
    column = tree.add("TH", tree.add("TR", tree.add("THead", table)))
    row = tree.add("TH", tree.add("TR", tree.add("TBody", table)))
    make_accessible(None, tree.pdf)
    assert (column["A"]["Scope"], row["A"]["Scope"]) == ("/Column", "/Row")


def test_items_keep_all_they_say_in_the_body() -> None:
    tree = Tree()
    item = tree.add("LI")
    label, body = tree.add("Lbl", item), tree.add("LBody", item)
    strays = [tree.add("P", item), tree.add("P", item)]
    make_accessible(None, tree.pdf)
    assert item["K"] == [label.reference, body.reference]
    assert body["K"] == [stray.reference for stray in strays]
    assert all(stray["P"] == body.reference for stray in strays)


def test_an_item_without_a_body_is_left_alone() -> None:
    tree = Tree()
    item = tree.add("LI")
    stray = tree.add("P", item)
    make_accessible(None, tree.pdf)
    assert item["K"] == [stray.reference]


def test_the_metadata_are_readable_and_bear_the_mark_once() -> None:
    tree = Tree()
    make_accessible(None, tree.pdf)
    packet = b"".join(tree.metadata.stream)
    assert packet.count(b"<pdfuaid:part>1</pdfuaid:part>") == 1
    assert packet.endswith(b"</rdf:RDF>")
    assert not tree.metadata.compress
