import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { showProblem } from "../components/show-problem.tsx";
import { ApiProblem } from "./problem.ts";

const FRESH_MILLISECONDS = 30_000;
const TRIES = 3;

/** Tried again only where that may help: the server was busy or not there. */
const isPassing = (error: Error) => error instanceof ApiProblem && [0, 429, 503].includes(error.status);

/**
 * The cache of everything read. A mutation's failure is told in a notification, unless it has `meta: { quiet: true }`
 * because its form shows it. A session that ended leads to the sign-in page by way of the query "self".
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignOut }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        noticeSignOut(error);
        if (!mutation.meta?.quiet) showProblem(error);
      },
    }),
    defaultOptions: {
      // the server may be this machine, which answers without any network; where it does not, that is told at once
      mutations: { networkMode: "always" },
      queries: {
        networkMode: "always",
        staleTime: FRESH_MILLISECONDS,
        retry: (count, error) => count < TRIES && isPassing(error),
        retryDelay: (count, error) =>
          error instanceof ApiProblem && error.retryAfterSeconds !== null
            ? error.retryAfterSeconds * 1000
            : 500 * 2 ** count,
      },
    },
  });
  function noticeSignOut(error: Error): void {
    if (error instanceof ApiProblem && error.status === 401 && client.getQueryData(["self"])) {
      client.setQueryData(["self"], null);
    }
  }
  return client;
}
