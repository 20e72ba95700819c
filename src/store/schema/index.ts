export * from "./auth.ts";
export * from "./geography.ts";
export * from "./market.ts";
export * from "./operations.ts";
export * from "./people.ts";
export * from "./plans.ts";
export * from "./review.ts";
export * from "./shapes.ts";
