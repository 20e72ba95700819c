import type { UnitRecord } from "../ports/rows/layers.ts";
import type { Transaction } from "../ports/store.ts";

/** Rows read at once: bounds one answer of the store. */
const PAGE = 5000;

/** Every unit of a layer, by position. */
export async function readAllUnits(
  tx: Pick<Transaction, "layers">,
  layerId: string,
): Promise<readonly UnitRecord[]> {
  const units: UnitRecord[] = [];
  for (let after: number | null = null; ; ) {
    const page = await tx.layers.units(layerId, PAGE, after);
    units.push(...page);
    if (page.length < PAGE) return units;
    after = page[page.length - 1].position;
  }
}
