import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { allPages } from "../../api/all-pages.ts";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";

export type Plan = components["schemas"]["Plan"];
export type PlanSteps = components["schemas"]["PlanSteps"];
export type PlanState = Plan["state"];
export type PlanStep = PlanSteps["steps"][number]["step"];
export type TerritoryWithTotals = components["schemas"]["TerritoryWithTotals"];
export type Assignment = components["schemas"]["Assignment"];

/** The longest page that the API gives. */
export const LONGEST_PAGE = 200;
const page = (after: string | undefined) => ({ limit: LONGEST_PAGE, ...(after !== undefined && { after }) });

/** Everything of plans lies below this key, so that a change of one makes all of it be read again. */
export const PLANS_KEY = ["plans"] as const;
export const planKey = (planId: string) => [...PLANS_KEY, planId] as const;

/** All plans within reach, by name. */
export const plansQuery = queryOptions({
  queryKey: [...PLANS_KEY, "list"],
  queryFn: () => allPages((after) => dataOf(api.GET("/v1/plans", { params: { query: page(after) } }))),
});

export const planQuery = (planId: string) =>
  queryOptions({
    queryKey: planKey(planId),
    queryFn: () => dataOf(api.GET("/v1/plans/{planId}", { params: { path: { planId } } })),
  });

/** What leads on from the plan's state, and what keeps me from it. */
export const stepsQuery = (planId: string) =>
  queryOptions({
    queryKey: [...planKey(planId), "steps"],
    queryFn: () => dataOf(api.GET("/v1/plans/{planId}/steps", { params: { path: { planId } } })),
  });

export const territoriesQuery = (planId: string) =>
  queryOptions({
    queryKey: [...planKey(planId), "territories"],
    queryFn: () =>
      allPages((after) =>
        dataOf(
          api.GET("/v1/plans/{planId}/territories", { params: { path: { planId }, query: page(after) } }),
        ),
      ),
  });

export const whiteSpaceQuery = (planId: string) =>
  queryOptions({
    queryKey: [...planKey(planId), "white-space"],
    queryFn: () => dataOf(api.GET("/v1/plans/{planId}/white-space", { params: { path: { planId } } })),
  });

/** By territory code and date. */
export const assignmentsQuery = (planId: string) =>
  queryOptions({
    queryKey: [...planKey(planId), "assignments"],
    queryFn: async () =>
      (await dataOf(api.GET("/v1/plans/{planId}/assignments", { params: { path: { planId } } }))).items,
  });

const HISTORY_PAGE = 25;

export const historyQuery = (planId: string) =>
  infiniteQueryOptions({
    queryKey: [...planKey(planId), "history"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      dataOf(
        api.GET("/v1/plans/{planId}/change-sets", {
          params: { path: { planId }, query: { limit: HISTORY_PAGE, ...(after !== undefined && { after }) } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** Names of the members within reach, by id. */
export const memberNamesQuery = queryOptions({
  queryKey: ["members", "names"],
  queryFn: async () => {
    const members = await allPages((after) =>
      dataOf(api.GET("/v1/members", { params: { query: page(after) } })),
    );
    return new Map(members.map(({ id, name }) => [id, name]));
  },
});

export const repsQuery = queryOptions({
  queryKey: ["reps", "all"],
  queryFn: () => allPages((after) => dataOf(api.GET("/v1/reps", { params: { query: page(after) } }))),
});

export const layersQuery = queryOptions({
  queryKey: ["layers"],
  queryFn: async () => (await dataOf(api.GET("/v1/layers"))).items,
});
