import type { InstantPage } from "./instant-key.ts";

export const CHALLENGE_STATES = ["open", "accepted", "rejected"] as const;
export type ChallengeState = (typeof CHALLENGE_STATES)[number];

export const CHALLENGE_WISHES = ["add", "remove"] as const;
export type ChallengeWish = (typeof CHALLENGE_WISHES)[number];

export type ChallengeObjectKind = "unit" | "account";

/** An objection to a plan in review: a unit or an account is to join or to leave a territory. */
export interface NewChallenge {
  readonly id: string;
  readonly planId: string;
  readonly territoryId: string;
  readonly wish: ChallengeWish;
  readonly objectKind: ChallengeObjectKind;
  /** Id of the unit or account. */
  readonly objectId: string;
  readonly reason: string;
  readonly raisedBy: string;
  readonly raisedAt: Date;
}

export interface ChallengeRecord extends NewChallenge {
  readonly territoryCode: string;
  /** Null for an account that has gone out of the reader's reach since. */
  readonly objectCode: string | null;
  readonly state: ChallengeState;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
}

export interface ChallengeAnswer {
  readonly state: "accepted" | "rejected";
  readonly answer: string;
  readonly answeredBy: string;
  readonly answeredAt: Date;
}

export interface ChallengeFilter {
  readonly state: ChallengeState | null;
  readonly territoryId: string | null;
}

export interface ChallengeRows {
  /** With state open. */
  insert(challenge: NewChallenge): Promise<void>;
  find(planId: string, challengeId: string): Promise<ChallengeRecord | null>;
  /** The challenge, held for this transaction. For who may answer; nobody else can hold one. */
  lock(planId: string, challengeId: string): Promise<ChallengeRecord | null>;
  /** Whether this member has one open about the object in the territory. */
  isOpen(challenge: Pick<NewChallenge, "territoryId" | "raisedBy" | "objectId">): Promise<boolean>;
  /** Newest first. */
  list(planId: string, filter: ChallengeFilter, page: InstantPage): Promise<readonly ChallengeRecord[]>;
  answer(challengeId: string, answer: ChallengeAnswer): Promise<void>;
}
