import { DARK_FILLS, LIGHT_FILLS } from "../../core/geo/territory-fills.ts";

/** Colours of the map that CSS cannot give to a canvas. Entry i of both fills is the same colour index. */
export interface Palette {
  readonly fills: readonly string[];
  readonly sea: string;
  readonly uncovered: string;
  readonly unitBorder: string;
  readonly coast: string;
  readonly territoryBorder: string;
  readonly ink: string;
  readonly halo: string;
  readonly accent: string;
  readonly stripe: string;
}

export const lightPalette: Palette = {
  fills: LIGHT_FILLS,
  sea: "#eef3f7",
  uncovered: "#ffffff",
  unitBorder: "rgba(255,255,255,0.75)",
  coast: "rgba(51,65,85,0.45)",
  territoryBorder: "#25303f",
  ink: "#14202e",
  halo: "rgba(255,255,255,0.92)",
  accent: "#c2185b",
  stripe: "rgba(20,32,46,0.55)",
};

export const darkPalette: Palette = {
  fills: DARK_FILLS,
  sea: "#0d141d",
  uncovered: "#1b2530",
  unitBorder: "rgba(9,14,20,0.45)",
  coast: "rgba(226,232,240,0.35)",
  territoryBorder: "#070b10",
  ink: "#f3f6fa",
  halo: "rgba(9,14,20,0.85)",
  accent: "#ff8ab8",
  stripe: "rgba(255,255,255,0.6)",
};

/** Deviation from target: blue below, orange above, stronger towards `limit`. */
export function colourOfDeviation(deviation: number, limit: number, dark: boolean): string {
  const strength = Math.min(1, Math.abs(deviation) / Math.max(limit, 1e-9));
  const neutral = dark ? [60, 68, 80] : [240, 240, 236];
  const end =
    deviation < 0 ? (dark ? [64, 140, 214] : [49, 116, 186]) : dark ? [222, 126, 40] : [214, 106, 18];
  const mix = neutral.map((from, i) => Math.round(from + (end[i] - from) * strength));
  return `rgb(${mix.join(",")})`;
}
