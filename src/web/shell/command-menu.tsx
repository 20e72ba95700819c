import { useMantineColorScheme } from "@mantine/core";
import { Spotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import { IconLanguage, IconMoon, IconSearch, IconSun } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useWords } from "../i18n/define-words.ts";
import { chooseLanguage, LANGUAGES } from "../i18n/language.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { useMyLinks } from "./navigation.tsx";
import { shellWords } from "./shell-words.ts";

const SCHEME_ICONS = { light: IconSun, dark: IconMoon };

/** Ctrl or ⌘ and K: every place and view by typing. */
export function CommandMenu() {
  const t = useWords(shellWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const links = useMyLinks();
  const { setColorScheme } = useMantineColorScheme();
  const places: SpotlightActionGroupData = {
    group: t("commands.go"),
    actions: links.map(({ to, label, icon: Picture, keywords }) => ({
      id: to,
      label: label[language],
      // both languages find it
      keywords: `${label.id} ${label.en} ${keywords ?? ""}`,
      leftSection: <Picture size={18} stroke={1.7} aria-hidden />,
      onClick: () => void navigate({ to: to as "/" }),
    })),
  };
  const views: SpotlightActionGroupData = {
    group: t("commands.view"),
    actions: [
      ...LANGUAGES.map((each) => ({
        id: `language-${each}`,
        label: t(`language.${each}`),
        leftSection: <IconLanguage size={18} aria-hidden />,
        onClick: () => chooseLanguage(each),
      })),
      ...(["light", "dark"] as const).map((each) => {
        const Picture = SCHEME_ICONS[each];
        return {
          id: `scheme-${each}`,
          label: t(`scheme.${each}`),
          keywords: "light dark terang gelap",
          leftSection: <Picture size={18} aria-hidden />,
          onClick: () => setColorScheme(each),
        };
      }),
    ],
  };
  return (
    <Spotlight
      actions={[places, views]}
      shortcut={["mod+K"]}
      nothingFound={t("commandsNothing")}
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t("commandsPlaceholder"),
        "aria-label": t("commands"),
      }}
    />
  );
}
