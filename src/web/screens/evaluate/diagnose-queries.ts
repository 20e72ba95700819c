import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ForecastSum } from "../../../core/domain/forecast-sums.ts";
import type { ScopeKind } from "../../../core/domain/scope-kinds.ts";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import type { Asked } from "./evaluate-queries.ts";
import type { ChanceOf } from "./forecast-figure.ts";
import { monthsBefore, type Period } from "./period.ts";

export type ServiceEvaluation = components["schemas"]["ServiceEvaluation"];
export type CausesOfChange = components["schemas"]["CausesOfChange"];
export type LookAlikes = components["schemas"]["LookAlikes"];
export type CustomerValues = components["schemas"]["CustomerValues"];
export type PipelineForecast = components["schemas"]["PipelineForecast"];
export type TrendEvaluation = components["schemas"]["TrendEvaluation"];

const EVALUATIONS = "evaluations";
const KEPT = { placeholderData: keepPreviousData } as const;

export const serviceQuery = (query: Asked) =>
  queryOptions({
    queryKey: [EVALUATIONS, "service", query],
    queryFn: ({ signal }) => dataOf(api.GET("/v1/evaluations/service", { params: { query }, signal })),
    ...KEPT,
  });

export const causesQuery = (query: Asked & { readonly beforeFrom?: string }) =>
  queryOptions({
    queryKey: [EVALUATIONS, "causes", query],
    queryFn: ({ signal }) => dataOf(api.GET("/v1/evaluations/causes", { params: { query }, signal })),
    ...KEPT,
  });

export const trendQuery = (query: Asked & { readonly by: "territory" | "rep" | "organisation" }) =>
  queryOptions({
    queryKey: [EVALUATIONS, "trend", query],
    queryFn: ({ signal }) => dataOf(api.GET("/v1/evaluations/trend", { params: { query }, signal })),
    ...KEPT,
  });

type PipelineForecastWish = Asked & { readonly by: ScopeKind; readonly days: number };

export const pipelineForecastQuery = (query: PipelineForecastWish) =>
  queryOptions({
    queryKey: [EVALUATIONS, "pipeline-forecast", query],
    queryFn: ({ signal }) =>
      dataOf(api.GET("/v1/evaluations/pipeline-forecast", { params: { query }, signal })),
    ...KEPT,
  });

export type ForetoldOpportunities = components["schemas"]["ForetoldOpportunities"];
export type FollowedOpportunities = components["schemas"]["FollowedOpportunities"];

interface ForetoldWish extends PipelineForecastWish {
  readonly part: ForecastSum;
  readonly code?: string;
}

export const foretoldQuery = (query: ForetoldWish) =>
  queryOptions({
    queryKey: [EVALUATIONS, "pipeline-forecast", "opportunities", query],
    queryFn: ({ signal }) =>
      dataOf(api.GET("/v1/evaluations/pipeline-forecast/opportunities", { params: { query }, signal })),
  });

export const followedQuery = (query: PipelineForecastWish & ChanceOf) =>
  queryOptions({
    queryKey: [EVALUATIONS, "pipeline-forecast", "chance", query],
    queryFn: ({ signal }) =>
      dataOf(api.GET("/v1/evaluations/pipeline-forecast/chance", { params: { query }, signal })),
  });

/** So many months tell a change from chance; twelve would do, two years show the season besides. */
const TREND_MONTHS = 24;

/** Sales of territories month by month, of the two years before a day. */
export const territoryTrendQuery = (query: Omit<Asked, "from">) =>
  trendQuery({
    ...query,
    from: monthsBefore(query.until, TREND_MONTHS),
    // months before the plan held would else be months without sales
    credit: "restated",
    by: "territory",
  });

interface LookAlikeWish extends Period {
  /** 0 … 1. */
  readonly bestShare: number;
  readonly limit: number;
}

export const lookAlikesQuery = (query: LookAlikeWish) =>
  queryOptions({
    queryKey: [EVALUATIONS, "look-alikes", query],
    queryFn: ({ signal }) => dataOf(api.GET("/v1/evaluations/look-alikes", { params: { query }, signal })),
    ...KEPT,
  });

interface WorthWish extends Period {
  readonly months: number;
  /** 0 … 1. */
  readonly marginShare: number;
}

export const customerValueQuery = (query: WorthWish) =>
  queryOptions({
    queryKey: [EVALUATIONS, "customer-value", query],
    queryFn: ({ signal }) => dataOf(api.GET("/v1/evaluations/customer-value", { params: { query }, signal })),
    ...KEPT,
  });

const readReps = (query: Asked, signal: AbortSignal) =>
  dataOf(api.GET("/v1/evaluations/reps", { params: { query }, signal }));
/** As it is read: the client leaves out what can only be null. */
export type RepEvaluation = Awaited<ReturnType<typeof readReps>>;

export const repsQuery = (query: Asked) =>
  queryOptions({
    queryKey: [EVALUATIONS, "reps", query],
    queryFn: ({ signal }) => readReps(query, signal),
    ...KEPT,
  });
