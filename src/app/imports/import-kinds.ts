import { TABULAR_KINDS } from "../../core/import/kinds/tabular-kinds.ts";
import { alignmentKind } from "./alignment-kind.ts";
import type { ImportKind } from "./import-kind.ts";
import { tabularKind } from "./tabular-kind.ts";
import { unitsKind } from "./units-kind.ts";

/** Every kind of file that can be imported. */
export const IMPORT_KINDS: readonly ImportKind[] = [
  tabularKind(TABULAR_KINDS.reps, "reps:edit"),
  tabularKind(TABULAR_KINDS.products, "products:edit"),
  tabularKind(TABULAR_KINDS.accounts, "accounts:edit"),
  tabularKind(TABULAR_KINDS.leads, "leads:edit"),
  tabularKind(TABULAR_KINDS.opportunities, "opportunities:edit"),
  tabularKind(TABULAR_KINDS.sales, "sales:edit"),
  tabularKind(TABULAR_KINDS.costs, "sales:edit"),
  tabularKind(TABULAR_KINDS.activities, "activities:edit"),
  tabularKind(TABULAR_KINDS.goals, "goals:edit"),
  tabularKind(TABULAR_KINDS.ratings, "ratings:edit"),
  tabularKind(TABULAR_KINDS.places, "layers:edit"),
  unitsKind,
  alignmentKind,
];

export const importKindOf = (name: string): ImportKind | undefined =>
  IMPORT_KINDS.find((kind) => kind.name === name);
