export const en = {
  title: "Organisation",
  lead: "Applies to everybody in it.",
  name: "Name of the organisation",
  timeZone: "Time zone",
  timeZoneHelp:
    "Plans take effect on dates in it. A new one decides from the next request on which date today is.",
  currency: "Currency",
  locale: "Language and region",
  factorRoles: "Roles that must have a second factor",
  factorRolesHelp: "Members without one can do nothing but set it up.",
  audit: "Audit log",
  auditLead:
    "Who did what, newest first. Each entry holds the hash of the one before, so that none can be changed or left out.",
  at: "When",
  who: "Who",
  what: "What",
  on: "On",
  detail: "Detail",
  system: "The server",
  noAudit: "Nothing has happened yet",
  noAuditText: "Every change appears here.",
} as const;
