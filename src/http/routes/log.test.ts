import { afterAll, beforeAll, expect, it } from "vitest";
import { PASSWORD } from "../../../test/people.ts";
import { cookiesOf, openPeopleServer, type PeopleServer } from "../../../test/people-server.ts";
import { totpCode } from "../../../test/totp.ts";
import { issueSetupToken } from "../../app/people/issue-setup-token.ts";

let server: PeopleServer;
beforeAll(async () => {
  server = await openPeopleServer();
});
afterAll(() => server.close());

/** Every secret that a request or an answer has had, by its name. */
const secrets: Record<string, string> = { password: PASSWORD };

const ask: PeopleServer["ask"] = async (...request) => {
  const answer = await server.ask(...request);
  for (const { name, value } of answer.cookies) {
    if (value.length > 0) secrets[`cookie ${name} ${Object.keys(secrets).length}`] = value.split(".")[0];
  }
  return answer;
};

/** Does everything that secrets are for. */
async function useSecrets(): Promise<{ readonly cookie: string; readonly key: string }> {
  secrets.setupToken = (await issueSetupToken(server.world))?.token ?? expect.fail("no token");
  const organisation = { name: "alpha", timeZone: "Asia/Jakarta", locale: "id-ID", currency: "IDR" };
  secrets.email = "ada@alpha.example";
  const admin = { name: "Ada", email: secrets.email, password: PASSWORD };
  const setup = { token: secrets.setupToken, organisation, admin };
  expect((await ask("POST", "/v1/setup", { payload: setup })).statusCode).toBe(201);
  const signIn = { payload: { email: secrets.email, password: PASSWORD } };
  const cookie = cookiesOf(await ask("POST", "/v1/auth/sign-in", signIn));
  const asked = { cookie, payload: { password: PASSWORD } };
  const { uri, recoveryCodes } = (await ask("POST", "/v1/self/totp", asked)).json();
  secrets.totpSeed = new URL(uri).searchParams.get("secret") ?? expect.fail("no seed");
  secrets.recoveryCode = recoveryCodes[0];
  secrets.code = totpCode(uri, Date.now());
  const confirmed = await ask("POST", "/v1/self/totp/confirm", { cookie, payload: { code: secrets.code } });
  const renewed = cookiesOf(confirmed);
  const pending = cookiesOf(await ask("POST", "/v1/auth/sign-in", signIn));
  const { recoveryCode } = secrets;
  await ask("POST", "/v1/auth/second-factor", { cookie: pending, payload: { recoveryCode } });
  const key = { name: "mine", scope: "full", expiresAt: null, password: PASSWORD };
  const made = await ask("POST", "/v1/api-keys", { cookie: renewed, payload: key });
  secrets.key = made.json().secret ?? made.json().key;
  const bea = { name: "Bea", email: "bea@alpha.example", role: "rep" };
  const created = await ask("POST", "/v1/members", { cookie: renewed, payload: bea });
  secrets.temporaryPassword = created.json().temporaryPassword;
  return { cookie: renewed, key: secrets.key };
}

/** And what goes wrong with them: in addresses, in headers, in bodies that cannot be read, in a query that fails. */
async function misplaceSecrets({ cookie, key }: { readonly cookie: string; readonly key: string }) {
  const { email } = secrets;
  secrets.wrongPassword = "a wrong one, typed in haste";
  await ask("POST", "/v1/auth/sign-in", { payload: { email, password: secrets.wrongPassword } });
  await ask("GET", `/v1/self?token=${key}&password=${encodeURIComponent(PASSWORD)}`, { key });
  await ask("GET", `/v1/members/${key}`, { key });
  await ask("GET", `/v1/members/${email}`, { key });
  await ask("GET", `/v1/nothing/${encodeURIComponent(email)}/${key}`, { key });
  await ask("GET", "/v1/self", { headers: { authorization: `Basic ${btoa(`${email}:${PASSWORD}`)}` } });
  secrets.basic = btoa(`${email}:${PASSWORD}`);
  const headers = {
    "x-api-key": key,
    "user-agent": `agent of ${email}`,
    referer: `https://a.example/?key=${key}`,
  };
  await ask("GET", "/v1/self", { cookie, headers });
  const text = `{"email": "${email}", "password": "${PASSWORD}"`;
  const json = { "content-type": "application/json" };
  await ask("POST", "/v1/auth/sign-in", { headers: json, payload: text as unknown as object });
  await ask("POST", "/v1/auth/sign-in", {
    headers: { "content-type": "text/plain" },
    payload: text as unknown as object,
  });
  await server.pool.query("ALTER TABLE auth_accounts RENAME TO elsewhere");
  secrets.newEmail = "cas@alpha.example";
  const cas = { name: "Cas", email: secrets.newEmail, role: "rep" };
  const failed = await ask("POST", "/v1/members", { cookie, payload: cas });
  expect(failed.statusCode).toBe(500);
  expect(failed.body).not.toContain("elsewhere");
}

it("tells what happened in every request and no secret or e-mail address in any place", async () => {
  await misplaceSecrets(await useSecrets());
  const log = server.lines.join("");
  expect(server.lines.length).toBeGreaterThan(18);
  expect(log).toContain('relation \\"auth_accounts\\" does not exist');
  const told = Object.entries(secrets).filter(([, secret]) => {
    expect(secret.length).toBeGreaterThanOrEqual(6);
    return [secret, encodeURIComponent(secret)].some((form) => log.includes(form));
  });
  expect(told).toEqual([]);
  for (const line of server.lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) });
  // one line per event, whatever stands in it
  expect(server.lines.every((line) => line.indexOf("\n") === line.length - 1)).toBe(true);
});
