import { readdirSync, readFileSync, statSync } from "node:fs";

/** Text of every TypeScript file and JavaScript module under the given folders, by path from the project's root; tests only on wish. */
export function readSources(
  folders: readonly string[],
  wish: { readonly tests: boolean } = { tests: false },
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      const path = `${folder}/${name.replaceAll("\\", "/")}`;
      if (!/\.(ts|tsx|mjs)$/.test(path) || path.endsWith(".d.ts") || !statSync(path).isFile()) continue;
      if (/\.test\.tsx?$/.test(path) && !wish.tests) continue;
      files.set(path, readFileSync(path, "utf8"));
    }
  }
  return files;
}
