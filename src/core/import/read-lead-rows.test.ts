import { expect, it } from "vitest";
import { readLeadRows } from "./read-lead-rows.ts";
import { expectValue, problemCodes, tableOf, warningCodes } from "./testing.ts";

const LEADS = tableOf("id,origin", "1,social", "2,social", "3,search", "4,");
const COLUMNS = { key: "id", territory: "origin" };

it("counts leads and the deals that came of them; leads without territory in their own line", () => {
  const outcome = readLeadRows({ leads: LEADS, deals: tableOf("id", "2", "4", "2", "9") }, COLUMNS);
  expect(expectValue(outcome)).toEqual([
    { territory: "", leads: 1, opportunities: null, newAccounts: 1 },
    { territory: "search", leads: 1, opportunities: null, newAccounts: 0 },
    { territory: "social", leads: 2, opportunities: null, newAccounts: 1 },
  ]);
  expect(warningCodes(outcome).sort()).toEqual(["EVA-112", "EVA-114", "EVA-120"]);
});

it("refuses a lead with two rows, and names missing columns of both files at once", () => {
  const twice = tableOf("id,origin", "1,social", "1,search");
  expect(problemCodes(readLeadRows({ leads: twice, deals: LEADS }, COLUMNS))).toEqual(["EVA-113"]);
  const wrong = { key: "mql", territory: "origin" };
  expect(problemCodes(readLeadRows({ leads: LEADS, deals: LEADS }, wrong))).toEqual(["IMP-219", "IMP-219"]);
});
