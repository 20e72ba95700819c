import { useQuery } from "@tanstack/react-query";
import { useMay } from "../../api/self.ts";
import { whiteSpaceQuery } from "./plan-queries.ts";

/** What no territory of a plan holds, for who may see it: part of what targets are shares of. `isComing` until it is known. */
export function useWhiteSpace(planId: string | undefined) {
  const mayRead = useMay("white-space:read");
  const { data, isLoading } = useQuery({
    ...whiteSpaceQuery(planId ?? ""),
    enabled: mayRead && planId !== undefined,
  });
  return { totals: data?.totals ?? null, isComing: isLoading };
}
