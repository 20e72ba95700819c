import type { Points, UnitTopology } from "../core/domain/unit-layer.ts";

type Position = readonly [number, number];

/** How positions of one layer become integers of the display grid: x to the east, y to the south. */
export interface GridProjection {
  readonly width: number;
  readonly height: number;
  /** Null for plane coordinates, whose unit is unknown. */
  readonly kmPerStep: number | null;
  readonly toGrid: (x: number, y: number) => [number, number];
}

/** Steps along the longer side: about 100 m for a country 4,000 km wide, one screen pixel at the deepest zoom. */
const LONGER_SIDE = 40_000;
const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/**
 * A projection that suits the layer's extent: plane coordinates as they are; degrees by Albers' equal-area cone
 * where the layer lies on one side of the equator, else equirectangular with the cosine of the middle latitude.
 */
export function projectToGrid(points: Points, topology: UnitTopology | null): GridProjection {
  const positions = collectPositions(points, topology);
  if (positions.length === 0) return { width: 1, height: 1, kmPerStep: null, toGrid: () => [0, 0] };
  if (points.kind === "planar") return fitToGrid(positions, (x, y) => [x, -y], null);
  const seam = findSeamLongitude(positions.map(([x]) => x));
  const unroll = (longitude: number) => (longitude < seam ? longitude + 360 : longitude);
  return fitToGrid(positions, chooseProjection(positions, unroll), EARTH_RADIUS_KM);
}

function collectPositions(points: Points, topology: UnitTopology | null): Position[] {
  const positions: Position[] = [];
  for (let u = 0; u < points.x.length; u++) positions.push([points.x[u], points.y[u]]);
  for (const arc of topology?.arcs ?? []) for (const position of arc) positions.push(position);
  return positions.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
}

/**
 * The longitude where the layer is cut open: −180, unless the layer reaches across it and leaves a wider gap elsewhere
 * (the Aleutians, Fiji). Longitudes in degrees; the gap is found to half a degree.
 */
export function findSeamLongitude(longitudes: readonly number[]): number {
  const binCount = 720;
  const occupied = new Uint8Array(binCount);
  for (const longitude of longitudes) {
    const turned = (((longitude + 180) % 360) + 360) % 360;
    occupied[Math.min(binCount - 1, Math.floor(turned * 2))] = 1;
  }
  const first = occupied.indexOf(1);
  if (first === -1) return -180;
  const gapAtDateLine = first + (binCount - 1 - occupied.lastIndexOf(1));
  let [widestStart, widest, last] = [0, gapAtDateLine, first];
  for (let bin = first + 1; bin < binCount; bin++) {
    if (!occupied[bin]) continue;
    if (bin - last - 1 > widest) [widestStart, widest] = [last + 1, bin - last - 1];
    last = bin;
  }
  return widest === gapAtDateLine ? -180 : (widestStart + widest / 2) / 2 - 180;
}

function chooseProjection(positions: readonly Position[], unroll: (longitude: number) => number) {
  const [west, east] = range(positions.map(([x]) => unroll(x)));
  const [south, north] = range(positions.map(([, y]) => y));
  const middleLongitude = (west + east) / 2;
  const oneHemisphere = south > 0 || north < 0;
  if (oneHemisphere && north - south < 70 && east - west > 5 && east - west < 150) {
    return albersCone(south, north, (longitude) => unroll(longitude) - middleLongitude);
  }
  const shrink = Math.cos(((south + north) / 2) * RADIANS);
  return (x: number, y: number): [number, number] => [
    (unroll(x) - middleLongitude) * RADIANS * shrink,
    -y * RADIANS,
  ];
}

/** Albers 1805, with the standard parallels a sixth of the height from the edges. */
function albersCone(south: number, north: number, fromMiddle: (longitude: number) => number) {
  const first = Math.sin((south + (north - south) / 6) * RADIANS);
  const second = Math.sin((north - (north - south) / 6) * RADIANS);
  const n = (first + second) / 2;
  const c = 1 - first * first + 2 * n * first;
  const radius = (latitude: number) => Math.sqrt(Math.max(0, c - 2 * n * Math.sin(latitude * RADIANS))) / n;
  return (x: number, y: number): [number, number] => {
    const angle = n * fromMiddle(x) * RADIANS;
    return [radius(y) * Math.sin(angle), radius(y) * Math.cos(angle)];
  };
}

function fitToGrid(
  positions: readonly Position[],
  project: (x: number, y: number) => [number, number],
  kmPerUnit: number | null,
): GridProjection {
  const projected = positions.map(([x, y]) => project(x, y));
  const [left, right] = range(projected.map(([x]) => x));
  const [top, bottom] = range(projected.map(([, y]) => y));
  const stepsPerUnit = LONGER_SIDE / Math.max(right - left, bottom - top, 1e-9);
  return {
    width: Math.max(1, Math.round((right - left) * stepsPerUnit)),
    height: Math.max(1, Math.round((bottom - top) * stepsPerUnit)),
    kmPerStep: kmPerUnit === null ? null : kmPerUnit / stepsPerUnit,
    toGrid: (x, y) => {
      const [px, py] = project(x, y);
      return [Math.round((px - left) * stepsPerUnit), Math.round((py - top) * stepsPerUnit)];
    },
  };
}

function range(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
