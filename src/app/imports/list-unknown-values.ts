import { nearestName } from "../../contract/nearest-name.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import type { FieldType } from "../../core/import/kinds/field.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { ImportRecord, ImportTarget } from "../ports/rows/imports.ts";
import type { Store, Transaction } from "../ports/store.ts";
import { conflict, notFound } from "../refuse.ts";
import type { ImportRequest } from "./find-import.ts";
import { importKindOf } from "./import-kinds.ts";

/** A text of the file that is the code of nothing, or says nothing that its field knows. */
export interface UnknownValue {
  readonly field: string;
  readonly column: string;
  readonly value: string;
  readonly rowCount: number;
  /** What it probably means; null: nothing alike is known, or several are. */
  readonly suggestion: string | null;
}

/**
 * Texts of a checked file that mean nothing until the mapping says what, those of most rows first, with what they probably
 * mean. Problems: APP-404, APP-409 not checked.
 */
export const listUnknownValues = (
  world: { readonly store: Store },
  actor: Actor,
  { importId, limit }: ImportRequest & { readonly limit: number },
): Promise<Outcome<readonly UnknownValue[]>> =>
  act(world, actor, "imports:read", async (tx) => {
    const record = await tx.imports.find(importId);
    if (!record) return notFound("import", importId);
    if (record.counts === null) return conflict(`import ${importId}`, "it was not checked", "check it first");
    const target = importKindOf(record.kind)?.target(record) ?? null;
    if (target === null) return success([]);
    const codes = await unknownCodes(tx, record, target, limit);
    const words = await unknownWords(tx, record, target, limit);
    const values = [...codes, ...words].sort((one, other) => other.rowCount - one.rowCount);
    return success(values.slice(0, limit));
  });

const columnOf = ({ mapping }: ImportRecord, field: string): string =>
  mapping[field]?.columns.join(" + ") ?? field;

async function unknownCodes(
  { imports: { records } }: Transaction,
  record: ImportRecord,
  target: ImportTarget,
  limit: number,
): Promise<readonly UnknownValue[]> {
  const found = await records.unresolvedCodes(record.id, target, limit);
  const meant = new Map<string, ReadonlyMap<string, string>>();
  for (const field of new Set(found.map((one) => one.field))) {
    const values = found.flatMap((one) => (one.field === field ? [one.value] : []));
    meant.set(field, await records.codesMeant(target, field, values));
  }
  return found.map((one) => ({
    ...one,
    column: columnOf(record, one.field),
    suggestion: meant.get(one.field)?.get(one.value) ?? null,
  }));
}

/** Of choices, and of what is yes or no. */
async function unknownWords(
  { imports }: Transaction,
  record: ImportRecord,
  { fields }: ImportTarget,
  limit: number,
): Promise<readonly UnknownValue[]> {
  const found = await imports.problemTexts(record.id, "IMP-305", limit);
  return fields.flatMap(({ key, type }) =>
    found
      .filter(({ column }) => column === columnOf(record, key))
      .map((one) => ({ ...one, field: key, suggestion: nearestChoice(one.value, type) })),
  );
}

function nearestChoice(value: string, type: FieldType): string | null {
  if (type.type !== "choice") return null;
  const nearest = nearestName(value, [...type.values, ...Object.keys(type.synonyms)]);
  return nearest === null ? null : (type.synonyms[nearest] ?? nearest);
}
