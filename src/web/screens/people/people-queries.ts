import { queryOptions } from "@tanstack/react-query";
import { allPages } from "../../api/all-pages.ts";
import { api, dataOf } from "../../api/client.ts";
import type { paths } from "../../api/schema.d.ts";

export type Member =
  paths["/v1/members"]["get"]["responses"][200]["content"]["application/json"]["items"][number];
export type Team =
  paths["/v1/teams"]["get"]["responses"][200]["content"]["application/json"]["items"][number];
export type ApiKey =
  paths["/v1/api-keys"]["get"]["responses"][200]["content"]["application/json"]["items"][number];

const query = (after: string | undefined) => ({ limit: 200, ...(after === undefined ? {} : { after }) });

/** Everybody within reach: a few hundred at most. */
export const membersQuery = queryOptions({
  queryKey: ["members"],
  queryFn: () =>
    allPages<Member>((after) => dataOf(api.GET("/v1/members", { params: { query: query(after) } }))),
});

export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: () => allPages<Team>((after) => dataOf(api.GET("/v1/teams", { params: { query: query(after) } }))),
});

export const apiKeysQuery = queryOptions({
  queryKey: ["api-keys"],
  queryFn: () =>
    allPages<ApiKey>((after) => dataOf(api.GET("/v1/api-keys", { params: { query: query(after) } }))),
});
