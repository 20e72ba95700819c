import { Text } from "@mantine/core";
import { LinkAnchor } from "../../components/links.tsx";

interface OpportunityNameProps {
  readonly code: string | null;
  readonly name: string;
  /** Null: none, or out of reach. */
  readonly account: { readonly code: string; readonly name: string } | null;
}

/** Of a row: what an opportunity is called, with the way to its account. */
export function OpportunityName({ code, name, account }: OpportunityNameProps) {
  return (
    <>
      <Text size="sm">{name}</Text>
      <Text size="xs" c="dimmed">
        {account ? (
          <LinkAnchor to="/accounts" search={{ search: account.code }} size="xs">
            {account.name}
          </LinkAnchor>
        ) : (
          code
        )}
      </Text>
    </>
  );
}
