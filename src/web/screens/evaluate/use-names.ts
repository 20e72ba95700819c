import { useQueries, useQuery } from "@tanstack/react-query";
import type { ScopeKind } from "../../../core/domain/scope-kinds.ts";
import { heldPlansQuery } from "../../api/held-plans.ts";
import { useMay } from "../../api/self.ts";
import { productsQuery } from "../goals/goal-queries.ts";
import { territoriesQuery } from "../plans/plan-queries.ts";
import { repsQuery } from "../reps/rep-queries.ts";

interface Names {
  /** Null: figures name it by a code that nothing within reach has today, or its code is its name. */
  readonly nameOf: (code: string) => string | null;
  /** The code, with the name behind it where there is one. */
  readonly labelOf: (code: string) => string;
}

/** What the codes stand for by which figures name territories (of plans that hold today), reps and products; teams are named by name. */
export function useNames(kind: ScopeKind): Names {
  const reps = useQuery({ ...repsQuery, enabled: useMay("reps:read") && kind === "rep" });
  const products = useQuery({ ...productsQuery, enabled: useMay("products:read") && kind === "product" });
  const plans = useQuery({ ...heldPlansQuery, enabled: kind === "territory" });
  const territories = useQueries({
    queries: (plans.data ?? []).map(({ planId }) => territoriesQuery(planId)),
    combine: (found) => found.flatMap(({ data = [] }) => data),
  });
  const known: readonly { readonly code: string; readonly name: string }[] =
    kind === "territory" ? territories : ((kind === "rep" ? reps.data : products.data) ?? []);
  const nameOf = (code: string) => {
    const name = known.find((each) => each.code === code)?.name ?? code;
    return name === code ? null : name;
  };
  return {
    nameOf,
    labelOf: (code) => {
      const name = nameOf(code);
      return name === null ? code : `${code} ${name}`;
    },
  };
}
