import { Text } from "@mantine/core";
import { useSelf } from "../../api/self.ts";
import { Page } from "../../components/page.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { homeWords } from "./home-words.ts";

/** The first screen: what needs attention today. */
export function HomePage() {
  const t = useWords(homeWords);
  const format = useFormat();
  const { member, today } = useSelf();
  return (
    <Page title={t("title")} lead={format.fullDate(today)}>
      <Text>{t("hello", { name: member.name })}</Text>
    </Page>
  );
}
