import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "../../src/core/search/random.ts";
import type { Ask } from "./client.ts";
import type { Acknowledged } from "./expect-sound.ts";

export interface EditedPlan {
  readonly planId: string;
  readonly units: readonly string[];
  readonly territories: readonly string[];
}

export interface Editor {
  readonly ask: Ask;
  readonly url: string;
  readonly seed: number;
  /** Edits to be told of; it ends earlier when the connection breaks. */
  readonly edits: number;
  /** After each edit; 0 unless told. */
  readonly pauseMilliseconds?: number;
}

/** About as long as all clients take one after the other: shorter, and they keep refusing each other. */
const LONGEST_PAUSE_MILLISECONDS = 1000;

/**
 * A client that moves one unit at a time, anywhere, on the version it knows; refused as stale (412), it tries the same
 * move on the version it is told, after a moment of its own choice. Gives what was acknowledged, and tells it as it comes.
 */
export async function editAtRandom(
  { planId, units, territories }: EditedPlan,
  { ask, url, seed, edits, pauseMilliseconds = 0 }: Editor,
  tell: (one: Acknowledged) => void = () => {},
): Promise<readonly Acknowledged[]> {
  const random = seededRandom(seed);
  const acknowledged: Acknowledged[] = [];
  let ifMatch = '"v1"';
  while (acknowledged.length < edits) {
    const unit = units[random.below(units.length)];
    // now and then into white space
    const territory = random.below(8) === 0 ? null : territories[random.below(territories.length)];
    const body = { reason: `client ${seed}`, units: [{ unit, territory }] };
    for (let refused = 0; ; refused++) {
      const answer = await ask<{ version: number; moveCount: number }>(
        url,
        `POST /v1/plans/${planId}/changes`,
        {
          body,
          ifMatch,
        },
      );
      if (answer === null || answer.status === 503) return acknowledged;
      ifMatch = answer.tag;
      if (answer.status === 200) {
        const { version, moveCount } = answer.body;
        const one = { planId, version, units: moveCount === 0 ? [] : [{ unit, territory }] };
        acknowledged.push(one);
        tell(one);
        if (pauseMilliseconds > 0) await wait(pauseMilliseconds);
        break;
      }
      if (answer.status !== 412) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      await wait(random.below(Math.min(LONGEST_PAUSE_MILLISECONDS, 2 ** (refused + 3))));
    }
  }
  return acknowledged;
}
