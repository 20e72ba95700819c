import type { Outcome } from "../contract/outcome.ts";
import type { Refusal, Reply } from "./define-route.ts";

/** A use case's value through its presenter; its failure as it is. */
export function answer<Value, const Answer extends Reply>(
  outcome: Outcome<Value>,
  present: (value: Value) => Answer,
): Answer | Refusal {
  return outcome.ok ? present(outcome.value) : outcome;
}
