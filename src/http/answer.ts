import type { Failure, Outcome } from "../contract/outcome.ts";
import type { Reply } from "./define-route.ts";

/** A use case's value through its presenter; its failure as it is. */
export function answer<Value, const Answer extends Reply>(
  outcome: Outcome<Value>,
  present: (value: Value) => Answer,
): Answer | Failure {
  return outcome.ok ? present(outcome.value) : outcome;
}
