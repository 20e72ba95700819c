import { type Failure, failure, type Problem } from "../../core/domain/problem.ts";
import type { NoProof } from "../ports/identity-provider.ts";

type Refused =
  | NoProof
  | { readonly state: "no-provider" }
  | { readonly state: "not-verified" }
  | { readonly state: "unknown" };

/** Why the identity provider opened no session. */
export const refuseProof = (refused: Refused): Failure => failure([describe(refused)]);

const problem = (code: string, cause: string, fix: string): Problem => ({
  code,
  where: { file: "identity provider" },
  cause,
  fix,
});

function describe(refused: Refused): Problem {
  switch (refused.state) {
    case "no-provider":
      return problem(
        "AUTH-111",
        "this server has no identity provider",
        "sign in with e-mail address and password",
      );
    case "unreachable":
      return problem(
        "AUTH-112",
        `the identity provider does not answer as it should (${refused.reason})`,
        "try again later, or sign in with e-mail address and password",
      );
    case "refused":
      return problem(
        "AUTH-113",
        `the identity provider refused (${refused.reason})`,
        "begin again; where it refuses once more, ask whoever runs it",
      );
    case "not-begun":
      return problem(
        "AUTH-114",
        "this browser began no such sign-in, or more than ten minutes ago",
        "begin again",
      );
    case "invalid":
      return problem(
        "AUTH-115",
        `what the identity provider answered does not hold (${refused.reason})`,
        "begin again; where it stays so, whoever runs the server checks the WILAYAH_OIDC_ settings",
      );
    case "not-verified":
      return problem(
        "AUTH-116",
        "the identity provider has not verified the e-mail address",
        "have it verified there",
      );
    case "unknown":
      return problem(
        "AUTH-117",
        "no active member has the e-mail address that the identity provider tells",
        "ask an administrator of your organisation to add you",
      );
  }
}
