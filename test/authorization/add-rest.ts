import { createHash } from "node:crypto";
import { PLANS, planReaders } from "./add-plans.ts";
import { NORTH, SOUTH, type TenantContext, TOP } from "./audiences.ts";
import { MEMBERS, type MemberName, WORD } from "./ledger.ts";

const NOW = new Date().toISOString();

/** Operation: jobs, keys, notifications, the log, webhooks; and remarks about whole plans. */
export async function addRest({ add, id }: TenantContext): Promise<void> {
  for (const spec of PLANS) {
    const remark = { id: id(`${spec.name} comment`), plan_id: id(spec.name), body: WORD };
    await add("comments", { ...remark, made_by: id("ops"), made_at: NOW }, planReaders(spec));
  }
  for (const member of MEMBERS) await addOwnRows({ add, id }, member);
  await addWebhook({ add, id });
  await addVacancies({ add, id });
  await addImport({ add, id });
}

/** Leaves of both sides that do not begin yet, or their territories would go over; the other side knows none of the names. */
async function addVacancies({ add, id }: Pick<TenantContext, "add" | "id">): Promise<void> {
  for (const [side, rep, interim, readers] of [
    ["north", "R1", "R4", NORTH],
    ["south", "R2", "R5", SOUTH],
  ] as const) {
    const of = { vacancy_id: id(`${side} vacancy`) };
    const dates = { starts_on: "2990-01-01", ends_on: "2990-12-31", created_at: NOW, opened_at: NOW };
    const leave = {
      id: of.vacancy_id,
      rep_id: id(rep),
      cause: "leave",
      state: "planned",
      waiver: WORD,
      version: 1,
    };
    await add("vacancies", { ...leave, ...dates, created_by: id("ops") }, readers);
    const place = { territory_id: id(`active ${side}`), interim_rep_id: id(interim), interim_by: "chosen" };
    await add("vacancy_territories", { ...of, ...place }, readers);
    await add(
      "vacancy_items",
      { id: id(`${side} vacancy item`), ...of, position: 0, body: WORD, version: 1 },
      readers,
    );
  }
}

/** It wants an event that no test brings about, so that the outbox holds what is put in here. */
async function addWebhook({ add, id }: Pick<TenantContext, "add" | "id">): Promise<void> {
  const target = { url: `https://hooks.example.org/${WORD}`, events: ["plan.archived"], is_active: true };
  const sealed = { secret: "\\x00", key_id: WORD };
  await add("webhooks", { id: id("webhook"), ...target, ...sealed, created_at: NOW }, ["admin"]);
  const removed = { id: id("webhook to be removed"), ...target, is_active: false };
  await add("webhooks", { ...removed, ...sealed, created_at: NOW }, ["admin"]);
  const event = { id: id("event"), event: "plan.archived", payload: { note: WORD }, created_at: NOW };
  await add("outbox", event, ["admin"]);
  const delivery = { event_id: id("event"), webhook_id: id("webhook"), attempts: 1, last_status: 500 };
  await add("webhook_deliveries", { ...delivery, last_fault: WORD, next_at: NOW }, ["admin"]);
}

/** An applied one: whoever would remove or change it is told that it is too late. */
async function addImport({ add, id }: Pick<TenantContext, "add" | "id">): Promise<void> {
  const head = {
    format: "csv",
    encoding: "utf-8",
    delimiter: ",",
    decimalMark: ".",
    columns: [WORD],
    preview: [[WORD]],
  };
  const reading = { delimiter: null, encoding: null, decimalMark: null, sheet: null, dateOrder: null };
  const options = { ...reading, duplicates: "fail", emptyCells: "keep", layerId: null, more: {} };
  const source = { columns: [WORD], joiner: "/", constant: null, values: {} };
  const counts = { rows: 1, new: 1, changed: 0, unchanged: 0, missing: 0, refused: 0, skipped: 0 };
  const file = { kind: "accounts", file_name: WORD, bytes: 1, sha256: WORD, state: "applied" };
  const read = {
    head,
    options,
    mapping: { code: source },
    counts,
    problem_count: 0,
    warning_count: 1,
    run: 1,
  };
  const made = { created_by: id("ops"), created_at: NOW, applied_at: NOW };
  const of = { import_id: id("import") };
  await add("imports", { id: id("import"), ...file, ...read, ...made }, TOP);
  const digest = createHash("sha256").update(id("import")).digest("hex");
  await add("import_files", { ...of, number: 0, content: `\\x${digest}` }, TOP);
  const row = { row_number: 2, key: WORD, effect: "new", after: { name: WORD } };
  await add("import_rows", { ...of, ...row, target_id: id("imported") }, TOP);
  const fault = { severity: "warning", row_number: 2, column_name: WORD, value: WORD, code: "IMP-323" };
  await add("import_problems", { ...of, number: 1, ...fault, cause: WORD, fix: WORD }, TOP);
  const saved = { kind: "accounts", columns_hash: digest, mapping: { code: source }, options };
  await add("import_mappings", { ...saved, saved_by: id("ops"), saved_at: NOW }, TOP);
}

async function addOwnRows({ add, id }: Pick<TenantContext, "add" | "id">, member: MemberName): Promise<void> {
  const own = (...others: readonly MemberName[]): readonly MemberName[] =>
    member === "gone" ? others : [...new Set([...others, member])];
  const job = { id: id(`job of ${member}`), kind: "design", state: "done", request: { note: WORD } };
  const counts = { attempts: 1, fence: 1, cancel_requested: false };
  const answers = { result: { note: WORD }, problems: [] };
  const made = { created_by: id(member), created_at: NOW, finished_at: NOW };
  await add("jobs", { ...job, ...counts, ...answers, ...made }, own(...TOP));
  const content = `\\x${createHash("sha256").update(member).digest("hex")}`;
  const file = { job_id: job.id, name: "summary.json", media_type: `text/plain; note=${WORD}`, content };
  await add("job_files", file, own(...TOP));
  const news = { id: id(`news of ${member}`), member_id: id(member), kind: "plan-activated" };
  await add("notifications", { ...news, plan_id: id("active"), created_at: NOW }, own());
  const key = { id: id(`key of ${member}`), member_id: id(member), name: WORD, prefix: WORD };
  const secret = {
    key_hash: createHash("sha256")
      .update(id(`secret of ${member}`))
      .digest("hex"),
  };
  await add("api_keys", { ...key, ...secret, scope: "read", created_at: NOW }, own("admin"));
  const once = { member_id: id(member), key: WORD, request_hash: WORD, ticket: id(`ticket of ${member}`) };
  await add("idempotency_keys", { ...once, status: 200, body: WORD, created_at: NOW }, own());
  const entry = { seq: 0, at: NOW, member_id: id(member), action: "test", object_kind: "test" };
  const chain = { previous_hash: "", hash: "" };
  await add("audit", { ...entry, object_id: WORD, detail: { note: WORD }, ...chain }, ["admin"]);
}
