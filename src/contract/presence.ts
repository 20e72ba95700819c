import { z } from "zod";
import { shortText } from "./business-records.ts";

const territory = shortText.nullable().describe("Code of the territory that is looked at; null: none.");

export const presenceBody = z.strictObject({ territory });

export const presenceSchema = z
  .strictObject({
    others: z
      .array(z.strictObject({ memberId: z.uuid(), name: z.string(), territory, seenAt: z.iso.datetime() }))
      .describe("Everybody else who was heard of in the last 30 seconds, by name."),
  })
  .meta({ id: "PlanPresence" });
