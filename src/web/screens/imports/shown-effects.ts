/** What rows of a file do, and what it says nothing of, in the order of interest. */
export const SHOWN_EFFECTS = ["new", "changed", "unchanged", "refused", "skipped", "missing"] as const;
export type ShownEffect = (typeof SHOWN_EFFECTS)[number];
