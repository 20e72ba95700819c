import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "./client.ts";

/** Plans that hold today, one of each sales force. */
export const heldPlansQuery = queryOptions({
  queryKey: ["as-of", "today"],
  queryFn: async () => (await dataOf(api.GET("/v1/as-of", {}))).plans,
});
