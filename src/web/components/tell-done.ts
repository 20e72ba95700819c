import { notifications } from "@mantine/notifications";
import { commonWords } from "../i18n/common-words.ts";
import { wordsNow } from "../i18n/define-words.ts";

/** Tells in a corner of the page that something has been done. */
export function tellDone(message: string): void {
  notifications.show({
    message,
    color: "green",
    closeButtonProps: { "aria-label": wordsNow(commonWords)("close") },
  });
}
