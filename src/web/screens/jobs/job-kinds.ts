export const JOB_KINDS = ["design", "shapes", "export", "import", "rules"] as const;
export type JobKind = (typeof JOB_KINDS)[number];
