import { Modal } from "@mantine/core";
import { useWords } from "../../i18n/define-words.ts";
import { DepartureForm, LeaveForm } from "./absence-forms.tsx";
import { RepForm } from "./rep-form.tsx";
import type { Rep } from "./rep-queries.ts";
import { repsWords } from "./reps-words.ts";

/** What is being done with a rep. */
export type RepEdit =
  | { readonly kind: "rep"; readonly rep: Rep | null }
  | { readonly kind: "leave"; readonly rep: Rep }
  | { readonly kind: "departure"; readonly rep: Rep };

interface RepDialogProps {
  /** Null: it is closed. */
  readonly edit: RepEdit | null;
  readonly onClose: () => void;
}

/** A rep's own fields, a leave, or the end of service. */
export function RepDialog({ edit, onClose }: RepDialogProps) {
  const t = useWords(repsWords);
  return (
    <Modal opened={edit !== null} onClose={onClose} title={edit === null ? "" : titleOf(edit)}>
      {edit?.kind === "rep" && <RepForm rep={edit.rep} onClose={onClose} />}
      {edit?.kind === "leave" && <LeaveForm rep={edit.rep} onClose={onClose} />}
      {edit?.kind === "departure" && <DepartureForm rep={edit.rep} onClose={onClose} />}
    </Modal>
  );

  function titleOf({ kind, rep }: RepEdit): string {
    if (rep === null) return t("add");
    const { name } = rep;
    if (kind === "rep") return t("editRep", { name });
    return kind === "leave" ? t("leaveOf", { name }) : t("departOf", { name });
  }
}
