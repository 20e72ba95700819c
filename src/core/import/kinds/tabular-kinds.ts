import { ACCOUNTS } from "./accounts.ts";
import type { TabularKind } from "./field.ts";

/** Every kind of file whose rows become records, by name. */
export const TABULAR_KINDS = { accounts: ACCOUNTS } as const satisfies Readonly<Record<string, TabularKind>>;

export type TabularKindName = keyof typeof TABULAR_KINDS;
