import type { Points } from "../domain/unit-layer.ts";
import { EARTH_RADIUS_KM } from "./distance.ts";

const RADIANS = Math.PI / 180;
/** Below it the series of `#bend` is good for 1e-9: 2,570 km. */
const SERIES_LIMIT = 0.04;

/**
 * Distances between the points of a set, prepared for many calls: every point becomes a position in space (km), the
 * straight chord is measured and bent back onto the sphere. Agrees with the haversine formula to about 1e-9 relative.
 */
export class PointMetric {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** 1 ÷ (4 R²) on the sphere, 0 in the plane. */
  readonly #curvature: number;

  constructor(points: Points) {
    const count = points.x.length;
    if (points.kind === "planar") {
      this.x = points.x;
      this.y = points.y;
      this.z = new Float64Array(count);
      this.#curvature = 0;
      return;
    }
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.z = new Float64Array(count);
    this.#curvature = 1 / (4 * EARTH_RADIUS_KM * EARTH_RADIUS_KM);
    for (let i = 0; i < count; i++) {
      const position = spacePosition(points.x[i], points.y[i]);
      this.x[i] = position[0];
      this.y[i] = position[1];
      this.z[i] = position[2];
    }
  }

  /** Squared distance in km² between points a and b. */
  squaredKm(a: number, b: number): number {
    const dx = this.x[a] - this.x[b];
    const dy = this.y[a] - this.y[b];
    const dz = this.z[a] - this.z[b];
    return this.#bend(dx * dx + dy * dy + dz * dz);
  }

  /** Squared distance in km² between point a and any position in space. */
  squaredKmTo(a: number, position: readonly [number, number, number]): number {
    const dx = this.x[a] - position[0];
    const dy = this.y[a] - position[1];
    const dz = this.z[a] - position[2];
    return this.#bend(dx * dx + dy * dy + dz * dz);
  }

  /** Distance in km between points a and b. */
  km(a: number, b: number): number {
    return Math.sqrt(this.squaredKm(a, b));
  }

  /** Σ weight × km from one point to others. The same as by `km`, several times as fast: nothing is called in the loop. */
  weightedKm(base: number, others: ArrayLike<number>, weights: Float64Array): number {
    const { x, y, z } = this;
    const curvature = this.#curvature;
    const [baseX, baseY, baseZ] = [x[base], y[base], z[base]];
    let sum = 0;
    for (let i = 0; i < others.length; i++) {
      const other = others[i];
      const dx = x[other] - baseX;
      const dy = y[other] - baseY;
      const dz = z[other] - baseZ;
      const chordSquared = dx * dx + dy * dy + dz * dz;
      const q = chordSquared * curvature;
      const squaredKm =
        q < SERIES_LIMIT
          ? chordSquared *
            (1 + q * (1 / 3 + q * (8 / 45 + q * (4 / 35 + q * (128 / 1575 + q * (128 / 2079))))))
          : this.#bend(chordSquared);
      sum += weights[other] * Math.sqrt(squaredKm);
    }
    return sum;
  }

  #bend(chordSquared: number): number {
    const q = chordSquared * this.#curvature;
    // arc² = 4R² asin²(√q); the series needs no root and no sine
    if (q < SERIES_LIMIT)
      return (
        chordSquared * (1 + q * (1 / 3 + q * (8 / 45 + q * (4 / 35 + q * (128 / 1575 + q * (128 / 2079))))))
      );
    const halfArc = Math.asin(Math.min(1, Math.sqrt(q)));
    return (halfArc * halfArc) / this.#curvature;
  }
}

/** Position in space (km from the Earth's centre) of a point in degrees. */
export function spacePosition(longitude: number, latitude: number): [number, number, number] {
  const cosLat = Math.cos(latitude * RADIANS);
  return [
    EARTH_RADIUS_KM * cosLat * Math.cos(longitude * RADIANS),
    EARTH_RADIUS_KM * cosLat * Math.sin(longitude * RADIANS),
    EARTH_RADIUS_KM * Math.sin(latitude * RADIANS),
  ];
}
