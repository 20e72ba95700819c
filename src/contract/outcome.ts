/** What every door says when something is wrong: commands, routes and jobs take these words from here, not from core. */
export {
  BrokenInvariant,
  type Failure,
  failure,
  type Outcome,
  type Place,
  type Problem,
  success,
} from "../core/domain/problem.ts";
