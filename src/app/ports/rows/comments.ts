import type { InstantPage } from "./instant-key.ts";

/** A remark on a plan, or on one of its territories. */
export interface CommentRecord {
  readonly id: string;
  readonly planId: string;
  /** Null: about the plan as a whole, shown to everyone who sees the plan. */
  readonly territoryId: string | null;
  readonly body: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}

export interface NamedComment extends CommentRecord {
  /** Null where the author is out of the reader's reach. */
  readonly authorName: string | null;
}

export interface CommentRows {
  insert(comment: CommentRecord): Promise<void>;
  /** Newest first; of one territory, or of the plan and all territories within reach. */
  list(planId: string, territoryId: string | null, page: InstantPage): Promise<readonly NamedComment[]>;
}
