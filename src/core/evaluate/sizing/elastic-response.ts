/** Of sales to personal selling, mean of published studies, uncorrected: a prior where nothing is known (Albers, Mantrala & Sridhar 2010). */
export const PERSONAL_SELLING_ELASTICITY = 0.34;

/** Sales at an effort of at least 0, both 1 today, where one per cent more effort brings `elasticity` per cent more sales. */
export const respondElastically = (effort: number, elasticity = PERSONAL_SELLING_ELASTICITY): number =>
  effort ** elasticity;
