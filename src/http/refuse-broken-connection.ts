import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { PROBLEM_TYPE, toProblemDetails } from "./problem-reply.ts";

/** Answers what is no HTTP at all (or never ends) while no request exists yet, and hangs up. */
export function refuseBrokenConnection(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const late = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
  const problem = {
    code: "HTTP-101",
    where: { file: "request" },
    cause: late ? "the request did not arrive in time" : "this is not a well-formed HTTP request",
    fix: "send the whole request at once, as HTTP/1.1",
  };
  const body = JSON.stringify(toProblemDetails([problem], 400, randomUUID()));
  if (socket.writable) {
    socket.write(
      [
        "HTTP/1.1 400 Bad Request",
        `Content-Type: ${PROBLEM_TYPE}`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        "Connection: close",
        "",
        body,
      ].join("\r\n"),
    );
  }
  socket.destroySoon();
}
