import { Grid, Stack } from "@mantine/core";
import { useSelf } from "../../api/self.ts";
import { Page } from "../../components/page.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Attention } from "./attention.tsx";
import { Goals } from "./goals.tsx";
import { HomeMap } from "./home-map.tsx";
import { homeWords } from "./home-words.ts";
import { InForce } from "./in-force.tsx";
import { MyTerritory } from "./my-territory.tsx";
import { News } from "./news.tsx";
import { NextStep } from "./next-step.tsx";
import { Tour } from "./tour.tsx";

/** The first screen: one next step, exceptions, and for a rep the own territory. */
export function HomePage() {
  const t = useWords(homeWords);
  const format = useFormat();
  const { member, today } = useSelf();
  const isRep = member.role === "rep";
  return (
    <Page title={t("title")} lead={format.fullDate(today)}>
      <Tour />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 4 }} order={{ md: 2 }}>
          <Stack gap="md">
            <NextStep />
            {!isRep && <InForce />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }} order={{ md: 1 }}>
          <HomeMap />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }} order={{ md: 3 }}>
          <Stack gap="md">{isRep ? <MyTerritory /> : <Attention />}</Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ md: 4 }}>
          <Stack gap="md">
            <Goals />
            <News />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}
