import { z } from "zod";
import { SCOPE_KINDS } from "../core/domain/scope-kinds.ts";
import { civilDate } from "./civil-date.ts";

export const count = z.int().min(0);
export const share = z.number().min(0).max(1);
const day: z.ZodType<string, string> = civilDate;
export const windowFields = {
  from: day.describe("First civil date."),
  until: day.describe("First civil date no more."),
};
export const creditFields = {
  salesForce: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      "Whose plans say which territory counts; left out: the only one whose plans hold in the window.",
    ),
  credit: z
    .enum(["effective-dated", "restated"])
    .default("effective-dated")
    .describe(
      "An event counts for who held the account on its day, or, restated, for who holds it on the window's last day (today, if that lies ahead).",
    ),
};
/** What figures are split by. */
export const by = z.enum(SCOPE_KINDS);

/** How the figures were credited, told beside them. */
export const creditedFields = {
  ...windowFields,
  by,
  credit: z.enum(["effective-dated", "restated"]),
  salesForce: z.string().nullable(),
  windowDays: count,
  plannedDays: count.describe(
    "Days on which a plan of the sales force holds; what happened on another belongs to no territory.",
  ),
};
