import { expect, it } from "vitest";
import { readClassesBefore } from "./read-classes-before.ts";
import { readWorkload } from "./read-workload.ts";
import { expectValue, problemCodes, tableOf } from "./testing.ts";

it("reads segments; without hours a call counts as one", () => {
  expect(expectValue(readWorkload(tableOf("segment,accounts,calls", "A,130,3")))).toEqual([
    { segment: "A", accounts: 130, callsPerAccount: 3, hoursPerCall: 1 },
  ]);
});

it("refuses negative calls, and says how to call a missing column", () => {
  expect(problemCodes(readWorkload(tableOf("segment,accounts,calls,hours", "A,130,-3,1")))).toEqual([
    "EVA-140",
  ]);
  const outcome = readWorkload(tableOf("segment,calls", "A,3"));
  if (!outcome.ok) expect(outcome.problems[0].fix).toBe("call one of the columns accounts: segment, calls");
  expect(outcome.ok).toBe(false);
});

it("reads the ABC classes of last time", () => {
  expect([...expectValue(readClassesBefore(tableOf("account,abc_class", "X,a", "Y,C")))]).toEqual([
    ["X", "A"],
    ["Y", "C"],
  ]);
  expect(problemCodes(readClassesBefore(tableOf("account,abc_class", "X,D")))).toEqual(["EVA-123"]);
});
