import { redact } from "../http/log-options.ts";

/** Told what happens: a constant message, and what varies. */
export type WorkerLog = (message: string, detail: Readonly<Record<string, unknown>>) => void;

/** Events outside of requests as JSON lines, in the form of the server's own log and as free of secrets. */
export const eventLog =
  (write: (line: string) => void): WorkerLog =>
  (message, detail) => {
    const level = "err" in detail || "problems" in detail ? "error" : "info";
    const fields = redact(detail) as Readonly<Record<string, unknown>>;
    write(`${JSON.stringify({ level, time: new Date().toISOString(), ...fields, msg: message })}\n`);
  };
