import { guardFormula } from "../../core/domain/formula-guard.ts";
import { formatCsv } from "../design/format-alignment.ts";
import type { ExportSource, ExportText } from "./export-source.ts";

/** `unit_code,territory_code` (zip to territory), by unit code; units in white space are not in it. */
export async function writeAlignment({ tx, plan }: Pick<ExportSource, "tx" | "plan">): Promise<ExportText> {
  const aligned = await tx.alignment.whole(plan.id);
  const rows = aligned.map(({ unitCode, territoryCode }) => [unitCode, territoryCode].map(guardFormula));
  return { parts: [formatCsv(["unit_code", "territory_code"], rows)], rows: rows.length };
}
