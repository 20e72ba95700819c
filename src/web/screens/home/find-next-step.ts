/** What leads on, for whom it is. */
export interface NextStep {
  readonly kind: "import" | "areas" | "plan" | "draft" | "review" | "schedule" | "map" | "myTerritory";
  readonly planId: string | null;
  /** Of the plan, where there is one. */
  readonly name: string;
}

export interface Situation {
  readonly memberId: string;
  readonly may: (action: string) => boolean;
  readonly hasAccounts: boolean;
  /** Units that territories are made of. */
  readonly hasLayer: boolean;
  readonly plans: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly createdBy: string;
    readonly submittedBy: string | null;
  }[];
  readonly heldPlanId: string | null;
  readonly isRep: boolean;
}

/** The first of these that the member may take: begin, decide, set a date, go on with a draft, look. */
export function findNextStep(situation: Situation): NextStep | null {
  const { memberId, may, hasAccounts, hasLayer, plans, heldPlanId, isRep } = situation;
  const first = (state: string) => plans.find((plan) => plan.state === state);
  const step = (kind: NextStep["kind"], plan?: { readonly id: string; readonly name: string }): NextStep => ({
    kind,
    planId: plan?.id ?? null,
    name: plan?.name ?? "",
  });
  if (!hasAccounts && may("imports:edit")) return step("import");
  if (!hasLayer && may("imports:edit")) return step("areas");
  const toDecide = plans.find(
    ({ state, createdBy, submittedBy }) =>
      // nobody approves what they made or submitted themselves
      state === "in-review" && createdBy !== memberId && submittedBy !== memberId,
  );
  if (toDecide && may("plans:approve")) return step("review", toDecide);
  const approved = first("approved");
  if (approved && may("plans:schedule")) return step("schedule", approved);
  const draft = first("draft");
  if (draft && may("plans:edit")) return step("draft", draft);
  if (heldPlanId === null) return may("plans:create") ? step("plan") : null;
  return { kind: isRep ? "myTerritory" : "map", planId: heldPlanId, name: "" };
}
