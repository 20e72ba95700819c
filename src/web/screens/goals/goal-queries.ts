import { queryOptions } from "@tanstack/react-query";
import { allPages } from "../../api/all-pages.ts";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";

export type Goal = components["schemas"]["Goal"];
export type GoalOutlook = components["schemas"]["GoalOutlook"];

export const GOALS_KEY = ["goals"] as const;
const LONGEST_PAGE = 200;

interface GoalFilter {
  readonly on: string;
  readonly territoryId?: string;
}

/** Goals whose period holds a day; of one territory where one is named. */
export const goalsQuery = (filter: GoalFilter) =>
  queryOptions({
    queryKey: [...GOALS_KEY, "list", filter],
    queryFn: () =>
      allPages<Goal>((after) =>
        dataOf(
          api.GET("/v1/goals", {
            params: { query: { ...filter, limit: LONGEST_PAGE, ...(after && { after }) } },
          }),
        ),
      ),
  });

export const outlookQuery = (goalId: string) =>
  queryOptions({
    queryKey: [...GOALS_KEY, goalId, "outlook"],
    queryFn: ({ signal }) =>
      dataOf(api.GET("/v1/goals/{goalId}/outlook", { params: { path: { goalId } }, signal })),
  });

export const productsQuery = queryOptions({
  queryKey: ["products"],
  queryFn: () =>
    allPages((after) =>
      dataOf(
        api.GET("/v1/products", { params: { query: { limit: LONGEST_PAGE, ...(after && { after }) } } }),
      ),
    ),
});
