/** What figures are added up by. */
export const SCOPE_KINDS = ["organisation", "territory", "rep", "team", "product", "account"] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];
