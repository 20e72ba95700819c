import { afterAll, describe, expect, it } from "vitest";
import { buildStudy } from "../../test/build-study.ts";
import { buildDesignProblem } from "../app/design/build-design-problem.ts";
import type { DesignProblem, SolveProgress, SolverPool } from "../app/ports.ts";
import { createSolverPool } from "./create-solver-pool.ts";
import type { RepeatEvery } from "./repeat-every.ts";

const threadFile = new URL("./solver-thread-from-source.mjs", import.meta.url);
const pools: SolverPool[] = [];
const poolOf = (threads: number, repeatEvery?: RepeatEvery): SolverPool => {
  const pool = createSolverPool({ threads, threadFile, ...(repeatEvery && { repeatEvery }) });
  pools.push(pool);
  return pool;
};
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

function rowProblem(unitCount: number, count: number) {
  const spec = { balance: [{ measure: "workload", tolerance: 0.2, weight: 1 }] };
  const built = buildDesignProblem(buildStudy(spec, { unitCount }), count);
  if (!built.ok) throw new Error("the fixture is wrong");
  return built.value;
}

describe("a pool of solver threads", () => {
  it("gives the same plan on one thread and on two", async () => {
    const options = { seed: 7, starts: 3, iterations: 500 };
    const [one, two] = await Promise.all(
      [1, 2].map((threads) => poolOf(threads).solve(rowProblem(20, 4), options)),
    );
    expect(one.status).toBe("solved");
    expect(two).toEqual(one);
  });

  it("tells progress while it works and once more at the end", async () => {
    const seen: SolveProgress[] = [];
    await poolOf(1).solve(rowProblem(20, 4), {
      seed: 1,
      starts: 2,
      iterations: 500,
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen.at(-1)).toMatchObject({ startsDone: 2, starts: 2, fractionDone: 1 });
    expect(
      seen.every((progress, index) => index === 0 || progress.startsDone >= seen[index - 1].startsDone),
    ).toBe(true);
  });

  // between two beats lies what was asked for, at most the 250 ms that are promised; the test itself is the clock
  it.each(["solve", "bound"] as const)("tells progress at every beat of 250 ms or less: %s", async (work) => {
    const beats: { milliseconds: number; call: () => void; isOn: boolean }[] = [];
    const pool = poolOf(1, (milliseconds, call) => {
      const beat = { milliseconds, call, isOn: true };
      beats.push(beat);
      return () => {
        beat.isOn = false;
      };
    });
    let told = 0;
    const onProgress = () => {
      told++;
    };
    const done =
      work === "solve"
        ? pool.solve(rowProblem(20, 4), { seed: 1, starts: 1, iterations: 200, onProgress })
        : pool.bound(rowProblem(12, 3), { incumbent: 100, iterations: 10, onProgress });
    expect(beats).toMatchObject([{ isOn: true }]);
    expect(beats[0].milliseconds).toBeLessThanOrEqual(250);
    const toldAtOnce = told;
    // no message of the worker can have come yet: the beat alone must tell
    for (let beat = 1; beat <= 5; beat++) {
      beats[0].call();
      expect(told).toBe(toldAtOnce + beat);
    }
    await done;
    expect(beats).toMatchObject([{ isOn: false }]);
  });

  it("proves a lower bound that no plan undercuts", async () => {
    const pool = poolOf(1);
    const problem = rowProblem(12, 3);
    const solved = await pool.solve(problem, { seed: 1, starts: 1, iterations: 2000 });
    if (solved.status !== "solved") throw new Error(`got ${solved.status}, expected a plan`);
    const bound = await pool.bound(problem, { incumbent: solved.objective, iterations: 100 });
    expect(bound?.value).toBeLessThanOrEqual(solved.objective * (1 + 1e-9));
    expect(bound?.value).toBeGreaterThan(0);
  });

  it("tells that it is proving while a bound runs", async () => {
    const seen: SolveProgress[] = [];
    await poolOf(1).bound(rowProblem(12, 3), {
      incumbent: 100,
      iterations: 10,
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen[0]).toMatchObject({ phase: "bound", bestObjective: 100, violation: 0 });
  });

  it("leaves no port open that would keep the process from ending when a start fails", async () => {
    const openPorts = () => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
    const broken = { ...rowProblem(12, 3), territories: undefined } as unknown as DesignProblem;
    await expect(poolOf(1).solve(broken, { seed: 1, starts: 2, iterations: 10 })).rejects.toThrow();
    await expect.poll(openPorts).toBe(0);
  });
});
