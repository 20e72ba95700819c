import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = "src/web";
const english = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith("words.en.ts"),
);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

type Dictionary = Readonly<Record<string, string>>;

test("there are words to compare", () => {
  expect(english.length).toBeGreaterThan(5);
});

test.each(english)(
  "%s says the same in both languages: keys, what is filled in, and nothing left empty",
  async (name) => {
    const { en } = (await import(join(process.cwd(), ROOT, name))) as { readonly en: Dictionary };
    const path = join(process.cwd(), ROOT, name.replace(".en.ts", ".id.ts"));
    const { id } = (await import(path)) as { readonly id: Dictionary };
    expect(Object.keys(id).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
      expect(placeholders(id[key]), key).toEqual(placeholders(text));
      expect([text.trim(), id[key].trim()], key).not.toContain("");
    }
  },
);
