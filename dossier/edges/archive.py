"""The last touch on a PDF: archival (PDF/A-3a) and accessible (PDF/UA-1) in one file.

The engine makes either. Given a tagged PDF/A-3a, what PDF/UA-1 asks for besides is added to the
objects just before they are written: its mark in the metadata, with the description that PDF/A
wants of any mark it does not know; the direction of table heads; the shape of list items.
Part of `dossier.edges.typeset`: it knows how the engine lays out its objects.
"""

from __future__ import annotations

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
_END_OF_METADATA = b"</rdf:RDF>"


def make_accessible(_document: object, pdf: Any) -> None:
    """Make PDF/UA-1 of a tagged PDF/A-3a; to be given to the engine as its `finisher`."""
    _mark_metadata(pdf)
    elements = [item for item in pdf.objects if isinstance(item, dict) and "S" in item]
    for element in elements:
        if element["S"] == "/TH":
            in_head = any(parent["S"] == "/THead" for parent in _find_parents(element, pdf))
            element["A"]["Scope"] = "/Column" if in_head else "/Row"
        elif element["S"] == "/LI":
            _gather_body(element, pdf)


def _mark_metadata(pdf: Any) -> None:
    metadata = _find(pdf.catalog["Metadata"], pdf)
    packet = b"".join(metadata.stream)
    metadata.stream = [packet.replace(_END_OF_METADATA, _UA_MARK + _END_OF_METADATA)]
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
