import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import { PLANS_KEY } from "../plans/plan-queries.ts";

export type PlanComparison = components["schemas"]["PlanComparison"];
export type MovedAccount = components["schemas"]["MovedAccount"];

/** Ids of the plan before and the plan after. */
export interface PlanPair {
  readonly a: string;
  readonly b: string;
}

const comparisonKey = ({ a, b }: PlanPair) => [...PLANS_KEY, "comparison", a, b] as const;

export const comparisonQuery = ({ a, b }: PlanPair) =>
  queryOptions({
    queryKey: comparisonKey({ a, b }),
    queryFn: () =>
      dataOf(
        api.GET("/v1/plans/{planId}/comparison/{otherPlanId}", {
          params: { path: { planId: a, otherPlanId: b } },
        }),
      ),
  });

export const movedKey = (pair: PlanPair, territory: string | undefined) =>
  [...comparisonKey(pair), "accounts", territory ?? null] as const;

const MOVED_PAGE = 25;

/** A page of the accounts whose territory differs, largest revenue first. */
export const readMoved =
  ({ a, b }: PlanPair, territory: string | undefined) =>
  (after: string | undefined) =>
    dataOf(
      api.GET("/v1/plans/{planId}/comparison/{otherPlanId}/accounts", {
        params: {
          path: { planId: a, otherPlanId: b },
          query: {
            limit: MOVED_PAGE,
            ...(after !== undefined && { after }),
            ...(territory !== undefined && { territory }),
          },
        },
      }),
    );
