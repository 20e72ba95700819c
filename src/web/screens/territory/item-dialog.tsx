import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { DateField } from "../../components/date-field.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import type { TerritoryItem, TerritoryPath } from "./territory-queries.ts";
import { territoryWords } from "./territory-words.ts";
import { useAddItem, useChangeItem } from "./use-items.ts";

interface ItemDialogProps {
  readonly path: TerritoryPath;
  readonly kind: TerritoryItem["kind"];
  /** Null: closed; "new": one to be added. */
  readonly item: TerritoryItem | "new" | null;
  readonly onClose: () => void;
}

/** Adds or changes a goal, an action, a training item or a department of a territory. */
export function ItemDialog({ item, ...rest }: ItemDialogProps) {
  const t = useWords(territoryWords);
  return (
    <Dialog opened={item !== null} onClose={rest.onClose} title={t(`items.${rest.kind}`)}>
      {item && <ItemForm item={item === "new" ? null : item} {...rest} />}
    </Dialog>
  );
}

interface ItemFormProps extends Omit<ItemDialogProps, "item"> {
  readonly item: TerritoryItem | null;
}

function ItemForm({ path, kind, item, onClose }: ItemFormProps) {
  const t = useWords(territoryWords);
  const [body, setBody] = useState(item?.body ?? "");
  const [departmentRole, setDepartmentRole] = useState(item?.departmentRole ?? "");
  const [dueOn, setDueOn] = useState(item?.dueOn ?? null);
  const add = useAddItem(path);
  const change = useChangeItem(path);
  const isDepartment = kind === "department";
  const save = () => {
    const fields = {
      body: body.trim(),
      departmentRole: isDepartment ? departmentRole.trim() : null,
      dueOn: isDepartment ? null : dueOn,
    };
    if (item === null) return add.mutate({ kind, ...fields, doneOn: null }, { onSuccess: onClose });
    // shown at once; where it is refused, the old text comes back and a message says why
    change.mutate({ item, change: fields });
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack>
        <Textarea
          label={t(isDepartment ? "items.department_" : "items.body")}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={2000}
          required
          data-autofocus
        />
        {isDepartment && (
          <Textarea
            label={t("items.departmentRole")}
            value={departmentRole}
            onChange={(event) => setDepartmentRole(event.currentTarget.value)}
            autosize
            maxLength={2000}
            required
          />
        )}
        {!isDepartment && <DateField label={t("items.due")} value={dueOn} onChange={setDueOn} clearable />}
        {add.error && <ProblemAlert error={add.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            type="submit"
            disabled={body.trim() === "" || (isDepartment && departmentRole.trim() === "")}
            loading={add.isPending}
          >
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
