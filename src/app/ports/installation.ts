import type { Outcome } from "../../core/domain/problem.ts";

export interface NewOrganisation {
  readonly orgId: string;
  readonly name: string;
  /** IANA zone, as Asia/Jakarta: effective dates are civil dates in it. */
  readonly timeZone: string;
  /** BCP 47, as id-ID. */
  readonly locale: string;
  /** ISO 4217, as IDR. */
  readonly currency: string;
  /** First month of the fiscal year, 1 = January; left out: January. */
  readonly fiscalYearStartMonth?: number | undefined;
}

export interface NewAdmin {
  readonly memberId: string;
  readonly userId: string;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly passwordHash: string;
}

/** What is not an organisation's own: which organisations there are, and the token of the first set-up. */
export interface Installation {
  hasOrganisation(): Promise<boolean>;
  /** Replaces the token of before; only its digest is kept. */
  keepSetupToken(digest: string, expiresAt: Date): Promise<void>;
  /**
   * Creates an organisation and its first admin, and tells the audit log, in one transaction. With a token's digest:
   * only while there is no organisation and the token stands (else `refused`), and the token is gone afterwards; of
   * any number of callers one succeeds. Problem: APP-409 where the e-mail address is taken.
   */
  createOrganisation(
    organisation: NewOrganisation,
    admin: NewAdmin,
    setupTokenDigest: string | null,
  ): Promise<Outcome<"created" | "refused">>;
}
