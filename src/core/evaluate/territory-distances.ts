import type { PointMetric } from "../geo/point-metric.ts";

interface DistanceInput {
  readonly metric: PointMetric;
  readonly units: readonly number[];
  /** Weight of each unit in the moment of inertia (first measure), by unit index. */
  readonly weights: Float64Array;
  readonly visits: Float64Array;
}

/** What every unit of a territory would cost as its centre; entry i belongs to units[i]. */
export interface TerritoryDistances {
  /** Σ weight × km². */
  readonly inertia: Float64Array;
  /** Σ km. */
  readonly km: Float64Array;
  /** Σ visits × km. */
  readonly visitKm: Float64Array;
  readonly diameterKm: number;
}

/** All distances inside one territory in a single pass over its pairs, O(units²). */
export function measureTerritoryDistances({
  metric,
  units,
  weights,
  visits,
}: DistanceInput): TerritoryDistances {
  const inertia = new Float64Array(units.length);
  const km = new Float64Array(units.length);
  const visitKm = new Float64Array(units.length);
  let largestSquared = 0;
  for (let i = 1; i < units.length; i++) {
    const a = units[i];
    for (let j = 0; j < i; j++) {
      const b = units[j];
      const squared = metric.squaredKm(a, b);
      const distance = Math.sqrt(squared);
      inertia[i] += weights[b] * squared;
      inertia[j] += weights[a] * squared;
      km[i] += distance;
      km[j] += distance;
      visitKm[i] += visits[b] * distance;
      visitKm[j] += visits[a] * distance;
      if (squared > largestSquared) largestSquared = squared;
    }
  }
  return { inertia, km, visitKm, diameterKm: Math.sqrt(largestSquared) };
}
