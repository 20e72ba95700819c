import { findTerritoryParts } from "../territory-parts.ts";
import type { PlanUnderCheck, Violation } from "../violation.ts";

const CODES_SHOWN = 8;

/** Every contiguous territory must be one connected part; names the units cut off from its main part (that of a fixed centre, else the largest). */
export function checkContiguity({ problem, assignment, file }: PlanUnderCheck): Violation[] {
  const violations: Violation[] = [];
  const partsOf = findTerritoryParts(problem.adjacency, assignment, problem.territories.length);
  problem.territories.forEach((territory, index) => {
    const parts = partsOf[index];
    if (!territory.contiguous || parts.length < 2) return;
    const main = parts.find((part) => part.includes(territory.centreUnit)) ?? parts[0];
    const cutOff = parts
      .filter((part) => part !== main)
      .map((part) => part.map((unit) => problem.unitCodes[unit]));
    const shown = cutOff.map(
      (codes) => `{${codes.slice(0, CODES_SHOWN).join(", ")}${codes.length > CODES_SHOWN ? ", …" : ""}}`,
    );
    violations.push({
      code: "CHK-107",
      rule: "contiguity",
      territory: territory.code,
      units: cutOff.flat(),
      where: { file, item: territory.code },
      cause: `territory "${territory.code}" falls into ${parts.length} parts; cut off from its main part: ${shown.slice(0, CODES_SHOWN).join(" ")}${shown.length > CODES_SHOWN ? " …" : ""}`,
      fix: "give the cut-off units to a neighbour, connect them by a link, or allow the territory to be non-contiguous",
    });
  });
  return violations;
}
