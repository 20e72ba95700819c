import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { paths } from "../../api/schema.d.ts";

export type Account =
  paths["/v1/accounts/{accountId}"]["get"]["responses"][200]["content"]["application/json"];

export const accountQuery = (accountId: string) =>
  queryOptions({
    queryKey: ["accounts", accountId],
    queryFn: () => dataOf(api.GET("/v1/accounts/{accountId}", { params: { path: { accountId } } })),
  });
