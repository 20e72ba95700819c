import { type Failure, failure } from "../../core/domain/problem.ts";

/** One answer for unknown, wrong and deactivated, so that nobody learns which addresses have a login. */
export const refuseSignIn = (item: string, cause: string, fix: string): Failure =>
  failure([{ code: "APP-401", where: { file: "body", item }, cause, fix }]);

export const wrongPassword = (item: string): Failure =>
  refuseSignIn(item, "the password is not right", "type it again");

/** The item says how long to wait, as `12 s`: the door over HTTP sends it on as Retry-After. */
export const refuseAttempt = (waitSeconds: number): Failure =>
  failure([
    {
      code: "APP-429",
      where: { file: "request", item: `${waitSeconds} s` },
      cause: "too many attempts failed, for this login or from this address",
      fix: `try again in ${waitSeconds} s`,
    },
  ]);
