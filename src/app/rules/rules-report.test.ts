import { expect, it } from "vitest";
import type { RuleSubjectRow } from "../ports/rows/rules.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Judgement } from "./judge-account.ts";
import { openReport } from "./rules-report.ts";

const CODES = ["A", "B", "C", "D"];
const territories = CODES.map(
  (code): TerritoryRecord => ({
    ...{ id: `id ${code}`, planId: "plan", code, name: code },
    ...{ parentId: null, share: 1, isLocked: false },
  }),
);

const subject: RuleSubjectRow = {
  ...{ id: "account", code: "account", name: "account", segment: null, industry: null, stage: "customer" },
  ...{
    products: [],
    revenue: 1,
    potential: 1,
    workloadHours: 1,
    lon: null,
    lat: null,
    unit: null,
    headId: null,
  },
  ...{ geography: null, override: null, openDeals: 0, openAmount: 0 },
};

const moved = (from: string, to: string): Judgement => {
  const [before, after] = [`id ${from}`, `id ${to}`];
  return {
    ...{ subject, before, after, findings: [], isHeld: false },
    decision: { step: "rule", territoryId: after, chain: [] },
    move: { accountId: subject.id, from: before, to: after },
  };
};

it("lists flows of as many accounts by the territories they leave and come to, in whatever order they were found", () => {
  const pairs = CODES.flatMap((from) => CODES.filter((to) => to !== from).map((to) => [from, to] as const));
  for (const order of [pairs, pairs.toReversed(), [...pairs.slice(5), ...pairs.slice(0, 5)]]) {
    const report = openReport({ territories, rules: [], primaries: [] });
    for (const [from, to] of order) report.add(moved(from, to));
    expect(report.close().flows.map(({ from, to }) => [from, to])).toEqual(pairs);
  }
});
