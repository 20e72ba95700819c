import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { components, paths } from "../../api/schema.d.ts";
import { planKey } from "../plans/plan-queries.ts";

export type TerritoryItem = components["schemas"]["TerritoryItem"];
export type TerritorySheet =
  paths["/v1/plans/{planId}/territories/{territoryId}/page"]["get"]["responses"][200]["content"]["application/json"];

/** Names a territory. */
export interface TerritoryPath {
  readonly planId: string;
  readonly territoryId: string;
}

const territoryKey = ({ planId, territoryId }: TerritoryPath) =>
  [...planKey(planId), "territory", territoryId] as const;
export const sheetKey = (path: TerritoryPath) => [...territoryKey(path), "sheet"] as const;

/** The one-page plan of a territory: totals, reps, goals and actions, top accounts. */
export const sheetQuery = (path: TerritoryPath) =>
  queryOptions({
    queryKey: sheetKey(path),
    queryFn: () => dataOf(api.GET("/v1/plans/{planId}/territories/{territoryId}/page", { params: { path } })),
  });

/** Where it lies among the others. */
export const territoryQuery = (path: TerritoryPath) =>
  queryOptions({
    queryKey: [...territoryKey(path), "view"],
    queryFn: () => dataOf(api.GET("/v1/plans/{planId}/territories/{territoryId}", { params: { path } })),
  });

const UNITS_PAGE = 200;

export const unitsKey = (path: TerritoryPath) => [...territoryKey(path), "units"] as const;

/** A page of its units, by code. */
export const readUnits =
  ({ planId, territoryId }: TerritoryPath) =>
  (after: string | undefined) =>
    dataOf(
      api.GET("/v1/plans/{planId}/alignment", {
        params: {
          path: { planId },
          query: { territoryId, limit: UNITS_PAGE, ...(after !== undefined && { after }) },
        },
      }),
    );
