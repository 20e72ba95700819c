import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import { planKey } from "../plans/plan-queries.ts";

export type Challenge = components["schemas"]["Challenge"];
export type ChallengeState = Challenge["state"];
export type Comment = components["schemas"]["Comment"];

export const challengesKey = (planId: string, state?: ChallengeState) =>
  [...planKey(planId), "challenges", ...(state === undefined ? [] : [state])] as const;
export const commentsKey = (planId: string) => [...planKey(planId), "comments"] as const;

const PAGE = 20;
const page = (after: string | undefined) => ({ limit: PAGE, ...(after !== undefined && { after }) });

/** A page of challenges, newest first. */
export const readChallenges =
  (planId: string, state: ChallengeState | undefined) => (after: string | undefined) =>
    dataOf(
      api.GET("/v1/plans/{planId}/challenges", {
        params: { path: { planId }, query: { ...page(after), ...(state !== undefined && { state }) } },
      }),
    );

/** A page of comments, newest first. */
export const readComments = (planId: string) => (after: string | undefined) =>
  dataOf(api.GET("/v1/plans/{planId}/comments", { params: { path: { planId }, query: page(after) } }));

/** What the plan changes for my own territories, against the plan that holds today. */
export const ownChangesQuery = (planId: string) =>
  queryOptions({
    queryKey: [...planKey(planId), "my-changes"],
    queryFn: () => dataOf(api.GET("/v1/plans/{planId}/my-changes", { params: { path: { planId } } })),
  });
