import type { DesignProblem } from "../../core/domain/design-problem.ts";
import type { Block } from "../../core/domain/design-result.ts";

/** The rule that forbids a move, with names for indices: a door puts it into its own words. */
export interface NamedBlock {
  readonly rule: Block["rule"];
  readonly territory: string;
  readonly measure: string | null;
  readonly value: number | null;
  readonly limit: number | null;
  /** Codes of the units that the rule is about. */
  readonly units: readonly string[];
}

/** Names what a rule speaks of. */
export function nameBlock(problem: DesignProblem, block: Block): NamedBlock {
  return {
    rule: block.rule,
    territory: problem.territories[block.territory]?.code ?? "",
    measure: block.measureKey ?? null,
    value: block.value ?? null,
    limit: block.limit ?? null,
    units: (block.units ?? []).map((unit) => problem.unitCodes[unit]),
  };
}
