import type { Cell } from "../domain/unit-layer.ts";
import { cellText } from "./cell-text.ts";
import { parseDegrees } from "./parse-degrees.ts";

/** A position in degrees. */
export interface Coordinates {
  readonly longitude: number;
  readonly latitude: number;
}

const WELL_KNOWN_POINT = /^POINT\s*\(\s*(\S+)\s+(\S+)\s*\)$/i;
const TWO_WITH_LETTERS = /^(.+?(?:LU|LS|BT|BB|[NSEW]))[\s,;/]+(.+)$/i;

/**
 * Reads latitude and longitude that stand in one cell: `03°19'03.44" N 097°07'41.73" E`, `-6.2, 106.8` (latitude first
 * unless hemisphere letters say otherwise), `POINT(106.8 -6.2)`. Null where the cell is empty.
 */
export function parseCoordinatePair(
  cell: Cell | undefined,
): Coordinates | null | { readonly problem: string } {
  const text = cellText(cell);
  if (text === "") return null;
  const point = WELL_KNOWN_POINT.exec(text);
  const halves = point ? [point[2], point[1]] : splitPair(text.replace(/^[([]|[)\]]$/g, ""));
  if (!halves) return { problem: `"${text}" is not a pair of latitude and longitude` };

  const first = parseDegrees(halves[0], ".");
  const second = parseDegrees(halves[1], ".");
  if (first === null || second === null) return { problem: `"${text}" has only one coordinate` };
  if ("problem" in first) return first;
  if ("problem" in second) return second;
  if (first.axis !== null && first.axis === second.axis)
    return { problem: `"${text}" names the ${first.axis} twice` };
  const longitudeFirst = first.axis === "longitude" || second.axis === "latitude";
  return longitudeFirst
    ? { longitude: first.degrees, latitude: second.degrees }
    : { longitude: second.degrees, latitude: first.degrees };
}

function splitPair(text: string): readonly string[] | null {
  const lettered = TWO_WITH_LETTERS.exec(text);
  if (lettered) return [lettered[1], lettered[2]];
  const halves = text.split(/\s*[,;/]\s*|\s+/).filter((half) => half !== "");
  return halves.length === 2 ? halves : null;
}
