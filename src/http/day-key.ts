import { z } from "zod";
import { civilDate } from "../contract/civil-date.ts";

/** Sort key of lists that begin with the latest day, as a cursor holds it: civil date and id. */
export const DAY_KEY = z.tuple([civilDate, z.uuid()]);

/** A page of such a list, as use cases take it. */
export const toDayPage = (limit: number, key: readonly [string, string] | null) => ({
  limit,
  after: key && { day: key[0], id: key[1] },
});

interface BusinessRecordQuery {
  readonly accountId?: string | undefined;
  readonly repId?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** What a query leaves out does not filter. */
export const toBusinessRecordFilter = ({ accountId, repId, from, until }: BusinessRecordQuery) => ({
  accountId: accountId ?? null,
  repId: repId ?? null,
  from: from ?? null,
  until: until ?? null,
});
