import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import type { TerritoryItem, TerritoryPath, TerritorySheet } from "./territory-queries.ts";
import { sheetKey } from "./territory-queries.ts";

type ItemFields = Pick<TerritoryItem, "body" | "departmentRole" | "dueOn" | "doneOn">;

/** Changes the items of the sheet at once and takes that back where the server refuses. */
function useOptimisticItems<Wish>(
  path: TerritoryPath,
  send: (wish: Wish) => Promise<unknown>,
  apply: (items: readonly TerritoryItem[], wish: Wish) => readonly TerritoryItem[],
) {
  const client = useQueryClient();
  const queryKey = sheetKey(path);
  return useMutation({
    mutationFn: send,
    onMutate: async (wish: Wish) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<TerritorySheet>(queryKey);
      if (before) client.setQueryData(queryKey, { ...before, items: [...apply(before.items, wish)] });
      return { before };
    },
    onError: (_error, _wish, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

export interface ItemChange {
  readonly item: TerritoryItem;
  readonly change: Partial<ItemFields>;
}

/** Changes an item as it was seen: refused where somebody else changed it meanwhile. */
export const useChangeItem = (path: TerritoryPath) =>
  useOptimisticItems<ItemChange>(
    path,
    ({ item, change }) =>
      dataOf(
        api.PATCH("/v1/plans/{planId}/territories/{territoryId}/items/{itemId}", {
          params: { path: { ...path, itemId: item.id }, header: ifMatch(item.version) },
          body: change,
        }),
      ),
    (items, { item, change }) => items.map((each) => (each.id === item.id ? { ...each, ...change } : each)),
  );

export const useRemoveItem = (path: TerritoryPath) =>
  useOptimisticItems<TerritoryItem>(
    path,
    (item) =>
      dataOf(
        api.DELETE("/v1/plans/{planId}/territories/{territoryId}/items/{itemId}", {
          params: { path: { ...path, itemId: item.id }, header: ifMatch(item.version) },
        }),
      ),
    (items, { id }) => items.filter((each) => each.id !== id),
  );

export function useAddItem(path: TerritoryPath) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ItemFields & Pick<TerritoryItem, "kind">) =>
      dataOf(api.POST("/v1/plans/{planId}/territories/{territoryId}/items", { params: { path }, body })),
    meta: { quiet: true },
    onSuccess: () => client.invalidateQueries({ queryKey: sheetKey(path) }),
  });
}
