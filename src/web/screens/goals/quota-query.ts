import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import type { Asked } from "../evaluate/evaluate-queries.ts";
import type { QUOTA_FORMULAS, QUOTA_KINDS } from "./quota-search.ts";

export type QuotaProposal = components["schemas"]["QuotaProposal"];

export interface QuotaWish extends Asked {
  readonly by: (typeof QUOTA_KINDS)[number];
  readonly target: number;
  readonly formula: (typeof QUOTA_FORMULAS)[number];
  /** Shares, 0 … 1. */
  readonly priorWeight: number;
  readonly cap: number;
}

export const quotaQuery = (query: QuotaWish) =>
  queryOptions({
    queryKey: ["evaluations", "quotas", query],
    queryFn: ({ signal }) => dataOf(api.GET("/v1/evaluations/quotas", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
