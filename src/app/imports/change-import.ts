import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { bindMapping, type Mapping } from "../../core/import/kinds/mapping.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { ImportOptions, ImportRecord } from "../ports/rows/imports.ts";
import { conflict, invalid } from "../refuse.ts";
import { refuseUnknownOptions } from "./complete-options.ts";
import { type ImportRequest, lockImport, refuseBusy } from "./find-import.ts";
import type { ImportWorld } from "./import-world.ts";
import { openRows } from "./open-rows.ts";
import { storedFile } from "./stored-file.ts";

export interface ImportChange extends ImportRequest {
  readonly mapping?: Mapping | undefined;
  readonly options?: Partial<ImportOptions> | undefined;
}

/**
 * Says how the file is read and which column is which field. What a check staged falls: it was of another reading.
 * Problems: APP-404, APP-409 it is applied, APP-422 no such layer or option, IMP-219, IMP-310 … IMP-312 of the mapping.
 */
export async function changeImport(
  world: ImportWorld,
  actor: Actor,
  { importId, mapping, options }: ImportChange,
): Promise<Outcome<ImportRecord>> {
  return act(world, actor, "imports:edit", async (tx) => {
    const found = await lockImport(tx, importId);
    if (!found.ok) return found;
    const { record, kind } = found.value;
    const busy = await refuseBusy(tx, record, null);
    if (!busy.ok) return busy;
    if (record.state !== "uploaded" && record.state !== "checked") {
      return conflict(`import ${importId}`, `it is ${record.state}`, "upload the file again");
    }
    const unknown = refuseUnknownOptions(kind, options?.more ?? {});
    if (unknown) return unknown;
    const next = { ...record.options, ...options };
    if (next.layerId !== null && !(await tx.layers.find(next.layerId))) {
      return invalid(
        "/options/layerId",
        `there is no layer ${next.layerId}`,
        "use an id of the list of layers",
      );
    }
    let { head } = record;
    if (kind.fields.length > 0 && options !== undefined) {
      const opened = await openRows(world, storedFile(world, actor, record), next);
      if (!opened.ok) return opened;
      head = opened.value.head;
    }
    if (mapping !== undefined) {
      const bound = bindMapping({ kind: kind.name, fields: kind.fields }, mapping, {
        file: record.fileName,
        columns: head.columns,
      });
      if (!bound.ok) return failure(bound.problems);
    }
    const change = {
      state: "uploaded",
      head,
      options: next,
      mapping: mapping ?? record.mapping,
      counts: null,
      problemCount: 0,
      warningCount: 0,
    } as const;
    await tx.imports.clearRows(importId);
    await tx.imports.update(importId, change);
    const detail = { mapping, options };
    await tx.audit.append({ action: "import.changed", objectKind: "import", objectId: importId, detail });
    return success({ ...record, ...change });
  });
}
