import { failure, success } from "../../core/domain/problem.ts";
import type { World } from "../ports.ts";
import type { CapturedFiles, PlanFiles } from "./plan-files.ts";

/**
 * The world of the command line with a plan's files instead of a disk: what the use cases read comes from the store,
 * and what they write is caught.
 */
export function withPlanFiles(
  world: World,
  { texts, tables }: PlanFiles,
): { readonly world: World; readonly written: CapturedFiles } {
  const written: CapturedFiles = new Map();
  const virtual: World = {
    ...world,
    files: {
      read: async (file) => {
        const table = tables.get(file);
        const text = texts.get(file) ?? (table && JSON.stringify([table.columns, ...table.rows]));
        if (text === undefined) return failure([noSuchFile(file)]);
        const bytes = new TextEncoder().encode(text);
        return success({ file, bytes, sha256: await sha256Hex(bytes) });
      },
    },
    decoders: {
      ...world.decoders,
      table: async (source) => {
        const table = tables.get(source.file);
        return table ? success(table) : world.decoders.table(source);
      },
    },
    output: {
      tryOut: async () => success(null),
      writeTogether: async (_folder, files) => {
        for (const [name, content] of files) written.set(name, content);
        return success(null);
      },
    },
  };
  return { world: virtual, written };
}

async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // in small letters: in capitals it would read as one of our problem codes
  const hash = new Uint8Array(await crypto.subtle.digest("sha-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const noSuchFile = (file: string) => ({
  code: "IMP-201",
  where: { file },
  cause: "a stored plan has no such file",
  fix: "leave out what names a file",
});
