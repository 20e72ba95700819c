import { z } from "zod";
import {
  RULE_FIELDS,
  RULE_KINDS,
  RULE_OPERATIONS,
  RULE_OPERATIONS_OF,
  type RuleField,
} from "../core/domain/rule.ts";
import { pageFields } from "./paging.ts";

const id = z.uuid();
const code = z.string().min(1).max(200);
const text = z.string().max(500);
const scalar = z.union([text, z.number()]);
const FIELDS = Object.keys(RULE_FIELDS) as [RuleField, ...RuleField[]];

/** Fields with the operations that compare them, for help texts. */
export const RULE_CONDITIONS = Object.entries(RULE_OPERATIONS_OF).map(([type, operations]) => ({
  fields: FIELDS.filter((field) => RULE_FIELDS[field] === type),
  operations,
}));

const ruleItem = z
  .strictObject({
    field: z
      .enum(FIELDS)
      .describe(
        "Of the account. `family`: code of the head of its family; `unit`: code of the unit it lies in.",
      ),
    operation: z.enum(RULE_OPERATIONS),
    value: z
      .union([
        scalar,
        z.array(scalar).max(5000).readonly(),
        z.strictObject({ from: scalar, to: scalar }),
        z.strictObject({ lon: z.number(), lat: z.number(), km: z.number() }),
      ])
      .describe(
        "`in`, `not-in`: a list; `range`: {from, to}, both ends count; `within-km`: {lon, lat, km}; else one text or " +
          "number. Text compares whatever its case; codes in order only with codes of one length.",
      ),
  })
  .meta({ id: "RuleItem" });

export const ruleBody = z
  .strictObject({
    territory: code.describe("Code of a territory of the plan."),
    name: z.string().trim().min(1).max(200).describe("Unique within the territory."),
    kind: z
      .enum(RULE_KINDS)
      .default("rule")
      .describe(
        "`legal`: goes before all else; `named`: a list of accounts; `rule`: conditions, which must hold together with " +
          "those of the territory's other rules and with the rules inherited from above.",
      ),
    isActive: z.boolean().default(true),
    isInherited: z
      .boolean()
      .default(false)
      .describe("Holds for the territories below as well; kind `rule` only."),
    keepsFamilies: z
      .boolean()
      .default(false)
      .describe("Asked of the head of the account's family, so that a family stays together."),
    items: z.array(ruleItem).max(100).default([]),
    filter: z
      .string()
      .max(1000)
      .default("")
      .describe('The items by their numbers, as "(1 AND 2) OR NOT 3"; empty: all must hold.'),
    accounts: z.array(code).max(10_000).default([]).describe("Codes of accounts; kinds `named` and `legal`."),
  })
  .meta({ id: "RuleBody" });

/** What a file of rules holds; what a list of them says besides is left out. */
export const rulesFile = z.object({ rules: z.array(ruleBody).max(2000) });

/** What replaces the rules of a plan. */
export const rulesBody = z.strictObject({ rules: z.array(ruleBody).max(2000) });

export const ruleParams = z.strictObject({ planId: id, ruleId: id });
export const ruleSchema = z.strictObject({ id, ...ruleBody.shape }).meta({ id: "Rule" });
const version = z.number().int().describe("Of the plan.");
export const writtenRuleSchema = z.strictObject({ version, rule: ruleSchema });
export const planRulesSchema = z.strictObject({ version, rules: z.array(ruleSchema) });

export const rulesTestBody = z.strictObject({
  rules: z
    .array(ruleBody)
    .max(2000)
    .optional()
    .describe("Rules as they might be. Left out: those stored with the plan."),
});

/** What stands in the row of a rules job. */
export const rulesJobSchema = z.strictObject({
  planId: id,
  rules: z.array(ruleBody).nullable(),
  apply: z.boolean(),
  planVersion: z.number().int().nullable(),
});
export type RulesJobRequest = z.output<typeof rulesJobSchema>;

export const findingQuery = z.strictObject({
  ...pageFields,
  finding: z
    .enum(["tie", "overlap", "gap", "above"])
    .describe(
      "`tie`: several territories have equal right, so that no rule decides; `overlap`: conditions of several territories " +
        "hold; `gap`: no territory has it; `above`: a rule speaks for a territory that has others below it, and " +
        "geography says none of them.",
    ),
});

const foundAccount = z.strictObject({
  id,
  code: z.string(),
  name: z.string(),
  revenue: z.number(),
  territory: z.string().nullable().describe("Where it stands, by code."),
  claims: z.array(z.string()).readonly().describe("Territories whose rules it satisfies, by code."),
});
export const findingPage = z.strictObject({
  items: z.array(foundAccount),
  next: z
    .string()
    .nullable()
    .describe(
      "What to give as `after`; a page looks at 10,000 accounts at most, and may be empty before the last one.",
    ),
});

const step = z.enum([
  ...(["legal", "named", "holdover", "interim", "manual"] as const),
  ...(["rule", "parent-rule", "geography", "unassigned"] as const),
]);

const ruleName = z.strictObject({ territory: z.string(), name: z.string() });
export const ruleStepSchema = z
  .strictObject({
    step,
    verdict: z
      .enum(["decides", "tie", "silent", "outranked", "above"])
      .describe(
        "`outranked`: a stronger step decided, or there was a tie above; `above`: says only which region.",
      ),
    territory: z.string().nullable().describe("The one it speaks for, by code."),
    matches: z
      .array(
        z.strictObject({
          territory: z.string(),
          rules: z.array(ruleName).readonly(),
          depth: z.number().int().describe("0 at the top of the hierarchy."),
          conditions: z.number().int(),
        }),
      )
      .readonly()
      .describe("Territories whose rules the account satisfies, the most specific first."),
  })
  .meta({ id: "RuleStep" });

export const accountExplanationQuery = z.strictObject({ account: code.describe("Code of the account.") });
export const accountExplanationSchema = z
  .strictObject({
    planVersion: z.number().int(),
    account: z.strictObject({ id, code: z.string(), name: z.string() }),
    territory: z.string().nullable().describe("Where the plan has it, by code."),
    cause: z
      .enum(["legal", "rule", "named", "manual", "holdover", "interim"])
      .nullable()
      .describe("Of the override that puts it there; null: its unit does."),
    decided: z
      .string()
      .nullable()
      .describe("Where the stored rules put it; another one: they wait to be applied."),
    step,
    chain: z.array(ruleStepSchema).readonly().describe("Every step of the precedence, the strongest first."),
  })
  .meta({ id: "AccountExplanation" });
