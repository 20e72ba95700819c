import { cellToLatLng } from "h3-js";
import { haversineKm } from "../src/core/geo/distance.ts";
import type { Random } from "../src/core/search/random.ts";
import type { DemoRep } from "./settle-reps.ts";
import { standardNormal } from "./standard-normal.ts";

/** Some reps have taken over more ground than others: log-sd of how far each reaches. */
const SPREAD_OF_REACH = 0.15;
const SHARE_WITHOUT_OWNER = 0.02;

/**
 * Territory code per cell as it has grown over the years: each cell belongs to the rep who is nearest for his reach, with no
 * regard to balance; a few cells have no owner (null). O(cells × reps).
 */
export function growCurrentAlignment(
  cells: readonly string[],
  reps: readonly DemoRep[],
  random: Random,
): Map<string, string | null> {
  const reach = reps.map(() => Math.exp(SPREAD_OF_REACH * standardNormal(random)));
  const alignment = new Map<string, string | null>();
  for (const cell of cells) {
    const [latitude, longitude] = cellToLatLng(cell);
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    reps.forEach((rep, index) => {
      const distance = haversineKm(longitude, latitude, rep.longitude, rep.latitude) / reach[index];
      if (distance >= least) return;
      least = distance;
      nearest = index;
    });
    alignment.set(cell, random.next() < SHARE_WITHOUT_OWNER ? null : reps[nearest].territoryCode);
  }
  return alignment;
}
