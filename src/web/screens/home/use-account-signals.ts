import { useInfiniteQuery } from "@tanstack/react-query";
import { useMay } from "../../api/self.ts";
import { accountsQuery } from "../evaluate/evaluate-queries.ts";
import { periodOf } from "../evaluate/period.ts";
import { useCalendar } from "../evaluate/use-calendar.ts";

/** Which of the accounts within reach ask to be looked at, of those that bought or cost something this year. */
export function useAccountSignals({ enabled }: { readonly enabled: boolean }) {
  const mayRead = useMay("evaluations:read");
  const period = periodOf("this-year", useCalendar());
  const asked = { ...period, sort: "-netProfit", limit: 1 } as const;
  const { data, error, isLoading } = useInfiniteQuery({
    ...accountsQuery(asked),
    enabled: enabled && mayRead,
  });
  const kinds = data?.pages[0]?.kinds;
  const signals = (["sleeping", "losing"] as const).flatMap((kind) => {
    const count = kinds?.[kind] ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
  return { signals, error, isComing: isLoading };
}
