import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";
import { conflict } from "../refuse.ts";
import { type ImportRequest, lockImport, refuseBusy } from "./find-import.ts";

/** Forgets a file that was not applied. One that was is kept: it is what undo needs. Problems: APP-404, APP-409. */
export const removeImport = (
  world: { readonly store: Store },
  actor: Actor,
  { importId }: ImportRequest,
): Promise<Outcome<null>> =>
  act(world, actor, "imports:edit", async (tx) => {
    const found = await lockImport(tx, importId);
    if (!found.ok) return found;
    const { record } = found.value;
    const busy = await refuseBusy(tx, record, null);
    if (!busy.ok) return busy;
    if (record.state === "applied") return conflict(`import ${importId}`, "it is applied", "undo it first");
    await tx.imports.remove(importId);
    const detail = { kind: record.kind, file: record.fileName };
    await tx.audit.append({ action: "import.removed", objectKind: "import", objectId: importId, detail });
    return success(null);
  });
