import { z } from "zod";
import type { CivilDate } from "../core/domain/civil-date.ts";

/** A date of the calendar, 0001-01-01 to 9999-12-31: what has passed this schema is one. The database knows no year 0. */
export const civilDate = z.iso
  .date()
  .refine((text) => !text.startsWith("0000"), "there is no year 0") as unknown as z.ZodType<
  CivilDate,
  string
>;
