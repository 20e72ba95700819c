/**
 * What a member is told of. `assignment-changed`: in a plan that holds, a territory was given to them or taken from them.
 * `vacancy-opened`: a rep is away and somebody stands in. `vacancy-closed`: the rep is back, or the territory has an owner
 * again.
 */
export const NOTIFICATION_KINDS = [
  "plan-in-review",
  "plan-activated",
  "plan-archived",
  "assignment-changed",
  "challenge-answered",
  "vacancy-opened",
  "vacancy-closed",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
