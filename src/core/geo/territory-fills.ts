/**
 * Fills of territories on a map, by colour index (`colourTerritories`): told apart under the three colour-vision
 * deficiencies and by territory borders (src/report/page/palettes.test.ts). Pale, for dark text.
 */
export const LIGHT_FILLS: readonly string[] = [
  ...["#75c7ff", "#ffc785", "#5ba689", "#d886be", "#ccc99d"],
  ...["#8f8cf0", "#b1e8e8", "#f38445", "#91c15f"],
];

/** The same on a dark ground, for light text. */
export const DARK_FILLS: readonly string[] = [
  ...["#615799", "#c66200", "#1e7459", "#ca7a84", "#87794b"],
  ...["#8c4ac6", "#6784a0", "#ba3325", "#50ac3c"],
];

export const COLOUR_COUNT = LIGHT_FILLS.length;
