import { IconMap2 } from "@tabler/icons-react";
import { LinkButton } from "../../components/links.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { homeWords } from "./home-words.ts";

/** The way from a part of the first screen to the map of its plan. */
export function OpenMap({ planId }: { readonly planId: string }) {
  const t = useWords(homeWords);
  return (
    <LinkButton
      to="/plans/$planId/map"
      params={{ planId }}
      variant="light"
      size="xs"
      leftSection={<IconMap2 size={16} aria-hidden />}
    >
      {t("openMap")}
    </LinkButton>
  );
}
