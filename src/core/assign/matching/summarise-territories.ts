import { classifyAbc } from "../../evaluate/accounts/classify-abc.ts";
import { wrapLongitude } from "../../geo/wrap-longitude.ts";
import { type MatchAccount, type MatchTerritory, type Place, TRAITS, type Trait } from "./matching.ts";

/** What a territory is besides its accounts. */
export type TerritoryHead = Pick<MatchTerritory, "code" | "incumbent" | "licences">;

interface Sums {
  accounts: number;
  revenue: number;
  largeRevenue: number;
  workloadHours: number;
  readonly traits: Readonly<Record<Trait, Map<string, number>>>;
  readonly known: Map<string, number>;
  /** Longitude of the first account with a position; the others are summed as degrees from there, the short way round. */
  firstLon: number | null;
  degreesEast: number;
  lat: number;
  placed: number;
}

/**
 * Territories as the matching sees them, from their accounts. Accounts count by revenue; where a territory has none at all, each counts
 * the same. Those of territories that are not listed are left out. O(accounts log accounts).
 */
export function summariseTerritories(
  heads: readonly TerritoryHead[],
  accounts: readonly MatchAccount[],
  { largeAccountShare }: { readonly largeAccountShare: number },
): readonly MatchTerritory[] {
  const classes = classifyAbc(
    accounts.map(({ revenue }) => revenue),
    [],
    { cuts: [largeAccountShare, 1] },
  );
  const withRevenue = new Set(accounts.flatMap((one) => (one.revenue > 0 ? [one.territory] : [])));
  const sums = new Map(heads.map(({ code }) => [code, nothing()]));
  accounts.forEach((account, index) => {
    const sum = sums.get(account.territory);
    if (sum === undefined) return;
    const weight = withRevenue.has(account.territory) ? Math.max(0, account.revenue) : 1;
    add(sum, account, weight);
    if (classes[index] === "A") sum.largeRevenue += account.revenue;
  });
  return heads.map((head) => describe(head, sums.get(head.code) ?? nothing()));
}

const nothing = (): Sums => ({
  ...{ accounts: 0, revenue: 0, largeRevenue: 0, workloadHours: 0 },
  ...{ firstLon: null, degreesEast: 0, lat: 0, placed: 0 },
  traits: { industry: new Map(), products: new Map(), language: new Map(), interaction: new Map() },
  known: new Map(),
});

function add(sum: Sums, account: MatchAccount, weight: number): void {
  sum.accounts++;
  sum.revenue += Math.max(0, account.revenue);
  sum.workloadHours += account.workloadHours;
  for (const trait of TRAITS) {
    const values = account.traits[trait];
    for (const value of values) raise(sum.traits[trait], value, weight / values.length);
  }
  for (const rep of account.knownBy) raise(sum.known, rep, weight);
  if (account.position === null) return;
  // an account without work recorded still lies somewhere
  const pull = Math.max(account.workloadHours, 1e-9);
  sum.placed += pull;
  sum.firstLon ??= account.position.lon;
  sum.degreesEast += pull * wrapLongitude(account.position.lon - sum.firstLon);
  sum.lat += pull * account.position.lat;
}

const raise = (to: Map<string, number>, key: string, by: number) => to.set(key, (to.get(key) ?? 0) + by);

function describe(head: TerritoryHead, sum: Sums): MatchTerritory {
  const { accounts, revenue, largeRevenue, workloadHours } = sum;
  const whole = revenue > 0 ? revenue : accounts;
  return {
    ...head,
    ...{ accounts, revenue, workloadHours, centre: centreOf(sum) },
    largeAccountShare: revenue > 0 ? largeRevenue / revenue : null,
    traits: {
      industry: shares(sum.traits.industry),
      products: shares(sum.traits.products),
      language: shares(sum.traits.language),
      interaction: shares(sum.traits.interaction),
    },
    known: new Map([...sum.known].map(([rep, weight]) => [rep, whole > 0 ? weight / whole : 0])),
  };
}

const centreOf = ({ firstLon, degreesEast, lat, placed }: Sums): Place | null =>
  firstLon === null ? null : { lon: wrapLongitude(firstLon + degreesEast / placed), lat: lat / placed };

function shares(weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map(total > 0 ? [...weights].map(([value, weight]) => [value, weight / total]) : []);
}
