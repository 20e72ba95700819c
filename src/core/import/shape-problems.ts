import type { Problem } from "../domain/problem.ts";
import { shareOfChange } from "../geo/repair-polygon.ts";

/** What reading one unit's shape gave: its polygons, what makes the file unusable, what is only worth knowing. */
export interface ReadShape<Polygon> {
  readonly polygons: readonly Polygon[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Collections within collections are walked by calls within calls: deeper ones could end the program. */
export const DEEPEST_COLLECTION = 20;

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
  repaired: (where: Problem["where"], area: AreaChange): Problem => ({
    code: "IMP-128",
    where,
    cause: `its outline crosses itself and was cut at the crossings; ${describeChange(area)}`,
    fix: "nothing, if that is as it should be; else draw the unit again",
  }),
  crossesItself: (where: Problem["where"], area: AreaChange): Problem => ({
    code: "IMP-129",
    where,
    cause: `its outline crosses itself, and no repair leaves the area as it is: ${describeChange(area)}`,
    fix: "draw the unit again, or mend the file with a GIS program (make valid)",
  }),
};

/** Area of a unit before and after a repair, km². */
interface AreaChange {
  readonly before: number;
  readonly after: number;
}

const describeChange = ({ before, after }: AreaChange): string =>
  before === after
    ? `its area stays ${formatKm2(before)} km²`
    : `its area changes from ${formatKm2(before)} to ${formatKm2(after)} km² (${(100 * shareOfChange(before, after)).toPrecision(2)} %)`;

const formatKm2 = (km2: number): string => String(Number(km2.toPrecision(6)));
