/** What is known of a customer, all times in one unit since the first purchase. */
export interface PurchaseHistory {
  /** Purchases after the first. */
  readonly repeats: number;
  /** Time of the last purchase; 0 without repeats. */
  readonly lastPurchase: number;
  /** Time until now. */
  readonly age: number;
}

/** Parameters of BG/NBD and the unit of time they were fitted in: values of another unit must be converted first. */
export interface PurchaseModel {
  readonly timeUnit: "day" | "week" | "month";
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}
