import type { ScopeKind } from "../../../core/domain/scope-kinds.ts";
import { useSelf } from "../../api/self.ts";
import { useWords } from "../../i18n/define-words.ts";
import { evaluateWords } from "./evaluate-words.ts";

/** What figures that belong to none of the scopes are called; who sees some territories cannot tell whether there is another. */
export function useNobody(by: ScopeKind): string {
  const t = useWords(evaluateWords);
  const { rights } = useSelf();
  if (by !== "territory") return t("nobody");
  return t(rights["plans:read"] === "all" ? "noTerritory" : "outsideYours");
}
