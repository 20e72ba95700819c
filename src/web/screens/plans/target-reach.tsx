import { Text } from "@mantine/core";
import { useSelf } from "../../api/self.ts";
import { useWords } from "../../i18n/define-words.ts";
import { plansWords } from "./plans-words.ts";

/** For who sees a part of a plan: its targets are shares of that part, and others may be told another one. */
export function TargetReach() {
  const t = useWords(plansWords);
  const { rights } = useSelf();
  if (rights["plans:read"] === "all") return null;
  return (
    <Text size="xs" c="dimmed">
      {t("territories.targetReach")}
    </Text>
  );
}
