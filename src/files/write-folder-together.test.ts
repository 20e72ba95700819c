import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BrokenInvariant } from "../core/domain/problem.ts";
import { tryFolder, writeFolderTogether } from "./write-folder-together.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "wilayah-test-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const text = (path: string) => readFileSync(join(root, path), "utf8");

describe("writeFolderTogether", () => {
  test("creates the folder with its parents and writes text and bytes", async () => {
    const files = new Map<string, string | Uint8Array>([
      ["alignment.csv", "unit_code,territory_code\n01001,T1\n"],
      ["map.bin", new Uint8Array([0, 1, 2])],
    ]);
    expect((await writeFolderTogether(join(root, "a/b"), files)).ok).toBe(true);
    expect(text("a/b/alignment.csv")).toBe("unit_code,territory_code\n01001,T1\n");
    expect([...readFileSync(join(root, "a/b/map.bin"))]).toEqual([0, 1, 2]);
    expect(readdirSync(join(root, "a/b")).sort()).toEqual(["alignment.csv", "map.bin"]);
  });

  test("replaces its own files, removes its own that are no longer made, leaves others alone", async () => {
    writeFileSync(join(root, "alignment.csv"), "old");
    writeFileSync(join(root, "moved.csv"), "old");
    writeFileSync(join(root, "notes.txt"), "mine");
    const written = await writeFolderTogether(root, new Map([["alignment.csv", "new"]]), [
      "alignment.csv",
      "moved.csv",
    ]);
    expect(written.ok).toBe(true);
    expect(text("alignment.csv")).toBe("new");
    expect(readdirSync(root).sort()).toEqual(["alignment.csv", "notes.txt"]);
    expect(text("notes.txt")).toBe("mine");
  });

  test("changes nothing when one of its names is taken by a folder", async () => {
    writeFileSync(join(root, "alignment.csv"), "old");
    mkdirSync(join(root, "summary.json"));
    const files = new Map([
      ["alignment.csv", "new"],
      ["summary.json", "{}"],
    ]);
    const written = await writeFolderTogether(root, files);
    expect(written.ok ? [] : written.problems.map(({ code }) => code)).toEqual(["IMP-209"]);
    expect(text("alignment.csv")).toBe("old");
    expect(readdirSync(root).sort()).toEqual(["alignment.csv", "summary.json"]);
  });

  test("removes the folders it created when a file cannot be written", async () => {
    const files = new Map([["x".repeat(250), "too long with its temporary ending"]]);
    const written = await writeFolderTogether(join(root, "a/b"), files);
    expect(written.ok ? null : written.problems[0].cause).toBe(
      "the folder cannot be written: the name is too long",
    );
    expect(readdirSync(root)).toEqual([]);
  });

  test("names an output path that is a file", async () => {
    writeFileSync(join(root, "out"), "a file");
    const written = await writeFolderTogether(join(root, "out"), new Map([["a", "b"]]));
    expect(written.ok ? [] : written.problems.map(({ code, cause }) => [code, cause])).toEqual([
      ["IMP-209", "the folder cannot be written: a file of that name is in the way"],
    ]);
    expect(text("out")).toBe("a file");
  });

  test("can be tried out beforehand, which leaves nothing behind", async () => {
    expect((await tryFolder(join(root, "a/b"), ["summary.json"])).ok).toBe(true);
    expect(readdirSync(root)).toEqual([]);
    writeFileSync(join(root, "out"), "a file");
    mkdirSync(join(root, "summary.json"));
    const [inTheWay, taken] = [
      await tryFolder(join(root, "out"), []),
      await tryFolder(root, ["summary.json"]),
    ];
    expect([inTheWay, taken].map((tried) => (tried.ok ? "ok" : tried.problems[0].cause))).toEqual([
      "the folder cannot be written: a file of that name is in the way",
      "the folder cannot be written: it is a folder, not a file",
    ]);
    expect(readdirSync(root).sort()).toEqual(["out", "summary.json"]);
    expect(text("out")).toBe("a file");
  });

  test("takes a file name with a path in it for a bug of the caller", async () => {
    await expect(writeFolderTogether(root, new Map([["../evil.csv", "x"]]))).rejects.toThrow(BrokenInvariant);
  });
});
