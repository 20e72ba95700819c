import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestPeople, PASSWORD, type TestPeople } from "../../../test/people.ts";
import { totpCode } from "../../../test/totp.ts";
import type { Actor } from "../../app/ports/actor.ts";
import { webhookSecretOwner } from "../../app/ports/sealer.ts";
import type { Browser, SetCookies, SignIns } from "../../app/ports/sign-ins.ts";
import { openAuth } from "./open-auth.ts";

/** Three generations of an installation's secret. */
const [FIRST, SECOND, THIRD] = ["first", "second", "third"].map(
  (word) => `the ${word} secret of an installation`,
);

let people: TestPeople;
let admin: Actor;
beforeAll(async () => {
  people = await openTestPeople();
  admin = await people.createOrganisation("alpha");
});
afterAll(() => people.close());

const open = (secret: string, ...previousSecrets: string[]) =>
  openAuth(people.pool, people.world.wallClock, {
    baseUrl: "http://127.0.0.1:8080",
    secret,
    previousSecrets,
  });
const browser = (cookies: SetCookies = []): Browser => ({
  cookie: cookies.map((text) => text.split(";")[0]).join("; "),
  address: "192.0.2.1",
  userAgent: null,
});

async function signIn(signIns: SignIns, state: string): Promise<SetCookies> {
  const result = await signIns.signIn({ email: "admin@alpha.example", password: PASSWORD }, browser());
  expect(result.state).toBe(state);
  return result.state === "refused" ? [] : result.cookies;
}

it("opens what secrets of before sealed, and seals with the new one", async () => {
  const before = open(FIRST);
  const sealed = before.sealer.seal("whsec_word", "webhook a");
  const cookies = await signIn(before.signIns, "signed-in");
  const started = await before.signIns.startTotp(PASSWORD, browser(cookies));
  if (started.state !== "started")
    throw new Error(`got ${started.state}, expected a second factor to be begun`);
  const { uri, recoveryCodes } = started;
  const now = Date.now();
  const confirmed = await before.signIns.confirmTotp(totpCode(uri, now), browser(cookies));
  if (confirmed.state !== "on")
    throw new Error(`got ${confirmed.state}, expected the second factor to be on`);

  const after = open(THIRD, SECOND, FIRST);
  expect(after.sealer.open(sealed, "webhook a")).toBe("whsec_word");
  const code = totpCode(uri, now + 30_000);
  const asked = await signIn(after.signIns, "second-factor-required");
  expect((await after.signIns.giveSecondFactor({ code }, browser(asked))).state).toBe("signed-in");
  const askedAgain = await signIn(after.signIns, "second-factor-required");
  const recovery = { recoveryCode: recoveryCodes[0] };
  expect((await after.signIns.giveSecondFactor(recovery, browser(askedAgain))).state).toBe("signed-in");
  // whoever signed in under the old secret signs in anew
  const headers = { cookie: browser(confirmed.cookies).cookie ?? "" };
  expect(await before.authenticate({ headers })).not.toBeNull();
  expect(await after.authenticate({ headers })).toBeNull();

  // sealed with the first secret until then, opened by the third alone from then on
  const factors = () => people.pool.query("SELECT secret, backup_codes FROM auth_two_factors");
  const { rows: sealedBefore } = await factors();
  const { orgId } = admin;
  const webhookId = randomUUID();
  const owner = webhookSecretOwner(orgId, webhookId);
  const [current, previous] = ["whsec_now", "whsec_before"].map((text) => before.sealer.seal(text, owner));
  await people.pool.query(
    `INSERT INTO webhooks (org_id, id, url, events, is_active, created_at, secret, key_id, previous_secret, previous_key_id, previous_until)
     VALUES ($1, $2, 'https://example.org', '{}', true, now(), $3, $4, $5, $6, now())`,
    [orgId, webhookId, current.bytes, current.keyId, previous.bytes, previous.keyId],
  );
  expect(await open(THIRD).resealSecrets()).toEqual({ resealed: 0, unreadable: 2 });
  expect((await factors()).rows).toEqual(sealedBefore);
  expect(await after.resealSecrets()).toEqual({ resealed: 2, unreadable: 0 });
  expect(await after.resealSecrets()).toEqual({ resealed: 0, unreadable: 0 });
  const { rows: webhooks } = await people.pool.query(
    "SELECT secret, key_id, previous_secret, previous_key_id FROM webhooks",
  );
  const third = open(THIRD);
  const [{ secret, key_id: keyId, previous_secret: bytes, previous_key_id: previousKeyId }] = webhooks;
  expect(third.sealer.open({ bytes: secret, keyId }, owner)).toBe("whsec_now");
  expect(third.sealer.open({ bytes, keyId: previousKeyId }, owner)).toBe("whsec_before");
  const askedLast = await signIn(third.signIns, "second-factor-required");
  const lastRecovery = { recoveryCode: recoveryCodes[1] };
  expect((await third.signIns.giveSecondFactor(lastRecovery, browser(askedLast))).state).toBe("signed-in");

  const sealedAnew = after.sealer.seal("whsec_word", "webhook a");
  expect(open(THIRD).sealer.open(sealedAnew, "webhook a")).toBe("whsec_word");
  expect(open(THIRD).sealer.open(sealed, "webhook a")).toBeNull();
  expect(open(THIRD, SECOND).sealer.open(sealed, "webhook a")).toBeNull();
});
