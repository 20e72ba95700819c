import { Modal, type ModalProps } from "@mantine/core";
import { commonWords } from "../i18n/common-words.ts";
import { useWords } from "../i18n/define-words.ts";

/** A dialog over the page, with a name for its closing button. */
export function Dialog(props: Omit<ModalProps, "closeButtonProps">) {
  const t = useWords(commonWords);
  return <Modal closeButtonProps={{ "aria-label": t("close") }} {...props} />;
}
