import { access, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { failure, type Outcome, type Problem, success } from "../core/domain/problem.ts";
import { BRING_YOUR_OWN, storeProblem } from "./store-problem.ts";

/** The layout of the data folder that this version writes. Raised when an older version could not read it. */
export const DATA_FORMAT = 1;

/** What stands in `wilayah.json`: which version of the layout and of PostgreSQL the folder belongs to. */
export interface Marker {
  readonly format: number;
  readonly postgresMajor: number;
}

/**
 * Reads the marker of a data folder; undefined where the folder has none (a new one).
 *
 * Problems: STO-103 written by a newer Wilayah, or by another major version of PostgreSQL than the `serverMajor`
 * that comes along; STO-104 the marker is damaged.
 */
export async function checkMarker(folder: string, serverMajor: number): Promise<Outcome<Marker | undefined>> {
  const path = join(folder, "wilayah.json");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return success(undefined);
    throw error;
  }
  const marker = parseMarker(text);
  if (marker === undefined)
    return failure([
      storeProblem("STO-104", path, "the marker of the data folder is damaged", RESTORE_OR_CHOOSE),
    ]);
  const problem = findMismatch(marker, path, serverMajor);
  return problem ? failure([problem]) : success(marker);
}

/** Whether a folder is the data folder of a store, of whatever version. */
export const hasMarker = (folder: string): Promise<boolean> =>
  access(join(folder, "wilayah.json")).then(
    () => true,
    // one that may not be read is told as such when it is opened
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT" && error.code !== "ENOTDIR",
  );

/** Writes the marker of a new folder: whole or not at all, and on the disk when this returns. */
export async function writeMarker(folder: string, serverMajor: number): Promise<void> {
  const marker: Marker = { format: DATA_FORMAT, postgresMajor: serverMajor };
  await writeWhole(join(folder, "wilayah.json"), `${JSON.stringify(marker)}\n`);
}

/** Writes a small file of ours so that a crash leaves the old one or the new one. Readable by the owner only. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

const RESTORE_OR_CHOOSE = "restore the folder from a backup, or choose another folder with --data";

function parseMarker(text: string): Marker | undefined {
  try {
    const value = JSON.parse(text) as Partial<Marker> | null;
    const { format, postgresMajor } = value ?? {};
    if (!Number.isInteger(format) || !Number.isInteger(postgresMajor)) return undefined;
    return { format: Number(format), postgresMajor: Number(postgresMajor) };
  } catch {
    return undefined;
  }
}

function findMismatch(marker: Marker, path: string, serverMajor: number): Problem | undefined {
  if (marker.format > DATA_FORMAT) {
    const cause = `the data folder has format ${marker.format}, this Wilayah reads up to ${DATA_FORMAT}`;
    return storeProblem("STO-103", path, cause, "start it with the newer Wilayah that wrote it");
  }
  if (marker.postgresMajor === serverMajor) return undefined;
  const cause = `the data is of PostgreSQL ${marker.postgresMajor}, this Wilayah brings PostgreSQL ${serverMajor}`;
  const fix =
    marker.postgresMajor > serverMajor
      ? "start it with the newer Wilayah that wrote it"
      : `start it with the older Wilayah that wrote it and move its database; ${BRING_YOUR_OWN}`;
  return storeProblem("STO-103", path, cause, fix);
}
