import { useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import { useMay } from "../../api/self.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { IMPORTS, type Import } from "../imports/import-queries.ts";
import { Exception } from "./exception.tsx";
import { homeWords } from "./home-words.ts";

const MOST_READ = 10;
const MOST_SHOWN = 3;

/** Files that were uploaded and not applied: somebody began and did not end. */
export function useWaitingImports() {
  const enabled = useMay("imports:edit");
  const { data, isLoading } = useQuery({
    queryKey: [IMPORTS, "waiting"],
    queryFn: () => dataOf(api.GET("/v1/imports", { params: { query: { limit: MOST_READ } } })),
    enabled,
  });
  const waiting = (data?.items ?? []).filter(({ state }) => state === "uploaded" || state === "checked");
  return { isComing: isLoading, imports: waiting.slice(0, MOST_SHOWN) };
}

export function WaitingImport({ of }: { readonly of: Pick<Import, "id" | "fileName" | "createdAt"> }) {
  const t = useWords(homeWords);
  const format = useFormat();
  return (
    <Exception
      kind="import"
      title={
        <LinkAnchor to="/imports/$importId" params={{ importId: of.id }}>
          {t("attention.import", { name: of.fileName })}
        </LinkAnchor>
      }
      text={t("attention.importText", { date: format.instant(of.createdAt) })}
    />
  );
}
