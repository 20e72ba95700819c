import type { Ledger, MemberName } from "./ledger.ts";

/** Who sees what, by the hierarchy below. `TOP` reads everything of the organisation. */
export const TOP: readonly MemberName[] = ["admin", "ops"];
/** Manager leads North and, below it, North-east, where rep1 works; the sibling leads South, where rep2 works. */
export const NORTH: readonly MemberName[] = [...TOP, "manager", "rep1"];
export const SOUTH: readonly MemberName[] = [...TOP, "sibling", "rep2"];
/** Whoever has a territory. */
export const BOTH: readonly MemberName[] = [...NORTH, "sibling", "rep2"];
/** Every active member. */
export const ALL: readonly MemberName[] = [...BOTH, "rep3", "demoted"];

export interface TenantContext {
  readonly add: Ledger["add"];
  readonly id: (name: string) => string;
  /** A civil date so many days from today. */
  readonly day: (offset: number) => string;
}
