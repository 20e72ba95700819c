import { FREE, type TerritorySpec, WHITE_SPACE } from "../../core/domain/design-problem.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { settingProblem } from "./setting-problem.ts";
import type { Study } from "./study.ts";

/** What each unit may do, and the territories with their locks. */
export interface Locks {
  readonly specs: readonly TerritorySpec[];
  readonly lockedTo: Int32Array;
  readonly problems: readonly Problem[];
}

interface LockBook {
  readonly study: Study;
  readonly specs: readonly TerritorySpec[];
  readonly territoryIndex: ReadonlyMap<string, number>;
  readonly unitIndex: ReadonlyMap<string, number>;
  readonly lockedTo: Int32Array;
  readonly lockedTerritories: Set<number>;
  readonly problems: Problem[];
}

/** Joins every setting that takes freedom away: white space, locks, protected units and accounts, scope, dissolve. */
export function buildLocks(study: Study, specs: readonly TerritorySpec[]): Locks {
  const book: LockBook = {
    study,
    specs,
    territoryIndex: new Map<string, number>(specs.map((spec, index) => [spec.code, index])),
    unitIndex: new Map<string, number>(study.layer.codes.map((code, index) => [code, index])),
    lockedTo: new Int32Array(study.layer.codes.length).fill(FREE),
    lockedTerritories: new Set(),
    problems: [],
  };
  leaveWhiteSpace(book);
  applyLocks(book);
  protectAccounts(book);
  applyScope(book);
  applyDissolve(book);
  return {
    specs: specs.map((spec, index) => (book.lockedTerritories.has(index) ? { ...spec, locked: true } : spec)),
    lockedTo: book.lockedTo,
    problems: book.problems,
  };
}

function leaveWhiteSpace(book: LockBook): void {
  for (const code of book.study.spec.whiteSpace ?? []) {
    const unit = book.unitIndex.get(code);
    if (unit === undefined) book.problems.push(unknownUnit(code, "--white-space"));
    else book.lockedTo[unit] = WHITE_SPACE;
  }
}

function applyLocks(book: LockBook): void {
  for (const { unit, target } of book.study.locks) {
    if (target.kind === "current" && unit !== null) lockUnit(book, unit, null);
    else if (target.kind === "white-space" && unit !== null) book.lockedTo[unit] = WHITE_SPACE;
    else if (target.kind === "territory") {
      const territory = territoryOf(book, target.code, "--lock");
      if (territory === undefined) continue;
      if (unit === null) lockTerritory(book, territory);
      else lockUnit(book, unit, territory);
    }
  }
  for (const code of book.study.spec.protectedUnits ?? []) {
    const unit = book.unitIndex.get(code);
    if (unit === undefined) book.problems.push(unknownUnit(code, "--protect"));
    else lockUnit(book, unit, null);
  }
}

/** Locks a unit to a territory, or (null) to the one it is in now. */
function lockUnit(book: LockBook, unit: number, territory: number | null): void {
  const code = book.study.layer.codes[unit];
  const target = territory ?? currentIndex(book, unit);
  if (target < 0) {
    book.problems.push(
      settingProblem("CLI-171", `unit ${code}`, {
        cause: `unit ${code} is to stay where it is, but the current plan has it in no territory of this design`,
        fix: "name its territory in the lock, or add --current",
      }),
    );
    return;
  }
  const before = book.lockedTo[unit];
  if (before !== FREE && before !== target) {
    const first = before === WHITE_SPACE ? "white space" : book.specs[before].code;
    book.problems.push(
      settingProblem("CLI-172", `unit ${code}`, {
        cause: `unit ${code} is locked to both ${first} and ${book.specs[target].code}`,
        fix: "keep one of the two",
      }),
    );
    return;
  }
  book.lockedTo[unit] = target;
}

function lockTerritory(book: LockBook, territory: number): void {
  if (book.study.current === null) {
    book.problems.push(
      settingProblem("CLI-173", `territory ${book.specs[territory].code}`, {
        cause: "a whole territory can only be locked against a plan in force, and none is given",
        fix: "add --current FILE, or lock its units one by one",
      }),
    );
    return;
  }
  book.lockedTerritories.add(territory);
}

function protectAccounts(book: LockBook): void {
  const wanted = book.study.spec.protectedAccounts ?? [];
  if (wanted.length === 0 || book.study.current === null) return;
  const unitOf = new Map<string, number>(
    (book.study.accounts ?? []).map((account) => [account.id, account.unit]),
  );
  for (const id of wanted) {
    const unit = unitOf.get(id);
    if (unit !== undefined && unit >= 0) {
      lockUnit(book, unit, null);
      continue;
    }
    book.problems.push(
      settingProblem("CLI-174", "--protect-accounts", {
        cause: unit === undefined ? `there is no account "${id}"` : `account "${id}" lies in no unit`,
        fix: "use an account id of --accounts that lies in a unit",
      }),
    );
  }
}

/** Only the territories in scope are designed again, with the white space they reach; all else stays exactly as it is. */
function applyScope(book: LockBook): void {
  const scope = book.study.spec.scope;
  if (scope === undefined || book.study.current === null) return;
  const inScope = new Set(scope.map((code) => territoryOf(book, code, "--scope")));
  book.specs.forEach((_, index) => {
    if (!inScope.has(index)) book.lockedTerritories.add(index);
  });
  lockUnitsWhere(book, (territory) => !inScope.has(territory));
  if (book.specs.every(({ contiguous }, index) => contiguous || !inScope.has(index))) leaveOutOfReach(book);
}

/** White space that free units of territories do not reach through one another cannot be given to one in one piece: it stays. */
function leaveOutOfReach(book: LockBook): void {
  const { offsets, neighbours } = book.study.layer.adjacency;
  const isFree = (unit: number) => book.lockedTo[unit] === FREE;
  const reached = new Set<number>();
  for (let unit = 0; unit < book.lockedTo.length; unit++)
    if (isFree(unit) && currentIndex(book, unit) >= 0) reached.add(unit);
  // a set goes on through what is added to it meanwhile
  for (const unit of reached)
    for (const neighbour of neighbours.subarray(offsets[unit], offsets[unit + 1]))
      if (isFree(neighbour)) reached.add(neighbour);
  for (let unit = 0; unit < book.lockedTo.length; unit++)
    if (isFree(unit) && !reached.has(unit)) book.lockedTo[unit] = WHITE_SPACE;
}

/** The dissolved territories' units are free, all others stay; their territories may grow. */
function applyDissolve(book: LockBook): void {
  const { current, spec } = book.study;
  if (spec.dissolve === undefined || current === null) return;
  for (const code of spec.dissolve) {
    if (!current.codes.includes(code))
      book.problems.push(unknownTerritory(code, "--dissolve", current.codes));
  }
  lockUnitsWhere(book, () => true);
  lockOutOfReach(book);
}

/** A territory that touches nothing free cannot grow while it must stay in one piece: it is untouched. */
function lockOutOfReach(book: LockBook): void {
  const { offsets, neighbours } = book.study.layer.adjacency;
  const holdsUnits = new Set<number>();
  const mayGrow = new Set<number>();
  for (let unit = 0; unit < book.lockedTo.length; unit++) {
    const territory = book.lockedTo[unit];
    if (territory < 0) continue;
    holdsUnits.add(territory);
    const touchesFree = neighbours
      .subarray(offsets[unit], offsets[unit + 1])
      .some((neighbour) => book.lockedTo[neighbour] === FREE);
    if (touchesFree || !book.specs[territory].contiguous) mayGrow.add(territory);
  }
  for (const territory of holdsUnits) {
    if (!mayGrow.has(territory)) book.lockedTerritories.add(territory);
  }
}

function lockUnitsWhere(book: LockBook, isFixed: (territory: number) => boolean): void {
  for (let unit = 0; unit < book.lockedTo.length; unit++) {
    const territory = currentIndex(book, unit);
    if (territory >= 0 && book.lockedTo[unit] === FREE && isFixed(territory)) book.lockedTo[unit] = territory;
  }
}

function currentIndex(book: LockBook, unit: number): number {
  const { current } = book.study;
  if (current === null || current.territoryOf[unit] < 0) return -1;
  return book.territoryIndex.get(current.codes[current.territoryOf[unit]]) ?? -1;
}

/** Its index; undefined after naming an unknown one. */
function territoryOf(book: LockBook, code: string, item: string): number | undefined {
  const index = book.territoryIndex.get(code);
  if (index === undefined) book.problems.push(unknownTerritory(code, item, [...book.territoryIndex.keys()]));
  return index;
}

const unknownUnit = (code: string, item: string): Problem =>
  settingProblem("CLI-164", item, {
    cause: `there is no unit "${code}"`,
    fix: "use a unit code of this layer (after filters), zeros included",
  });

const unknownTerritory = (code: string, item: string, known: readonly string[]): Problem =>
  settingProblem("CLI-170", item, {
    cause: `there is no territory "${code}"`,
    fix: `use one of ${known.slice(0, 10).join(", ")}${known.length > 10 ? " …" : ""}`,
  });
