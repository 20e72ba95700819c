import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";

export type Rule = components["schemas"]["Rule"];
export type RuleBody = Omit<Rule, "id">;
export type RuleItem = Rule["items"][number];
export type Finding = "tie" | "overlap" | "gap" | "above";
export const FINDINGS: readonly Finding[] = ["tie", "overlap", "gap", "above"];

export const rulesKey = (planId: string) => ["plans", planId, "rules"] as const;

export const rulesQuery = (planId: string) =>
  queryOptions({
    queryKey: rulesKey(planId),
    queryFn: () => dataOf(api.GET("/v1/plans/{planId}/rules", { params: { path: { planId } } })),
  });

const FOUND_AT_A_TIME = 50;

export const findingsQuery = (planId: string, finding: Finding) =>
  queryOptions({
    queryKey: [...rulesKey(planId), "findings", finding],
    queryFn: () => {
      const query = { finding, limit: FOUND_AT_A_TIME };
      return dataOf(api.GET("/v1/plans/{planId}/rules/findings", { params: { path: { planId }, query } }));
    },
  });

/** Accounts and what hangs on them; money in the organisation's currency. */
export interface RuleAmounts {
  readonly accounts: number;
  readonly revenue: number;
  readonly openDeals: number;
}

/** The result of a rules job, as docs of `POST …/rules/test` name it. */
export interface RulesReport {
  readonly planVersion: number;
  readonly accounts: number;
  readonly held: number;
  readonly findings: Readonly<Record<Finding, number>>;
  readonly moves: RuleAmounts;
  readonly flows: readonly (RuleAmounts & { readonly from: string | null; readonly to: string | null })[];
  readonly reps: readonly {
    readonly code: string;
    readonly name: string;
    readonly lost: RuleAmounts;
    readonly gained: RuleAmounts;
  }[];
  readonly rules: readonly {
    readonly territory: string;
    readonly name: string;
    readonly matches: number;
    readonly decides: number;
  }[];
}
