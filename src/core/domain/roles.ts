/** What a member may do at all; which rows, is decided by reach (see app/rights/policy.ts). */
export const ROLES = ["admin", "sales-ops", "manager", "rep"] as const;
export type Role = (typeof ROLES)[number];
