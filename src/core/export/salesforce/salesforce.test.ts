import { expect, it } from "vitest";
import { unguardFormula } from "../../domain/formula-guard.ts";
import type { RuleItem } from "../../domain/rule.ts";
import { readCsv } from "../../import/read-csv.ts";
import { formatRows } from "../write-csv.ts";
import { buildSet, type PublishedPlan } from "./build-set.ts";
import { checkSet } from "./check-set.ts";
import { readPlan } from "./read-plan.ts";
import { readSet } from "./read-set.ts";
import { STANDARD_FIELDS } from "./rule-items.ts";
import type { PublishedRule } from "./to-assignment-rule.ts";
import { writeMetadata } from "./write-metadata.ts";
import { writeSet } from "./write-set.ts";

const FIELDS = { ...STANDARD_FIELDS, unit: "Account.BillingPostalCode", products: "Account.Products__c" };

const rule = (change: Partial<PublishedRule> = {}): PublishedRule => ({
  territory: "W-1",
  name: "Large",
  kind: "rule",
  isActive: true,
  isInherited: false,
  keepsFamilies: false,
  items: [{ field: "revenue", operation: "greater", value: 1e6 }],
  filter: "",
  ...change,
});

const territory = (code: string, parent: string | null = null, name = `Territory ${code}`) => ({
  code,
  name,
  parent,
  share: 1.5,
  isLocked: parent === null,
});

const ITEMS: readonly RuleItem[] = [
  { field: "unit", operation: "in", value: ["007", "1E5", "a, b"] },
  { field: "industry", operation: "not-equal", value: "Food & <drink>" },
  { field: "name", operation: "prefix", value: "=Toko" },
  { field: "products", operation: "not-in", value: ["P1", "P,2"] },
  { field: "revenue", operation: "in", value: [1, 2.5] },
  { field: "code", operation: "less-or-equal", value: "A9" },
];

const PLAN: PublishedPlan = {
  name: "Jawa 2027",
  territories: [territory("West"), territory("W-1", "West", "São; share 2; locked"), territory("2", "West")],
  reps: [
    { rep: "R1", territory: "W-1", role: "primary" },
    { rep: "R2", territory: "W-1", role: "interim" },
    { rep: "R1", territory: "2", role: "support" },
  ],
  accounts: [
    { account: "007", territory: "W-1" },
    { account: "=1+1", territory: "2" },
  ],
  rules: [
    rule({ items: ITEMS, filter: "(1 AND 2) OR (3 AND 4 AND 5) OR 6" }),
    rule({ territory: "West", isInherited: true }),
  ],
};

function built(plan: PublishedPlan, fields = FIELDS) {
  const outcome = buildSet(plan, fields);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}

const codesOf = (plan: Partial<PublishedPlan>, fields = FIELDS) => {
  const outcome = buildSet({ ...PLAN, rules: [], ...plan }, fields);
  return (outcome.ok ? outcome.warnings : outcome.problems).map(({ code, where }) => `${code} ${where.item}`);
};

it("comes back from its CSV files as the plan that it was", () => {
  const tables = writeSet(built(PLAN).value).map(({ object, columns, rows }) => {
    const table = readCsv(formatRows([columns, ...rows]), object);
    if (!table.ok) throw new Error(JSON.stringify(table.problems));
    const cells = table.value.rows.map((row) => row.map((cell) => unguardFormula(String(cell ?? ""))));
    return { object, columns: table.value.columns, rows: cells };
  });
  const set = readSet(tables);
  if (!set.ok) throw new Error(JSON.stringify(set.problems));
  expect(set.value).toEqual(built(PLAN).value);
  const plan = readPlan(set.value, FIELDS);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
  expect({ ...plan.value, territories: [...plan.value.territories].sort(byCode) }).toEqual({
    ...PLAN,
    territories: [...PLAN.territories].sort(byCode),
  });
});

it("writes the names, columns and words of Salesforce", () => {
  const objects = new Map(writeSet(built(PLAN).value).map((each) => [each.object, each]));
  expect([...objects.keys()]).toEqual([
    "Territory2Model",
    "Territory2Type",
    "Territory2",
    "UserTerritory2Association",
    "ObjectTerritory2Association",
    "ObjectTerritory2AssignmentRule",
    "ObjectTerritory2AssignmentRuleItem",
    "RuleTerritory2Association",
  ]);
  // parents first; a code that begins with a digit gets a letter
  expect(
    objects.get("Territory2")?.rows.map(([, name, , model, type, parent]) => [name, model, type, parent]),
  ).toEqual([
    ["West", "Jawa_2027", "Wilayah_Level_1", null],
    ["T_2", "Jawa_2027", "Wilayah_Level_2", "West"],
    ["W_1", "Jawa_2027", "Wilayah_Level_2", "West"],
  ]);
  expect(objects.get("ObjectTerritory2Association")?.rows).toEqual([
    ["007", "W_1", "Territory2Manual"],
    ["=1+1", "T_2", "Territory2Manual"],
  ]);
  expect(objects.get("ObjectTerritory2AssignmentRuleItem")?.rows.slice(0, 4)).toEqual([
    ["W_1_Large", 1, "Account.BillingPostalCode", "equals", '007,1E5,"a, b"'],
    ["W_1_Large", 2, "Account.Industry", "notEqual", "Food & <drink>"],
    ["W_1_Large", 3, "Account.Name", "startsWith", "=Toko"],
    ["W_1_Large", 4, "Account.Products__c", "excludes", "P1;P,2"],
  ]);
});

it("lays the metadata folder out as the Metadata API takes it", () => {
  const files = writeMetadata(built(PLAN).value);
  expect([...files.keys()]).toEqual([
    "package.xml",
    "territory2Models/Jawa_2027/Jawa_2027.territory2Model",
    "territory2Models/Jawa_2027/territories/West.territory2",
    "territory2Models/Jawa_2027/territories/T_2.territory2",
    "territory2Models/Jawa_2027/territories/W_1.territory2",
    "territory2Models/Jawa_2027/rules/W_1_Large.territory2Rule",
    "territory2Models/Jawa_2027/rules/West_Large.territory2Rule",
    "territory2Types/Wilayah_Level_1.territory2Type",
    "territory2Types/Wilayah_Level_2.territory2Type",
  ]);
  expect(
    files.get("territory2Models/Jawa_2027/territories/W_1.territory2"),
  ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<Territory2 xmlns="http://soap.sforce.com/2006/04/metadata">
    <description>Wilayah code W-1; share 1.5; unlocked</description>
    <name>São; share 2; locked</name>
    <parentTerritory>West</parentTerritory>
    <ruleAssociations>
        <inherited>false</inherited>
        <ruleName>W_1_Large</ruleName>
    </ruleAssociations>
    <territory2Type>Wilayah_Level_2</territory2Type>
</Territory2>
`);
  expect(files.get("territory2Models/Jawa_2027/rules/W_1_Large.territory2Rule")).toContain(
    "<value>Food &amp; &lt;drink&gt;</value>",
  );
  expect(files.get("package.xml")).toContain("<members>Jawa_2027.W_1_Large</members>");
});

it("says a range by its two ends and numbers the filter anew", () => {
  const range = { field: "revenue", operation: "range", value: { from: 1, to: 9 } } as const;
  const items = [range, { field: "name", operation: "contains", value: "x" } as const, range];
  const { rules } = built({ ...PLAN, rules: [rule({ items, filter: "1 OR (2 AND 3)" })] }).value;
  expect(rules[0].booleanFilter).toBe("(1 AND 2) OR (3 AND (4 AND 5))");
  expect(rules[0].items.map(({ operation, value }) => `${operation} ${value}`)).toEqual([
    "greaterOrEqual 1",
    "lessOrEqual 9",
    "contains x",
    "greaterOrEqual 1",
    "lessOrEqual 9",
  ]);
});

it("names everything that a rule cannot say there, and drops none of it", () => {
  const items: readonly RuleItem[] = [
    { field: "location", operation: "within-km", value: { lon: 106, lat: -6, km: 5 } },
    { field: "unit", operation: "in", value: ["12345"] },
    { field: "name", operation: "equals", value: 'the "best"' },
  ];
  const unsayable = rule({ items, filter: "1 OR NOT 2 OR 3", keepsFamilies: true });
  expect(codesOf({ rules: [unsayable] }, STANDARD_FIELDS as typeof FIELDS)).toEqual([
    "EXP-107 rule W-1 Large",
    "EXP-107 rule W-1 Large",
    "EXP-107 rule W-1 Large",
    "EXP-107 rule W-1 Large",
    "EXP-108 rule W-1 Large",
  ]);
});

it("warns of codes that are put in order, which Salesforce compares as text", () => {
  const items = [{ field: "unit", operation: "range", value: { from: "10000", to: "19999" } } as const];
  expect(codesOf({ rules: [rule({ items })] })).toEqual(["EXP-113 rule W-1 Large"]);
});

it("refuses two types of one priority", () => {
  const set = built(PLAN).value;
  const types = set.types.map((type) => ({ ...type, priority: 1 }));
  expect(checkSet({ ...set, types }).problems.map(({ code }) => code)).toEqual(["EXP-106"]);
});

it("names every limit that is broken, all at once", () => {
  const long = "x".repeat(81);
  expect(
    codesOf({ territories: [territory("??"), territory("a-1"), territory("A 1")], reps: [], accounts: [] }),
  ).toEqual(["EXP-101 territory ??", "EXP-102 territory A 1"]);
  const crowd = Array.from({ length: 16 }, (_, index) => rule({ name: `Rule ${index}` }));
  const wide = rule({
    name: "Wide",
    territory: "2",
    items: Array.from({ length: 11 }, () => rule().items[0]),
  });
  const filter = Array.from({ length: 100 }, () => "1").join(" OR ");
  expect(
    codesOf({
      territories: [...PLAN.territories, territory(long, null, long)],
      rules: [...crowd, wide, rule({ territory: "2", filter })],
    }),
  ).toEqual([
    `EXP-103 territory ${long}`,
    `EXP-103 territory ${long}`,
    "EXP-108 rule Large",
    "EXP-104 territory São; share 2; locked",
    "EXP-105 rule Wide",
  ]);
  const many = Array.from({ length: 1001 }, (_, index) =>
    territory(`T${index}`, null, index === 0 ? "=1" : "T"),
  );
  expect(codesOf({ territories: many, reps: [], accounts: [] })).toEqual([
    "EXP-109 plan Jawa 2027",
    "EXP-110 =1",
  ]);
});
