import type { PageContext } from "./page-context.ts";
import { colourOfDeviation, darkPalette, lightPalette, type Palette } from "./palettes.ts";

export function currentPalette(context: PageContext): Palette {
  return context.state().dark ? darkPalette : lightPalette;
}

/** The colour of each territory as the state wishes: its own, its deviation's, or its district's. */
export function colourTerritory(context: PageContext, territory: number): string {
  const { colourBy, dark, plan, measure } = context.state();
  const { fills } = currentPalette(context);
  const described = context.data.territories[territory];
  if (!described) return colourGivenUp(context, territory);
  if (colourBy === "district" && context.data.districts) {
    return described.district < 0 ? "transparent" : fills[described.district % fills.length];
  }
  if (colourBy === "deviation") {
    const figures = plan === "before" && described.before ? described.before : described.figures;
    return colourOfDeviation(figures.measures[measure]?.deviation ?? 0, deviationLimit(context), dark);
  }
  return fills[described.colour % fills.length];
}

/** A territory that is given up has neither district nor target. */
function colourGivenUp(context: PageContext, territory: number): string {
  const { data, state } = context;
  const { colourBy, dark } = state();
  const { fills } = currentPalette(context);
  if (colourBy === "district" && data.districts) return "transparent";
  if (colourBy === "deviation") return colourOfDeviation(0, deviationLimit(context), dark);
  return fills[data.givenUp[territory - data.territories.length].colour % fills.length];
}

/** Where the strongest deviation colour is reached: the tolerance, or the largest deviation where there is none. */
export function deviationLimit(context: PageContext): number {
  const measure = context.data.measures[context.state().measure];
  return measure?.tolerance ?? Math.max(measure?.largestDeviation ?? 0, 0.01);
}

export function territoriesShown(context: PageContext): readonly number[] {
  const { units } = context.data;
  return context.state().plan === "before" && units.before ? units.before : units.territory;
}
