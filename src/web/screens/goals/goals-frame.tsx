import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Page } from "../../components/page.tsx";
import { useWords } from "../../i18n/define-words.ts";
import classes from "../evaluate/evaluate-frame.module.css";
import { goalsWords } from "./goals-words.ts";

const PAGES = [
  ["/goals", "list"],
  ["/goals/quotas", "quotas"],
  ["/goals/swot", "swot"],
] as const;

interface GoalsFrameProps {
  readonly page: "list" | "quotas" | "swot";
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Head of the pages of goals, with the way to the others. */
export function GoalsFrame({ page, actions, children }: GoalsFrameProps) {
  const t = useWords(goalsWords);
  return (
    <Page
      title={page === "list" ? t("title") : t(page)}
      lead={page === "list" ? t("lead") : t(`${page}.lead`)}
      actions={actions}
    >
      <nav className={classes.tabs} aria-label={t("pages")}>
        {PAGES.map(([to, name]) => (
          <Link
            key={to}
            to={to}
            className={classes.tab}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {t(name)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
