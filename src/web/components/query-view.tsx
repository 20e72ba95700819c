import type { ReactNode } from "react";
import { LoadingLines } from "./page.tsx";
import { ProblemAlert } from "./problem-alert.tsx";

interface QueryViewProps<Data> {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly isPending: boolean;
    refetch(): unknown;
  };
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** What is read: grey lines while it comes, what went wrong and a second try, or the thing itself. */
export function QueryView<Data>({ query, lines, children }: QueryViewProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingLines {...(lines === undefined ? {} : { count: lines })} />;
}
