import { Text } from "@mantine/core";
import type { ScopeKind } from "../../../core/domain/scope-kinds.ts";
import { useNames } from "./use-names.ts";

interface ScopeNameProps {
  readonly kind: ScopeKind;
  readonly code: string;
}

/** Of a row: what it is called, with the code by which figures name it. */
export function ScopeName({ kind, code }: ScopeNameProps) {
  const name = useNames(kind).nameOf(code);
  return (
    <>
      <Text size="sm" fw={500}>
        {name ?? code}
      </Text>
      {name !== null && (
        <Text size="xs" c="dimmed">
          {code}
        </Text>
      )}
    </>
  );
}
