import { useMay, useSelf } from "../../api/self.ts";
import { Page } from "../../components/page.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Attention } from "./attention.tsx";
import { Goals } from "./goals.tsx";
import { HomeMap } from "./home-map.tsx";
import classes from "./home-page.module.css";
import { homeWords } from "./home-words.ts";
import { InForce } from "./in-force.tsx";
import { MyTerritory } from "./my-territory.tsx";
import { News } from "./news.tsx";
import { NextStep } from "./next-step.tsx";
import { Tour } from "./tour.tsx";

/** The first screen. Who plans sees the map first, a manager the exceptions, a rep the own territory; each with what is next. */
export function HomePage() {
  const t = useWords(homeWords);
  const format = useFormat();
  const { member, today } = useSelf();
  const isRep = member.role === "rep";
  const map = (
    <div className={classes.later}>
      <HomeMap />
    </div>
  );
  const isPlanner = useMay("plans:edit");
  return (
    <Page title={t("title")} lead={format.fullDate(today)}>
      <Tour />
      <div className={classes.columns}>
        <div className={classes.column}>
          {isPlanner && map}
          {isRep ? <MyTerritory /> : <Attention />}
          {!isPlanner && map}
        </div>
        <div className={classes.column}>
          <NextStep />
          <Goals />
          {!isRep && (
            <div className={classes.later}>
              <InForce />
            </div>
          )}
          <div className={classes.later}>
            <News />
          </div>
        </div>
      </div>
    </Page>
  );
}
