import { z } from "zod";

/** An instant in UTC, as 2026-11-21T03:00:00Z. The database knows no year 0. */
export const instant = z.iso.datetime().refine((text) => !text.startsWith("0000"), "there is no year 0");
