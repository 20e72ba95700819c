import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { RATED_TRAITS, type Rating } from "../domain/rated-traits.ts";
import type { RepFigures } from "../domain/rep-figures.ts";
import { gatherProblems } from "./gather-problems.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

const REP = ["rep", "rep_code", "salesperson", "sales_agent", "tenaga_penjual"];
const count = (...names: string[]) => ({ kind: "count", names, option: null, needed: "no" }) as const;
const number = (...names: string[]) => ({ kind: "number", names, option: null, needed: "no" }) as const;

/** Where each figure may stand. */
const COLUMNS = {
  accounts: count("accounts", "accounts_held", "akun"),
  newContacts: count("new_contacts", "contacts_added", "kontak_baru"),
  leads: count("leads", "prospek"),
  leadsConverted: count("leads_converted", "leads_to_opportunities", "prospek_jadi_peluang"),
  opportunities: count("opportunities", "peluang"),
  deals: count("deals", "won", "kesepakatan"),
  conversations: count("conversations", "percakapan"),
  annualContractValue: number("annual_contract_value", "acv", "nilai_kontrak_tahunan"),
  revenue: number("revenue", "sales", "omzet", "pendapatan"),
  potential: number("potential", "potensi"),
  quota: number("quota", "target", "kuota"),
  experienceYears: number("experience_years", "experience", "pengalaman"),
  monthsInRole: count("months_in_role", "bulan_bertugas"),
} satisfies Readonly<Record<Exclude<keyof RepFigures, "rep">, unknown>>;

/**
 * Reads one row per rep: rep and any of accounts, new_contacts, leads, leads_converted, opportunities, deals, conversations,
 * annual_contract_value, revenue, potential, quota, experience_years, months_in_role. Problems: EVA-101 … EVA-104, EVA-174 a rep twice,
 * EVA-175 more converted than there were. O(rows).
 */
export function readRepFigures(table: Table): Outcome<readonly RepFigures[]> {
  const read = readRecords(table, {
    rep: { kind: "text", names: REP, option: null, needed: "cells" },
    ...COLUMNS,
  });
  if (!read.ok) return read;
  const { rep, ...columns } = read.value;
  const problems = gatherProblems();
  const firstRow = new Map<string, number>();
  const rows = rep.map((name, row): RepFigures => {
    const where = { file: table.file, row: table.rowNumbers[row], item: name };
    const first = firstRow.get(name);
    if (first === undefined) firstRow.set(name, table.rowNumbers[row]);
    else problems.add(repTwice(where, first));
    const of = (column: Float64Array | null) =>
      column === null || Number.isNaN(column[row]) ? null : column[row];
    const known = Object.entries(columns).map(([figure, column]) => [figure, of(column)]);
    const figures: RepFigures = { rep: name, ...Object.fromEntries(known) };
    const { leads, leadsConverted, opportunities, deals } = figures;
    if ((leadsConverted ?? 0) > (leads ?? Number.POSITIVE_INFINITY))
      problems.add(tooMany(where, `${leadsConverted} converted of ${leads} leads`));
    if ((deals ?? 0) > (opportunities ?? Number.POSITIVE_INFINITY))
      problems.add(tooMany(where, `${deals} deals of ${opportunities} opportunities`));
    return figures;
  });
  return problems.count > 0 ? failure(problems.list()) : success(rows);
}

/** Reads rep, rater, trait and score (a whole number from 1 to 5). Problems: EVA-101 … EVA-104, EVA-176 no such trait or score. */
export function readRatings(table: Table): Outcome<readonly Rating[]> {
  const read = readRecords(table, {
    rep: { kind: "text", names: REP, option: null, needed: "cells" },
    rater: { kind: "text", names: ["rater", "observer", "penilai"], option: null, needed: "cells" },
    trait: { kind: "text", names: ["trait", "sifat"], option: null, needed: "cells" },
    score: { kind: "number", names: ["score", "rating", "nilai"], option: null, needed: "cells" },
  });
  if (!read.ok) return read;
  const { rep, rater, trait, score } = read.value;
  const problems = gatherProblems();
  const ratings = rep.flatMap((name, row): readonly Rating[] => {
    const known = RATED_TRAITS.find((one) => one === trait[row].toLowerCase());
    const isScore = Number.isInteger(score[row]) && score[row] >= 1 && score[row] <= 5;
    if (known !== undefined && isScore)
      return [{ rep: name, rater: rater[row], trait: known, score: score[row] }];
    problems.add({
      code: "EVA-176",
      where: { file: table.file, row: table.rowNumbers[row], item: name },
      cause:
        known === undefined
          ? `"${trait[row]}" is no trait that is rated`
          : `${score[row]} is no score from 1 to 5`,
      fix:
        known === undefined ? `write one of: ${RATED_TRAITS.join(", ")}` : "write a whole number from 1 to 5",
    });
    return [];
  });
  return problems.count > 0 ? failure(problems.list()) : success(ratings);
}

const repTwice = (where: Problem["where"], first: number): Problem => ({
  code: "EVA-174",
  where,
  cause: `rep "${where.item ?? ""}" already stands in row ${first}`,
  fix: "keep one row per rep",
});

const tooMany = (where: Problem["where"], cause: string): Problem => ({
  code: "EVA-175",
  where,
  cause: `the rep has ${cause}`,
  fix: "count cohorts: what became of these very leads and opportunities",
});
