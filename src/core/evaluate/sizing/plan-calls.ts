/** Contribution of an account at 0, 1, 2 … calls; any shape. */
export type CallResponse = readonly number[];

export interface CallPlan {
  readonly calls: readonly number[];
  readonly contribution: number;
}

/**
 * CALLPLAN (Lodish 1971): calls per account with the highest contribution together under a limit of calls; exact by dynamic
 * programming, so that an account whose first call alone is worth little is not passed over. O(accounts × calls × most per account).
 */
export function planCalls(responses: readonly CallResponse[], calls: number): CallPlan {
  let best = new Float64Array(calls + 1);
  const chosen = responses.map((response) => {
    const next = new Float64Array(calls + 1).fill(Number.NEGATIVE_INFINITY);
    const choice = new Int32Array(calls + 1);
    for (let limit = 0; limit <= calls; limit++)
      for (let count = 0; count <= Math.min(limit, response.length - 1); count++) {
        const contribution = best[limit - count] + response[count];
        if (contribution <= next[limit]) continue;
        next[limit] = contribution;
        choice[limit] = count;
      }
    best = next;
    return choice;
  });
  let left = calls;
  const plan = new Array<number>(responses.length).fill(0);
  for (let account = responses.length - 1; account >= 0; account--) {
    plan[account] = chosen[account][left];
    left -= plan[account];
  }
  return { calls: plan, contribution: best[calls] };
}
