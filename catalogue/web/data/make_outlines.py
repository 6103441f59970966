"""Makes `outlines.json`, the outlines of the boroughs on the map, from a TopoJSON file. Run once; kept to run again.

The file is `data/londonBoroughs.json` of the npm package vega-datasets 3.2.1, unpacked:
`python -m catalogue.web.data.make_outlines package/data/londonBoroughs.json`.
"""

import json
import sys
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

Point = tuple[float, float]
WIDTH, MARGIN = 1000, 4
LATITUDE = 51.49
STEPS = 40


def main(topology: Path) -> None:
    """Reads the file and writes ours beside this script."""
    data = json.loads(topology.read_text(encoding="utf-8"))
    arcs = [decoded(arc, data["transform"]) for arc in data["arcs"]]
    shapes = {borough["id"]: rings_of(borough, arcs) for borough in data["objects"]["boroughs"]["geometries"]}
    west, south, east, north = data["bbox"]
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * cos(radians(LATITUDE)))
    height = round((north - south) * scale + 2 * MARGIN)

    def on_paper(point: Point) -> tuple[int, int]:
        return round((point[0] - west) * cos(radians(LATITUDE)) * scale) + MARGIN, round((north - point[1]) * scale) + MARGIN

    boroughs = {}
    for name, rings in sorted(shapes.items()):
        drawn = [[on_paper(point) for point in ring] for ring in rings]
        slug = name.casefold().replace(" ", "-")
        boroughs[slug] = {"path": "".join(path(ring) for ring in drawn if size(ring)), "middle": middle(max(drawn, key=size))}
    out = {"width": WIDTH, "height": height, "boroughs": boroughs}
    Path(__file__).with_name("outlines.json").write_text(json.dumps(out, separators=(",", ":")) + "\n", encoding="utf-8")


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """An arc in degrees: TopoJSON holds each point as its distance from the one before."""
    x = y = 0
    points = []
    for across, up in arc:
        x, y = x + across, y + up
        points.append(tuple(at * by + start for at, by, start in zip((x, y), transform["scale"], transform["translate"], strict=True)))
    return [(one[0], one[1]) for one in points]


def rings_of(geometry: dict[str, Any], arcs: list[list[Point]]) -> list[list[Point]]:
    """The rings of a borough; a negative number is an arc the other way round."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    rings = []
    for ring in (ring for polygon in polygons for ring in polygon):
        points: list[Point] = []
        for number in ring:
            points += arcs[number] if number >= 0 else arcs[~number][::-1]
        rings.append(points)
    return rings


def path(ring: list[tuple[int, int]]) -> str:
    """A ring in the words of an SVG path, relative and without points that fall together."""
    told, (x, y) = f"M{ring[0][0]} {ring[0][1]}l", ring[0]
    steps = []
    for across, down in ring[1:]:
        if (across, down) != (x, y):
            steps.append(f"{across - x} {down - y}")
            x, y = across, down
    return told + " ".join(steps) + "z"


def size(ring: list[tuple[int, int]]) -> float:
    """The area of a ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def middle(ring: list[tuple[int, int]]) -> list[int]:
    """The point inside a ring that is farthest from its edge, on a grid: where a number has most room."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    grid = [
        (min(xs) + (max(xs) - min(xs)) * i / STEPS, min(ys) + (max(ys) - min(ys)) * j / STEPS)
        for i in range(1, STEPS)
        for j in range(1, STEPS)
    ]
    best = max((point for point in grid if inside(point, ring)), key=lambda point: to_edge(point, ring))
    return [round(best[0]), round(best[1])]


def inside(point: Point, ring: list[tuple[int, int]]) -> bool:
    """Whether a point is inside a ring."""
    x, y = point
    crossed = 0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        crossed += (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
    return crossed % 2 == 1


def to_edge(point: Point, ring: list[tuple[int, int]]) -> float:
    """How far a point is from the nearest edge of a ring."""
    return min(to_line(point, a, b) for a, b in zip(ring, ring[1:] + ring[:1], strict=True))


def to_line(point: Point, a: Point, b: Point) -> float:
    """How far a point is from a line between two others."""
    across, down = b[0] - a[0], b[1] - a[1]
    length = across * across + down * down
    along = max(0.0, min(1.0, ((point[0] - a[0]) * across + (point[1] - a[1]) * down) / length)) if length else 0.0
    return hypot(point[0] - a[0] - along * across, point[1] - a[1] - along * down)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
