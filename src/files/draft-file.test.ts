import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { draftFile } from "./draft-file.ts";

const folder = mkdtempSync(join(tmpdir(), "wilayah-draft-"));
const bytes = (text: string) => new TextEncoder().encode(text);

it("is there once it is kept, over what stood there, and not before", async () => {
  const path = join(folder, "out.csv");
  for (const text of ["first", "second"]) {
    const draft = await draftFile(path, [bytes(text), bytes("!")]);
    if (!draft.ok) throw new Error("refused");
    expect(draft.value.bytes).toBe(text.length + 1);
    expect(readdirSync(folder).filter((name) => name === "out.csv")).toHaveLength(text === "first" ? 0 : 1);
    await draft.value.keep();
    expect(readFileSync(path, "utf8")).toBe(`${text}!`);
  }
  expect(readdirSync(folder)).toEqual(["out.csv"]);
});

it("leaves nothing behind when it is discarded, refused or broken off", async () => {
  const before = readdirSync(folder);
  const draft = await draftFile(join(folder, "x"), [bytes("x")]);
  if (draft.ok) await draft.value.discard();
  expect(await draftFile(folder, [bytes("x")])).toMatchObject({ problems: [{ code: "IMP-209" }] });
  expect(await draftFile(join(folder, "no", "x"), [])).toMatchObject({ problems: [{ code: "IMP-209" }] });
  const broken = async function* () {
    yield bytes("x");
    throw new Error("the database is gone");
  };
  await expect(draftFile(join(folder, "y"), broken())).rejects.toThrow("the database is gone");
  expect(readdirSync(folder)).toEqual(before);
});
