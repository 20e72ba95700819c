import type { SwotAspect } from "../../../core/domain/swot-aspects.ts";
import type { InstantPage } from "./instant-key.ts";

export interface SwotFields {
  readonly aspect: SwotAspect;
  readonly body: string;
  /** Where it shows: key of a KPI, an account, or both. */
  readonly metric: string | null;
  readonly accountId: string | null;
  /** Of whom it is said; neither: of the whole organisation, or of the account. */
  readonly territoryId: string | null;
  readonly teamId: string | null;
  /** What is done about it, by whom and until which civil date: all three or none. */
  readonly action: string | null;
  readonly ownerMemberId: string | null;
  readonly dueOn: string | null;
  /** Civil date on which the action was done. */
  readonly doneOn: string | null;
}

export interface SwotItem extends SwotFields {
  readonly id: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly version: number;
}

export type SwotChanges = Partial<Omit<SwotFields, "accountId" | "territoryId" | "teamId">>;

/** Items that name this; null = any. */
export interface SwotFilter {
  readonly aspect: SwotAspect | null;
  readonly accountId: string | null;
  readonly territoryId: string | null;
  readonly teamId: string | null;
  readonly ownerMemberId: string | null;
}

export interface SwotRows {
  /** Newest first. */
  page(filter: SwotFilter, page: InstantPage): Promise<readonly SwotItem[]>;
  find(id: string): Promise<SwotItem | null>;
  insert(item: SwotItem): Promise<void>;
  /** Raises the version. False where the stored version is another than `version`: nothing is changed then. */
  update(id: string, version: number, changes: SwotChanges): Promise<boolean>;
  /** False where the stored version is another. */
  remove(id: string, version: number): Promise<boolean>;
}
