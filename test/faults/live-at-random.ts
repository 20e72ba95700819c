import { seededRandom } from "../../src/core/search/random.ts";
import type { Ask } from "./client.ts";

/** The states of a plan's life, in their order. */
export const LIFE = ["draft", "in-review", "approved", "scheduled", "active", "archived"] as const;

/** A state that a client was told a plan has. */
export interface ToldState {
  readonly planId: string;
  readonly state: string;
}

export interface Leader {
  /** Makes and schedules plans; the approver has no hand in them. */
  readonly author: Ask;
  readonly approver: Ask;
  readonly url: string;
  readonly sourceId: string;
  /** Names of its own, and dates of its own. */
  readonly seed: number;
  /** Civil date of the organisation. */
  readonly today: string;
}

interface PlanBody {
  readonly id: string;
  readonly state: string;
}

/**
 * Leads one branch after the other through its life, each to hold from another date on (the first from today), until
 * the connection breaks. Gives the last state that it was told of each.
 */
export async function leadPlans(leader: Leader): Promise<readonly ToldState[]> {
  const { author, approver, url, sourceId, seed, today } = leader;
  const random = seededRandom(seed);
  const told = new Map<string, string>();
  for (let number = 0; ; number++) {
    const name = `Hidup ${seed}-${number}`;
    const made = await author<PlanBody>(url, `POST /v1/plans/${sourceId}/branches`, { body: { name } });
    if (made === null || made.status === 503) break;
    if (made.status !== 201) throw new Error(`${made.status} ${JSON.stringify(made.body)}`);
    const { id } = made.body;
    told.set(id, made.body.state);
    const days = number === 0 ? 0 : 1 + seed * 1000 + number + random.below(3);
    const steps = [
      { ask: author, step: "submit" },
      { ask: approver, step: "approve" },
      { ask: author, step: "schedule", body: { effectiveFrom: addDays(today, days) } },
    ];
    for (const { ask, step, body } of steps) {
      const answer = await ask<PlanBody>(url, `POST /v1/plans/${id}/${step}`, {
        ifMatch: made.tag,
        ...(body && { body }),
      });
      if (answer === null || answer.status === 503) return listStates(told);
      // another plan begins on that date already
      if (answer.status === 409 && step === "schedule") break;
      if (answer.status !== 200) throw new Error(`${step}: ${answer.status} ${JSON.stringify(answer.body)}`);
      told.set(id, answer.body.state);
    }
  }
  return listStates(told);
}

const listStates = (told: ReadonlyMap<string, string>): readonly ToldState[] =>
  [...told].map(([planId, state]) => ({ planId, state }));

function addDays(date: string, days: number): string {
  const later = new Date(`${date}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + days);
  return later.toISOString().slice(0, 10);
}
