import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { cutAccountPage, describeAccounts } from "../../../core/evaluate/accounts/page-accounts.ts";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import {
  type AccountAsked,
  type AccountEvaluation,
  accountsQuery,
  type EvaluatedAccount,
} from "./evaluate-queries.ts";
import { useKept } from "./use-figures.ts";

type KeptAccounts = components["schemas"]["AccountEvaluation"];

const PAGE = 200;
const SAVED_AT_A_TIME = 5000;

/** Evaluated accounts page by page: as they are reckoned now, or, of a snapshot that holds them all, as they were then. */
export function useAccountPages(asked: AccountAsked) {
  const { isKept, query: kept, queryKey } = useKept<KeptAccounts>("accounts");
  const options = accountsQuery(asked);
  const now = useInfiniteQuery({ ...options, enabled: !isKept });
  const [pages, setPages] = useState(1);
  const all = kept.data;
  const { only, find, sort } = asked;
  const keptPage = useMemo(
    () => all && cut(all, { only, find, sort, limit: pages * PAGE }),
    [all, only, find, sort, pages],
  );
  const nowPages: readonly AccountEvaluation[] = now.data?.pages ?? [];
  return isKept
    ? {
        query: kept,
        queryKey,
        evaluation: keptPage,
        shown: keptPage?.accounts ?? [],
        pages: {
          hasNextPage: (keptPage?.matching ?? 0) > pages * PAGE,
          isFetchingNextPage: false,
          fetchNextPage: () => setPages(pages + 1),
        },
        readAll: async () => (all ? cut(all, { only, find, sort, limit: all.accounts.length }).accounts : []),
      }
    : {
        query: now,
        queryKey: options.queryKey,
        evaluation: nowPages[0],
        shown: nowPages.flatMap(({ accounts }) => accounts),
        pages: now,
        readAll: () => readAll(asked),
      };
}

type Cut = Omit<Parameters<typeof cutAccountPage>[1], "after" | "sort"> & Pick<AccountAsked, "sort">;

function cut(all: KeptAccounts, { sort = "-netProfit", ...asked }: Cut): AccountEvaluation {
  const { accounts, matching } = cutAccountPage(all.accounts, { ...asked, sort, after: null });
  const { kinds, classes, priorities } = describeAccounts(all.accounts);
  return {
    ...all,
    accounts: [...accounts],
    matching,
    next: null,
    kinds,
    classes,
    priorities: [...priorities],
  };
}

/** Every account asked for, not only those read so far. */
async function readAll(asked: AccountAsked): Promise<readonly EvaluatedAccount[]> {
  const all: EvaluatedAccount[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const query = { ...asked, limit: SAVED_AT_A_TIME, ...(after !== undefined && { after }) };
    const page = await dataOf(api.GET("/v1/evaluations/accounts", { params: { query } }));
    all.push(...page.accounts);
    after = page.next;
  }
  return all;
}
