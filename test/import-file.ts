import { changeImport } from "../src/app/imports/change-import.ts";
import { checkImport } from "../src/app/imports/check-import.ts";
import type { StepEnd } from "../src/app/imports/import-step.ts";
import type { ImportWorld } from "../src/app/imports/import-world.ts";
import { getImport, listImportProblems } from "../src/app/imports/read-import.ts";
import { uploadImport } from "../src/app/imports/upload-import.ts";
import type { Actor } from "../src/app/ports/actor.ts";
import type { ImportOptions } from "../src/app/ports/rows/imports.ts";
import type { Mapping } from "../src/core/import/kinds/mapping.ts";
import { expectValue } from "./people.ts";

/** Nobody stops it, nobody listens. */
export const unwatched = () => ({ signal: new AbortController().signal, onProgress: () => {} });

/** Bytes in pieces of so many, as a network gives them. */
export async function* inPieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

export interface GivenFile {
  readonly kind: string;
  readonly name?: string;
  readonly content: string | Uint8Array;
  readonly options?: Partial<ImportOptions>;
  /** In place of the suggested one, field by field. */
  readonly mapping?: Mapping;
}

/** Uploads a file and checks it; gives how that ended, the import as it stands then, and its problems. */
export async function uploadAndCheck(world: ImportWorld, actor: Actor, given: GivenFile) {
  const bytes = typeof given.content === "string" ? Buffer.from(given.content) : given.content;
  const uploaded = expectValue(
    await uploadImport(world, actor, {
      kind: given.kind,
      fileName: given.name ?? `${given.kind}.csv`,
      pieces: inPieces(bytes),
      maximumBytes: 512 * 1024 * 1024,
      options: given.options ?? {},
    }),
  );
  const importId = uploaded.id;
  if (given.mapping) {
    const mapping = { ...uploaded.mapping, ...given.mapping };
    expectValue(await changeImport(world, actor, { importId, mapping }));
  }
  const end: StepEnd = await checkImport(world, actor, { importId, claimed: null, watch: unwatched() });
  const record = expectValue(await getImport(world, actor, { importId }));
  const problems = expectValue(await listImportProblems(world, actor, { importId, limit: 10_000 }));
  return { importId, end, record, problems };
}

/** A field read from these columns. */
export const from = (...columns: string[]): Mapping[string] => ({
  columns,
  joiner: "/",
  constant: null,
  values: {},
});
