export const en = {
  verdict: "{{reps}} reps are needed",
  "verdict.at": "With {{reps}} the visits take {{share}} of their time for visits.",
  "verdict.enough": "There are {{reps}} today: as many as it takes.",
  "verdict.more_one": "There are {{reps}} today: {{count}} more is needed.",
  "verdict.more_other": "There are {{reps}} today: {{count}} more are needed.",
  "verdict.fewer_one": "There are {{reps}} today: {{count}} more than it takes.",
  "verdict.fewer_other": "There are {{reps}} today: {{count}} more than it takes.",
  "verdict.reckoned":
    "{{workload}} hours a month ÷ {{capacity}} hours a month of one rep (Talley's workload method, summed before rounding).",
  table: "Visits by class of account",
  "table.lead":
    "Classes by revenue of the period. Change how often a class is visited, and see what it takes.",
  class: "Class",
  accounts: "Accounts",
  calls: "Visits a month",
  hours: "Hours of a visit, with the way",
  "hours.recorded": "from your records, at the usual number of visits",
  "hours.usual": "usual; nothing is recorded",
  work: "Hours a month",
  share: "Working time for visits, %",
  "share.help": "Of {{hours}} hours a week, as reps have them; a usual value, not measured",
} as const;
