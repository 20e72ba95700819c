import { existsSync, readFileSync } from "node:fs";
import { describe } from "vitest";

/** Real data of others, beside the repository; never copied into it. */
export const REAL = "../shared/data";

const IS_PRESENT = existsSync(`${REAL}/README.md`);

/** Tests on real data: skipped visibly where the data are absent, but a failure in CI. */
export const describeReal = process.env.CI === "true" ? describe : describe.skipIf(!IS_PRESENT);

export interface HessTerritory {
  readonly centre: string;
  readonly weight: number;
  readonly units: readonly string[];
}

interface HessReference {
  readonly cases: readonly {
    readonly name: string;
    readonly k: number;
    readonly best_found: number;
    readonly territories: readonly HessTerritory[];
  }[];
  readonly weights_iowa_2018_revenue_by_fips: Readonly<Record<string, number>>;
}

/** Inertia optima proved by a mixed-integer solver. */
export const readHessReference = (): HessReference =>
  JSON.parse(readFileSync(`${REAL}/territory_design/hess_reference.json`, "utf8"));
