/**
 * Accounts that one looks at apart: those that lose, a class, good customers that fell silent or that nobody visits, potentials
 * below what is bought.
 */
export const ACCOUNT_KINDS = ["losing", "A", "B", "C", "sleeping", "unvisited", "tooLow"] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Fields that evaluated accounts can be sorted by. */
export const ACCOUNT_SORTS = [
  "name",
  "abcClass",
  "revenue",
  "costToServe",
  "netProfit",
  "margin",
  "rfm",
  "daysSinceOrder",
  "daysWithoutVisit",
  "gap",
  "gainPerHour",
] as const;
export type AccountField = (typeof ACCOUNT_SORTS)[number];
