import { queryOptions } from "@tanstack/react-query";
import { allPages } from "../../api/all-pages.ts";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";

export type RepRating = components["schemas"]["RepRating"];
export type RatedTrait = RepRating["trait"];

export const RATINGS_KEY = ["rep-ratings"] as const;
const LONGEST_PAGE = 200;

/** What 1, 3 and 5 look like, of each trait. */
export const scalesQuery = queryOptions({
  queryKey: [...RATINGS_KEY, "scales"],
  queryFn: async () => (await dataOf(api.GET("/v1/rep-ratings/scales"))).scales,
  staleTime: Number.POSITIVE_INFINITY,
});

export const ratingsQuery = (repId: string) =>
  queryOptions({
    queryKey: [...RATINGS_KEY, repId],
    queryFn: () =>
      allPages<RepRating>((after) =>
        dataOf(
          api.GET("/v1/rep-ratings", {
            params: { query: { repId, limit: LONGEST_PAGE, ...(after && { after }) } },
          }),
        ),
      ),
  });
