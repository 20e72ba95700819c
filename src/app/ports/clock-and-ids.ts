/** Wall time, for what is recorded; durations are measured by the monotonic `Clock`. */
export interface WallClock {
  now(): Date;
}

/** Random ids made by the application (RFC 9562 UUIDs), so that a client's retry can name the same thing. */
export interface Ids {
  next(): string;
}
