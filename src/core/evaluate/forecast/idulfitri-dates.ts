/**
 * 1 Syawal in Indonesia as set by the Minister of Religious Affairs (sidang isbat), equal to the joint decrees of three ministers on
 * public holidays (SKB 2022 to 2026). 2027 is not decreed yet: computed by the MABIMS criterion of visibility, to be replaced.
 */
export const IDULFITRI_DATES: readonly string[] = [
  "2022-05-02",
  "2023-04-22",
  "2024-04-10",
  "2025-03-31",
  "2026-03-21",
  "2027-03-10",
];
