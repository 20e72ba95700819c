import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { argon2Hasher } from "../../src/store/auth/hash-password.ts";
import { type Ask, asker, loginOf, signIn } from "./client.ts";
import { copyDemo, readFrom } from "./data-folders.ts";
import { expectSound } from "./expect-sound.ts";
import { someOf } from "./how-much.ts";
import {
  cleanUp,
  type FaultPoint,
  killDatabase,
  runCommand,
  type Serving,
  serve,
  stop,
} from "./run-command.ts";

const folders: string[] = [];
afterAll(() => cleanUp(...folders));

function newDemo(): string {
  const folder = copyDemo();
  folders.push(folder);
  return folder;
}

async function expectServing(folder: string, fault: FaultPoint | "trace" | null): Promise<Serving> {
  return (await serve(folder, fault)) ?? expect.fail("it died at once");
}

async function expectSoundAtLast(folder: string): Promise<void> {
  const last = await expectServing(folder, null);
  await readFrom(folder, (pool) => expectSound(pool));
  await stop(last);
  expect(await runCommand("audit", "verify", "--data", folder)).toMatchObject({ status: "whole" });
}

it("a request with an Idempotency-Key whose server is killed at any of its commits is never done twice", async () => {
  const folder = newDemo();
  const first = await expectServing(folder, null);
  const ops = await signIn(first.url, "sales-ops");
  const plans = await ops<{ items: readonly { id: string }[] }>(first.url, "GET /v1/plans?state=active");
  const source = plans?.body.items[0].id;
  await stop(first);
  /** What stands after the kill, and what the same request is answered by the next server. */
  const points = [
    { fault: "before idempotency.begin:1", made: 0, again: 201 },
    // the key is taken by a request that may still be under way, as far as anybody can tell
    { fault: "after idempotency.begin:1", made: 0, again: 409 },
    { fault: "before plan.branched:1", made: 0, again: 409 },
    { fault: "after plan.branched:1", made: 1, again: 409 },
    { fault: "before write idempotency_keys:1", made: 1, again: 409 },
    { fault: "after write idempotency_keys:1", made: 1, again: 201 },
  ] as const;
  const request = (fault: string) => ({
    body: { name: `Cabang ${fault}` },
    idempotencyKey: fault.replaceAll(/\W/g, "-"),
  });
  const made = (fault: string) =>
    readFrom(folder, async (pool) => {
      const found = await pool.query("SELECT FROM plans WHERE name = $1", [request(fault).body.name]);
      return found.rowCount;
    });
  for (const [index, point] of someOf(points).entries()) {
    const dying = await expectServing(folder, point.fault);
    const branch = `POST /v1/plans/${source}/branches`;
    expect(await ops(dying.url, branch, request(point.fault))).toBeNull();
    await dying.ended;
    expect([point.fault, await made(point.fault)]).toEqual([point.fault, point.made]);
    if (index % 2 === 0) killDatabase(folder);
    const next = await expectServing(folder, null);
    const answer = await ops(next.url, branch, request(point.fault));
    expect([point.fault, answer?.status]).toEqual([point.fault, point.again]);
    expect([point.fault, await made(point.fault)]).toEqual([
      point.fault,
      point.again === 201 ? 1 : point.made,
    ]);
    await stop(next);
  }
  await expectSoundAtLast(folder);
});

interface Secrets {
  readonly hash: string;
  readonly sessions: readonly string[];
}

const readSecrets = (folder: string, email: string) =>
  readFrom(folder, async (pool) => {
    const { rows } = await pool.query<Secrets>(
      `SELECT a.password AS hash, ARRAY(SELECT s.id FROM auth_sessions s WHERE s.user_id = u.id) AS sessions
       FROM auth_users u JOIN auth_accounts a ON a.user_id = u.id WHERE u.email = $1`,
      [email],
    );
    return rows[0];
  });

/** Signs in and changes the password, as far as the server lives. */
async function changePassword(url: string, email: string, [current, next]: readonly [string, string]) {
  const nobody = asker({});
  const body = { email, password: current };
  const signedIn = await nobody(url, "POST /v1/auth/sign-in", { body });
  if (signedIn === null) return;
  expect(signedIn.status).toBe(200);
  const own: Ask = asker({ cookie: signedIn.cookie });
  await own(url, "POST /v1/self/password", { body: { currentPassword: current, newPassword: next } });
}

it("a sign-in and a change of password killed at any of their commits leave one password, and no session of the old one", async () => {
  const folder = newDemo();
  const { email, password } = loginOf("rep");
  let current = password;
  const traced = await expectServing(folder, "trace");
  const first = `sandi ${randomUUID()}`;
  await changePassword(traced.url, email, [current, first]);
  current = first;
  await stop(traced);
  const passes = new Map<string, number>();
  const commits = [...traced.said.err.matchAll(/^fault point after ((?:write|commit) auth_.*)$/gm)].map(
    ([, name]) => {
      passes.set(name, (passes.get(name) ?? 0) + 1);
      return `${name}:${passes.get(name)}`;
    },
  );
  expect(commits.length).toBeGreaterThan(1);
  const points = commits.flatMap((commit): FaultPoint[] => [`before ${commit}`, `after ${commit}`]);
  for (const [index, fault] of someOf(points).entries()) {
    const next = `sandi ${randomUUID()}`;
    const dying = await expectServing(folder, fault);
    const { sessions: before } = await readSecrets(folder, email);
    await changePassword(dying.url, email, [current, next]);
    expect([fault, (await dying.ended).signal]).toEqual([fault, "SIGKILL"]);
    const { hash, sessions } = await readSecrets(folder, email);
    const isChanged = await argon2Hasher.verify(hash, next);
    expect([fault, await argon2Hasher.verify(hash, current)]).toEqual([fault, !isChanged]);
    if (isChanged) expect([fault, sessions.filter((id) => before.includes(id))]).toEqual([fault, []]);
    current = isChanged ? next : current;
    if (index % 2 === 1) killDatabase(folder);
  }
  await expectSoundAtLast(folder);
});
