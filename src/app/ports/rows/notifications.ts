import type { NotificationKind } from "../../../core/domain/notification-kinds.ts";
import type { InstantPage } from "./instant-key.ts";

/** Something a member is told. */
export interface NotificationRecord {
  readonly id: string;
  readonly memberId: string;
  readonly kind: NotificationKind;
  readonly planId: string;
  readonly territoryId: string | null;
  readonly createdAt: Date;
}

/** One's own notification, with names of what is within reach now. */
export interface OwnNotification extends NotificationRecord {
  readonly readAt: Date | null;
  readonly planName: string | null;
  readonly territoryCode: string | null;
}

export interface NotificationRows {
  insert(notifications: readonly NotificationRecord[]): Promise<void>;
  /** The actor's own, newest first. */
  listOwn(filter: { readonly unreadOnly: boolean }, page: InstantPage): Promise<readonly OwnNotification[]>;
  findOwn(notificationId: string): Promise<OwnNotification | null>;
  /** Keeps the first instant where it is read already. */
  markRead(notificationId: string, at: Date): Promise<void>;
}
