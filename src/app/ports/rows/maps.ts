/**
 * Whole layers and plans in columns, for whoever draws and counts them itself. All of it is JSON text as the database
 * wrote it (schemas: src/contract/maps.ts): tens of thousands of rows would hold everything else up while they are
 * made into objects and back into text.
 */
export interface MapRows {
  /** Units by position, and their neighbours; null where the layer does not exist. */
  layer(layerId: string): Promise<string | null>;
  /**
   * Territories by code, of each unit its territory, sums of accounts by unit, overrides, and the alignment of a plan to
   * compare with, all as of one instant and within reach; null where the plan does not exist.
   */
  plan(planId: string, comparedPlanId: string | null): Promise<string | null>;
  /** Accounts within reach that have a position, by code. */
  accountPoints(): Promise<string>;
}
