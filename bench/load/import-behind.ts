import { setTimeout as wait } from "node:timers/promises";
import type { FilledServer } from "./measure-server.ts";

/** Rows of one file. */
const ROWS = 100_000;
const LOOK_MILLISECONDS = 500;

/** Imports one file of sales after the other by the API, until it is told that it is over. Gives the rows of those that were applied. */
export async function importBehind(
  { url, filled }: FilledServer,
  accounts: number,
  over: AbortSignal,
): Promise<number> {
  const headers = { authorization: `Bearer ${filled.offices[0]}` };
  const ask = async <Body>(method: "GET" | "POST", path: string, body?: string): Promise<Body> => {
    const answer = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Body;
  };
  const step = async (importId: string, name: "check" | "apply"): Promise<void> => {
    const { id } = await ask<{ id: string }>("POST", `/v1/imports/${importId}/${name}`);
    for (;;) {
      const { state } = await ask<{ state: string }>("GET", `/v1/jobs/${id}`);
      if (state === "done" || over.aborted) return;
      if (state !== "queued" && state !== "running") throw new Error(`the ${name} of an import is ${state}`);
      await wait(LOOK_MILLISECONDS);
    }
  };
  const digits = filled.middleAccount.replace(/\D+/g, "").length;
  const letters = filled.middleAccount.replace(/\d+$/, "");
  const fileOf = (number: number): string => {
    const rows = Array.from(
      { length: ROWS },
      (_, row) =>
        `${number}-${row},${letters}${String(row % accounts).padStart(digits, "0")},2026-01-15,${row}`,
    );
    return ["code,account,date,amount", ...rows].join("\n");
  };
  for (let number = 0; ; number++) {
    const path = `/v1/imports?kind=sales&name=behind-${number}.csv`;
    const { id } = await ask<{ id: string }>("POST", path, fileOf(number));
    await step(id, "check");
    if (!over.aborted) await step(id, "apply");
    if (over.aborted) return number * ROWS;
  }
}
