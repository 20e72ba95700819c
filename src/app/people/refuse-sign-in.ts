import { failure, type Outcome } from "../../core/domain/problem.ts";

/** A refusal that may say when to try again, in seconds. */
export type Throttled<T> =
  | Extract<Outcome<T>, { readonly ok: true }>
  | (Extract<Outcome<never>, { readonly ok: false }> & { readonly retryAfterSeconds?: number });

/** One answer for unknown, wrong and deactivated, so that nobody learns which addresses have a login. */
export const refuseSignIn = (item: string, cause: string, fix: string): Outcome<never> =>
  failure([{ code: "APP-401", where: { file: "body", item }, cause, fix }]);

export const wrongPassword = (item: string): Outcome<never> =>
  refuseSignIn(item, "the password is not right", "type it again");

export function refuseAttempt(retryAfterSeconds: number): Throttled<never> {
  return {
    ok: false,
    problems: [
      {
        code: "APP-429",
        where: { file: "request" },
        cause: "too many attempts failed, for this login or from this address",
        fix: `try again in ${retryAfterSeconds} s`,
      },
    ],
    warnings: [],
    retryAfterSeconds,
  };
}
