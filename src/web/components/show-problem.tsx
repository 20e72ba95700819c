import { notifications } from "@mantine/notifications";
import { commonWords } from "../i18n/common-words.ts";
import { wordsNow } from "../i18n/define-words.ts";
import { ProblemLines, titleOf } from "./problem-alert.tsx";

const READING_MILLISECONDS = 12_000;

/** Tells a failure in a corner of the page, long enough to be read. */
export function showProblem(error: unknown): void {
  notifications.show({
    color: "red",
    title: titleOf(error, wordsNow(commonWords)),
    message: <ProblemLines error={error} />,
    autoClose: READING_MILLISECONDS,
  });
}
