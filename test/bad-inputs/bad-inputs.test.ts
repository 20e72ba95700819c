import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeImport } from "../../src/app/imports/change-import.ts";
import { checkImport } from "../../src/app/imports/check-import.ts";
import { getImport, listImportProblems, listImportRows } from "../../src/app/imports/read-import.ts";
import { uploadImport } from "../../src/app/imports/upload-import.ts";
import { inPieces, unwatched } from "../import-file.ts";
import { openTestJobs } from "../jobs.ts";
import { expectValue } from "../people.ts";
import type { BadInput } from "./bad-input.ts";
import { CSV_INPUTS } from "./csv-inputs.ts";
import { GEOGRAPHY_INPUTS } from "./geography-inputs.ts";
import { WORKBOOK_INPUTS } from "./workbook-inputs.ts";

let jobs: Awaited<ReturnType<typeof openTestJobs>>;
beforeAll(async () => {
  jobs = await openTestJobs();
}, 60_000);
afterAll(() => jobs.close());

const once = (codes: readonly string[]) => [...new Set(codes)].sort();

/** All that an import says to a file, from its upload to its check. */
async function feed({ kind, fileName, make, options = {}, mapping }: BadInput) {
  const { world, actor } = jobs;
  const refused = (problems: readonly { readonly code: string }[]) => ({
    problems: once(problems.map(({ code }) => code)),
    warnings: [] as string[],
    fresh: 0,
    rows: [] as { key: string; after: unknown }[],
  });
  const bytes = make();
  const uploaded = await uploadImport(world, actor, {
    kind,
    fileName,
    pieces: inPieces(typeof bytes === "string" ? Buffer.from(bytes) : bytes),
    maximumBytes: 512 * 1024 * 1024,
    options,
  });
  if (!uploaded.ok) return refused(uploaded.problems);
  const importId = uploaded.value.id;
  if (mapping) {
    const mapped = { ...uploaded.value.mapping, ...mapping };
    const changed = await changeImport(world, actor, { importId, mapping: mapped });
    if (!changed.ok) return refused(changed.problems);
  }
  const end = await checkImport(world, actor, { importId, claimed: null, watch: unwatched() });
  if (end.kind === "refused") return refused(end.problems);
  const found = expectValue(await listImportProblems(world, actor, { importId, limit: 1000 }));
  const of = (severity: string) =>
    once(found.filter((one) => one.severity === severity).map(({ code }) => code));
  const page = { importId, effect: null, limit: 10, afterRow: 0 };
  const { counts } = expectValue(await getImport(world, actor, { importId }));
  return {
    problems: of("problem"),
    warnings: of("warning"),
    fresh: counts?.new ?? 0,
    rows: expectValue(await listImportRows(world, actor, page)),
  };
}

describe.each([
  ["CSV", CSV_INPUTS],
  ["workbooks", WORKBOOK_INPUTS],
  ["geography", GEOGRAPHY_INPUTS],
])("%s", (_, inputs) => {
  it.each(inputs)("$name", async (input) => {
    const said = await feed(input);
    const told = { problems: said.problems, warnings: said.warnings };
    expect(told).toEqual({ problems: once(input.problems), warnings: once(input.warnings ?? []) });
    if (input.fresh !== undefined) expect(said.fresh).toBe(input.fresh);
    if (input.keys) expect(said.rows.slice(0, input.keys.length).map(({ key }) => key)).toEqual(input.keys);
    if (input.first) expect(said.rows[0].after).toMatchObject(input.first);
  });
});
