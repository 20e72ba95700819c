import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCamera } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf, onlyOnce } from "../../api/client.ts";
import { useMay } from "../../api/self.ts";
import { Dialog } from "../../components/dialog.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { tellDone } from "../../components/tell-done.ts";
import { useWords } from "../../i18n/define-words.ts";
import { type EvaluationRequest, SNAPSHOTS_KEY } from "./snapshot-queries.ts";
import { snapshotWords } from "./snapshot-words.ts";

interface KeepFiguresProps {
  readonly request: EvaluationRequest;
  /** A name to begin from. */
  readonly name: string;
}

/** Keeps an evaluation as it is now, for who may. */
export function KeepFigures({ request, name }: KeepFiguresProps) {
  const t = useWords(snapshotWords);
  const mayKeep = useMay("snapshots:take");
  const [isOpen, { open, close }] = useDisclosure();
  if (!mayKeep) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconCamera size={16} aria-hidden />} onClick={open}>
        {t("keep")}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={t("keep.title")}>
        <KeepForm request={request} name={name} onClose={close} />
      </Dialog>
    </>
  );
}

interface KeepFormProps extends KeepFiguresProps {
  readonly onClose: () => void;
}

function KeepForm({ request, name: proposed, onClose }: KeepFormProps) {
  const t = useWords(snapshotWords);
  const client = useQueryClient();
  const [name, setName] = useState(proposed);
  const keep = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST("/v1/evaluations/snapshots", { params: { header: onlyOnce() }, body: { name, request } }),
      ),
    meta: { quiet: true },
    onSuccess: () => {
      tellDone(t("keep.done"));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: SNAPSHOTS_KEY }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t("keep.text")}</Text>
        {keep.error && <ProblemAlert error={keep.error} />}
        <TextInput
          label={t("keep.name")}
          required
          maxLength={200}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <FormButtons
          label={t("keep")}
          isBusy={keep.isPending}
          isReady={name.trim() !== ""}
          onClose={onClose}
        />
      </Stack>
    </form>
  );
}
