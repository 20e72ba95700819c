import { writeRanges } from "../../core/export/code-ranges.ts";
import { type ExportTable, wholeTable } from "../../core/export/export-table.ts";
import { readAllUnits } from "../layers/read-all-units.ts";
import { lowestTerritories } from "../plans/plan-territories.ts";
import type { AlignedUnit } from "../ports/rows/alignment.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { ExportSource } from "./export-source.ts";

type Source = Pick<ExportSource, "tx" | "plan">;

export const ALIGNMENT_COLUMNS = ["unit_code", "territory_code"] as const;

/** Unit and territory (zip to territory), by unit code; units in white space are not in it. */
export const alignmentRows = async ({ tx, plan }: Source): Promise<readonly (readonly string[])[]> =>
  (await tx.alignment.whole(plan.id)).map(({ unitCode, territoryCode }) => [unitCode, territoryCode]);

export const alignmentTable = async (source: Source): Promise<ExportTable> =>
  wholeTable("alignment", ALIGNMENT_COLUMNS, await alignmentRows(source));

/** The same as ranges of codes. */
export async function rangeTable(source: Source): Promise<ExportTable> {
  const aligned = await source.tx.alignment.whole(source.plan.id);
  return wholeTable("ranges", ["from", "to", "territory_code"], await rangeRows(source, aligned));
}

/** How a file of locks says that a unit stays in no territory, as a design reads it. */
const WHITE_SPACE_WORD = "white-space";

/**
 * What is locked, as `--lock` of a design takes it: units by code with the territory that each stays in, then whole
 * territories without a unit.
 */
export async function lockTable({ tx, plan }: Source): Promise<ExportTable> {
  const units = (await tx.unitLocks.list(plan.id)).map(({ unitCode, territoryCode }) => [
    unitCode,
    territoryCode ?? WHITE_SPACE_WORD,
  ]);
  const territories = (await tx.territories.list(plan.id)).filter(({ isLocked }) => isLocked);
  return wholeTable("locks", ALIGNMENT_COLUMNS, [...units, ...territories.map(({ code }) => [null, code])]);
}

/** Codes of the whole layer, so that a range spans no unit that is not its own, seen or unseen. */
async function rangeRows({ tx, plan }: Source, aligned: readonly AlignedUnit[]) {
  const codes = (await readAllUnits(tx, plan.layerId)).map(({ code }) => code);
  const territoryOf = new Map(aligned.map(({ unitCode, territoryCode }) => [unitCode, territoryCode]));
  return writeRanges(codes, territoryOf).map(({ from, to, territory }) => [from, to, territory]);
}

/**
 * The worksheets in which AlignMix exchanges an alignment: regions, districts, units, ranges of units and the roster. A
 * territory's district is the territory above it, its region the one above that.
 */
export async function alignmentWorksheets(source: Source): Promise<readonly ExportTable[]> {
  const { tx, plan } = source;
  const aligned = await tx.alignment.whole(plan.id);
  const territories = await tx.territories.list(plan.id);
  const byId = new Map(territories.map((territory) => [territory.id, territory]));
  const above = (territory: TerritoryRecord | undefined) =>
    territory?.parentId ? byId.get(territory.parentId) : undefined;
  const leaves = lowestTerritories(territories);
  const districts = [...new Set(leaves.flatMap((leaf) => above(leaf) ?? []))];
  const withParent = (list: readonly TerritoryRecord[]) =>
    list.map((one) => [one.code, one.name, above(one)?.code ?? null, above(one)?.name ?? null]);
  const zips = aligned.map(({ unitCode, territoryCode, territoryId }) => {
    const district = above(byId.get(territoryId));
    return [unitCode, territoryCode, district?.code ?? null, above(district)?.code ?? null];
  });
  return [
    wholeTable(
      "Region Assignments",
      ["District", "District Name", "Region", "Region Name"],
      withParent(districts),
    ),
    wholeTable(
      "District Assignments",
      ["Territory", "Territory Name", "District", "District Name"],
      withParent(leaves),
    ),
    wholeTable("Zip Code to Territory Assignment", ["ZIP", "Territory", "District", "Region"], zips),
    wholeTable("Zip Code Ranges", ["From", "To", "Territory"], await rangeRows(source, aligned)),
    wholeTable("Personnel Roster", ROSTER, await rosterRows(source)),
  ];
}

const ROSTER = ["Rep ID", "Name", "Territory ID", "Role", "Start", "End"];

const rosterRows = async ({ tx, plan }: Source) =>
  (await tx.assignments.list(plan.id, null)).map(({ repCode, repName, territoryCode, role, from, to }) => [
    repCode,
    repName,
    territoryCode,
    role,
    from,
    to,
  ]);

/** Who works which territory from … to (first day no more), by territory code and date. */
export async function assignmentTable({ tx, plan }: Source): Promise<ExportTable> {
  const columns = ["territory_code", "rep_code", "rep_name", "role", "from", "to"];
  const rows = (await tx.assignments.list(plan.id, null)).map(
    ({ territoryCode, repCode, repName, role, from, to }) => [
      territoryCode,
      repCode,
      repName,
      role,
      from,
      to,
    ],
  );
  return wholeTable("assignments", columns, rows);
}
