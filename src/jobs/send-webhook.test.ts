import { afterEach, describe, expect, it } from "vitest";
import { isSigned, startReceiver } from "../../test/webhook-receiver.ts";
import { isPublicAddress } from "./public-address.ts";
import { createWebhookSender } from "./send-webhook.ts";
import { createWebhookTargets, type LookUp } from "./webhook-targets.ts";

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

const receivers: Receiver[] = [];
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.close();
});

async function start(...args: Parameters<typeof startReceiver>): Promise<Receiver> {
  const receiver = await startReceiver(...args);
  receivers.push(receiver);
  return receiver;
}

const noNames: LookUp = async (host) => {
  throw new Error(`got a question for ${host}, expected none`);
};
/** Gives one answer after the other, and tells how many were asked for. */
function answers(...addresses: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const lookUp: LookUp = async (host) => addresses[Math.min(asked.push(host), addresses.length) - 1];
  return { asked, lookUp };
}

const SECRET = "whsec_of-a-test";
const message = (url: string) => ({
  ...{ url, secrets: [SECRET], event: "plan.approved", eventId: "e-1", body: '{"id":"e-1","name":"Süd"}' },
  sentAt: new Date("2026-11-21T03:00:00.900Z"),
});
const never = new AbortController().signal;
const send = (
  url: string,
  allowed: readonly string[],
  { lookUp = noNames, timeout = 5_000, signal = never } = {},
) => createWebhookSender(createWebhookTargets(allowed, lookUp), timeout).send(message(url), signal);

describe("a webhook", () => {
  it("is sent the event as JSON, signed so that its receiver can tell a change of any byte", async () => {
    const receiver = await start(() => ({ status: 204 }));
    const url = `http://127.0.0.1:${receiver.port}/in?from=wilayah`;
    expect(await send(url, ["127.0.0.1"])).toEqual({ status: 204, fault: null });
    const [request] = receiver.received;
    expect(request).toMatchObject({
      path: "/in?from=wilayah",
      body: '{"id":"e-1","name":"Süd"}',
      headers: {
        host: `127.0.0.1:${receiver.port}`,
        "content-type": "application/json",
        "wilayah-event": "plan.approved",
        "wilayah-event-id": "e-1",
      },
    });
    expect(request.headers["wilayah-signature"]).toMatch(/^t=1795230000,/);
    expect(isSigned(request, SECRET)).toBe(true);
    expect(isSigned(request, "whsec_of-somebody-else")).toBe(false);
    expect(isSigned({ ...request, body: request.body.replace("Süd", "Nord") }, SECRET)).toBe(false);
  });

  it("that answers with a redirect is not followed", async () => {
    const inner = await start(() => ({ status: 200 }));
    const outer = await start(() => ({
      status: 307,
      headers: { location: `http://127.0.0.1:${inner.port}/` },
    }));
    expect(await send(`http://127.0.0.1:${outer.port}/`, ["127.0.0.1"])).toEqual({
      status: 307,
      fault: "answered with a redirect, which is not followed",
    });
    expect([outer.received.length, inner.received.length]).toEqual([1, 0]);
  });

  it("that fails, hangs up, does not answer or is not there is told as that", async () => {
    const failing = await start(() => ({ status: 503 }));
    const silent = await start(() => null);
    const gone = await startReceiver(() => null);
    await gone.close();
    const to = (receiver: Receiver) => `http://127.0.0.1:${receiver.port}/`;
    expect(await send(to(failing), ["127.0.0.1"])).toEqual({ status: 503, fault: "answered with 503" });
    expect(await send(to(silent), ["127.0.0.1"], { timeout: 100 })).toEqual({
      status: null,
      fault: "did not answer within 0.1 s",
    });
    expect(await send(to(gone), ["127.0.0.1"])).toEqual({
      status: null,
      fault: "cannot be reached: ECONNREFUSED",
    });
    const closing = AbortSignal.abort();
    expect(await send(to(silent), ["127.0.0.1"], { signal: closing })).toMatchObject({ status: null });
    expect(silent.received.length).toBe(1);
  });

  it("whose name nobody answers for is given up in time", async () => {
    const lookUp: LookUp = () => new Promise(() => {});
    expect(await send("https://hooks.example/", [], { lookUp, timeout: 100 })).toEqual({
      status: null,
      fault: "did not answer within 0.1 s",
    });
  });
});

describe("a private address", () => {
  it("is refused, however it is written, and by http even a public one", async () => {
    const receiver = await start(() => ({ status: 200 }));
    const hosts = [
      "127.0.0.1",
      "0x7f.1",
      "2130706433",
      "[::ffff:127.0.0.1]",
      "[::1]",
      "0.0.0.0",
      "169.254.169.254",
    ];
    for (const host of hosts) {
      expect(await send(`https://${host}:${receiver.port}/`, [])).toMatchObject({
        status: null,
        fault: expect.stringContaining("is no public address"),
      });
    }
    const plain = { status: null, fault: "the URL must begin with https://" };
    expect(await send("http://192.0.2.1/", [])).toEqual(plain);
    expect(await send("https://user:word@hooks.example/", [])).toMatchObject({
      fault: "the URL must not hold a login",
    });
    expect(receiver.received).toEqual([]);
  });

  it("is refused behind a name, also as one of several", async () => {
    const receiver = await start(() => ({ status: 200 }));
    for (const addresses of [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["2606:4700::1111", "fe80::1"]]) {
      const { lookUp } = answers(addresses);
      expect(await send(`https://hooks.example:${receiver.port}/`, [], { lookUp })).toEqual({
        status: null,
        fault: "hooks.example leads to an address that is not public",
      });
    }
    expect(receiver.received).toEqual([]);
  });

  it("is refused when a name moves there after the webhook was made", async () => {
    const receiver = await start(() => ({ status: 200 }));
    const { lookUp } = answers(["8.8.8.8"], ["127.0.0.1"]);
    const targets = createWebhookTargets([], lookUp);
    const url = `https://hooks.example:${receiver.port}/`;
    expect(await targets.resolve(url)).toEqual({ address: "8.8.8.8" });
    expect(await createWebhookSender(targets).send(message(url), never)).toMatchObject({
      fault: "hooks.example leads to an address that is not public",
    });
    expect(receiver.received).toEqual([]);
  });

  it("cannot be slipped in between the look and the connection: the address looked at is the one called", async () => {
    const looked = await start(() => ({ status: 200 }), "127.0.0.1");
    const slipped = await start(() => ({ status: 200 }), "127.0.0.2", looked.port);
    const { asked, lookUp } = answers(["127.0.0.1"], ["127.0.0.2"]);
    const url = `http://hooks.example:${looked.port}/`;
    expect(await send(url, ["hooks.example"], { lookUp })).toEqual({ status: 200, fault: null });
    expect(asked).toEqual(["hooks.example"]);
    expect(looked.received[0].headers.host).toBe(`hooks.example:${looked.port}`);
    expect(slipped.received).toEqual([]);
  });
});

it("knows public addresses from others", () => {
  const others = [
    ..."0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1".split(
      " ",
    ),
    ..."192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 255.255.255.255".split(" "),
    ...":: ::1 ::ffff:8.8.8.8 64:ff9b::808:808 fe80::1 fc00::1 fd12::1 ff02::1 2001:db8::1 2001::1".split(
      " ",
    ),
    ..."2002:7f00:1::1 3fff::1 fe80::1%lo hooks.example".split(" "),
  ];
  expect(others.filter(isPublicAddress)).toEqual([]);
  const addresses = ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"];
  expect(addresses.filter(isPublicAddress)).toEqual(addresses);
});
