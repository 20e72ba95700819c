import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { components, paths } from "../../api/schema.d.ts";

export type SnapshotHead = components["schemas"]["EvaluationSnapshotHead"];
/** What is asked for: a kind of evaluation with its query, as it is sent. */
export type EvaluationRequest =
  paths["/v1/evaluations/snapshots"]["post"]["requestBody"]["content"]["application/json"]["request"];
export type EvaluationKind = EvaluationRequest["kind"];

export const SNAPSHOTS_KEY = ["evaluations", "snapshots"] as const;

const readSnapshot = (snapshotId: string) =>
  dataOf(api.GET("/v1/evaluations/snapshots/{snapshotId}", { params: { path: { snapshotId } } }));
/** As it is read: the client leaves out what can only be null. */
export type Snapshot = Awaited<ReturnType<typeof readSnapshot>>;

/** A kept evaluation with its result; what is kept does not change. */
export const snapshotQuery = (snapshotId: string) =>
  queryOptions({
    queryKey: [...SNAPSHOTS_KEY, snapshotId],
    queryFn: () => readSnapshot(snapshotId),
    staleTime: Number.POSITIVE_INFINITY,
  });
