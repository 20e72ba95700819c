import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";

/** Whether there is any account within my reach. */
export const anyAccountQuery = queryOptions({
  queryKey: ["accounts", "list", "any"],
  queryFn: async () =>
    (await dataOf(api.GET("/v1/accounts", { params: { query: { limit: 1 } } }))).items.length > 0,
});
