import { haversineKm } from "../../geo/distance.ts";
import type { Measured } from "../weigh-parts.ts";
import type { MatchPart, MatchRep, MatchTerritory, Trait } from "./matching.ts";
import type { MatchingSettings } from "./matching-settings.ts";

/** Every part of the score of a rep for a territory before it is weighed, with what it was computed from. */
export function measurePair(
  territory: MatchTerritory,
  rep: MatchRep,
  settings: MatchingSettings,
): Readonly<Record<MatchPart, Measured>> {
  return {
    continuity: continuity(territory, rep),
    experience: experience(territory, rep, settings),
    industry: matched("industry", territory, rep),
    products: matched("products", territory, rep),
    proximity: proximity(territory, rep, settings),
    language: matched("language", territory, rep),
    interaction: matched("interaction", territory, rep),
  };
}

/** Yearly revenue that the evidence says is at risk if this rep takes the territory over: what knows them is not. Money. */
export function transitionLoss(
  territory: MatchTerritory,
  rep: MatchRep,
  { transitionLoss: [low, high], mitigation }: MatchingSettings,
): { readonly low: number; readonly high: number } {
  const industry = matched("industry", territory, rep).value ?? 0;
  const exposed = territory.revenue * (1 - knownShare(territory, rep)) * (1 - mitigation * industry);
  return { low: exposed * low, high: exposed * high };
}

/** Rounding must not make more than everything known. */
const knownShare = ({ known }: MatchTerritory, { code }: MatchRep): number =>
  Math.min(1, known.get(code) ?? 0);

/** Share of the accounts, by revenue, that know the rep already; of a territory without accounts nothing is known. */
function continuity(territory: MatchTerritory, rep: MatchRep): Measured {
  const share = territory.accounts > 0 ? knownShare(territory, rep) : null;
  return { value: share, inputs: { knownRevenueShare: share, revenue: territory.revenue } };
}

/** Large accounts want experience: what the rep lacks of it counts as far as the revenue is in large accounts. */
function experience(
  { largeAccountShare }: MatchTerritory,
  { experienceYears }: MatchRep,
  { fullExperienceYears }: MatchingSettings,
): Measured {
  const inputs = { experienceYears, largeAccountShare };
  if (experienceYears === null || largeAccountShare === null) return { value: null, inputs };
  const share = Math.min(1, Math.max(0, experienceYears) / fullExperienceYears);
  return { value: 1 - Math.max(0, largeAccountShare - share), inputs };
}

/** Share of what is known of the accounts, by revenue, in which the rep is strong. */
function matched(trait: Trait, { traits }: MatchTerritory, { strengths }: MatchRep): Measured {
  const known = strengths[trait];
  const shares = traits[trait];
  if (known === null || shares.size === 0) return { value: null, inputs: {} };
  let met = 0;
  for (const [value, share] of shares) if (known.has(value)) met += share;
  const value = Math.min(1, met);
  return { value, inputs: { matchedShare: value } };
}

/** Straight-line distance from home to the centre of the accounts; halves with every half-distance. */
function proximity(
  { centre }: MatchTerritory,
  { home }: MatchRep,
  { halfDistanceKm }: MatchingSettings,
): Measured {
  if (centre === null || home === null) return { value: null, inputs: { homeToCentreKm: null } };
  const homeToCentreKm = haversineKm(home.lon, home.lat, centre.lon, centre.lat);
  return { value: 0.5 ** (homeToCentreKm / halfDistanceKm), inputs: { homeToCentreKm } };
}
