export const en = {
  best: "Best customers",
  "best.share": "the {{percent}} % with the most revenue",
  "basis.similarity": "By similarity to the nearest best customers",
  "basis.probability": "By the probability to become one of the best customers",
  "basis.counts":
    "{{best}} best customers and {{others}} others of the period; {{compared}} prospects were compared.",
  "basis.noModel":
    "Too few best customers for a model (ten per variable): similarity tells who is alike, not who will buy.",
  "basis.model":
    "Logistic regression on {{variables}}; area under the curve {{area}} on the customers it was fitted to, which flatters.",
  table: "Prospects, the most alike first",
  "table.lead":
    "Similarity (Gower): the mean of what is alike, 0 to 100 %. Each with the best customers that it is nearest to, and what makes them alike.",
  prospect: "Prospect",
  similarity: "Similarity",
  probability: "Probability",
  nearest: "Most like, and in what",
  tooLittle:
    "Too little is known of the prospects to compare them: give them potential, segment and industry.",
  empty: "No prospects to compare",
  "empty.text":
    "It takes accounts of the stage prospect with segment, industry and potential, and customers that bought in the period.",
  "empty.import": "Go to imports",
  "feature.potential": "potential",
  "feature.work hours": "hours of work",
  "feature.segment": "segment",
  "feature.industry": "industry",
} as const;
