import { createHmac } from "node:crypto";
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";
import type {
  AttemptEnd,
  WebhookMessage,
  WebhookSender,
  WebhookTargets,
} from "../app/ports/webhook-delivery.ts";
import { hostOf } from "./webhook-targets.ts";

const TIMEOUT_MILLISECONDS = 10_000;

/** Sends by HTTP to the one address that was looked at, and follows no redirect. `timeoutMilliseconds`: all in all. */
export function createWebhookSender(
  targets: WebhookTargets,
  timeoutMilliseconds: number = TIMEOUT_MILLISECONDS,
): WebhookSender {
  return {
    send: async (message, signal) => {
      const timeout = AbortSignal.timeout(timeoutMilliseconds);
      const limit = AbortSignal.any([signal, timeout]);
      const end = await Promise.race([send(targets, message, limit), cutOff(limit)]);
      return timeout.aborted && end.status === null
        ? { status: null, fault: `did not answer within ${timeoutMilliseconds / 1000} s` }
        : end;
    },
  };
}

/** A name that nobody answers for holds no attempt longer than its limit; a lookup cannot be called off. */
const cutOff = (limit: AbortSignal): Promise<AttemptEnd> =>
  new Promise((resolve) => {
    const end = () => resolve({ status: null, fault: "was cut off" });
    if (limit.aborted) end();
    else limit.addEventListener("abort", end, { once: true });
  });

async function send(
  targets: WebhookTargets,
  message: WebhookMessage,
  limit: AbortSignal,
): Promise<AttemptEnd> {
  const target = await targets.resolve(message.url);
  if ("fault" in target) return { status: null, fault: target.fault };
  return limit.aborted ? { status: null, fault: "was cut off" } : post(message, target.address, limit);
}

function post(message: WebhookMessage, address: string, limit: AbortSignal): Promise<AttemptEnd> {
  const url = new URL(message.url);
  const host = hostOf(url);
  const options: RequestOptions & { readonly servername?: string } = {
    method: "POST",
    host: address,
    port: url.port === "" ? null : url.port,
    path: `${url.pathname}${url.search}`,
    headers: { host: url.host, ...headersOf(message) },
    // a certificate is for the name; an address is checked as the host itself
    ...(isIP(host) === 0 ? { servername: host } : {}),
    // no connection is kept, and no proxy of the environment stands in between
    agent: false,
    signal: limit,
  };
  return new Promise((resolve) => {
    const request = (url.protocol === "https:" ? httpsRequest : httpRequest)(options);
    request.on("response", (response) => {
      resolve(judge(response));
      // what else it says is not read
      response.destroy();
    });
    request.on("error", (error) => resolve({ status: null, fault: `cannot be reached: ${codeOf(error)}` }));
    request.on("close", () => resolve({ status: null, fault: "closed the connection without an answer" }));
    request.end(message.body);
  });
}

function headersOf({
  body,
  secrets,
  event,
  eventId,
  sentAt,
}: WebhookMessage): Readonly<Record<string, string>> {
  const seconds = Math.floor(sentAt.getTime() / 1000);
  const signatures = secrets.map(
    (secret) => `v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`,
  );
  return {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "user-agent": "Wilayah-Webhooks/1",
    "wilayah-event": event,
    "wilayah-event-id": eventId,
    "wilayah-signature": [`t=${seconds}`, ...signatures].join(","),
  };
}

function judge({ statusCode = 0 }: IncomingMessage): AttemptEnd {
  if (statusCode >= 200 && statusCode < 300) return { status: statusCode, fault: null };
  const isRedirect = statusCode >= 300 && statusCode < 400;
  const fault = isRedirect
    ? "answered with a redirect, which is not followed"
    : `answered with ${statusCode}`;
  return { status: statusCode, fault };
}

const codeOf = (error: Error): string => ("code" in error && error.code ? String(error.code) : error.name);
