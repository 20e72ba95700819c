export const en = {
  score: "{{score}} of 100",
  unknown: "not known: counted as the mean",
  leftOut: "Known of nobody, and left out: {{parts}}.",
  "part.continuity": "Knows the accounts",
  "part.experience": "Experience",
  "part.headroom": "Free working time",
  "part.industry": "Knows the industries",
  "part.interaction": "Recent contacts",
  "part.language": "Languages",
  "part.products": "Sells the products",
  "part.proximity": "Nearness to the accounts",
  "part.team": "Same team",
} as const;
