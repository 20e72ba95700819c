/** The four questions of a SWOT analysis. */
export const SWOT_ASPECTS = ["strength", "weakness", "opportunity", "threat"] as const;
export type SwotAspect = (typeof SWOT_ASPECTS)[number];
