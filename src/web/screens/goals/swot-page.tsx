import { Button, SimpleGrid, Stack, Switch, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { SWOT_ASPECTS } from "../../../core/domain/swot-aspects.ts";
import { useMay, useSelf } from "../../api/self.ts";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { type Exception, ExceptionList } from "../evaluate/exception-list.tsx";
import { FigureDrawer } from "../evaluate/figure-drawer.tsx";
import { GoalsFrame } from "./goals-frame.tsx";
import { SwotDialog } from "./swot-dialog.tsx";
import { SwotLine } from "./swot-line.tsx";
import { swotWords } from "./swot-words.ts";
import { type SwotAspect, type SwotItem, swotQuery } from "./use-swot.ts";

interface Edited {
  readonly aspect: SwotAspect;
  /** Null: one to be added. */
  readonly item: SwotItem | null;
}

/** Strengths, weaknesses, opportunities and threats, where they show, and what is done about them. */
export function SwotPage() {
  const t = useWords(swotWords);
  const mayEdit = useMay("goals:edit");
  const { member } = useSelf();
  const search = useSearch({ from: "/frame/goals/swot" });
  const navigate = useNavigate({ from: "/goals/swot" });
  const [edited, setEdited] = useState<Edited | null>(null);
  const items = useQuery(swotQuery(search.mine ? member.id : undefined));
  return (
    <GoalsFrame
      page="swot"
      actions={
        <Switch
          label={t("mine")}
          checked={search.mine ?? false}
          onChange={({ currentTarget }) =>
            void navigate({
              search: { ...search, mine: currentTarget.checked ? true : undefined },
              replace: true,
            })
          }
        />
      }
    >
      <QueryView query={items} lines={8}>
        {(all) => (
          <Stack gap="md">
            <SwotExceptions items={all} />
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              {SWOT_ASPECTS.map((aspect) => (
                <Quadrant
                  key={aspect}
                  aspect={aspect}
                  items={all.filter((item) => item.aspect === aspect)}
                  onEdit={mayEdit ? (item) => setEdited({ aspect, item }) : null}
                />
              ))}
            </SimpleGrid>
          </Stack>
        )}
      </QueryView>
      {edited && <SwotDialog aspect={edited.aspect} item={edited.item} onClose={() => setEdited(null)} />}
      <FigureDrawer />
    </GoalsFrame>
  );
}

function SwotExceptions({ items }: { readonly items: readonly SwotItem[] }) {
  const t = useWords(swotWords);
  const { today } = useSelf();
  const overdue = items.filter(({ dueOn, doneOn }) => doneOn === null && dueOn !== null && dueOn < today);
  const open = items.filter(
    ({ aspect, action }) => action === null && (aspect === "weakness" || aspect === "threat"),
  );
  const exceptions: Exception[] = [];
  if (overdue.length > 0) exceptions.push({ text: t("overdueCount", { count: overdue.length }) });
  if (open.length > 0) exceptions.push({ text: t("withoutAction", { count: open.length }) });
  return <ExceptionList title={t("exceptions")} allWell={t("allWell")} exceptions={exceptions} />;
}

interface QuadrantProps {
  readonly aspect: SwotAspect;
  readonly items: readonly SwotItem[];
  /** Null item: one to be added. Null: I may not. */
  readonly onEdit: ((item: SwotItem | null) => void) | null;
}

function Quadrant({ aspect, items, onEdit }: QuadrantProps) {
  const t = useWords(swotWords);
  return (
    <Section
      title={t(`aspect.${aspect}`)}
      actions={
        onEdit && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onEdit(null)}
          >
            {t(`add.${aspect}`)}
          </Button>
        )
      }
    >
      <Text size="xs" c="dimmed">
        {t(`aspect.${aspect}.help`)}
      </Text>
      {items.length === 0 && <Text size="sm">{t("none")}</Text>}
      {items.map((item) => (
        <SwotLine key={item.id} item={item} onEdit={onEdit && (() => onEdit(item))} />
      ))}
    </Section>
  );
}
