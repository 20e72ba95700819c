import { Button, Group, Radio, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf, onlyOnce } from "../../api/client.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { tellDone } from "../../components/tell-done.ts";
import { useWords } from "../../i18n/define-words.ts";
import { type Plan, type TerritoryWithTotals, territoriesQuery } from "../plans/plan-queries.ts";
import { type Challenge, challengesKey } from "./review-queries.ts";
import { reviewWords } from "./review-words.ts";

interface ChallengeDialogProps {
  readonly plan: Plan;
  readonly isOpen: boolean;
  /** Code of a unit to begin with. */
  readonly object: string | undefined;
  readonly wish: Challenge["wish"] | undefined;
  /** Code of a territory to begin with. */
  readonly territory: string | undefined;
  readonly onClose: () => void;
}

/** Objects to a plan in review: something should join or leave a territory, and why. */
export function ChallengeDialog({ isOpen, onClose, ...rest }: ChallengeDialogProps) {
  const t = useWords(reviewWords);
  const territories = useQuery({ ...territoriesQuery(rest.plan.id), enabled: isOpen });
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t("challenges.raise")}>
      <QueryView query={territories}>
        {(all) => <ChallengeForm {...rest} territories={all} onClose={onClose} />}
      </QueryView>
    </Dialog>
  );
}

type Draft = Pick<Challenge, "wish" | "reason"> & {
  readonly territoryId: string | null;
  readonly kind: Challenge["object"]["kind"];
  readonly code: string;
};

interface ChallengeFormProps extends Omit<ChallengeDialogProps, "isOpen"> {
  readonly territories: readonly TerritoryWithTotals[];
}

function useRaise(plan: Plan, onDone: () => void) {
  const t = useWords(reviewWords);
  const client = useQueryClient();
  const [once] = useState(onlyOnce);
  return useMutation({
    mutationFn: ({ territoryId, wish, kind, code, reason }: Draft) => {
      const params = { path: { planId: plan.id }, header: once };
      const body = { territoryId: territoryId ?? "", wish, object: { kind, code }, reason };
      return dataOf(api.POST("/v1/plans/{planId}/challenges", { params, body }));
    },
    meta: { quiet: true },
    onSuccess: () => {
      tellDone(t("challenges.raised"));
      onDone();
      return client.invalidateQueries({ queryKey: challengesKey(plan.id) });
    },
  });
}

function ChallengeForm({
  plan,
  territories,
  object,
  wish = "remove",
  territory,
  onClose,
}: ChallengeFormProps) {
  const t = useWords(reviewWords);
  const first = territories.find(({ code }) => code === territory) ?? territories[0];
  const [draft, setDraft] = useState<Draft>({
    territoryId: first?.id ?? null,
    wish,
    kind: "unit",
    code: object ?? "",
    reason: "",
  });
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }));
  const raise = useRaise(plan, onClose);
  const isReady = draft.territoryId !== null && draft.code.trim() !== "" && draft.reason.trim() !== "";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        raise.mutate({ ...draft, code: draft.code.trim(), reason: draft.reason.trim() });
      }}
    >
      <Stack>
        <Select
          label={t("challenges.territory")}
          data={territories.map(({ id, code, name }) => ({
            value: id,
            label: name === code ? code : `${code} ${name}`,
          }))}
          value={draft.territoryId}
          onChange={(territoryId) => change({ territoryId })}
          allowDeselect={false}
          searchable
          required
        />
        <Radio.Group
          label={t("challenges.objectKind")}
          value={draft.kind}
          onChange={(kind) => change({ kind: kind === "account" ? "account" : "unit" })}
        >
          <Group mt={4}>
            <Radio value="unit" label={t("challenges.unit")} />
            <Radio value="account" label={t("challenges.account")} />
          </Group>
        </Radio.Group>
        <TextInput
          label={t("challenges.code")}
          description={t("challenges.codeTells")}
          value={draft.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
          maxLength={200}
          required
          data-autofocus
        />
        <Radio.Group
          label={t("challenges.wish")}
          value={draft.wish}
          onChange={(wish) => change({ wish: wish === "add" ? "add" : "remove" })}
        >
          <Group mt={4}>
            <Radio value="remove" label={t("challenges.remove")} />
            <Radio value="add" label={t("challenges.add")} />
          </Group>
        </Radio.Group>
        <Textarea
          label={t("challenges.reason")}
          description={t("challenges.reasonTells")}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          autosize
          minRows={3}
          maxLength={2000}
          required
        />
        {raise.error && <ProblemAlert error={raise.error} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!isReady} loading={raise.isPending}>
            {t("challenges.send")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
