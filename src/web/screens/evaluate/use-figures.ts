import { type QueryKey, type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { type EvaluationKind, type EvaluationRequest, snapshotQuery } from "./snapshot-queries.ts";
import { useEvaluate } from "./use-evaluate.ts";

/** What was kept, where the address names a snapshot. `Data` is the answer to requests of the kind. */
export function useKept<Data>(kind: EvaluationKind) {
  const { snapshot } = useEvaluate().search;
  const isKept = snapshot !== undefined;
  const options = snapshotQuery(snapshot ?? "");
  const query = useQuery({
    ...options,
    enabled: isKept,
    select: ({ request, result }) => {
      if (kind !== request.kind)
        throw new Error(`got a snapshot of ${request.kind}, expected one of ${kind}`);
      return result as Data;
    },
  });
  return { isKept, query, queryKey: options.queryKey };
}

/** What was asked for as it is reckoned now or, where the address names a snapshot, as it was kept then. */
export function useFigures<Data, Key extends QueryKey>(
  request: EvaluationRequest,
  options: UseQueryOptions<Data, Error, Data, Key>,
) {
  const kept = useKept<Data>(request.kind);
  const { isKept } = kept;
  const now = useQuery({ ...options, enabled: !isKept && options.enabled !== false });
  return {
    request,
    isKept,
    query: isKept ? kept.query : now,
    queryKey: isKept ? kept.queryKey : options.queryKey,
  };
}
