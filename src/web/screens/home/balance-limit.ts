/** Share by which a territory may differ from its target before it needs attention. */
export const BALANCE_LIMIT = 0.15;
