import { inject } from "vitest";
import type { Login } from "./set-up-demo.ts";

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  /** The ETag, or "". */
  readonly tag: string;
  /** Retry-After in seconds, or "". */
  readonly retryAfter: string;
  /** What the answer sets, as the Cookie header of the next request. */
  readonly cookie: string;
}

export interface Asked {
  readonly body?: object;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
}

/** Null: the connection broke, and whether the server has done it is not known. */
export type Ask = <Body = unknown>(
  url: string,
  request: string,
  options?: Asked,
) => Promise<Answer<Body> | null>;

export const loginOf = (role: string): Login => {
  const login = inject("demo").logins.find((each) => each.role === role);
  if (login === undefined) throw new Error(`the demo has no ${role}`);
  return login;
};

/** Signs a role of the demo in; the session outlives the server. Requests read as "GET /v1/plans". */
export async function signIn(url: string, role: string): Promise<Ask> {
  const { email, password } = loginOf(role);
  const answer = await asker({})(url, "POST /v1/auth/sign-in", { body: { email, password } });
  if (answer?.status !== 200) throw new Error(`sign-in: ${answer?.status} ${JSON.stringify(answer?.body)}`);
  return asker({ cookie: answer.cookie });
}

/** Asks with a session's cookie or an API key. */
export const asker =
  (identity: Readonly<Record<string, string>>): Ask =>
  async <Body>(url: string, request: string, { body, ifMatch, idempotencyKey }: Asked = {}) => {
    const [method, path] = request.split(" ");
    const headers = {
      ...identity,
      origin: url,
      ...(body && { "content-type": "application/json" }),
      ...(ifMatch && { "if-match": ifMatch }),
      ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
    };
    try {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      return {
        status: answer.status,
        body: (answer.status === 204 ? null : await answer.json()) as Body,
        tag: answer.headers.get("etag") ?? "",
        retryAfter: answer.headers.get("retry-after") ?? "",
        cookie: answer.headers
          .getSetCookie()
          .map((each) => each.split(";", 1)[0])
          .join("; "),
      };
    } catch (error) {
      // what fetch throws for a connection that was refused or cut
      if (error instanceof TypeError) return null;
      throw error;
    }
  };
