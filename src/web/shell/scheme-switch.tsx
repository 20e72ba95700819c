import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { useWords } from "../i18n/define-words.ts";
import { shellWords } from "./shell-words.ts";

/** Light or dark at one press; "as the system" is in the menu of the user. */
export function SchemeSwitch() {
  const t = useWords(shellWords);
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme("light");
  const other = now === "dark" ? "light" : "dark";
  useHotkeys([["mod+J", () => setColorScheme(other)]]);
  const label = t(`scheme.${other}`);
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={36} onClick={() => setColorScheme(other)} aria-label={label}>
        {now === "dark" ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}
