/** What an account buys of what it could. */
export interface WhiteSpace {
  /** Current ÷ potential, at most 1; null without a potential above 0. */
  readonly shareOfWallet: number | null;
  /** Potential not yet bought, at least 0. */
  readonly gap: number;
  /** The account buys more than its potential: the estimate is too low. */
  readonly isPotentialTooLow: boolean;
}

/** Share of wallet and white space of one account; both in money. */
export function whiteSpace(current: number, potential: number): WhiteSpace {
  return {
    shareOfWallet: potential > 0 ? Math.min(1, Math.max(0, current / potential)) : null,
    gap: Math.max(0, potential - current),
    isPotentialTooLow: current > potential,
  };
}
