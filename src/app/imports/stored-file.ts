import { success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { ImportRecord } from "../ports/rows/imports.ts";
import { type ImportFile, ImportStopped } from "./import-kind.ts";
import type { ImportWorld } from "./import-world.ts";

/** The file of an import, as it was uploaded. */
export function storedFile(
  world: Pick<ImportWorld, "store">,
  actor: Actor,
  { id, fileName, sha256 }: Pick<ImportRecord, "id" | "fileName" | "sha256">,
): ImportFile {
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let number = 0; ; number++) {
      const piece = await act(world, actor, "imports:read", async (tx) =>
        success(await tx.imports.readPiece(id, number)),
      );
      if (!piece.ok) throw new ImportStopped(piece.problems[0].cause);
      if (piece.value === null) return;
      yield piece.value;
    }
  }
  return {
    name: fileName,
    open,
    read: async () => {
      const pieces: Uint8Array[] = [];
      for await (const piece of open()) pieces.push(piece);
      const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const piece of pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return { file: fileName, bytes, sha256 };
    },
  };
}
