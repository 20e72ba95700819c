import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { mappingOf, suggestMapping } from "../../core/import/kinds/mapping.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { ImportHead, ImportOptions, ImportRecord } from "../ports/rows/imports.ts";
import { invalid, notFound, refuseAction } from "../refuse.ts";
import { refuseUnknownOptions } from "./complete-options.ts";
import { DEFAULT_OPTIONS } from "./default-options.ts";
import type { ImportKind } from "./import-kind.ts";
import { IMPORT_KINDS, importKindOf } from "./import-kinds.ts";
import type { ImportWorld } from "./import-world.ts";
import { openRows } from "./open-rows.ts";
import { storedFile } from "./stored-file.ts";

export interface UploadRequest {
  readonly kind: string;
  readonly fileName: string;
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly maximumBytes: number;
  readonly options: Partial<ImportOptions>;
}

/**
 * Stores a file and looks at its beginning: columns, how it is written, and which column seems to be which field; what was
 * mapped the last time for the same columns is taken again. A stream that breaks off leaves nothing. Problems: IMP-340
 * unknown kind, APP-422 unknown options, IMP-202 too large, those of a file that cannot be read.
 */
export async function uploadImport(
  world: ImportWorld,
  actor: Actor,
  { kind: name, fileName, pieces, maximumBytes, options }: UploadRequest,
): Promise<Outcome<ImportRecord>> {
  const kind = importKindOf(name);
  if (kind === undefined) return invalid("kind", `there is no kind of import "${name}"`, `use ${KINDS}`);
  const refused = refuseAction(actor, kind.action);
  if (refused) return refused;
  const unknown = refuseUnknownOptions(kind, options.more ?? {});
  if (unknown) return unknown;
  const id = world.ids.next();
  const asked = { ...DEFAULT_OPTIONS, ...options };
  const stored = await act(world, actor, "imports:edit", async (tx) => {
    const createdAt = world.wallClock.now();
    const added = { id, kind: name, fileName, head: NO_HEAD, options: asked, mapping: {} };
    await tx.imports.insert({ ...added, bytes: 0, sha256: "", createdBy: actor.memberId, createdAt });
    const written = await tx.imports.writeFile(id, pieces, maximumBytes);
    if (written === null) return failure([tooLarge(fileName, maximumBytes)]);
    await tx.imports.update(id, written);
    const detail = { kind: name, file: fileName, ...written };
    await tx.audit.append({ action: "import.uploaded", objectKind: "import", objectId: id, detail });
    return success(written);
  });
  if (!stored.ok) return stored;
  const seen = await lookAt(world, actor, {
    id,
    fileName,
    sha256: stored.value.sha256,
    kind,
    options: asked,
  });
  if (seen.ok) return seen;
  // what cannot be read is not kept
  await act(world, actor, "imports:edit", async (tx) => success(await tx.imports.remove(id)));
  return seen;
}

const KINDS = IMPORT_KINDS.map(({ name }) => name).join(", ");

const NO_HEAD: ImportHead = {
  format: "other",
  encoding: null,
  delimiter: null,
  decimalMark: ".",
  columns: [],
  preview: [],
};

const tooLarge = (file: string, maximumBytes: number) => ({
  code: "IMP-202",
  where: { file },
  cause: `the file has more than ${Math.floor(maximumBytes / 1024 / 1024)} MB`,
  fix: "split the file or leave out what is not needed",
});

interface Seen {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly kind: ImportKind;
  readonly options: ImportOptions;
}

async function lookAt(
  world: ImportWorld,
  actor: Actor,
  { id, kind, options, ...file }: Seen,
): Promise<Outcome<ImportRecord>> {
  const opened =
    kind.fields.length === 0
      ? null
      : await openRows(world, storedFile(world, actor, { id, ...file }), options);
  if (opened !== null && !opened.ok) return opened;
  return act(world, actor, "imports:edit", async (tx) => {
    if (opened !== null) {
      const { head } = opened.value;
      const saved = await tx.imports.savedMapping(kind.name, tx.imports.columnsHash(head.columns));
      const suggested = mappingOf(suggestMapping({ kind: kind.name, fields: kind.fields }, head.columns));
      await tx.imports.update(id, { head, mapping: saved?.mapping ?? suggested });
    }
    const record = await tx.imports.find(id);
    return record ? success(record, opened?.warnings) : notFound("import", id);
  });
}
