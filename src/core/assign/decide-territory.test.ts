import fc from "fast-check";
import { expect, it } from "vitest";
import type { Rule, RuleItem } from "../domain/rule.ts";
import { compileItem } from "./compile-item.ts";
import { type Decision, decideTerritory, type Placed } from "./decide-territory.ts";
import { evaluateFilter, parseFilter } from "./parse-filter.ts";
import { foldAccount, type RuleAccount } from "./rule-account.ts";
import { createRuleBook } from "./rule-book.ts";
import { anAccount, aRule } from "./rule-fixture.ts";

const is = (field: "segment" | "industry" | "name" | "unit", value: string): RuleItem => ({
  field,
  operation: "equals",
  value,
});
const placed = (known: Partial<RuleAccount>, more: Partial<Placed> = {}): Placed => ({
  account: anAccount(known),
  ...{ head: null, geography: null, standing: null },
  ...more,
});
const verdictOf = (decision: Decision, step: string) => decision.chain.find((answer) => answer.step === step);

/** A above B above C, as in Salesforce's own example (methods §11): 4 inherited rules, 3 local, 2. */
const ABC = [
  { id: "A", parentId: null },
  { id: "B", parentId: "A" },
  { id: "C", parentId: "B" },
];
function salesforceRules({ isBInherited }: { readonly isBInherited: boolean }): Rule[] {
  const inherited = (["segment", "industry", "name", "unit"] as const).map((field) =>
    aRule("A", `A ${field}`, [is(field, "yes")], { isInherited: true }),
  );
  const local = (["Coffee", "Tea", "Syrup"] as const).map((product) =>
    aRule("B", `B ${product}`, [{ field: "products", operation: "equals", value: product }], {
      isInherited: isBInherited,
    }),
  );
  const lowest = ([1, 2] as const).map((n) =>
    aRule("C", `C ${n}`, [{ field: "revenue", operation: "greater", value: n }]),
  );
  return [...inherited, ...local, ...lowest];
}
const YES = { segment: "yes", industry: "yes", name: "yes", unit: "yes", products: ["Tea"], revenue: 3 };

it("goes to C as Salesforce does: all of A and of C, one of B's three", () => {
  const book = createRuleBook(salesforceRules({ isBInherited: false }), ABC);
  const decision = decideTerritory(book, placed(YES));
  expect(decision).toMatchObject({ territoryId: "C", step: "rule" });
  expect(verdictOf(decision, "rule")?.matches[0]).toMatchObject({
    ruleIds: ["A segment", "A industry", "A name", "A unit", "C 1", "C 2"],
    ...{ depth: 2, conditions: 6 },
  });
  expect(verdictOf(decision, "parent-rule")?.matches.map(({ territoryId }) => territoryId)).toEqual(["A"]);
});

it("does not go to C where B's rules are inherited; A is the lowest that matches whole", () => {
  const book = createRuleBook(salesforceRules({ isBInherited: true }), ABC);
  const decision = decideTerritory(book, placed(YES));
  expect(decision).toMatchObject({ territoryId: null, step: "unassigned" });
  expect(verdictOf(decision, "parent-rule")).toMatchObject({ verdict: "above", territoryId: "A" });
  // within A geography says where
  expect(decideTerritory(book, placed(YES, { geography: "C" }))).toMatchObject({
    territoryId: "C",
    step: "parent-rule",
  });
});

it("follows the precedence step by step, and says what it outranked", () => {
  const territories = ["legal", "named", "people", "deep", "wide", "place"].map((id) => ({
    id,
    parentId: id === "deep" ? "top" : null,
  }));
  const rules = [
    aRule("legal", "law", [is("industry", "defence")], { kind: "legal" }),
    aRule("named", "key accounts", [], { kind: "named", accountCodes: ["K1 "] }),
    aRule("deep", "d", [is("segment", "A")]),
    aRule("wide", "w", [is("segment", "A"), is("name", "x")]),
  ];
  const book = createRuleBook(rules, [...territories, { id: "top", parentId: null }]);
  const all = { code: "k1", industry: "Defence", segment: "a", name: "X" };
  const by = (cause: "holdover" | "interim" | "manual") => ({
    standing: { territoryId: "people", cause },
    geography: "place",
  });
  expect(decideTerritory(book, placed(all, by("holdover")))).toMatchObject({
    step: "legal",
    territoryId: "legal",
  });
  const named = decideTerritory(book, placed({ ...all, industry: null }, by("holdover")));
  expect(named).toMatchObject({ step: "named", territoryId: "named" });
  expect(named.chain.filter(({ verdict }) => verdict === "outranked").map(({ step }) => step)).toEqual([
    "holdover",
    "rule",
    "geography",
    "unassigned",
  ]);
  for (const cause of ["holdover", "interim", "manual"] as const) {
    expect(decideTerritory(book, placed({ segment: "A" }, by(cause)))).toMatchObject({
      step: cause,
      territoryId: "people",
    });
  }
  // deeper before more conditions
  expect(decideTerritory(book, placed({ segment: "A", name: "X" }, { geography: "place" }))).toMatchObject({
    step: "rule",
    territoryId: "deep",
  });
  expect(decideTerritory(book, placed({ segment: "B" }, { geography: "place" }))).toMatchObject({
    step: "geography",
    territoryId: "place",
  });
  expect(decideTerritory(book, placed({ segment: "B" }))).toMatchObject({
    step: "unassigned",
    territoryId: null,
  });
});

it("reports a tie and leaves the account where people or geography put it", () => {
  const territories = ["S", "T", "people", "place"].map((id) => ({ id, parentId: null }));
  const rules = [
    aRule("S", "s", [is("segment", "A")]),
    aRule("T", "t", [is("industry", "retail")]),
    aRule("S", "list s", [], { kind: "named", accountCodes: ["1"] }),
    aRule("T", "list t", [], { kind: "named", accountCodes: ["1"] }),
  ];
  const book = createRuleBook(rules, territories);
  const tied = decideTerritory(book, placed({ segment: "a", industry: "Retail" }, { geography: "place" }));
  expect(tied).toMatchObject({ step: "geography", territoryId: "place" });
  expect(verdictOf(tied, "rule")).toMatchObject({ verdict: "tie", territoryId: null });
  expect(
    verdictOf(tied, "rule")
      ?.matches.map(({ territoryId }) => territoryId)
      .sort(),
  ).toEqual(["S", "T"]);
  // two lists name one account: no weaker rule decides in their stead
  const twice = decideTerritory(book, placed({ code: "1", segment: "A" }, { geography: "place" }));
  expect(twice).toMatchObject({ step: "geography", territoryId: "place" });
  expect(verdictOf(twice, "rule")?.verdict).toBe("outranked");
  const kept = placed({ code: "1" }, { standing: { territoryId: "people", cause: "manual" } });
  expect(decideTerritory(book, kept)).toMatchObject({ step: "manual", territoryId: "people" });
  // one more condition breaks the tie
  const finer = createRuleBook([...rules, aRule("T", "t2", [is("segment", "A")])], territories);
  expect(decideTerritory(finer, placed({ segment: "A", industry: "retail" }))).toMatchObject({
    step: "rule",
    territoryId: "T",
  });
});

it("keeps families together where a rule says so: its head is asked", () => {
  const book = createRuleBook(
    [
      aRule("T", "whole families", [is("segment", "A")], { keepsFamilies: true }),
      aRule("S", "each", [is("industry", "retail")]),
    ],
    ["S", "T"].map((id) => ({ id, parentId: null })),
  );
  const head = anAccount({ segment: "A" });
  expect(decideTerritory(book, placed({ segment: "B" }, { head }))).toMatchObject({ territoryId: "T" });
  expect(
    decideTerritory(book, placed({ segment: "A" }, { head: anAccount({ segment: "B" }) })),
  ).toMatchObject({ territoryId: null });
  expect(decideTerritory(book, placed({}, { head: anAccount({ industry: "retail" }) }))).toMatchObject({
    territoryId: null,
  });
});

it("asks no rule that is switched off, nor one of a territory that is gone, and inherits from the active only", () => {
  const rules = [
    aRule("A", "off", [is("segment", "never")], { isActive: false, isInherited: true }),
    aRule("C", "on", [is("segment", "A")]),
    aRule("gone", "gone", [is("segment", "A")]),
  ];
  expect(decideTerritory(createRuleBook(rules, ABC), placed({ segment: "A" }))).toMatchObject({
    territoryId: "C",
  });
});

it("finds by its index what asking every rule of every territory finds", () => {
  const value = fc.constantFrom("a", "b", "c");
  const item = fc.record({
    field: fc.constantFrom("segment" as const, "industry" as const, "unit" as const),
    operation: fc.constantFrom("equals" as const, "not-equal" as const, "prefix" as const),
    value,
  });
  const rule = fc.record({
    territoryId: fc.constantFrom("A", "B", "C", "D"),
    items: fc.array(item, { minLength: 1, maxLength: 3 }),
    isInherited: fc.boolean(),
    isOr: fc.boolean(),
    keepsFamilies: fc.boolean(),
  });
  const account = fc
    .record({ segment: fc.option(value), industry: fc.option(value), unit: fc.option(value) })
    .map((known) => anAccount(known));
  const territories = [...ABC, { id: "D", parentId: "A" }];
  const above: Readonly<Record<string, readonly string[]>> = { A: [], B: ["A"], C: ["A", "B"], D: ["A"] };
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 8 }), account, fc.option(account), (made, asked, head) => {
      const rules = made.map(({ isOr, ...each }, n) =>
        aRule(each.territoryId, `r${n}`, each.items, {
          ...each,
          filter: isOr ? each.items.map((_, i) => i + 1).join(" OR ") : "",
        }),
      );
      const holds = ({ items, filter, keepsFamilies }: Rule) => {
        const parsed = parseFilter(filter, items.length);
        const folded = foldAccount(keepsFamilies ? (head ?? asked) : asked);
        return parsed.ok && evaluateFilter(parsed.filter, (i) => compileItem(items[i])(folded));
      };
      const expected = ["A", "B", "C", "D"].filter((id) => {
        const own = rules.filter(({ territoryId }) => territoryId === id);
        const inherited = rules.filter(
          ({ territoryId, isInherited }) => isInherited && above[id].includes(territoryId),
        );
        return own.length > 0 && [...own, ...inherited].every(holds);
      });
      const found = createRuleBook(rules, territories).match({ account: asked, head });
      expect(found.rule.map(({ territoryId }) => territoryId).sort()).toEqual(expected);
    }),
    { seed: 4, numRuns: 500 },
  );
});
