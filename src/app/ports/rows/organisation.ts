import type { Role } from "../../../core/domain/roles.ts";

export interface OrganisationSettings {
  readonly name: string;
  /** IANA zone: effective dates are civil dates in it. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Members of these roles must have a second factor: without one they can do nothing but set it up. */
  readonly secondFactorRoles: readonly Role[];
  /** Civil dates of the feasts that sales rise before; none: forecasts consider none; null: Idulfitri as officially set. */
  readonly feastDates: readonly string[] | null;
  /** First month of the fiscal year, 1 = January; quarters are counted from it. */
  readonly fiscalYearStartMonth: number;
}

export interface Organisation extends OrganisationSettings {
  readonly id: string;
}

/** The actor's own. */
export interface OrganisationRows {
  get(): Promise<Organisation>;
  update(change: Partial<OrganisationSettings>): Promise<void>;
}
