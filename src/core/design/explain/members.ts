/** Units of each territory in ascending order, packed: those of t stand at offsets[t] … offsets[t + 1] − 1. */
export interface Members {
  readonly offsets: Int32Array;
  readonly units: Int32Array;
}

/** Groups units by territory; negative entries (white space) belong to none. O(n). */
export function groupMembers(assignment: Int32Array, territoryCount: number): Members {
  const offsets = new Int32Array(territoryCount + 1);
  for (const t of assignment) if (t >= 0) offsets[t + 1]++;
  for (let t = 0; t < territoryCount; t++) offsets[t + 1] += offsets[t];
  const units = new Int32Array(offsets[territoryCount]);
  const next = offsets.slice();
  for (let u = 0; u < assignment.length; u++) if (assignment[u] >= 0) units[next[assignment[u]]++] = u;
  return { offsets, units };
}

export function membersOf({ offsets, units }: Members, territory: number): Int32Array {
  return units.subarray(offsets[territory], offsets[territory + 1]);
}
