import type { Failure } from "../../core/domain/problem.ts";
import type { Webhook } from "../ports/rows/webhooks.ts";
import { conflict } from "../refuse.ts";

/** A refusal (APP-409) where the webhook is inactive, else null. */
export const refuseInactive = ({ id, isActive }: Webhook): Failure | null =>
  isActive
    ? null
    : conflict(`webhook ${id}`, "the webhook is inactive and is sent nothing", "activate it first");
