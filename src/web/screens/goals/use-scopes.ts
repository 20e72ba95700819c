import { useQueries, useQuery } from "@tanstack/react-query";
import { heldPlansQuery } from "../../api/held-plans.ts";
import { useMay } from "../../api/self.ts";
import { teamsQuery } from "../people/people-queries.ts";
import { repsQuery, territoriesQuery } from "../plans/plan-queries.ts";
import { productsQuery } from "./goal-queries.ts";
import type { GoalScopeKind } from "./goal-scope.ts";

export interface NamedScope {
  readonly id: string;
  /** By which figures name it. */
  readonly code: string;
  readonly label: string;
}

export type Scopes = Readonly<Record<Exclude<GoalScopeKind, "organisation">, readonly NamedScope[]>>;

const toScope = ({
  id,
  code,
  name,
}: {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}) => ({
  ...{ id, code },
  label: name === code ? code : `${code} ${name}`,
});

/** Everything within reach that a goal or quota can be for: territories are those of plans that hold today. */
export function useScopes(): Scopes {
  const { data: reps = [] } = useQuery({ ...repsQuery, enabled: useMay("reps:read") });
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: useMay("teams:read") });
  const { data: products = [] } = useQuery({ ...productsQuery, enabled: useMay("products:read") });
  const { data: plans = [] } = useQuery(heldPlansQuery);
  const territories = useQueries({
    queries: plans.map(({ planId }) => territoriesQuery(planId)),
    combine: (found) => found.flatMap(({ data = [] }) => data),
  });
  return {
    rep: reps.map(toScope),
    // figures know a team by its name
    team: teams.map(({ id, name }) => ({ id, code: name, label: name })),
    product: products.map(toScope),
    territory: territories.map(toScope),
  };
}
