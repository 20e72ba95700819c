import createClient from "openapi-fetch";
import { readProblem, readVersion, unreachable } from "./problem.ts";
import type { paths } from "./schema.d.ts";

/**
 * The documented REST API, typed by its OpenAPI document. Every refusal is thrown as an `ApiProblem`:
 *
 *     const { data, version } = await answered(api.GET("/v1/plans/{planId}", { params: { path: { planId } } }));
 */
export const api = createClient<paths>({ baseUrl: location.origin, credentials: "same-origin" });

api.use({
  onResponse: async ({ response }) => {
    if (!response.ok) throw await readProblem(response);
  },
  onError: ({ error }) => unreachable(error),
});

export interface Answered<Data> {
  readonly data: Data;
  /** Of the answer's ETag: what the next change names in If-Match. Null where the thing has no version. */
  readonly version: number | null;
}

/** An answer's data and version; throws the `ApiProblem` where it was refused. */
export async function answered<Data>(
  call: Promise<{ readonly data?: Data; readonly response: Response }>,
): Promise<Answered<Data>> {
  const { data, response } = await call;
  return { data: data as Data, version: readVersion(response) };
}

/** An answer's data only. */
export const dataOf = async <Data>(
  call: Promise<{ readonly data?: Data; readonly response: Response }>,
): Promise<Data> => (await answered(call)).data;

/** The header that makes a change fail with 412 where somebody else was faster. */
export const ifMatch = (version: number) => ({ "if-match": `"v${version}"` });

/** The header under which the server does a thing once, however often it is sent. Make one per intention, not per attempt. */
export const onlyOnce = (key: string = crypto.randomUUID()) => ({ "idempotency-key": key });
