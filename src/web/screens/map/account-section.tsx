import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useMay } from "../../api/self.ts";
import { QueryView } from "../../components/query-view.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { DeskAccount } from "../../map/plan-desk.ts";
import { ExplanationChain, explanationQuery } from "../accounts/explanation-chain.tsx";
import { formatMeasure, nameMeasure } from "../plans/format-measure.ts";
import { plansWords } from "../plans/plans-words.ts";
import { mapWords } from "./map-words.ts";
import { Lines, Section } from "./section.tsx";
import { useStudio, useWholeView } from "./studio-context.ts";
import { TerritorySelect, useNameOf } from "./territory-select.tsx";

/** One account: what it is worth, where it belongs, and against its geography where it may go. */
export function AccountSection({ account }: { readonly account: DeskAccount }) {
  const t = useWords(mapWords);
  const tPlans = useWords(plansWords);
  const format = useFormat();
  const { desk, mayEdit, selectAccount } = useStudio();
  const nameOf = useNameOf();
  const section = useRef<HTMLDivElement>(null);
  // who chose it from a list by keyboard goes on here
  useEffect(() => {
    if (document.activeElement === document.body) section.current?.focus({ preventScroll: true });
  }, []);
  useWholeView();
  const override = desk.overrideOf(account.code);
  const place = account.position < 0 ? -1 : desk.assignment[account.position];
  const where =
    override >= 0
      ? t("account.against", { territory: nameOf(override) })
      : place < 0
        ? t("account.nowhere")
        : t("account.byPlace", { territory: nameOf(place) });
  return (
    <Section ref={section} title={`${t("account.heading", { code: account.code })} · ${account.name}`}>
      <Text size="xs">{where}</Text>
      <Lines
        lines={(["revenue", "potential", "workloadHours"] as const).map((key) => ({
          label: nameMeasure(key, tPlans),
          value: formatMeasure(key, account[key], format),
        }))}
      />
      {mayEdit && (
        <>
          <TerritorySelect
            label={t("selection.to")}
            value={override < 0 ? null : override}
            onChange={(index) => desk.assignAccount(account, index ?? -1)}
          />
          {override < 0 && place >= 0 && (
            <Button size="compact-xs" variant="default" onClick={() => desk.assignAccount(account, place)}>
              {t("account.lock", { territory: nameOf(place) })}
            </Button>
          )}
          {override >= 0 && (
            <Button size="compact-xs" variant="default" onClick={() => desk.assignAccount(account, -1)}>
              {t("account.back")}
            </Button>
          )}
        </>
      )}
      <WhyHere key={account.code} account={account} />
      <Group>
        <Button size="compact-xs" variant="default" onClick={() => selectAccount(null)}>
          {t("selection.clear")}
        </Button>
      </Group>
    </Section>
  );
}

/** What decided in the saved version, asked for where it is wished. */
function WhyHere({ account }: { readonly account: DeskAccount }) {
  const t = useWords(mapWords);
  const { desk } = useStudio();
  const mayInspect = useMay("plans:inspect");
  const [isAsked, setAsked] = useState(false);
  const { planId, version } = desk.plan;
  const explanation = useQuery({ ...explanationQuery(planId, account.code), enabled: isAsked });
  if (!mayInspect) return null;
  if (!isAsked)
    return (
      <Button size="compact-xs" variant="light" w="fit-content" onClick={() => setAsked(true)}>
        {t("selection.why")}
      </Button>
    );
  return (
    <QueryView query={explanation} lines={3}>
      {(data) => (
        <>
          <Text size="xs" c="dimmed">
            {t("why.saved", { version })}
          </Text>
          <ExplanationChain explanation={data} />
        </>
      )}
    </QueryView>
  );
}
