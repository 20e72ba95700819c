import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import { planKey } from "../plans/plan-queries.ts";

export type AssignmentMatrix = components["schemas"]["AssignmentMatrix"];
export type MatchedTerritory = AssignmentMatrix["territories"][number];
export type ScoredRep = components["schemas"]["ScoredRep"];

interface MatrixWish {
  readonly date?: string;
  readonly leastGain?: number;
}

export const matrixQuery = (planId: string, query: MatrixWish) =>
  queryOptions({
    queryKey: [...planKey(planId), "assignment-matrix", query],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET("/v1/plans/{planId}/assignment-matrix", { params: { path: { planId }, query }, signal }),
      ),
    placeholderData: keepPreviousData,
  });
