import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Field } from "../../core/import/kinds/field.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";
import { mayTry } from "../rights/policy.ts";
import { IMPORT_KINDS } from "./import-kinds.ts";

export interface ImportKindDescription {
  readonly kind: string;
  /** Whether the member may apply such a file. */
  readonly isAllowed: boolean;
  /** None: the kind reads its files in its own way, and there is nothing to map. */
  readonly fields: readonly Field[];
}

/** What can be imported, and which fields its columns are mapped to. */
export const listImportKinds = (
  world: { readonly store: Store },
  actor: Actor,
): Promise<Outcome<readonly ImportKindDescription[]>> =>
  act(world, actor, "imports:read", async () =>
    success(
      IMPORT_KINDS.map(({ name, action, fields }) => ({
        kind: name,
        isAllowed: mayTry(actor, action),
        fields,
      })),
    ),
  );
