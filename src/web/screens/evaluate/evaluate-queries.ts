import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ScopeKind } from "../../../core/domain/scope-kinds.ts";
import { api, dataOf } from "../../api/client.ts";
import type { components, paths } from "../../api/schema.d.ts";
import type { Period } from "./period.ts";

export type AccountEvaluation = components["schemas"]["AccountEvaluationPage"];
export type EvaluatedAccount = AccountEvaluation["accounts"][number];
export type TerritoryFunnel = components["schemas"]["TerritoryFunnel"];
export type PipelineEvaluation = components["schemas"]["PipelineEvaluation"];
export type SalesForecast = components["schemas"]["SalesForecast"];
export type KpisByScope = components["schemas"]["KpisByScope"];
export type Kpi = components["schemas"]["KpiRegistry"]["kpis"][number];
export type KpiEvidence = components["schemas"]["KpiEvidence"];

export interface Asked extends Period {
  readonly salesForce?: string;
  readonly credit?: "restated";
}

const EVALUATIONS = "evaluations";
/** The figures before stay on the page while others are reckoned: no page that jumps. */
const KEPT = { placeholderData: keepPreviousData } as const;

export const kpiRegistryQuery = queryOptions({
  queryKey: [EVALUATIONS, "registry"],
  queryFn: async () => (await dataOf(api.GET("/v1/kpis"))).kpis,
  staleTime: Number.POSITIVE_INFINITY,
});

type AccountQuery = NonNullable<paths["/v1/evaluations/accounts"]["get"]["parameters"]["query"]>;
export type AccountSort = NonNullable<AccountQuery["sort"]>;

export type AccountAsked = Omit<AccountQuery, "after">;

/** Evaluated accounts, a page at a time; each page holds what all of them come to, too. */
export const accountsQuery = (asked: AccountAsked) =>
  infiniteQueryOptions({
    queryKey: [EVALUATIONS, "accounts", asked],
    queryFn: ({ signal, pageParam: after }) =>
      dataOf(
        api.GET("/v1/evaluations/accounts", {
          params: { query: { ...asked, ...(after !== undefined && { after }) } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    ...KEPT,
  });

export const territoriesQuery = (query: Asked) =>
  queryOptions({
    queryKey: [EVALUATIONS, "territories", query],
    queryFn: ({ signal }) => dataOf(api.GET("/v1/evaluations/territories", { params: { query }, signal })),
    ...KEPT,
  });

export const kpisQuery = (query: Asked & { readonly by: ScopeKind }) =>
  queryOptions({
    queryKey: [EVALUATIONS, "kpis", query],
    queryFn: ({ signal }) => dataOf(api.GET("/v1/evaluations/kpis", { params: { query }, signal })),
    ...KEPT,
  });

export const pipelineQuery = (query: Asked & { readonly by: ScopeKind }) =>
  queryOptions({
    queryKey: [EVALUATIONS, "pipeline", query],
    queryFn: ({ signal }) => dataOf(api.GET("/v1/evaluations/pipeline", { params: { query }, signal })),
    ...KEPT,
  });

export const forecastQuery = (query: Asked & { readonly by: ScopeKind; readonly months?: number }) =>
  queryOptions({
    queryKey: [EVALUATIONS, "forecast", query],
    queryFn: ({ signal }) => dataOf(api.GET("/v1/evaluations/forecast", { params: { query }, signal })),
    ...KEPT,
  });

export const evidenceQuery = (
  key: string,
  query: Asked & { readonly by: ScopeKind; readonly code?: string },
) =>
  queryOptions({
    queryKey: [EVALUATIONS, "evidence", key, query],
    queryFn: () =>
      dataOf(api.GET("/v1/evaluations/kpis/{key}/evidence", { params: { path: { key }, query } })),
  });
