import type { ReactNode } from "react";
import { LinkAnchor } from "../../components/links.tsx";

interface AccountLinkProps {
  /** By which figures name it. */
  readonly code: string;
  readonly children: ReactNode;
}

/** From a figure to the account: figures know its code, the list finds it by that. */
export const AccountLink = ({ code, children }: AccountLinkProps) => (
  <LinkAnchor to="/accounts" search={{ search: code }} size="sm">
    {children}
  </LinkAnchor>
);
