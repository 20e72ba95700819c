import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const markdown = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
const rootDocuments = readdirSync(".").filter((name) => name.endsWith(".md"));
const documents = [...rootDocuments, ...markdown("docs"), ...markdown("src")];
const textOf = (path: string) => readFileSync(path, "utf8");

/** What `## Some heading` is called behind a # in a link. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

test("every link to a file or a heading of this repository leads there", () => {
  const dead = documents.flatMap((path) =>
    [...textOf(path).matchAll(/\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)/g)]
      .filter(([, file, anchor]) => {
        const target = file === "" ? path : join(dirname(path), file);
        if (!existsSync(target)) return true;
        if (!anchor) return false;
        const headings = [...textOf(target).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading));
        return !headings.includes(anchor.slice(1));
      })
      .map(([link]) => `${path}: ${link}`),
  );
  expect(dead).toEqual([]);
});

test("every script that a document names exists", () => {
  const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
  const named = documents.flatMap((path) =>
    [...textOf(path).matchAll(/npm run ([a-z-]+)/g)].map(([, name]) => ({ path, name })),
  );
  expect(named.filter(({ name }) => !(name in scripts))).toEqual([]);
});

test("every file of the source that a document names exists", () => {
  const dead = documents.flatMap((path) =>
    [
      ...textOf(path).matchAll(
        /`((?:src|test|scripts|docs|bin|bench|demo)\/[\w./-]*\.(?:ts|mjs|md))(?:#\w+)?`/g,
      ),
    ]
      .filter(([, file]) => !existsSync(file))
      .map(([, file]) => `${path}: ${file}`),
  );
  expect(dead).toEqual([]);
});

test("the README in each language shows the same commands", () => {
  const scriptsOf = (path: string) =>
    [...textOf(path).matchAll(/^(?:npm|npx .*out\/demo)[^#\n]*/gm)].map(([line]) => line.trim());
  expect(scriptsOf("README.id.md")).toEqual(scriptsOf("README.md"));
});
