import { z } from "zod";
import { pageFields, pageOf } from "./paging.ts";

export const auditQuery = z.strictObject(pageFields);

export const auditEntrySchema = z.strictObject({
  seq: z.int().min(1).describe("Place in the organisation's chain, from 1, without gaps."),
  at: z.iso.datetime(),
  memberId: z.uuid().nullable().describe("Who did it."),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string().describe("SHA-256 in hex over the entry and the hash of the one before."),
});

export const auditPage = pageOf(auditEntrySchema);
