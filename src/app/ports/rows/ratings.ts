import type { RatedTrait } from "../../../core/domain/rated-traits.ts";
import type { FactWindow } from "./facts.ts";
import type { InstantPage } from "./instant-key.ts";

export interface RatingFields {
  readonly repId: string;
  readonly trait: RatedTrait;
  /** 1 to 5. */
  readonly score: number;
  /** What was observed. */
  readonly note: string | null;
  /** Civil date. */
  readonly ratedOn: string;
}

export interface RepRating extends RatingFields {
  readonly id: string;
  readonly raterMemberId: string;
  readonly madeAt: Date;
  /** The member who brought it from a file, in the rater's name; null: the rater gave it, or changed it since. */
  readonly importedBy: string | null;
  readonly version: number;
}

export type RatingChanges = Partial<Pick<RatingFields, "score" | "note" | "ratedOn">>;

/** Ratings that name this; null = any. */
export interface RatingFilter {
  readonly repId: string | null;
  readonly raterMemberId: string | null;
  readonly trait: RatedTrait | null;
}

/** One score, with the code of the rep. */
export interface GivenScore {
  readonly rep: string;
  readonly rater: string;
  readonly trait: RatedTrait;
  readonly score: number;
}

export interface RatingRows {
  /** Newest first. */
  page(filter: RatingFilter, page: InstantPage): Promise<readonly RepRating[]>;
  find(id: string): Promise<RepRating | null>;
  insert(rating: RepRating): Promise<void>;
  /** Raises the version. False where the stored version is another than `version`: nothing is changed then. */
  update(id: string, version: number, changes: RatingChanges): Promise<boolean>;
  /** False where the stored version is another. */
  remove(id: string, version: number): Promise<boolean>;
  /** All that was rated on a day of the window, the earliest first. */
  given(window: FactWindow): Promise<readonly GivenScore[]>;
}
