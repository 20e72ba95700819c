/** Somebody who has a plan under their hands. */
export interface PresentMember {
  readonly memberId: string;
  readonly name: string;
  /** Code of the territory they look at; null: none. */
  readonly territory: string | null;
  readonly seenAt: Date;
}

export interface PresenceRows {
  /** Takes the place of what the actor told of this plan before. */
  tell(planId: string, presence: Pick<PresentMember, "territory" | "seenAt">): Promise<void>;
  /** Everybody but the actor who was heard of at that instant or later, by name. */
  others(planId: string, since: Date): Promise<readonly PresentMember[]>;
}
