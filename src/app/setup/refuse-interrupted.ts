import { type Failure, failure } from "../../core/domain/problem.ts";

/** Why the demo does not go on; null where nobody stopped it. Problem SET-112. */
export const refuseInterrupted = ({ aborted }: AbortSignal): Failure | null =>
  aborted
    ? failure([
        {
          code: "SET-112",
          where: { file: "demo" },
          cause: "the demo was interrupted before it was whole",
          fix: "start again with --demo and the same data folder: it goes on from there",
        },
      ])
    : null;
