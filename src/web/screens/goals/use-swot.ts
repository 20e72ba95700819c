import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { allPages } from "../../api/all-pages.ts";
import { api, dataOf, ifMatch, onlyOnce } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";

export type SwotItem = components["schemas"]["SwotItem"];
export type SwotAspect = SwotItem["aspect"];

export const SWOT_KEY = ["swot-items"] as const;
const LONGEST_PAGE = 200;

/** All items within reach; only those with an action of one member where they are named. */
export const swotQuery = (ownerMemberId: string | undefined) =>
  queryOptions({
    queryKey: [...SWOT_KEY, { ownerMemberId }],
    queryFn: () =>
      allPages<SwotItem>((after) =>
        dataOf(
          api.GET("/v1/swot-items", {
            params: {
              query: {
                limit: LONGEST_PAGE,
                ...(ownerMemberId && { ownerMemberId }),
                ...(after && { after }),
              },
            },
          }),
        ),
      ),
  });

/** An action stands with its owner and date, or not at all. */
export type SwotFields = Pick<
  SwotItem,
  "body" | "metric" | "accountId" | "territoryId" | "teamId" | "action" | "ownerMemberId" | "dueOn"
>;

/** Adds an item, or changes the version of one that was opened; what it is about is named once. */
export function useSaveItem(aspect: SwotAspect, item: SwotItem | null, onSaved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ accountId, territoryId, teamId, ...fields }: SwotFields) =>
      item === null
        ? dataOf(
            api.POST("/v1/swot-items", {
              params: { header: onlyOnce() },
              body: { aspect, accountId, territoryId, teamId, ...fields },
            }),
          )
        : dataOf(
            api.PATCH("/v1/swot-items/{swotItemId}", {
              params: { path: { swotItemId: item.id }, header: ifMatch(item.version) },
              // without an action there is nothing that was done
              body: { ...fields, ...(fields.action === null && { doneOn: null }) },
            }),
          ),
    meta: { quiet: true },
    onSuccess: onSaved,
    onSettled: () => client.invalidateQueries({ queryKey: SWOT_KEY }),
  });
}

/** Ticks an action off, shown at once and taken back where it is refused. */
export function useTickItem() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ item: { id, version }, doneOn }: { item: SwotItem; doneOn: string | null }) =>
      dataOf(
        api.PATCH("/v1/swot-items/{swotItemId}", {
          params: { path: { swotItemId: id }, header: ifMatch(version) },
          body: { doneOn },
        }),
      ),
    onMutate: async ({ item, doneOn }) => {
      await client.cancelQueries({ queryKey: SWOT_KEY });
      const before = client.getQueriesData<readonly SwotItem[]>({ queryKey: SWOT_KEY });
      client.setQueriesData<readonly SwotItem[]>({ queryKey: SWOT_KEY }, (items) =>
        items?.map((each) => (each.id === item.id ? { ...each, doneOn } : each)),
      );
      return { before };
    },
    onError: (_error, _wish, context) => {
      for (const [key, items] of context?.before ?? []) client.setQueryData(key, items);
    },
    onSettled: () => client.invalidateQueries({ queryKey: SWOT_KEY }),
  });
}

export function useRemoveItem() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: SwotItem) =>
      dataOf(
        api.DELETE("/v1/swot-items/{swotItemId}", {
          params: { path: { swotItemId: id }, header: ifMatch(version) },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: SWOT_KEY }),
  });
}
