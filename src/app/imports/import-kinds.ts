import { TABULAR_KINDS } from "../../core/import/kinds/tabular-kinds.ts";
import type { ImportKind } from "./import-kind.ts";
import { tabularKind } from "./tabular-kind.ts";

/** Every kind of file that can be imported. */
export const IMPORT_KINDS: readonly ImportKind[] = [tabularKind(TABULAR_KINDS.accounts, "accounts:edit")];

export const importKindOf = (name: string): ImportKind | undefined =>
  IMPORT_KINDS.find((kind) => kind.name === name);
