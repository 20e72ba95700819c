import { DARK_FILLS, LIGHT_FILLS } from "../../core/geo/territory-fills.ts";

/** Colours of the map that CSS cannot give to a canvas. */
export interface MapPalette {
  /** By colour index of a territory. */
  readonly fills: readonly string[];
  readonly sea: string;
  readonly land: string;
  readonly whiteSpace: string;
  readonly unitBorder: string;
  readonly territoryBorder: string;
  readonly coast: string;
  readonly ink: string;
  readonly halo: string;
  readonly selected: string;
  /** Around what is cut off from its territory. */
  readonly warning: string;
  /** Fill and ring of accounts. */
  readonly account: string;
  readonly accountRing: string;
  /** From little to much, told apart in grey as well (ColorBrewer YlGnBu and its reverse). */
  readonly steps: readonly string[];
  /** Of a background map that was drawn for the light, 0 … 1. */
  readonly pictureBrightness: number;
  /** From few accounts to much value (ColorBrewer OrRd). */
  readonly heat: readonly string[];
  /** From far below target over even to far above (ColorBrewer PuOr): safe for all colour-vision deficiencies. */
  readonly deviations: readonly string[];
}

export const LIGHT: MapPalette = {
  fills: LIGHT_FILLS,
  sea: "#e6eef3",
  land: "#f7f7f4",
  // darker than the land, and than the lines between units, so that these are seen
  whiteSpace: "#d3d7d6",
  unitBorder: "rgba(255,255,255,0.75)",
  territoryBorder: "#25303f",
  coast: "rgba(51,65,85,0.45)",
  ink: "#14202e",
  halo: "rgba(255,255,255,0.92)",
  selected: "#c2185b",
  warning: "#c2261f",
  account: "#25303f",
  accountRing: "#ffffff",
  steps: ["#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#2c7fb8", "#253494"],
  pictureBrightness: 1,
  heat: ["#fdd49e", "#fc8d59", "#e34a33", "#b30000"],
  deviations: ["#5e3c99", "#998ec3", "#d8daeb", "#f0f0ec", "#fee0b6", "#f1a340", "#b35806"],
};

export const DARK: MapPalette = {
  fills: DARK_FILLS,
  sea: "#0d141d",
  land: "#1b232c",
  whiteSpace: "#26313c",
  unitBorder: "rgba(9,14,20,0.45)",
  territoryBorder: "#070b10",
  coast: "rgba(226,232,240,0.35)",
  ink: "#f3f6fa",
  halo: "rgba(9,14,20,0.85)",
  selected: "#ff8ab8",
  warning: "#ff8787",
  account: "#f3f6fa",
  accountRing: "#0d141d",
  steps: ["#20304a", "#23527a", "#25748f", "#2f9a98", "#7cc18d", "#e4e38b"],
  pictureBrightness: 0.55,
  heat: ["#7a3b1e", "#c2571f", "#f0883e", "#ffd9a0"],
  deviations: ["#a58fe0", "#7d6bb8", "#51487a", "#39424c", "#7a5a33", "#b87a2e", "#eb9b3d"],
};

/** Limits of the classes of deviation, as shares of the target. */
export const DEVIATION_LIMITS = [-0.3, -0.15, -0.05, 0.05, 0.15, 0.3] as const;

/** Which of the `deviations` a share off target gets. */
export const deviationClass = (deviation: number): number =>
  DEVIATION_LIMITS.filter((limit) => deviation > limit).length;

/** Lower limits of classes with about as many of the values above 0 in each; fewer than `count` where values repeat. */
export function quantileLimits(values: Iterable<number>, count: number): readonly number[] {
  const sorted = [...values].filter((value) => value > 0).sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const limits = Array.from({ length: count }, (_, i) => sorted[Math.floor((i * sorted.length) / count)]);
  return [...new Set(limits)];
}

/** Number of the class that a value falls into; −1 below all, which is nothing. */
export const classOf = (limits: readonly number[], value: number): number =>
  limits.filter((limit) => value >= limit).length - 1;
