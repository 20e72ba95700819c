import type { Points } from "../domain/unit-layer.ts";
import { haversineKm } from "../geo/distance.ts";

/** Constant of the shortest tour through many random points: length → 0.7124 × √(area × points) (Beardwood, Halton, Hammersley 1959; value of Applegate et al.). */
const TOUR_CONSTANT = 0.7124;

/** Calls a rep makes on one day away from the base; one line haul out and back is paid per such day. */
const CALLS_PER_DAY = 10;

/** What one territory's travel depends on; all three are sums over its units, so a move changes them in O(1) for a given base. */
export interface TravelInput {
  /** Σ area of the territory's units, km²; 0 where unknown. */
  readonly areaKm2: number;
  /** Σ visits of its units. */
  readonly visits: number;
  /** Σ over its units of visits × km from the base (one way). */
  readonly visitKm: number;
}

/**
 * Estimated km to make every visit once: 0.7124 × √(areaKm2 × visits) + 2 × visitKm ÷ 10.
 * The first term is the tour from call to call, the second one drive out and back per day of ten calls
 * (Daganzo 1984, "The distance traveled to visit N points with a maximum of C stops per vehicle").
 */
export function estimateTravelKm({ areaKm2, visits, visitKm }: TravelInput): number {
  return TOUR_CONSTANT * Math.sqrt(areaKm2 * visits) + (2 * visitKm) / CALLS_PER_DAY;
}

/** Km from a place (a rep's home, in the same coordinates as the points) to a unit's point. */
export function distanceFromPlaceKm(
  points: Points,
  place: { readonly x: number; readonly y: number },
  unit: number,
): number {
  if (points.kind === "planar") return Math.hypot(points.x[unit] - place.x, points.y[unit] - place.y);
  return haversineKm(place.x, place.y, points.x[unit], points.y[unit]);
}
