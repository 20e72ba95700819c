export const en = {
  title: "Today",
  hello: "Hello, {{name}}",
} as const;
