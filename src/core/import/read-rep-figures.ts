import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** One rep's counts and money in a window; null where the file does not tell. */
export interface RepFiguresRow {
  readonly rep: string;
  readonly accounts: number | null;
  readonly newContacts: number | null;
  readonly leads: number | null;
  readonly leadsConverted: number | null;
  readonly opportunities: number | null;
  readonly deals: number | null;
  readonly conversations: number | null;
  readonly annualContractValue: number | null;
  readonly revenue: number | null;
  readonly potential: number | null;
  readonly quota: number | null;
  readonly experienceYears: number | null;
  readonly monthsInRole: number | null;
}

/** One observer's score of one trait. */
export interface RatingRow<Trait extends string> {
  readonly rep: string;
  readonly rater: string;
  readonly trait: Trait;
  readonly score: number;
}

const REP = ["rep", "rep_code", "salesperson", "sales_agent", "tenaga_penjual"];
const count = (...names: string[]) => ({ kind: "count", names, option: null, needed: "no" }) as const;
const number = (...names: string[]) => ({ kind: "number", names, option: null, needed: "no" }) as const;

/**
 * Reads one row per rep: rep and any of accounts, new_contacts, leads, leads_converted, opportunities, deals, conversations,
 * annual_contract_value, revenue, potential, quota, experience_years, months_in_role. Problems: EVA-101 … EVA-104, EVA-174 a rep twice,
 * EVA-175 more converted than there were. O(rows).
 */
export function readRepFigures(table: Table): Outcome<readonly RepFiguresRow[]> {
  const read = readRecords(table, {
    rep: { kind: "text", names: REP, option: null, needed: "cells" },
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
  });
  if (!read.ok) return read;
  const { rep, ...columns } = read.value;
  const problems = gatherProblems();
  const firstRow = new Map<string, number>();
  const rows = rep.map((name, row): RepFiguresRow => {
    const where = { file: table.file, row: table.rowNumbers[row], item: name };
    const first = firstRow.get(name);
    if (first === undefined) firstRow.set(name, table.rowNumbers[row]);
    else problems.add(repTwice(where, first));
    const of = (column: Float64Array | null) =>
      column === null || Number.isNaN(column[row]) ? null : column[row];
    const figures = {
      rep: name,
      accounts: of(columns.accounts),
      newContacts: of(columns.newContacts),
      leads: of(columns.leads),
      leadsConverted: of(columns.leadsConverted),
      opportunities: of(columns.opportunities),
      deals: of(columns.deals),
      conversations: of(columns.conversations),
      annualContractValue: of(columns.annualContractValue),
      revenue: of(columns.revenue),
      potential: of(columns.potential),
      quota: of(columns.quota),
      experienceYears: of(columns.experienceYears),
      monthsInRole: of(columns.monthsInRole),
    };
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
export function readRatings<Trait extends string>(
  table: Table,
  traits: readonly Trait[],
): Outcome<readonly RatingRow<Trait>[]> {
  const read = readRecords(table, {
    rep: { kind: "text", names: REP, option: null, needed: "cells" },
    rater: { kind: "text", names: ["rater", "observer", "penilai"], option: null, needed: "cells" },
    trait: { kind: "text", names: ["trait", "sifat"], option: null, needed: "cells" },
    score: { kind: "number", names: ["score", "rating", "nilai"], option: null, needed: "cells" },
  });
  if (!read.ok) return read;
  const { rep, rater, trait, score } = read.value;
  const problems = gatherProblems();
  const ratings = rep.flatMap((name, row): readonly RatingRow<Trait>[] => {
    const known = traits.find((one) => one === trait[row].toLowerCase());
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
      fix: known === undefined ? `write one of: ${traits.join(", ")}` : "write a whole number from 1 to 5",
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
