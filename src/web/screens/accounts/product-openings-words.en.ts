/** Of what an account does not buy and accounts like it do. */
export const en = {
  title: "Products that accounts like it buy, and it does not",
  lead: "Against the {{count}} customers of {{from}} to {{until}} most like it by potential, hours of work, segment and industry, as far as they are within your reach.",
  product: "Product",
  buyers: "Bought by",
  "buyers.of": "{{buyers}} of {{peers}}",
  interval: "95 %: {{low}} to {{high}}",
  median: "Median spent",
  "median.help": "By a buyer among them, in the period",
  peers: "Accounts it was compared with",
  similarity: "Similarity",
  show: "Show accounts it was compared with",
  hide: "Hide them",
  none: "It buys all that accounts like it buy.",
  few: "Too little to say: {{count}} customers can be compared with it. At least {{least}} are needed.",
  more: "Show all {{count}}",
} as const;
