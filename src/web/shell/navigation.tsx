import { Tooltip, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useSelf } from "../api/self.ts";
import { useWords } from "../i18n/define-words.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { type AreaLink, GROUPS, useAreas } from "./area.ts";
import classes from "./frame.module.css";
import { shellWords } from "./shell-words.ts";

interface NavigationProps {
  /** Icons only. */
  readonly isNarrow: boolean;
  readonly onNarrow: (isNarrow: boolean) => void;
}

/** The links that I may follow, in groups. */
export function Navigation({ isNarrow, onNarrow }: NavigationProps) {
  const t = useWords(shellWords);
  const links = useMyLinks().filter(({ isHidden }) => !isHidden);
  const Picture = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const switchLabel = t(isNarrow ? "wide" : "narrow");
  return (
    <>
      <nav aria-label={t("navigation")} className={classes.links}>
        {GROUPS.map((group) => {
          const ofGroup = links.filter((link) => link.group === group);
          if (ofGroup.length === 0) return null;
          return (
            <section key={group} aria-label={t(`group.${group}`)}>
              {!isNarrow && <div className={classes.group}>{t(`group.${group}`)}</div>}
              {ofGroup.map((link) => (
                <NavigationLink key={link.to} link={link} isNarrow={isNarrow} />
              ))}
            </section>
          );
        })}
      </nav>
      <div className={classes.foot}>
        <UnstyledButton
          className={`${classes.link} ${isNarrow ? classes.linkNarrow : ""}`}
          w="100%"
          visibleFrom="sm"
          onClick={() => onNarrow(!isNarrow)}
          aria-label={switchLabel}
        >
          <Picture size={18} aria-hidden />
          {!isNarrow && switchLabel}
        </UnstyledButton>
      </div>
    </>
  );
}

interface NavigationLinkProps {
  readonly link: AreaLink;
  readonly isNarrow: boolean;
}

function NavigationLink({ link, isNarrow }: NavigationLinkProps) {
  const language = useLanguage();
  const label = link.label[language];
  const Picture = link.icon;
  return (
    <Tooltip label={label} position="right" disabled={!isNarrow}>
      <Link
        to={link.to as "/"}
        className={`${classes.link} ${isNarrow ? classes.linkNarrow : ""}`}
        activeOptions={{ exact: link.to === "/", includeSearch: false }}
      >
        <Picture size={18} stroke={1.7} aria-hidden />
        {isNarrow ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </Link>
    </Tooltip>
  );
}

/** The links of all areas whose right I have. */
export function useMyLinks(): readonly AreaLink[] {
  const { rights } = useSelf();
  return useAreas()
    .flatMap(({ links }) => links)
    .filter(({ right }) => right === undefined || right in rights);
}
