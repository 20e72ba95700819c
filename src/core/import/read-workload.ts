import { failure, type Outcome, success } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";
import { namesTwice } from "./names-twice.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** One segment of accounts and the calls on them. */
export interface WorkloadRow {
  readonly segment: string;
  readonly accounts: number;
  readonly callsPerAccount: number;
  readonly hoursPerCall: number;
}

/**
 * Reads segment, accounts, calls_per_account and, where capacity is counted in hours, hours_per_call (1 without the column). Problems:
 * EVA-101 … EVA-104, EVA-111 a segment twice, EVA-140 a negative number. O(rows).
 */
export function readWorkload(table: Table): Outcome<readonly WorkloadRow[]> {
  const read = readRecords(table, {
    segment: { kind: "text", names: ["segment", "class", "segmen", "kelas"], option: null, needed: "cells" },
    accounts: { kind: "count", names: ["accounts", "outlets", "akun"], option: null, needed: "cells" },
    calls: {
      kind: "number",
      names: ["calls_per_account", "calls", "visits", "kunjungan"],
      option: null,
      needed: "cells",
    },
    hours: { kind: "number", names: ["hours_per_call", "hours", "jam"], option: null, needed: "no" },
  });
  if (!read.ok) return read;
  const { segment, accounts, calls, hours } = read.value;
  const problems = gatherProblems();
  for (const problem of namesTwice(table, segment)) problems.add(problem);
  const rows = segment.map((name, row): WorkloadRow => {
    const hoursPerCall = hours === null || Number.isNaN(hours[row]) ? 1 : hours[row];
    if (calls[row] < 0 || hoursPerCall < 0)
      problems.add({
        code: "EVA-140",
        where: { file: table.file, row: table.rowNumbers[row], item: name },
        cause: "calls or hours are negative",
        fix: "give numbers of at least 0",
      });
    return { segment: name, accounts: accounts[row], callsPerAccount: calls[row], hoursPerCall };
  });
  return problems.count > 0 ? failure(problems.list()) : success(rows);
}
