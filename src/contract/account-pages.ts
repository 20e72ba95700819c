import { z } from "zod";
import { ACCOUNT_KINDS, ACCOUNT_SORTS, type AccountKind } from "../core/domain/account-kinds.ts";
import { count, windowFields } from "./evaluation-window.ts";
import { accountsSchema, evaluatedAccount } from "./evaluations.ts";

export const accountPageQuery = z.strictObject({
  ...windowFields,
  only: z
    .enum(ACCOUNT_KINDS)
    .optional()
    .describe(
      "Accounts that lose money; of a class; of class A without an order for 60 days (sleeping), or without a visit for 28 (unvisited); whose potential is below what they buy.",
    ),
  find: z.string().trim().min(1).max(200).optional().describe("In code or name, whatever the case."),
  sort: z
    .enum([...ACCOUNT_SORTS, ...ACCOUNT_SORTS.map((field) => `-${field}` as const)])
    .default("-netProfit")
    .describe("A field; with a minus before it the largest first. What is not known comes last either way."),
  limit: z.coerce.number().int().min(1).max(5000).default(200).describe("How many accounts at most."),
  after: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .describe("`next` of the page before; left out: from the start."),
});
export type AccountPageQuery = z.output<typeof accountPageQuery>;

const classFields = {
  accounts: count,
  withWork: count.describe("Of these, those whose work is known."),
  workHours: z.number().describe("Of a rep's work with them in the window."),
};
const classOf = z.strictObject(classFields);
export const accountPageSchema = z
  .strictObject({
    ...accountsSchema.shape,
    accounts: z.array(evaluatedAccount).describe("Those asked for, as they are sorted; a page of them."),
    matching: count.describe("Accounts asked for, on all pages."),
    next: z
      .string()
      .nullable()
      .describe("What to give as `after` for the next page; null: this was the last."),
    kinds: z
      .strictObject(
        Object.fromEntries(ACCOUNT_KINDS.map((kind) => [kind, count])) as Record<AccountKind, typeof count>,
      )
      .describe("How many of all accounts are of each kind."),
    classes: z.strictObject({ A: classOf, B: classOf, C: classOf }).describe("Of all accounts."),
    priorities: z
      .array(evaluatedAccount)
      .describe("Up to ten of all accounts where an hour of work is expected to bring most."),
  })
  .meta({ id: "AccountEvaluationPage" });
