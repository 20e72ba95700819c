import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import { IMPORTS, type Import } from "./import-queries.ts";

type Change = Partial<Pick<Import, "mapping" | "options">>;

/** Keeps how a file is read, then has it checked that way. */
export function useSaveMapping(of: Import, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) =>
      dataOf(
        api.PUT("/v1/imports/{importId}/mapping", { params: { path: { importId: of.id } }, body: change }),
      ),
    meta: { quiet: true },
    onSuccess: (changed) => {
      queryClient.setQueryData([IMPORTS, of.id], changed);
      onSaved();
    },
  });
}
