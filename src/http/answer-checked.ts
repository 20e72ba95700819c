import type { z } from "zod";
import type { Outcome } from "../contract/outcome.ts";
import { answer } from "./answer.ts";

/** 200 with a body that is checked on the way out: the schema promises intervals and shares. */
export const answerChecked = <Schema extends z.ZodType>(schema: Schema, found: Outcome<unknown>) =>
  answer(found, (body) => ({ status: 200, body: schema.parse(body) as z.input<Schema> }));
