/** Something a member is told. */
export interface NotificationRecord {
  readonly id: string;
  readonly memberId: string;
  readonly kind: "plan-activated" | "challenge-answered" | "plan-in-review";
  readonly planId: string;
  readonly territoryId: string | null;
  readonly createdAt: Date;
}

export interface NotificationRows {
  insert(notifications: readonly NotificationRecord[]): Promise<void>;
}
