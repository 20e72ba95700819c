/**
 * Why a rep does not work: `departure` for good, `leave` for a time, `ended` where an assignment ran out or was ended
 * with nobody after it.
 */
export const VACANCY_CAUSES = ["departure", "leave", "ended"] as const;
export type VacancyCause = (typeof VACANCY_CAUSES)[number];

/**
 * `planned`: its first date has not come. `open`: somebody stands in. `returned`: the rep is back. `closed`: what the rep
 * had is in other hands. `cancelled`: it did not come to it.
 */
export const VACANCY_STATES = ["planned", "open", "returned", "closed", "cancelled"] as const;
export type VacancyState = (typeof VACANCY_STATES)[number];

/**
 * How an interim owner was found: named as deputy; best successor of the same team; manager of the team or of one above;
 * best successor of other teams; whoever runs sales operations, where nobody else is left; chosen by hand.
 */
export const INTERIM_SOURCES = ["deputy", "team", "manager", "other-team", "operations", "chosen"] as const;
export type InterimSource = (typeof INTERIM_SOURCES)[number];
