import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { exportToFile } from "../../src/app/exports/export-to-file.ts";
import type { ImportWorld } from "../../src/app/imports/import-world.ts";
import { applyImport } from "../../src/app/imports/write-import.ts";
import type { Actor } from "../../src/app/ports/actor.ts";
import type { ExportAsked } from "../../src/contract/exports.ts";
import { draftFile } from "../../src/files/draft-file.ts";
import { type GivenFile, unwatched, uploadAndCheck } from "../import-file.ts";
import { expectValue } from "../people.ts";

/** An organisation with nothing in it but its sales-ops member, who is given. */
export async function addEmptyOrganisation(pool: pg.Pool, like: Actor): Promise<Actor> {
  const orgId = randomUUID();
  const memberId = randomUUID();
  await pool.query("INSERT INTO organisations VALUES ($1, 'Empty', 'Asia/Jakarta', 'id', 'IDR', now())", [
    orgId,
  ]);
  await pool.query(
    "INSERT INTO auth_users (id, name, email, created_at, updated_at) VALUES ($1, 'Adi', $1 || '@example.com', now(), now())",
    [memberId],
  );
  await pool.query(
    "INSERT INTO members (org_id, id, user_id, name, role, created_at) VALUES ($1, $2::uuid, $2::uuid::text, 'Adi', 'sales-ops', now())",
    [orgId, memberId],
  );
  return { ...like, orgId, memberId };
}

/** The bytes of an export, as `wilayah export` writes it to the disk. */
export async function exportBytes(world: ImportWorld, actor: Actor, asked: ExportAsked): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "wilayah-export-"));
  try {
    const path = join(folder, `${asked.content}.${asked.format}`);
    const request = { asked, path, watch: unwatched(), current: null };
    expectValue(await exportToFile({ store: world.store, draftFile }, actor, request));
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Checks and applies a file that must have no problem; gives its counts. Throws with the first problems. */
export async function bringIn(world: ImportWorld, actor: Actor, given: GivenFile) {
  const { importId, end, record, problems } = await uploadAndCheck(world, actor, given);
  const wrong = problems.filter(({ severity }) => severity === "problem").slice(0, 5);
  if (end.kind !== "stored" || wrong.length > 0)
    throw new Error(JSON.stringify({ given: given.kind, end, wrong }));
  const applied = await applyImport(world, actor, { importId, claimed: null, watch: unwatched() });
  if (applied.kind !== "stored") throw new Error(JSON.stringify(applied));
  return { importId, counts: record.counts };
}

/** What an organisation records, and the format that each of them is carried in. What others name comes first. */
export const RECORDS = [
  ["reps", "csv"],
  ["products", "xlsx"],
  ["accounts", "xlsx"],
  ["leads", "csv"],
  ["opportunities", "xlsx"],
  ["sales", "csv"],
] as const satisfies readonly (readonly [ExportAsked["content"], ExportAsked["format"]])[];

/** Lines of an export, its header first. Records of one day come in the order of their ids, which say nothing. */
export async function sortedLines(
  world: ImportWorld,
  actor: Actor,
  asked: ExportAsked,
): Promise<readonly string[]> {
  const [header, ...lines] = (await exportBytes(world, actor, asked)).toString().trimEnd().split("\n");
  return [header, ...lines.sort()];
}
