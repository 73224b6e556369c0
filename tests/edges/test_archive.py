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
        self.pdf.catalog["Lang"] = pydyf.String("zh-CN")
        self.metadata = metadata
        self.root = pydyf.Dictionary({"K": pydyf.Array()})
        self.pdf.add_object(self.root)
        self.pdf.catalog["StructTreeRoot"] = self.root.reference
        self.add_page()

    def add_page(self) -> None:
        """One page, to which nothing belongs as yet."""
        self.owners = pydyf.Array()
        self.numbers = pydyf.Array([0, self.owners])
        numbers = pydyf.Dictionary({"Nums": self.numbers})
        self.pdf.add_object(numbers)
        self.root["ParentTree"] = numbers.reference
        self.content = pydyf.Stream()
        self.pdf.add_object(self.content)
        page = {"MediaBox": pydyf.Array([0, 0, 595, 842]), "StructParents": 0}
        self.page = pydyf.Dictionary({**page, "Contents": self.content.reference})
        self.pdf.add_page(self.page)

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
    assert packet.count(b"<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag>") == 1
    assert not tree.metadata.compress


def test_what_hangs_nowhere_is_passed_over() -> None:
    tree = Tree()
    text, head = tree.add("P", tree.root), tree.add("P")
    head["P"] = tree.root.reference
    for mark, element in enumerate((head, text)):
        tree.content.begin_marked_content("Span", pydyf.Dictionary({"MCID": mark}))
        tree.content.end_marked_content()
        tree.owners.append(element.reference)
    make_accessible(None, tree.pdf)
    assert tree.content.data.split(b"stream")[1].split() == [
        *(b"/Artifact", b"<</Type", b"/Pagination>>", b"BDC", b"EMC"),
        *(b"/Span", b"<</MCID", b"1>>", b"BDC", b"EMC"),
        b"end",
    ]
    assert tree.owners == ["null", text.reference]


def test_what_can_be_clicked_belongs_to_the_link() -> None:
    tree = Tree()
    link = tree.add("Link", tree.root)
    part = tree.add("Span", link)
    annotation = pydyf.Dictionary({"StructParent": 1})
    tree.pdf.add_object(annotation)
    click = pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference})
    tree.pdf.add_object(click)
    part["K"].append(click.reference)
    tree.numbers += [1, part.reference]
    make_accessible(None, tree.pdf)
    assert (link["K"], part["K"]) == ([part.reference, click.reference], [])
    assert tree.numbers[2:] == [1, link.reference]


def test_a_link_within_a_link_is_a_part_of_it() -> None:
    tree = Tree()
    outer = tree.add("Link", tree.root)
    inner = tree.add("Link", outer)
    innermost = tree.add("Link", inner)
    for mark, link in enumerate((outer, inner, innermost)):
        link["K"].append(mark)
        tree.owners.append(link.reference)
    outer["K"].append(3)
    make_accessible(None, tree.pdf)
    assert outer["K"] == [2, 1, 0, 3]
    assert tree.owners == [outer.reference] * 3


def test_figures_are_placed_in_points_from_the_foot() -> None:
    tree = Tree()
    figure = tree.add("Figure", tree.root)
    figure["Pg"] = tree.page.reference
    figure["A"]["BBox"] = pydyf.Array((100, 40, 300, 140))
    make_accessible(None, tree.pdf)
    assert figure["A"]["BBox"] == [75, 842 - 105, 225, 842 - 30]
