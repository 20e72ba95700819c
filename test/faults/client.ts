import { inject } from "vitest";
import type { Login } from "./set-up-demo.ts";

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  /** The ETag, or "". */
  readonly tag: string;
}

export interface Asked {
  readonly body?: object;
  readonly ifMatch?: string;
}

/** Null: the connection broke, and whether the server has done it is not known. */
export type Ask = <Body = unknown>(
  url: string,
  request: string,
  options?: Asked,
) => Promise<Answer<Body> | null>;

const loginOf = (role: string): Login => {
  const login = inject("demo").logins.find((each) => each.role === role);
  if (login === undefined) throw new Error(`the demo has no ${role}`);
  return login;
};

/** Signs a role of the demo in; the session outlives the server. Requests read as "GET /v1/plans". */
export async function signIn(url: string, role: string): Promise<Ask> {
  const { email, password } = loginOf(role);
  const answer = await fetch(`${url}/v1/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  const cookies = answer.headers.getSetCookie().map((each) => each.split(";", 1)[0]);
  return asker({ cookie: cookies.join("; ") });
}

/** Asks with a session's cookie or an API key. */
export const asker =
  (identity: Readonly<Record<string, string>>): Ask =>
  async <Body>(url: string, request: string, { body, ifMatch }: Asked = {}) => {
    const [method, path] = request.split(" ");
    const headers = {
      ...identity,
      origin: url,
      ...(body && { "content-type": "application/json" }),
      ...(ifMatch && { "if-match": ifMatch }),
    };
    try {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      return {
        status: answer.status,
        body: (await answer.json()) as Body,
        tag: answer.headers.get("etag") ?? "",
      };
    } catch (error) {
      // what fetch throws for a connection that was refused or cut
      if (error instanceof TypeError) return null;
      throw error;
    }
  };
