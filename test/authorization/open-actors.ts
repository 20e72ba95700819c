import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Actor } from "../../src/app/ports/actor.ts";
import { argon2Hasher } from "../../src/store/auth/hash-password.ts";
import { type Application, startApplication } from "../start-application.ts";
import { buildTenant, type Tenant } from "./build-tenant.ts";
import type { MemberName } from "./ledger.ts";

/** Someone who asks: what they send, and whom that makes them. */
export interface Asker {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: nobody at all; every route that is not public refuses. */
  readonly as: (Pick<Actor, "role" | "scope" | "via"> & { readonly member: MemberName }) | null;
}

const PASSWORD = "correct horse battery staple";
const PEOPLE = ["admin", "ops", "manager", "sibling", "rep1", "rep2", "rep3"] as const;

/** The whole application with two organisations of the same shape and everybody signed in. */
export async function openTenants() {
  const application = await startApplication();
  const hash = await argon2Hasher.hash(PASSWORD);
  const own = await buildTenant(application.pool, "own", hash);
  const foreign = await buildTenant(application.pool, "foreign", hash);
  const askers: Asker[] = [{ name: "nobody", headers: {}, as: null }];
  const sessions = new Map<string, string>();
  for (const member of PEOPLE) {
    const cookie = await application.signIn(own.emailOf(member), PASSWORD);
    const as = { member, role: own.roleOf(member), scope: "full", via: "session" } as const;
    askers.push({ name: member, headers: { cookie }, as });
    // one more, to be ended
    await application.signIn(own.emailOf(member), PASSWORD);
    sessions.set(member, await newestSession(application, own, member));
  }
  await application.signIn(foreign.emailOf("rep1"), PASSWORD);
  sessions.set("foreign", await newestSession(application, foreign, "rep1"));
  askers.push(...(await withoutRights(application, own)), ...(await withKeys(application, own)));
  return { ...application, own, foreign, askers, sessionOf: (name: string) => sessions.get(name) ?? "" };
}

async function newestSession({ pool }: Application, tenant: Tenant, member: MemberName): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM auth_sessions WHERE user_id = $1 ORDER BY created_at DESC LIMIT 1",
    [tenant.id(`user ${member}`)],
  );
  return rows[0].id;
}

async function withoutRights(application: Application, own: Tenant): Promise<readonly Asker[]> {
  const { pool, signIn } = application;
  const deactivated = await signIn(own.emailOf("gone"), PASSWORD);
  const keyOfDeactivated = await addKey(application, own, { member: "gone" });
  await pool.query("UPDATE members SET is_active = false WHERE id = $1", [own.id("gone")]);
  const expired = await signIn(own.emailOf("admin"), PASSWORD);
  const expiredId = await newestSession(application, own, "admin");
  await pool.query("UPDATE auth_sessions SET expires_at = now() - interval '1 second' WHERE id = $1", [
    expiredId,
  ]);
  const idle = await signIn(own.emailOf("admin"), PASSWORD);
  const nine = "updated_at = now() - interval '9 hours', created_at = now() - interval '10 hours'";
  await pool.query(`UPDATE auth_sessions SET ${nine} WHERE id = $1`, [
    await newestSession(application, own, "admin"),
  ]);
  const revokedKey = await addKey(application, own, { member: "admin", revoked: true });
  const expiredKey = await addKey(application, own, { member: "admin", expired: true });
  const nobody = (name: string, headers: Readonly<Record<string, string>>) => ({ name, headers, as: null });
  return [
    nobody("a deactivated member", { cookie: deactivated }),
    nobody("a deactivated member's key", keyOfDeactivated),
    nobody("an expired session", { cookie: expired }),
    nobody("a session idle for nine hours", { cookie: idle }),
    nobody("a revoked key", revokedKey),
    nobody("an expired key", expiredKey),
    nobody("a made-up key", { authorization: "Bearer wly_made-up" }),
  ];
}

async function withKeys(application: Application, own: Tenant): Promise<readonly Asker[]> {
  const readKey = await addKey(application, own, { member: "admin", scope: "read" });
  const fullKey = await addKey(application, own, { member: "demoted" });
  const via = "api-key" as const;
  return [
    {
      name: "admin's read-only key",
      headers: readKey,
      as: { member: "admin", role: "admin", scope: "read", via },
    },
    {
      name: "a demoted member's key",
      headers: fullKey,
      as: { member: "demoted", role: "rep", scope: "full", via },
    },
  ];
}

interface KeySpec {
  readonly member: MemberName;
  readonly scope?: "full" | "read";
  readonly revoked?: boolean;
  readonly expired?: boolean;
}

async function addKey(
  { pool }: Application,
  own: Tenant,
  { member, scope = "full", revoked = false, expired = false }: KeySpec,
): Promise<{ readonly authorization: string }> {
  const key = `wly_${randomBytes(32).toString("base64url")}`;
  const digest = createHash("sha256").update(key).digest("hex");
  await pool.query(
    `INSERT INTO api_keys (org_id, id, member_id, name, prefix, key_hash, scope, created_at, expires_at, revoked_at)
     VALUES ($1, $2, $3, 'harness', 'wly_harness', $4, $5, now() - interval '1 hour',
       CASE WHEN $6 THEN now() - interval '1 second' END, CASE WHEN $7 THEN now() END)`,
    [own.orgId, randomUUID(), own.id(member), digest, scope, expired, revoked],
  );
  return { authorization: `Bearer ${key}` };
}
