"""Drawings as the templates make them, and what holds of every one."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from tests.samples import make_shop

ACCENT = "#1f4e79"
SVG = "{http://www.w3.org/2000/svg}"

names = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60)


def draw_chart(kind: str, chart: object, language: str = "en") -> ET.Element:
    pen = make_shop(language).xml.get_template(f"charts/{kind}.svg.j2")
    return ET.fromstring(pen.render(chart=chart, accent=ACCENT))  # noqa: S314 - our own


def assert_sound(svg: ET.Element) -> None:
    """A title, a description, and every mark in the frame."""
    assert all((svg.findtext(f"{SVG}{name}") or "").strip() for name in ("title", "desc"))
    width, height = float(svg.get("width", "")), float(svg.get("height", ""))
    for place in places(svg):
        assert -0.01 <= place[0] <= width + 0.01
        assert -0.01 <= place[1] <= height + 0.01


def places(svg: ET.Element) -> list[tuple[float, float]]:
    """The corners of rectangles, the centres of circles, the ends of lines, where texts begin."""
    found: list[tuple[float, float]] = []
    for each in svg.iter():
        at = {name: float(value) for name, value in each.items() if _is_number(value)}
        match each.tag.removeprefix(SVG):
            case "rect":
                x, y = at.get("x", 0), at.get("y", 0)
                found += [(x, y), (x + at["width"], y + at["height"])]
            case "circle":
                found += [
                    (at["cx"] - at["r"], at["cy"] - at["r"]),
                    (at["cx"] + at["r"], at["cy"] + at["r"]),
                ]
            case "line":
                found += [(at["x1"], at["y1"]), (at["x2"], at["y2"])]
            case "text":
                found.append((at["x"], at["y"]))
            case "polyline":
                pairs = (point.split(",") for point in each.get("points", "").split())
                found += [(float(x), float(y)) for x, y in pairs]
    return found


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).lstrip("-").isdigit()
