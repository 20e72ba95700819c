import { accountRevenue } from "./entries/account-revenue.ts";
import { accountsDisrupted } from "./entries/accounts-disrupted.ts";
import { acquisitionCost } from "./entries/acquisition-cost.ts";
import { activeOutlets } from "./entries/active-outlets.ts";
import { annualContractValue } from "./entries/annual-contract-value.ts";
import { brandDevelopment } from "./entries/brand-development.ts";
import { buyingPower } from "./entries/buying-power.ts";
import { callCompliance } from "./entries/call-compliance.ts";
import { callPlanAttainment } from "./entries/call-plan-attainment.ts";
import { categoryDevelopment } from "./entries/category-development.ts";
import { churn } from "./entries/churn.ts";
import { contactRate } from "./entries/contact-rate.ts";
import { conversationsKpi } from "./entries/conversations.ts";
import { costToServe } from "./entries/cost-to-serve.ts";
import { coverage } from "./entries/coverage.ts";
import { customerLifetimeValue } from "./entries/customer-lifetime-value.ts";
import { effectiveCalls } from "./entries/effective-calls.ts";
import { enps } from "./entries/enps.ts";
import { frequency } from "./entries/frequency.ts";
import { growthReported } from "./entries/growth-reported.ts";
import { growthRestated } from "./entries/growth-restated.ts";
import { leadMaturity } from "./entries/lead-maturity.ts";
import { leadToOpportunity } from "./entries/lead-to-opportunity.ts";
import { leadsKpi } from "./entries/leads.ts";
import { lifetimeToAcquisition } from "./entries/lifetime-to-acquisition.ts";
import { linearity } from "./entries/linearity.ts";
import { marketPenetration } from "./entries/market-penetration.ts";
import { marketShare } from "./entries/market-share.ts";
import { meanCycle } from "./entries/mean-cycle.ts";
import { meanDealValue } from "./entries/mean-deal-value.ts";
import { netProfit } from "./entries/net-profit.ts";
import { newAccountShare } from "./entries/new-account-share.ts";
import { newAccounts } from "./entries/new-accounts.ts";
import { nps } from "./entries/nps.ts";
import { opportunitiesKpi } from "./entries/opportunities.ts";
import { opportunityToDeal } from "./entries/opportunity-to-deal.ts";
import { pacingIndex } from "./entries/pacing-index.ts";
import { payback } from "./entries/payback.ts";
import { pipelineCoverage } from "./entries/pipeline-coverage.ts";
import { pipelineCoverageNeeded } from "./entries/pipeline-coverage-needed.ts";
import { pipelineValue } from "./entries/pipeline-value.ts";
import { planRate } from "./entries/plan-rate.ts";
import { potentialKpi } from "./entries/potential.ts";
import { quotaAttainment } from "./entries/quota-attainment.ts";
import { relationshipsDisrupted } from "./entries/relationships-disrupted.ts";
import { retention } from "./entries/retention.ts";
import { revenueDisrupted } from "./entries/revenue-disrupted.ts";
import { routeCompliance } from "./entries/route-compliance.ts";
import { salesVelocity } from "./entries/sales-velocity.ts";
import { serviceIndex } from "./entries/service-index.ts";
import { shareOfWallet } from "./entries/share-of-wallet.ts";
import { strikeRate } from "./entries/strike-rate.ts";
import { weightedPipeline } from "./entries/weighted-pipeline.ts";
import { whiteSpace } from "./entries/white-space.ts";
import { winRateCount } from "./entries/win-rate-count.ts";
import { winRateValue } from "./entries/win-rate-value.ts";
import { workloadDisrupted } from "./entries/workload-disrupted.ts";
import type { Kpi } from "./kpi.ts";

/** Every KPI, in the order of docs/kpis.md. To add one: docs/add-a-kpi.md. */
export const KPIS: readonly Kpi[] = Object.freeze([
  accountRevenue,
  costToServe,
  netProfit,
  potentialKpi,
  shareOfWallet,
  whiteSpace,
  leadsKpi,
  opportunitiesKpi,
  newAccounts,
  leadToOpportunity,
  leadMaturity,
  opportunityToDeal,
  winRateCount,
  winRateValue,
  meanCycle,
  meanDealValue,
  pipelineValue,
  weightedPipeline,
  pipelineCoverage,
  pipelineCoverageNeeded,
  salesVelocity,
  quotaAttainment,
  pacingIndex,
  linearity,
  coverage,
  frequency,
  callPlanAttainment,
  planRate,
  callCompliance,
  routeCompliance,
  effectiveCalls,
  strikeRate,
  activeOutlets,
  contactRate,
  conversationsKpi,
  annualContractValue,
  newAccountShare,
  growthReported,
  growthRestated,
  retention,
  churn,
  customerLifetimeValue,
  acquisitionCost,
  payback,
  lifetimeToAcquisition,
  nps,
  enps,
  marketShare,
  marketPenetration,
  brandDevelopment,
  categoryDevelopment,
  buyingPower,
  serviceIndex,
  accountsDisrupted,
  revenueDisrupted,
  workloadDisrupted,
  relationshipsDisrupted,
]);
