import type { Town } from "../../../core/import/town-book.ts";

/** The organisation's own list of towns, which imports fill. */
export interface PlaceRows {
  /** By code. */
  all(): Promise<readonly Town[]>;
}
