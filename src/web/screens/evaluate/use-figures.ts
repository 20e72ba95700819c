import { type QueryKey, type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { type EvaluationRequest, snapshotQuery } from "./snapshot-queries.ts";
import { useEvaluate } from "./use-evaluate.ts";

/** What was asked for as it is reckoned now or, where the address names a snapshot, as it was kept then. */
export function useFigures<Data, Key extends QueryKey>(
  request: EvaluationRequest,
  options: UseQueryOptions<Data, Error, Data, Key>,
) {
  const { snapshot } = useEvaluate().search;
  const isKept = snapshot !== undefined;
  const now = useQuery({ ...options, enabled: !isKept });
  const ofSnapshot = snapshotQuery(snapshot ?? "");
  const kept = useQuery({
    ...ofSnapshot,
    enabled: isKept,
    select: ({ request: { kind }, result }) => {
      if (kind !== request.kind)
        throw new Error(`got a snapshot of ${kind}, expected one of ${request.kind}`);
      return result as Data;
    },
  });
  return {
    request,
    isKept,
    query: isKept ? kept : now,
    queryKey: isKept ? ofSnapshot.queryKey : options.queryKey,
  };
}
