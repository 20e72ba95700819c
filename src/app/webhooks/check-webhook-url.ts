import type { Failure } from "../../core/domain/problem.ts";
import type { WebhookTargets } from "../ports/webhook-delivery.ts";
import { invalid } from "../refuse.ts";

/** A refusal (APP-422) where this URL can never be called, else null. */
export function checkWebhookUrl(targets: WebhookTargets, url: string): Failure | null {
  const fault = targets.findFault(url);
  return fault === null
    ? null
    : invalid(
        "/url",
        fault,
        "give an https URL at a public address; whoever runs the server can allow a host",
      );
}
