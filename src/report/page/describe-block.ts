import type { Block } from "../../core/domain/design-result.ts";
import { describeTerritory, nameMeasure, nameUnit } from "./name-things.ts";
import type { PageContext } from "./page-context.ts";

/** More names than this are counted instead. */
const MOST_NAMES = 4;

/** The rule that forbids a move, as a sentence of the current language. */
export function describeBlock(context: PageContext, block: Block): string {
  const { words, format } = context;
  const write = block.rule === "moved-share" ? format().percent : format().value;
  return words().blocks[block.rule]({
    territory: describeTerritory(context, block.territory),
    measure: nameMeasure(block.measureKey ?? ""),
    value: block.value === undefined ? "–" : write(block.value),
    limit: block.limit === undefined ? "–" : write(block.limit),
    units: nameSome(context, block.units ?? []),
    isBelow: (block.value ?? 0) < (block.limit ?? 0),
  });
}

function nameSome(context: PageContext, units: readonly number[]): string {
  if (units.length > MOST_NAMES) return context.words().units(context.format().count(units.length));
  return units.map((unit) => nameUnit(context, unit)).join(", ");
}
