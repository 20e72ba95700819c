/** An attempt that opened no session. */
export interface FailedSignIn {
  /** The login it named: by an e-mail address in lower case, which may be nobody's, or found by a first step. */
  readonly login: { readonly email: string } | { readonly userId: string };
  readonly step: "password" | "second-factor" | "provider";
  readonly address: string;
  /** Refused unseen, because too many before it had failed. */
  readonly isThrottled: boolean;
}

/** Tells the audit logs of the organisations that a login belongs to; what names no login leaves nothing. */
export interface FailedSignIns {
  /** Returns at once: how long it takes must not tell the caller whether there is such a login. */
  record(attempt: FailedSignIn): void;
  /** Resolves when everything recorded so far stands. */
  settled(): Promise<void>;
}
