import { Text } from "@mantine/core";
import { AccountLink } from "./account-link.tsx";

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
        {account ? <AccountLink code={account.code}>{account.name}</AccountLink> : code}
      </Text>
    </>
  );
}
