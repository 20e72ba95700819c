import { expect, it } from "vitest";
import { chosenOf, listChanges, listOverloaded } from "./choose-owners.ts";
import type { MatchedTerritory, ScoredRep } from "./matrix-query.ts";

const rep = (code: string, score: number): ScoredRep => ({
  ...{ repId: `id-${code}`, repCode: code, repName: `Name ${code}`, score, parts: [] },
  transitionLoss: { low: 0, high: 0 },
});

const match = (code: string, incumbent: string | null, candidates: ScoredRep[]): MatchedTerritory => ({
  ...{ territoryId: `id-${code}`, territoryCode: code, incumbent, candidates },
  assigned: candidates[0] ?? null,
  ...{ runnerUp: null, isClear: null, change: null, excluded: [], unknownParts: [] },
});

const [a, b] = [rep("A", 80), rep("B", 60)];
const territories = [match("T1", "A", [a, b]), match("T2", null, [b, a]), match("T3", "A", [])];

it("follows the proposal until somebody chooses otherwise", () => {
  expect(territories.map((each) => chosenOf(each, new Map()))).toEqual(["id-A", "id-B", null]);
  expect(chosenOf(territories[1], new Map([["T2", null]]))).toBeNull();
});

it("applies what differs from today, and nothing else", () => {
  const proposed = listChanges(territories, new Map());
  expect(proposed.map(({ territoryCode, repId, from }) => [territoryCode, repId, from])).toEqual([
    ["T2", "id-B", null],
  ]);
  expect(listChanges(territories, new Map([["T2", null]]))).toEqual([]);
  expect(listChanges(territories, new Map([["T1", "id-B"]])).map(({ from }) => from)).toEqual([
    "Name A",
    null,
  ]);
});

it("names who is chosen for more than the proposal gives them", () => {
  expect(listOverloaded(territories, new Map())).toEqual([]);
  expect(listOverloaded(territories, new Map([["T1", "id-B"]]))).toEqual(["Name B"]);
});
