import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Actor } from "../app/ports/actor.ts";
import type { IdempotencyStore, IdempotentRequest, StoredResponse } from "../app/ports/idempotency.ts";
import { BrokenInvariant, failure, type Outcome, type Problem, success } from "../contract/outcome.ts";
import type { PreparedReply } from "./prepare-reply.ts";

/** Headers of the first answer that a repeated one has too. */
const KEPT_HEADERS = ["content-type", "etag", "location"];

/** What a request with an Idempotency-Key asks for; null without the header. */
export function readIdempotencyKey(request: FastifyRequest, actor: Actor): Outcome<IdempotentRequest | null> {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return success(null);
  if (typeof key !== "string" || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    return failure([
      keyProblem(
        "HTTP-131",
        "Idempotency-Key is not 1 to 255 printable ASCII characters",
        "send a random UUID",
      ),
    ]);
  }
  const asked = [
    request.method,
    request.url,
    request.headers["if-match"] ?? "",
    JSON.stringify(request.body),
  ];
  const fingerprint = createHash("sha256").update(JSON.stringify(asked)).digest("hex");
  return success({ orgId: actor.orgId, memberId: actor.memberId, key, fingerprint });
}

/**
 * Runs an operation once per key and gives every repetition the first answer, failures of the operation included. Only
 * what was refused for the moment (503) may be tried again under the same key.
 */
export async function runOnce(
  store: IdempotencyStore,
  asked: IdempotentRequest,
  run: () => Promise<PreparedReply>,
): Promise<Outcome<PreparedReply>> {
  const start = await store.begin(asked);
  switch (start.state) {
    case "done":
      return success({
        status: start.response.status,
        headers: { ...start.response.headers, "idempotency-replayed": "true" },
        payload: start.response.body === "" ? undefined : start.response.body,
      });
    case "in-progress":
      return failure([
        keyProblem(
          "HTTP-133",
          "a request with this Idempotency-Key is still being worked on",
          "wait for its answer, or repeat the request later with the same key",
        ),
      ]);
    case "other-request":
      return failure([
        keyProblem(
          "HTTP-132",
          "this Idempotency-Key was used for another request",
          "use a new key for a new request; repeat a request with the very same body",
        ),
      ]);
    case "begun": {
      const reply = await run();
      if (reply.status === 503) await store.abandon(asked, start.ticket);
      else await store.finish(asked, start.ticket, toStored(reply));
      return success(reply);
    }
  }
}

function toStored({ status, headers, payload }: PreparedReply): StoredResponse {
  if (payload !== undefined && typeof payload !== "string") {
    throw new BrokenInvariant("got a binary reply to store under an Idempotency-Key, expected text");
  }
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return { status, headers: Object.fromEntries(kept), body: payload ?? "" };
}

const keyProblem = (code: string, cause: string, fix: string): Problem => ({
  code,
  where: { file: "headers", item: "idempotency-key" },
  cause,
  fix,
});
