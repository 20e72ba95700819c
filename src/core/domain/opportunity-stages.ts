/** Stages of an opportunity: the open ones in their order, then the ways it ends. */
export const OPEN_STAGES = ["qualification", "proposal", "negotiation"] as const;
const CLOSED_STAGES = ["won", "lost", "no-decision"] as const;
export const OPPORTUNITY_STAGES = [...OPEN_STAGES, ...CLOSED_STAGES] as const;
export type OpportunityStage = (typeof OPPORTUNITY_STAGES)[number];

export const isClosedStage = (stage: OpportunityStage): boolean =>
  (CLOSED_STAGES as readonly OpportunityStage[]).includes(stage);
