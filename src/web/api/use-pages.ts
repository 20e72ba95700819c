import { type InfiniteData, type QueryKey, useInfiniteQuery } from "@tanstack/react-query";

interface PageOf<Row> {
  readonly items: readonly Row[];
  /** What to give as `after` for the next page; null: this was the last one. */
  readonly next: string | null;
}

/** A list that is read a page at a time: `usePages(["accounts", filter], (after) => dataOf(api.GET(…)))`. */
export function usePages<Row>(queryKey: QueryKey, read: (after: string | undefined) => Promise<PageOf<Row>>) {
  const query = useInfiniteQuery<PageOf<Row>, Error, InfiniteData<PageOf<Row>>, QueryKey, string | undefined>(
    {
      queryKey,
      queryFn: ({ pageParam }) => read(pageParam),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    },
  );
  return { ...query, rows: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
