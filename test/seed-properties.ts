import fc from "fast-check";

// One seed, so that the same code gives the same result everywhere; another one searches elsewhere:
// PROPERTY_SEED=7 npm test
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
