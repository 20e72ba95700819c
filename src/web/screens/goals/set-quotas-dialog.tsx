import { Alert, Group, Progress, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { api, dataOf, onlyOnce } from "../../api/client.ts";
import { useSelf } from "../../api/self.ts";
import { DateField } from "../../components/date-field.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { tellDone } from "../../components/tell-done.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { monthsBefore, periodOf } from "../evaluate/period.ts";
import { useCalendar } from "../evaluate/use-calendar.ts";
import { GOALS_KEY } from "./goal-queries.ts";
import { idsOf } from "./goal-scope.ts";
import { goalsWords } from "./goals-words.ts";
import type { QuotaProposal } from "./quota-query.ts";
import type { QUOTA_KINDS } from "./quota-search.ts";
import { quotaWords } from "./quota-words.ts";
import { useScopes } from "./use-scopes.ts";

interface SetQuotasDialogProps {
  readonly proposal: QuotaProposal;
  readonly by: (typeof QUOTA_KINDS)[number];
  readonly onClose: () => void;
}

const MONTHS_OF_QUARTER = 3;

/** Makes goals of proposed quotas, for the next quarter unless other days are chosen. */
export function SetQuotasDialog({ proposal, by, onClose }: SetQuotasDialogProps) {
  const t = useWords(quotaWords);
  const goals = useWords(goalsWords);
  const format = useFormat();
  const scopes = useScopes()[by];
  const { until: from } = periodOf("whole-quarter", useCalendar());
  const [draft, setDraft] = useState({
    name: t("set.name.usual", { from: format.date(from) }),
    startsOn: from,
    lastDay: addDays(monthsBefore(from, -MONTHS_OF_QUARTER) as CivilDate, -1) as string,
  });
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const meant = proposal.quotas.flatMap(({ name, quota }) => {
    const scope = scopes.find(({ code }) => code === name);
    return scope === undefined || quota <= 0 ? [] : [{ id: scope.id, name, quota }];
  });
  const missing = proposal.quotas.filter(
    ({ name, quota }) => quota > 0 && !scopes.some(({ code }) => code === name),
  );
  const { set, done } = useSetQuotas(by, meant, onClose);
  return (
    <Dialog opened onClose={onClose} title={t("set.title", { count: meant.length })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate(draft);
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t("set.help")}</Text>
          <TextInput
            label={t("set.name")}
            required
            maxLength={200}
            data-autofocus
            value={draft.name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
          <Group grow align="flex-start">
            <DateField
              label={goals("from")}
              required
              value={draft.startsOn}
              onChange={(startsOn) => startsOn && change({ startsOn })}
            />
            <DateField
              label={goals("until")}
              required
              value={draft.lastDay}
              onChange={(lastDay) => lastDay && change({ lastDay })}
            />
          </Group>
          {missing.length > 0 && (
            <Alert color="yellow">
              {t("set.unknown", { names: missing.map(({ name }) => name).join(", ") })}
            </Alert>
          )}
          {set.isPending && (
            <div role="status">
              <Text size="sm">{t("set.progress", { done, count: meant.length })}</Text>
              <Progress value={(100 * done) / meant.length} aria-hidden />
            </div>
          )}
          {set.error && <ProblemAlert error={set.error} />}
          <FormButtons
            label={t("set")}
            isBusy={set.isPending}
            isReady={meant.length > 0 && draft.name.trim() !== ""}
            onClose={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}

interface MeantQuota {
  readonly id: string;
  readonly name: string;
  readonly quota: number;
}

interface QuotaDraft {
  readonly name: string;
  readonly startsOn: string;
  readonly lastDay: string;
}

/** One after the other; after a failure the same button goes on where it stopped, and sets none twice. */
function useSetQuotas(by: SetQuotasDialogProps["by"], meant: readonly MeantQuota[], onDone: () => void) {
  const t = useWords(quotaWords);
  const client = useQueryClient();
  const { organisation } = useSelf();
  const [done, setDone] = useState(0);
  const written = useRef(new Set<string>());
  const attempts = useRef(new Map<string, string>());
  const set = useMutation({
    mutationFn: async ({ name, startsOn, lastDay }: QuotaDraft) => {
      for (const { id, quota } of meant) {
        if (written.current.has(id)) continue;
        const body = {
          ...{ kind: "quantitative" as const, metric: "account-revenue", unit: organisation.currency },
          ...{ name: name.trim(), target: quota, startsOn, endsOn: addDays(lastDay as CivilDate, 1) },
          ...idsOf(by, id),
        };
        // the key belongs to what is asked: dates that were mended make another goal of it
        const asked = `${id} ${JSON.stringify(body)}`;
        const key = attempts.current.get(asked) ?? crypto.randomUUID();
        attempts.current.set(asked, key);
        await dataOf(api.POST("/v1/goals", { params: { header: onlyOnce(key) }, body }));
        written.current.add(id);
        setDone(written.current.size);
      }
    },
    meta: { quiet: true },
    onSuccess: () => {
      tellDone(t("set.done", { count: meant.length }));
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: GOALS_KEY }),
  });
  return { set, done };
}
