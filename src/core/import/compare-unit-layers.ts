import { haversineKm } from "../geo/distance.ts";

/** A unit as a layer holds it. */
export interface ComparedUnit {
  readonly code: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly areaKm2: number | null;
  readonly measures: Readonly<Record<string, number>>;
}

/** What a file makes of a unit; `before` and `after` hold what differs. */
export interface UnitDifference {
  readonly code: string;
  readonly effect: "new" | "changed" | "unchanged" | "missing";
  /** Whether its place or area differs, not only what it is called and measured by. */
  readonly isElsewhere: boolean;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** A unit has moved if its point lies farther off than this, or its area differs by more than this share. */
const SAME_PLACE_KM = 1;
const SAME_AREA_SHARE = 0.01;

/**
 * Compares units that stand with those of a file, by code, in the file's order and then those that the file lacks. A
 * measure that the file does not name stays. O(units × measures).
 */
export function compareUnits(
  standing: readonly ComparedUnit[],
  given: readonly ComparedUnit[],
): readonly UnitDifference[] {
  const byCode = new Map(standing.map((unit) => [unit.code, unit]));
  const inFile = new Set(given.map(({ code }) => code));
  return [
    ...given.map((unit) => compareUnit(byCode.get(unit.code), unit)),
    ...standing
      .filter(({ code }) => !inFile.has(code))
      .map(({ code, name }) => ({
        code,
        effect: "missing" as const,
        isElsewhere: true,
        before: { name },
        after: null,
      })),
  ];
}

function compareUnit(standing: ComparedUnit | undefined, given: ComparedUnit): UnitDifference {
  const { code, name, lon, lat, areaKm2, measures } = given;
  if (standing === undefined) {
    const after = { name, lon, lat, areaKm2, ...measures };
    return { code, effect: "new", isElsewhere: true, before: null, after };
  }
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  const note = (key: string, was: unknown, is: unknown) => {
    before[key] = was;
    after[key] = is;
  };
  if (standing.name !== name) note("name", standing.name, name);
  for (const [key, value] of Object.entries(measures)) {
    if (standing.measures[key] !== value) note(key, standing.measures[key] ?? null, value);
  }
  const isElsewhere = hasMoved(standing, given);
  if (isElsewhere) {
    note("lon", standing.lon, lon);
    note("lat", standing.lat, lat);
    note("areaKm2", standing.areaKm2, areaKm2);
  }
  const effect = Object.keys(after).length > 0 ? "changed" : "unchanged";
  return { code, effect, isElsewhere, before, after };
}

function hasMoved(standing: ComparedUnit, given: ComparedUnit): boolean {
  if (haversineKm(standing.lon, standing.lat, given.lon, given.lat) > SAME_PLACE_KM) return true;
  if (standing.areaKm2 === null || given.areaKm2 === null) return standing.areaKm2 !== given.areaKm2;
  const largest = Math.max(standing.areaKm2, given.areaKm2);
  return Math.abs(standing.areaKm2 - given.areaKm2) > SAME_AREA_SHARE * largest;
}
