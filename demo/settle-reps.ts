import type { Random } from "../src/core/search/random.ts";
import type { DemoAccount } from "./invent-business.ts";

/** A rep and the territory of the same number. */
export interface DemoRep {
  readonly territoryCode: string;
  /** The home town, numbered where several reps live in one. */
  readonly territoryName: string;
  readonly longitude: number;
  readonly latitude: number;
  /** 1 = full time. */
  readonly fullTimeShare: number;
}

const EVERY_NTH_IS_HALF_TIME = 10;
/** Few enough to stay unbalanced. */
const SETTLING_STEPS = 3;

const twoDecimals = (degrees: number): number => Math.round(degrees * 100) / 100;

interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

/** Squared degrees: near the equator a degree is as long either way, and only the order matters. */
const squaredDegrees = (a: Position, b: Position): number =>
  (a.longitude - b.longitude) ** 2 + (a.latitude - b.latitude) ** 2;

function indexOfNearest(position: Position, candidates: readonly Position[]): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < candidates.length; index++) {
    const distance = squaredDegrees(position, candidates[index]);
    if (distance >= least) continue;
    least = distance;
    nearest = index;
  }
  return nearest;
}

/** One step of Lloyd's method: each home moves to the account nearest to the middle of the accounts it is nearest to. */
function moveTowardsAccounts(homes: readonly DemoAccount[], accounts: readonly DemoAccount[]): DemoAccount[] {
  const served: DemoAccount[][] = homes.map(() => []);
  for (const account of accounts) served[indexOfNearest(account, homes)].push(account);
  return homes.map((home, index) => {
    const own = served[index];
    if (own.length === 0) return home;
    const longitude = own.reduce((sum, account) => sum + account.longitude, 0) / own.length;
    const latitude = own.reduce((sum, account) => sum + account.latitude, 0) / own.length;
    return own[indexOfNearest({ longitude, latitude }, own)];
  });
}

/**
 * Reps live among their accounts: systematic sampling west to east, then a few steps towards the middle of what each
 * serves; rounded to about 1 km. O(accounts × reps).
 */
export function settleReps(accounts: readonly DemoAccount[], count: number, random: Random): DemoRep[] {
  const start = random.next();
  let homes = Array.from(
    { length: count },
    (_, index) => accounts[Math.floor(((index + start) * accounts.length) / count)],
  );
  for (let step = 0; step < SETTLING_STEPS; step++) homes = moveTowardsAccounts(homes, accounts);
  const digits = String(count).length;
  const seenInTown = new Map<string, number>();
  return homes.map(({ place, longitude, latitude }, index) => {
    const number = (seenInTown.get(place.name) ?? 0) + 1;
    seenInTown.set(place.name, number);
    return {
      territoryCode: `T${String(index + 1).padStart(digits, "0")}`,
      territoryName: number === 1 ? place.name : `${place.name} ${number}`,
      longitude: twoDecimals(longitude),
      latitude: twoDecimals(latitude),
      fullTimeShare: (index + 1) % EVERY_NTH_IS_HALF_TIME === 0 ? 0.5 : 1,
    };
  });
}
