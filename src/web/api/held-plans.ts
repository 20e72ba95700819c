import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "./client.ts";
import { readAll } from "./use-pages.ts";

const PAGE = 200;

/** Plans that hold today, one of each sales force. */
export const heldPlansQuery = queryOptions({
  queryKey: ["as-of", "today"],
  queryFn: async () => (await dataOf(api.GET("/v1/as-of", {}))).plans,
});

/** A plan's territories that I see, with their totals. */
export const territoriesQuery = (planId: string) =>
  queryOptions({
    queryKey: ["plans", planId, "territories", "all"],
    queryFn: () =>
      readAll((after) =>
        dataOf(
          api.GET("/v1/plans/{planId}/territories", {
            params: { path: { planId }, query: { limit: PAGE, ...(after === undefined ? {} : { after }) } },
          }),
        ),
      ),
  });

/** Who works which territory of a plan today. */
export const assignmentsQuery = (planId: string) =>
  queryOptions({
    queryKey: ["plans", planId, "assignments"],
    queryFn: async () =>
      (await dataOf(api.GET("/v1/plans/{planId}/assignments", { params: { path: { planId } } }))).items,
  });
