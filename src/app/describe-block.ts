import type { DesignProblem } from "../core/domain/design-problem.ts";
import type { Block } from "../core/domain/design-result.ts";

/** One sentence on the rule that forbids a move. */
export function describeBlock(problem: DesignProblem, block: Block): string {
  const territory = problem.territories[block.territory]?.code ?? "";
  const units = (block.units ?? []).map((unit) => problem.unitCodes[unit]);
  const named = units.length > 6 ? `${units.slice(0, 6).join(", ")} … (${units.length})` : units.join(", ");
  const measured = `${block.measureKey ?? ""} of ${territory} would be ${rounded(block.value)}, the limit is ${rounded(block.limit)}`;
  const sentences: Readonly<Record<Block["rule"], string>> = {
    contiguity: `${territory} would fall apart${named === "" ? "" : `: ${named} would be cut off`}`,
    band: measured,
    capacity: measured,
    "unit-lock": `the unit is locked to ${territory}`,
    "territory-lock": `${territory} is locked: no unit leaves or enters`,
    "fixed-centre": `the unit is the fixed centre of ${territory}`,
    "required-pair": `it must share a territory with ${named}`,
    "forbidden-pair": `it must not share a territory with ${named}`,
    "moved-share": `the moved share would be ${percent(block.value)}, the cap is ${percent(block.limit)}`,
    "last-unit": `${territory} would be left without units`,
  };
  return sentences[block.rule];
}

const rounded = (value: number | undefined): string =>
  value === undefined ? "?" : String(Number(value.toPrecision(6)));
const percent = (share: number | undefined): string =>
  share === undefined ? "?" : `${(100 * share).toFixed(2)} %`;
