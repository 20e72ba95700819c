/** What a member is told of. `assignment-changed`: in a plan that holds, a territory was given to them or taken from them. */
export const NOTIFICATION_KINDS = [
  "plan-in-review",
  "plan-activated",
  "plan-archived",
  "assignment-changed",
  "challenge-answered",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
