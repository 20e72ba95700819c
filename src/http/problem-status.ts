import type { Problem } from "../contract/outcome.ts";

const KERNEL_STATUSES: Readonly<Record<string, number>> = {
  "AUTH-101": 403,
  "AUTH-102": 403,
  "BUG-000": 500,
  "HTTP-101": 400,
  "HTTP-102": 422,
  "HTTP-103": 422,
  "HTTP-104": 413,
  "HTTP-105": 415,
  "HTTP-106": 404,
  "HTTP-107": 405,
  "HTTP-111": 401,
  "HTTP-112": 403,
  "HTTP-113": 403,
  "HTTP-121": 428,
  "HTTP-122": 400,
  "HTTP-131": 400,
  "HTTP-132": 422,
  "HTTP-133": 409,
  "HTTP-141": 422,
  "HTTP-151": 429,
  "HTTP-152": 503,
  "HTTP-153": 503,
  "HTTP-154": 503,
  "HTTP-155": 503,
  "HTTP-156": 503,
};

const DEFAULT_STATUS = 422;

/**
 * The status of a refused request: that of its first problem. The codes every use case shares carry theirs (APP-404); a
 * code that no noun names either means an input that is wrong.
 */
export function statusOf(
  problems: readonly Problem[],
  nounStatuses: Readonly<Record<string, number>> = {},
): number {
  const code = problems[0]?.code ?? "BUG-000";
  const ofUseCase = /^APP-(4\d\d)$/.exec(code)?.[1];
  if (ofUseCase !== undefined) return Number(ofUseCase);
  return KERNEL_STATUSES[code] ?? nounStatuses[code] ?? DEFAULT_STATUS;
}
