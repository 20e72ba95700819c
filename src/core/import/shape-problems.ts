import type { Problem } from "../domain/problem.ts";

/** What reading one unit's shape gave: its polygons, what makes the file unusable, what is only worth knowing. */
export interface ReadShape<Polygon> {
  readonly polygons: readonly Polygon[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The things that can be said about a unit's shape, each at its place. */
export const shapeProblems = {
  none: (where: Problem["where"]): Problem => ({
    code: "IMP-108",
    where,
    cause: "this unit has no shape",
    fix: "add its polygon, or give it latitude and longitude columns and a link",
  }),
  notPolygon: (where: Problem["where"], type: string): Problem => ({
    code: "IMP-109",
    where,
    cause: `a ${type} is not an area, so it is left out of this unit's shape`,
    fix: "give the unit a Polygon or MultiPolygon",
  }),
  malformed: (where: Problem["where"], cause: string): Problem => ({
    code: "IMP-117",
    where,
    cause,
    fix: "export the file again; its geometry is damaged",
  }),
  islandsAsHoles: (where: Problem["where"], count: number): Problem => ({
    code: "IMP-126",
    where,
    cause: `${count === 1 ? "1 of its rings lies outside the ring it should be a hole of; it is read as an island" : `${count} of its rings lie outside the ring they should be holes of; they are read as islands`}`,
    fix: "export the unit as a MultiPolygon",
  }),
  noArea: (where: Problem["where"]): Problem => ({
    code: "IMP-127",
    where,
    cause: "this unit's shape has shrunk to a line: its area is 0 and its point lies on the line",
    fix: "use a more detailed file, or give it latitude and longitude columns",
  }),
};
