import type { ProblemDetails } from "../../contract/problem-details.ts";

/** A request that was refused or did not get through, in the API's own words: code, place, cause and fix of each problem. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly details: ProblemDetails;
  /** The version that is current, where the one named by If-Match is not any more (412). */
  readonly currentVersion: number | null;
  /** Seconds after which to try again, where the server says so (429, 503). */
  readonly retryAfterSeconds: number | null;

  constructor(response: Pick<Response, "status" | "headers">, details: ProblemDetails) {
    super(details.detail);
    this.name = "ApiProblem";
    this.status = response.status;
    this.details = details;
    this.currentVersion = readVersion(response);
    const seconds = Number(response.headers.get("retry-after"));
    this.retryAfterSeconds = seconds > 0 ? seconds : null;
  }

  get code(): string {
    return this.details.problems[0].code;
  }

  hasCode(code: string): boolean {
    return this.details.problems.some((problem) => problem.code === code);
  }
}

/** The version in an answer's `ETag: "v7"`; null where it has none. */
export function readVersion({ headers }: Pick<Response, "headers">): number | null {
  const found = /^(?:W\/)?"v(\d+)"$/.exec(headers.get("etag") ?? "");
  return found ? Number(found[1]) : null;
}

/** What became of a refused request; an answer that no server of ours gave (a proxy's page) gets words of our own. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const text = await response.text();
  if (response.headers.get("content-type")?.startsWith("application/problem+json")) {
    return new ApiProblem(response, JSON.parse(text) as ProblemDetails);
  }
  return new ApiProblem(
    response,
    oneProblem(response.status, `HTTP ${response.status}: ${text.slice(0, 200)}`),
  );
}

/** The server did not answer at all. */
export const unreachable = (cause: unknown): ApiProblem =>
  new ApiProblem(
    { status: 0, headers: new Headers() },
    oneProblem(0, cause instanceof Error ? cause.message : String(cause)),
  );

/** The code of an answer that is not the API's: there is none in docs/errors.md, for the server never said it. */
export const NO_ANSWER = "no-answer";

function oneProblem(status: number, cause: string): ProblemDetails {
  return {
    type: "urn:wilayah:problem:no-answer",
    title: "No answer",
    status,
    detail: cause,
    instance: "",
    problems: [{ code: NO_ANSWER, where: { file: "network" }, cause, fix: "" }],
  };
}
