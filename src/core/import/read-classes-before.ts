import { failure, type Outcome, success } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** An ABC class that an account had. */
export type ClassBefore = "A" | "B" | "C";

/** Reads account and abc_class. Problems: EVA-101, EVA-102, EVA-123 a class that is none of A, B, C. O(rows). */
export function readClassesBefore(table: Table): Outcome<ReadonlyMap<string, ClassBefore>> {
  const read = readRecords(table, {
    account: {
      kind: "text",
      names: ["account", "account_id", "customer", "akun", "pelanggan", "outlet"],
      option: null,
      needed: "cells",
    },
    abcClass: { kind: "text", names: ["abc_class", "class", "abc", "kelas"], option: null, needed: "cells" },
  });
  if (!read.ok) return read;
  const problems = gatherProblems();
  const classes = new Map<string, ClassBefore>();
  read.value.abcClass.forEach((text, row) => {
    const name = text.toUpperCase();
    if (name === "A" || name === "B" || name === "C") classes.set(read.value.account[row], name);
    else
      problems.add({
        code: "EVA-123",
        where: { file: table.file, row: table.rowNumbers[row], item: text },
        cause: `"${text}" is no class`,
        fix: "write A, B or C",
      });
  });
  return problems.count > 0 ? failure(problems.list()) : success(classes);
}
