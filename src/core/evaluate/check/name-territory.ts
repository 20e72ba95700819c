import type { PlanUnderCheck } from "../violation.ts";

/** How a message speaks of a territory index; negative indices are no territory. */
export const nameTerritory = ({ problem }: PlanUnderCheck, territory: number): string =>
  territory >= 0 ? `territory "${problem.territories[territory].code}"` : "no territory";
