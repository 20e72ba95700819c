import { ACCOUNTS } from "./accounts.ts";
import { ACTIVITIES } from "./activities.ts";
import type { TabularKind } from "./field.ts";
import { GOALS } from "./goals.ts";
import { LEADS, OPPORTUNITIES } from "./pipeline.ts";
import { PLACES } from "./places.ts";
import { PRODUCTS } from "./products.ts";
import { RATINGS } from "./ratings.ts";
import { REPS } from "./reps.ts";
import { COSTS, SALES } from "./sales.ts";

/** Every kind of file whose rows become records, in an order in which they can be imported: what is named comes first. */
export const TABULAR_KINDS = {
  places: PLACES,
  reps: REPS,
  products: PRODUCTS,
  accounts: ACCOUNTS,
  leads: LEADS,
  opportunities: OPPORTUNITIES,
  sales: SALES,
  costs: COSTS,
  activities: ACTIVITIES,
  goals: GOALS,
  ratings: RATINGS,
} as const satisfies Readonly<Record<string, TabularKind>>;
