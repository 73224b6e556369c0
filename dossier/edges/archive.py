"""The last touch on a PDF: archival (PDF/A-3a) and accessible (PDF/UA-1) in one file.

The engine makes either. Given a tagged PDF/A-3a, what PDF/UA-1 asks for besides is added to the
objects just before they are written: its mark in the metadata, with the description that PDF/A
wants of any mark it does not know; the direction of table heads; the shape of list items; where
figures are. Running heads and feet, which the engine leaves outside of the tree, are marked as
what they are, so that nobody reads them out (ISO 14289-1, 7.8).
Part of `dossier.edges.typeset`: it knows how the engine lays out its objects.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

_UA_MARK = b"""\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_LANGUAGE = """\
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="">
<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
"""
_POINTS_PER_PIXEL = 0.75
_END_OF_METADATA = b"</rdf:RDF>"
_STREAM, _END_OF_STREAM = b"\nstream\n", b"\nendstream"


def make_accessible(_document: object, pdf: Any) -> None:
    """Make PDF/UA-1 of a tagged PDF/A-3a; to be given to the engine as its `finisher`."""
    _mark_metadata(pdf)
    _set_aside(pdf)
    _lift_annotations(pdf)
    _merge_links(pdf)
    elements = [item for item in pdf.objects if isinstance(item, dict) and "S" in item]
    for element in elements:
        if element["S"] == "/TH":
            in_head = any(parent["S"] == "/THead" for parent in _find_parents(element, pdf))
            element["A"]["Scope"] = "/Column" if in_head else "/Row"
        elif element["S"] == "/LI":
            _gather_body(element, pdf)
        elif element["S"] == "/Figure":
            _place_figure(element, pdf)
    for item in pdf.objects:
        if getattr(item, "compress", False):
            _compress(item)


def _compress(stream: Any) -> None:
    """Compress a stream as the engine would, but once.

    It does so whenever it is asked for an object's bytes: for the identifier of the file, which is
    a digest of them all, and again to write them.
    """
    stream.compress = False
    whole = stream.data  # a dictionary, then the content between these words
    content = whole.partition(_STREAM)[2].removesuffix(_END_OF_STREAM)
    stream.extra["Filter"] = "/FlateDecode"
    stream.stream = [zlib.compress(content, level=9)]


def _mark_metadata(pdf: Any) -> None:
    metadata = _find(pdf.catalog["Metadata"], pdf)
    packet = b"".join(metadata.stream)
    language = _LANGUAGE.format(pdf.catalog["Lang"].string).encode()
    metadata.stream = [packet.replace(_END_OF_METADATA, language + _UA_MARK + _END_OF_METADATA)]
    metadata.compress = False  # so that archives can read it without knowing PDF


def _find(reference: bytes, pdf: Any) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _find_parents(element: Any, pdf: Any) -> Iterator[Any]:
    while "P" in element:
        element = _find(element["P"], pdf)
        if "S" in element:
            yield element


def _gather_body(item: Any, pdf: Any) -> None:
    """Put what an item of a list holds besides label and body into the body."""
    kids = [(kid, _find(kid, pdf)) for kid in item["K"] if isinstance(kid, bytes)]
    bodies = [kid for _, kid in kids if kid.get("S") == "/LBody"]
    strays = [(kid, found) for kid, found in kids if found.get("S") not in {"/LBody", "/Lbl"}]
    if not bodies:
        return
    for reference, stray in strays:
        item["K"].remove(reference)
        bodies[0]["K"].append(reference)
        stray["P"] = bodies[0].reference


def _place_figure(figure: Any, pdf: Any) -> None:
    """Say where a figure is in points from the foot of the page, not in pixels from its head."""
    left, top, right, bottom = (each * _POINTS_PER_PIXEL for each in figure["A"]["BBox"])
    height = _find(figure["Pg"], pdf)["MediaBox"][3]
    figure["A"]["BBox"][:] = [left, height - bottom, right, height - top]


def _set_aside(pdf: Any) -> None:
    """Make of all marked content that hangs nowhere in the tree what no reader stops at."""
    root = _find(pdf.catalog["StructTreeRoot"], pdf)
    reached = set(_reach(root, pdf))
    numbers = _find(root["ParentTree"], pdf)["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for reference in pdf.page_references:
        page = _find(reference, pdf)
        owner = owners[page["StructParents"]]
        strays = {mark for mark, element in enumerate(owner) if element not in reached}
        for mark in strays:
            owner[mark] = "null"
        _mark_artifacts(_find(page["Contents"], pdf).stream, strays)


def _lift_annotations(pdf: Any) -> None:
    """Give what can be clicked, which the engine makes for each part of a link, to the link."""
    numbers = _find(_find(pdf.catalog["StructTreeRoot"], pdf)["ParentTree"], pdf)["Nums"]
    places = {number: 2 * place + 1 for place, number in enumerate(numbers[::2])}
    elements: list[Any] = [item for item in pdf.objects if isinstance(item, dict) and "S" in item]
    for element in elements:
        link = next((each for each in _find_parents(element, pdf) if each["S"] == "/Link"), None)
        if element["S"] == "/Link" or link is None:
            continue
        for kid in [each for each in element["K"] if isinstance(each, bytes)]:
            found = _find(kid, pdf)
            if found.get("Type") == "/OBJR":
                element["K"].remove(kid)
                link["K"].append(kid)
                numbers[places[_find(found["Obj"], pdf)["StructParent"]]] = link.reference


def _merge_links(pdf: Any) -> None:
    """Make one of a link and those within it, as the engine makes of `a::after`."""
    merged: dict[bytes, bytes] = {}
    links: list[Any] = [item for item in pdf.objects if isinstance(item, dict)]
    for link in links:
        if link.get("S") != "/Link" or _find(link["P"], pdf).get("S") != "/Link":
            continue
        outer = merged.get(link["P"], link["P"])  # what is outside was made first
        kids = _find(outer, pdf)["K"]
        if link.reference in kids:
            place = kids.index(link.reference)
            kids[place : place + 1] = link["K"]
            merged[link.reference] = outer
    numbers = _find(_find(pdf.catalog["StructTreeRoot"], pdf)["ParentTree"], pdf)["Nums"]
    for owners in (numbers, *(each for each in numbers if isinstance(each, list))):
        owners[:] = [merged.get(each, each) if isinstance(each, bytes) else each for each in owners]


def _reach(element: Any, pdf: Any) -> Iterator[bytes]:
    """The references of everything beneath an element of the tree."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes):
            yield kid
            yield from _reach(_find(kid, pdf), pdf)


def _mark_artifacts(operations: list[Any], marks: set[int]) -> None:
    for place, properties in enumerate(operations):
        if isinstance(properties, dict) and properties.get("MCID") in marks:
            operations[place - 1] = "/Artifact"
            properties.clear()
            properties["Type"] = "/Pagination"
