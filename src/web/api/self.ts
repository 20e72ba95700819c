import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, dataOf } from "./client.ts";
import { ApiProblem } from "./problem.ts";
import type { paths } from "./schema.d.ts";

/** Who is signed in, where, and what they may do. */
export type Self = paths["/v1/self"]["get"]["responses"][200]["content"]["application/json"];

/** Null: nobody is signed in. */
export const selfQuery = queryOptions({
  queryKey: ["self"],
  queryFn: async (): Promise<Self | null> => {
    try {
      return await dataOf(api.GET("/v1/self"));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

/** Who is signed in; only for screens below the frame, which is shown to nobody else. */
export function useSelf(): Self {
  const { data } = useQuery(selfQuery);
  if (!data) throw new Error("got no member, expected one on a screen of the frame");
  return data;
}

/** Whether I may do this, as docs and operations name it (`plans:edit`); which rows, the server decides. */
export const useMay = (action: string): boolean => action in useSelf().rights;
