export const en = {
  asTable: "Show as a table",
  asChart: "Show as a chart",
} as const;
