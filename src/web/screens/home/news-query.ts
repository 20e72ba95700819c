import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";

const MOST_SHOWN = 20;
const MINUTE_MILLISECONDS = 60_000;

/** What I was told and have not read, newest first; looked at every minute. */
export const newsQuery = queryOptions({
  queryKey: ["notifications", "unread"],
  queryFn: () =>
    dataOf(api.GET("/v1/notifications", { params: { query: { unread: "true", limit: MOST_SHOWN } } })),
  refetchInterval: MINUTE_MILLISECONDS,
});
