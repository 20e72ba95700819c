import { z } from "zod";
import { civilDate } from "./civil-date.ts";
import { figure } from "./figure.ts";
import { pageFields } from "./paging.ts";

const id = z.uuid();

/** Query fields of lists of what happened on a day with an account by a rep. */
export const businessRecordQueryFields = {
  ...pageFields,
  accountId: id.optional(),
  repId: id.optional(),
  from: civilDate.optional().describe("First civil date."),
  until: civilDate.optional().describe("First civil date no more."),
};

export const code = z.string().trim().min(1).max(200).describe("Key in the system it comes from, unique.");
export const shortText = z.string().trim().min(1).max(200);
export const money = figure.describe("In the organisation's currency.");

export const version = z.int().describe('If-Match of a change: `"v<version>"`.');
