import { Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { commonWords } from "../i18n/common-words.ts";
import { wordsNow } from "../i18n/define-words.ts";

interface Confirmation {
  /** What is about to be done, as the button says it. */
  readonly title: string;
  /** What it will mean. */
  readonly text: string;
  readonly isGrave?: boolean;
  readonly onConfirm: () => void;
}

/** Asks before something that is hard to take back. */
export function confirm({ title, text, isGrave = false, onConfirm }: Confirmation): void {
  modals.openConfirmModal({
    title,
    children: <Text size="sm">{text}</Text>,
    labels: { confirm: title, cancel: wordsNow(commonWords)("cancel") },
    confirmProps: isGrave ? { color: "red" } : {},
    onConfirm,
  });
}
