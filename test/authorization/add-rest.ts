import { createHash } from "node:crypto";
import { PLANS, planReaders } from "./add-plans.ts";
import { type TenantContext, TOP } from "./audiences.ts";
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
