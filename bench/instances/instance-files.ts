import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";

/** Real data that lie beside the repository, seen from its root. */
export const DATA_FOLDER = "../shared/data";

/** Files of a folder with one of the endings (before `.gz`), sorted by name; none where the folder is absent. */
export function listInstanceFiles(folder: string, endings: readonly string[]): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => endings.some((ending) => name.replace(/\.gz$/, "").endsWith(ending)))
    .sort(new Intl.Collator("en", { numeric: true }).compare)
    .map((name) => join(folder, name));
}

/** Text of a file, unzipped if it is gzipped. */
export function readText(path: string): string {
  const bytes = readFileSync(path);
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isZipped ? gunzipSync(bytes) : bytes).toString("utf8");
}

export const readJson = (path: string): unknown => JSON.parse(readText(path));

/** The file's name without folder and endings. */
export const instanceName = (path: string): string =>
  basename(path)
    .replace(/\.gz$/, "")
    .replace(/\.(json|txt|dat)$/, "");

/** All numbers of a text in order; throws on anything that is no number. */
export function readNumbers(text: string, path: string): number[] {
  const numbers = text.trim().split(/\s+/).map(Number);
  const wrong = numbers.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new Error(`${path}: entry ${wrong + 1} is not a number`);
  return numbers;
}
