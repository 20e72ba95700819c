export type DemoScale = "small" | "normal" | "large";

export interface ScaleSettings {
  /** GeoNames codes of the provinces where the distributor works; null = all Indonesia. */
  readonly provinces: readonly string[] | null;
  /** Bounds of the market: west, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** H3 resolution at which land is told from sea. */
  readonly landResolution: number;
  /** H3 resolution of the units: 6 ≈ 36 km², 7 ≈ 5 km². */
  readonly unitResolution: number;
  /** Null: every land cell is a unit. Else only cells up to this many steps from a cell with an account. */
  readonly ringsAroundAccounts: number | null;
  readonly accountCount: number;
  readonly repCount: number;
  /** Band of the monthly workload hours around each rep's target; null: none, only as even as the search gets them. */
  readonly workloadTolerance: number | null;
}

/** Three sizes of the same invented distributor. */
export const DEMO_SCALES: Readonly<Record<DemoScale, ScaleSettings>> = {
  // Jabodetabek
  small: {
    provinces: ["04", "30", "33"],
    bounds: [106.35, -6.75, 107.3, -5.95],
    landResolution: 7,
    unitResolution: 7,
    ringsAroundAccounts: null,
    accountCount: 300,
    repCount: 6,
    workloadTolerance: 0.05,
  },
  // Jawa and Bali
  normal: {
    provinces: ["02", "04", "07", "08", "10", "30", "33"],
    bounds: [105, -9, 115.72, -5.5],
    landResolution: 6,
    unitResolution: 6,
    ringsAroundAccounts: null,
    accountCount: 4000,
    repCount: 60,
    workloadTolerance: 0.15,
  },
  large: {
    provinces: null,
    bounds: [94, -12, 142, 7],
    landResolution: 6,
    unitResolution: 7,
    ringsAroundAccounts: 1,
    accountCount: 60_000,
    repCount: 600,
    // a band of ±25 % took more than 8 million steps a start: a first start has no time for that
    workloadTolerance: null,
  },
};
