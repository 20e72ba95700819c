import { z } from "zod";
import { isFigure, LARGEST_FIGURE, SMALLEST_FIGURE } from "../core/domain/figure.ts";

/** A figure of a business, as it is stored. */
export const figure = z
  .number()
  .min(-LARGEST_FIGURE)
  .max(LARGEST_FIGURE)
  .refine(isFigure, `0, or at least ${SMALLEST_FIGURE} in magnitude`);
