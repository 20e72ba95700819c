import fc from "fast-check";
import { expect, it } from "vitest";
import type { ExportCell } from "../export-table.ts";
import { BATCH_ROWS, diffStates, type LoadStep } from "./diff-states.ts";
import { associationKey, type OrgState, readOrgState, wantedState } from "./org-state.ts";
import type { ObjectTable } from "./read-records.ts";
import { BY_RULE, MANUAL, type Territory2Set } from "./territory2-set.ts";

/** An organisation of Salesforce as strict as the real one: gives Ids, refuses what it refuses. */
class Org {
  readonly territories = new Map<string, { Id: string; name: string; row: Record<string, string> }>();
  readonly rows = new Map<string, { object: string; row: Record<string, string> }>();
  private count = 0;

  newId(prefix: string): string {
    this.count++;
    return `${prefix}${String(this.count).padStart(12, "0")}`;
  }

  territoryId(reference: string): string {
    const found = [...this.territories.values()].find(
      ({ Id, name }) => Id === reference || name === reference,
    );
    if (!found) throw new Error(`no territory ${reference}`);
    return found.Id;
  }

  load({ operation, object, columns, rows }: LoadStep): void {
    if (rows.length > BATCH_ROWS) throw new Error("too many rows");
    for (const cells of rows) {
      const row = Object.fromEntries(columns.map((column, index) => [column, String(cells[index] ?? "")]));
      if (object === "Territory2") this.loadTerritory(operation, row);
      else this.loadAssociation(operation, object, row);
    }
  }

  private loadTerritory(operation: string, row: Record<string, string>): void {
    const parent = row.ParentTerritory2Id === "" ? "" : this.territoryId(row.ParentTerritory2Id);
    if (operation === "insert") {
      if ([...this.territories.values()].some(({ name }) => name === row.DeveloperName))
        throw new Error("duplicate");
      const Id = this.newId("0MI");
      this.territories.set(Id, { Id, name: row.DeveloperName, row: { ...row, ParentTerritory2Id: parent } });
      return;
    }
    const Id = row.Id === "" ? this.territoryId(row.DeveloperName) : row.Id;
    if (!this.territories.has(Id)) throw new Error(`no territory ${Id}`);
    if (operation === "update") {
      this.territories.set(Id, { Id, name: row.DeveloperName, row: { ...row, ParentTerritory2Id: parent } });
      return;
    }
    const isHeld =
      [...this.territories.values()].some((each) => each.row.ParentTerritory2Id === Id) ||
      [...this.rows.values()].some((each) => each.row.Territory2Id === Id);
    if (isHeld) throw new Error(`territory ${Id} is in use`);
    this.territories.delete(Id);
  }

  private loadAssociation(operation: string, object: string, row: Record<string, string>): void {
    const member = row.UserId ?? row.ObjectId;
    const territory = this.territoryId(row.Territory2Id);
    const [found] = [...this.rows].find(
      ([, each]) => (each.row.UserId ?? each.row.ObjectId) === member && each.row.Territory2Id === territory,
    ) ?? [null];
    if (operation === "insert") {
      if (found !== null) throw new Error(`duplicate ${member} ${territory}`);
      this.rows.set(this.newId("0MA"), { object, row: { ...row, Territory2Id: territory } });
      return;
    }
    const Id = row.Id === "" ? found : row.Id;
    if (Id === null || !this.rows.has(Id)) throw new Error(`no row ${Id}`);
    if (this.rows.get(Id)?.row.AssociationCause === BY_RULE) throw new Error("a rule's row was touched");
    this.rows.delete(Id);
  }

  /** Without Ids, sorted. */
  content() {
    const nameOf = (id: string) => this.territories.get(id)?.name ?? "";
    return [
      ...[...this.territories.values()].map(
        ({ name, row }) => `${name} ${row.Name} < ${nameOf(row.ParentTerritory2Id)}`,
      ),
      ...[...this.rows.values()].map(
        ({ row }) =>
          `${row.UserId ?? row.ObjectId} ${nameOf(row.Territory2Id)} ${row.RoleInTerritory2 ?? row.AssociationCause}`,
      ),
    ].sort();
  }

  /** What an export of it says. */
  tables(): ObjectTable[] {
    const table = (object: string, columns: string[], rows: Record<string, string>[]): ObjectTable => ({
      object,
      columns,
      rows: rows.map((row) => columns.map((column) => row[column] ?? "")),
    });
    const of = (object: string) =>
      [...this.rows].filter(([, each]) => each.object === object).map(([Id, { row }]) => ({ ...row, Id }));
    const columns =
      "Id Name DeveloperName Description Territory2ModelId Territory2TypeId ParentTerritory2Id".split(" ");
    return [
      table(
        "Territory2",
        columns,
        [...this.territories.values()].map(({ Id, row }) => ({ ...row, Id })),
      ),
      table(
        "UserTerritory2Association",
        ["Id", "UserId", "Territory2Id", "RoleInTerritory2"],
        of("UserTerritory2Association"),
      ),
      table(
        "ObjectTerritory2Association",
        ["Id", "ObjectId", "Territory2Id", "AssociationCause"],
        of("ObjectTerritory2Association"),
      ),
    ];
  }
}

const user = (n: number) => `005${String(n).padStart(12, "0")}`;
const account = (n: number) => `001${String(n).padStart(12, "0")}`;

/** Territories named A … F, each perhaps under an earlier one, with users, accounts and accounts put there by rules. */
const world = fc.record({
  parents: fc
    .uniqueArray(fc.nat(5), { minLength: 1 })
    .chain((names) =>
      fc.tuple(
        ...names.map((n, index) => fc.tuple(fc.constant(n), fc.option(fc.nat(Math.max(0, index - 1))))),
      ),
    ),
  renamed: fc.boolean(),
  users: fc.array(fc.tuple(fc.nat(3), fc.nat(5), fc.constantFrom("Owner", "Sales Rep")), { maxLength: 6 }),
  accounts: fc.array(fc.tuple(fc.nat(4), fc.nat(5), fc.constantFrom(MANUAL, BY_RULE)), { maxLength: 10 }),
});

function setOf(generated: typeof world extends fc.Arbitrary<infer World> ? World : never): Territory2Set {
  const names = generated.parents.map(([n]) => "ABCDEF"[n]);
  const at = (n: number) => names[n % names.length];
  const first = <Row extends readonly [number, number, string]>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [`${row[0]} ${at(row[1])}`, row])).values();
  return {
    model: { name: "M", developerName: "M", description: "" },
    types: [],
    rules: [],
    ruleAssociations: [],
    territories: generated.parents.map(([n, parent], index) => ({
      name: `Name ${"ABCDEF"[n]}${generated.renamed ? "!" : ""}`,
      developerName: "ABCDEF"[n],
      description: "",
      type: "0M5000000000001",
      parent: parent === null || index === 0 ? null : names[parent],
    })),
    users: [...first(generated.users)].map(([n, t, role]) => ({ user: user(n), territory: at(t), role })),
    objects: [...first(generated.accounts)].map(([n, t, cause]) => ({
      object: account(n),
      territory: at(t),
      cause,
    })),
  };
}

function orgOf(set: Territory2Set): Org {
  const org = new Org();
  const step = (object: string, columns: string, rows: ExportCell[][]) =>
    org.load({ operation: "insert", object, columns: columns.split(" "), rows });
  for (const { name, developerName, type, parent } of set.territories) {
    step("Territory2", "Name DeveloperName Territory2ModelId Territory2TypeId ParentTerritory2Id", [
      [name, developerName, "0MA000000000001", type, parent],
    ]);
  }
  step(
    "UserTerritory2Association",
    "UserId Territory2Id RoleInTerritory2",
    set.users.map((each) => [each.user, each.territory, each.role]),
  );
  step(
    "ObjectTerritory2Association",
    "ObjectId Territory2Id AssociationCause",
    set.objects.map((each) => [each.object, each.territory, each.cause]),
  );
  return org;
}

function stateOf(tables: readonly ObjectTable[]): OrgState {
  const state = readOrgState(tables);
  if (!state.ok) throw new Error(JSON.stringify(state.problems));
  return state.value;
}

const manual = (set: Territory2Set) => ({
  ...set,
  objects: set.objects.filter(({ cause }) => cause === MANUAL),
});

it("brings any organisation to any plan and back, and touches no row of a rule", () => {
  fc.assert(
    fc.property(world, world, (before, after) => {
      const org = orgOf(setOf(before));
      const original = org.content();
      const current = stateOf(org.tables());
      const wanted = wantedState(manual(setOf(after)), current, []);
      if (!wanted.ok) throw new Error(JSON.stringify(wanted.problems));
      const held = new Set([...current.objects.values()].map(({ member }) => member));
      const stays = new Set(
        [...wanted.value.objects.values()].map(({ member }) => member).filter((each) => held.has(each)),
      );
      for (const step of diffStates(current, wanted.value)) {
        org.load(step);
        const placed = new Set([...org.rows.values()].map(({ row }) => row.ObjectId));
        for (const each of stays) expect(placed).toContain(each);
      }
      const reached = stateOf(org.tables());
      const keys = (state: OrgState) => [...state.objects].map(([key, { how }]) => `${key} ${how}`).sort();
      expect(keys(reached)).toEqual(keys(wanted.value));
      expect([...reached.territories.keys()].sort()).toEqual([...wanted.value.territories.keys()].sort());
      expect(diffStates(reached, wantedAgain(reached, after))).toEqual([]);
      for (const step of diffStates(wanted.value, current)) org.load(step);
      expect(org.content()).toEqual(original);
    }),
    { numRuns: 200 },
  );
});

function wantedAgain(reached: OrgState, after: Parameters<typeof setOf>[0]): OrgState {
  const wanted = wantedState(manual(setOf(after)), reached, []);
  if (!wanted.ok) throw new Error(JSON.stringify(wanted.problems));
  return wanted.value;
}

it("knows users and accounts by the exports that name their Ids, long or short, and names those it does not know", () => {
  const org = orgOf(setOf({ parents: [[0, null]], renamed: false, users: [], accounts: [[1, 0, MANUAL]] }));
  const set: Territory2Set = {
    ...setOf({ parents: [[0, null]], renamed: false, users: [], accounts: [] }),
    users: [{ user: "R1", territory: "A", role: "Owner" }],
    objects: [{ object: "C7", territory: "A", cause: MANUAL }],
  };
  const named: ObjectTable[] = [
    { object: "User", columns: ["Id", "EmployeeNumber"], rows: [[`${user(1)}AAA`, "R1"]] },
    { object: "Account", columns: ["Id", "AccountNumber"], rows: [[`${account(1)}AAA`, "C7"]] },
  ];
  const current = stateOf(org.tables());
  const wanted = wantedState(set, current, named);
  if (!wanted.ok) throw new Error("refused");
  // the account stands there already, under its short Id
  expect(diffStates(current, wanted.value).map(({ operation, object }) => `${operation} ${object}`)).toEqual([
    "insert UserTerritory2Association",
  ]);
  expect(associationKey(`${account(1)}AAA`, "A")).toBe(associationKey(account(1), "A"));
  const unknown = wantedState(set, current, []);
  expect(unknown).toMatchObject({ problems: [{ code: "EXP-115" }, { code: "EXP-115" }] });
});

it("keeps a territory that rules filled, with a warning, and refuses a state of several models", () => {
  const org = orgOf(
    setOf({
      parents: [
        [0, null],
        [1, 0],
      ],
      renamed: false,
      users: [],
      accounts: [[1, 1, BY_RULE]],
    }),
  );
  const set = setOf({ parents: [[2, null]], renamed: false, users: [], accounts: [] });
  const current = stateOf(org.tables());
  const wanted = wantedState(set, current, []);
  expect(wanted.warnings.map(({ code, where }) => `${code} ${where.item}`)).toEqual([
    "EXP-116 territory B",
    "EXP-116 territory A",
  ]);
  const [territories, ...rest] = org.tables();
  const model = territories.columns.indexOf("Territory2ModelId");
  const mixed = territories.rows.map((row, index) =>
    row.map((cell, column) => (column === model ? `m${index}` : cell)),
  );
  expect(readOrgState([{ ...territories, rows: mixed }, ...rest])).toMatchObject({
    problems: [{ code: "EXP-114" }],
  });
  expect(readOrgState([{ ...territories, columns: ["Id"], rows: [] }])).toMatchObject({
    problems: [{ code: "EXP-111" }],
  });
});
