import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
  readonly integrity?: string;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const installed = Object.entries(lock.packages).filter(([path]) => path !== "");

/** Whether Node's own look-up from that folder, outwards, finds the package in the lockfile. */
function isLocked(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (`${folder}${folder === "" ? "" : "/"}node_modules/${name}` in lock.packages) return true;
    if (folder === "") return false;
  }
}

// npm drops a platform's package that its registry lacks, and then `npm ci` refuses the lockfile on every machine
test("locks every platform's variant of a package, not only this machine's", () => {
  const missing = installed.flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isLocked(path, name)),
  );
  expect(missing).toEqual([]);
});

test("pins every package by hash and names no registry host", () => {
  expect(installed.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
  expect(installed.filter(([, entry]) => entry.resolved).map(([path]) => path)).toEqual([]);
});
