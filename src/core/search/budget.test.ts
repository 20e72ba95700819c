import { describe, expect, it } from "vitest";
import { createBudget } from "./budget.ts";

describe("a budget of iterations", () => {
  it("ends when they are spent, and says so", () => {
    const budget = createBudget({ iterations: 10 });
    expect(budget.fractionDone()).toBe(0);
    budget.spend(4);
    expect(budget.fractionDone()).toBe(0.4);
    expect(budget.iterations).toBe(4);
    budget.spend(6);
    expect(budget.fractionDone()).toBe(1);
    expect(budget.stopReason()).toBe("iterations");
  });

  it("counts what was spent beyond its end too", () => {
    const budget = createBudget({ iterations: 10 });
    budget.spend(25);
    expect(budget.fractionDone()).toBe(2.5);
    expect(budget.iterations).toBe(25);
  });

  it("does not look at a clock that nobody asked it to watch", () => {
    let now = 0;
    const budget = createBudget({ iterations: 10, now: () => now });
    now = 1e9;
    expect(budget.fractionDone()).toBe(0);
  });
});

describe("a budget of time", () => {
  it("counts from its making, and ends when the time is over", () => {
    let now = 5000;
    const budget = createBudget({ milliseconds: 200, now: () => now });
    expect(budget.fractionDone()).toBe(0);
    now = 5050;
    expect(budget.fractionDone()).toBe(0.25);
    budget.spend(1e6);
    expect(budget.fractionDone()).toBe(0.25);
    now = 5200;
    expect(budget.fractionDone()).toBe(1);
    expect(budget.stopReason()).toBe("time");
  });

  it("ends with the iterations where those run out first", () => {
    let now = 0;
    const budget = createBudget({ milliseconds: 100, iterations: 8, now: () => now });
    now = 25;
    budget.spend(4);
    expect(budget.fractionDone()).toBe(0.5);
    budget.spend(4);
    expect(budget.fractionDone()).toBe(1);
    expect(budget.stopReason()).toBe("iterations");
  });
});

describe("a budget that is cancelled", () => {
  it("is used up at once and stays so", () => {
    let isCancelled = false;
    const budget = createBudget({ iterations: 100, isCancelled: () => isCancelled });
    budget.spend(1);
    expect(budget.fractionDone()).toBe(0.01);
    isCancelled = true;
    expect(budget.fractionDone()).toBe(1);
    expect(budget.stopReason()).toBe("cancelled");
    isCancelled = false;
    expect(budget.fractionDone()).toBe(1);
  });
});
