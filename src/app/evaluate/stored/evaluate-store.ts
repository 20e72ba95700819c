import type { EvaluationRequest, KpisQuery } from "../../../contract/evaluations.ts";
import type { Outcome } from "../../../core/domain/problem.ts";
import { act } from "../../act.ts";
import type { Actor } from "../../ports/actor.ts";
import type { AccountSlice } from "../../ports/rows/facts.ts";
import type { Store, Transaction } from "../../ports/store.ts";
import { adjustPerformance, type StoredPerformance } from "./adjust-performance.ts";
import { chartSales, type StoredTrend } from "./chart-sales.ts";
import {
  evaluateStoredService,
  explainStoredRevenue,
  type StoredCauses,
  type StoredService,
} from "./diagnose-territories.ts";
import { evaluateAccountFacts, type StoredAccounts } from "./evaluate-account-facts.ts";
import { evaluateFunnelOfLeads, type StoredFunnel } from "./evaluate-funnel-of-leads.ts";
import { evaluateKpisByScope, type KpisByScope } from "./evaluate-kpis-by-scope.ts";
import { evaluateOpportunities, type StoredPipeline } from "./evaluate-opportunities.ts";
import { evaluateStoredReps, type StoredReps } from "./evaluate-stored-reps.ts";
import { findStoredLookAlikes, type StoredLookAlikes } from "./find-stored-look-alikes.ts";
import { forecastOpportunities, type StoredPipelineForecast } from "./forecast-opportunities.ts";
import { forecastSales, type StoredForecast } from "./forecast-sales.ts";
import { proposeStoredQuotas, type StoredQuotas } from "./propose-stored-quotas.ts";
import { rankOpenings, type StoredPriorities } from "./rank-openings.ts";
import { type StoredCustomerValue, valueStoredCustomers } from "./value-stored-customers.ts";

type StoredEvaluation = Evaluations[keyof Evaluations];

export interface Evaluations {
  readonly kpis: KpisByScope;
  readonly territories: StoredFunnel;
  readonly accounts: StoredAccounts;
  readonly pipeline: StoredPipeline;
  readonly forecast: StoredForecast;
  readonly "pipeline-forecast": StoredPipelineForecast;
  readonly quotas: StoredQuotas;
  readonly reps: StoredReps;
  readonly trend: StoredTrend;
  readonly service: StoredService;
  readonly causes: StoredCauses;
  readonly "customer-value": StoredCustomerValue;
  readonly performance: StoredPerformance;
  readonly priorities: StoredPriorities;
  readonly "look-alikes": StoredLookAlikes;
}

/** An evaluation of the stored facts within the actor's reach. */
export const evaluateStore = <Kind extends keyof Evaluations>(
  world: { readonly store: Store },
  actor: Actor,
  request: EvaluationRequest & { readonly kind: Kind },
): Promise<Outcome<Evaluations[Kind]>> =>
  act(
    world,
    actor,
    "evaluations:read",
    (tx) => evaluateRequest(tx, actor, request) as Promise<Outcome<Evaluations[Kind]>>,
  );

/** The same within a transaction. */
export function evaluateRequest(
  tx: Transaction,
  actor: Actor,
  request: EvaluationRequest,
): Promise<Outcome<StoredEvaluation>> {
  switch (request.kind) {
    case "kpis":
      return evaluateKpisByScope(tx, actor, { ...request.query, accounts: pageOf(request.query) });
    case "territories":
      return evaluateFunnelOfLeads(tx, actor, request.query);
    case "accounts":
      return evaluateAccountFacts(tx, request.query);
    case "pipeline":
      return evaluateOpportunities(tx, actor, request.query);
    case "forecast":
      return forecastSales(tx, actor, request.query);
    case "pipeline-forecast":
      return forecastOpportunities(tx, actor, request.query);
    case "quotas":
      return proposeStoredQuotas(tx, actor, request.query);
    case "reps":
      return evaluateStoredReps(tx, actor, request.query);
    case "trend":
      return chartSales(tx, actor, request.query);
    case "service":
      return evaluateStoredService(tx, actor, request.query);
    case "causes":
      return explainStoredRevenue(tx, actor, request.query);
    case "customer-value":
      return valueStoredCustomers(tx, request.query);
    case "performance":
      return adjustPerformance(tx, actor, request.query);
    case "priorities":
      return rankOpenings(tx, request.query);
    case "look-alikes":
      return findStoredLookAlikes(tx, request.query);
  }
}

/** More figures than that are for who asks page by page. */
const ACCOUNTS_OF_PAGE = 1000;

const pageOf = ({ by, limit = ACCOUNTS_OF_PAGE, after }: KpisQuery): AccountSlice | undefined =>
  by === "account" ? { of: "page", after: after ?? null, limit } : undefined;
