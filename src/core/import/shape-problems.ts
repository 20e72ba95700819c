import type { Problem } from "../domain/problem.ts";

/** What reading one unit's shape gave: its polygons, what makes the file unusable, what is only worth knowing. */
export interface ReadShape<Polygon> {
  readonly polygons: readonly Polygon[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export const noShape = (where: Problem["where"]): Problem => ({
  code: "IMP-108",
  where,
  cause: "this unit has no shape",
  fix: "add its polygon, or give it latitude and longitude columns and a link",
});

export const notPolygon = (where: Problem["where"], type: string): Problem => ({
  code: "IMP-109",
  where,
  cause: `a ${type} is not an area, so it is left out of this unit's shape`,
  fix: "give the unit a Polygon or MultiPolygon",
});

export const malformedShape = (where: Problem["where"], cause: string): Problem => ({
  code: "IMP-117",
  where,
  cause,
  fix: "export the file again; its geometry is damaged",
});
