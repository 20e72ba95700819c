import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import { showSecret } from "../../components/secret-note.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { type Member, membersQuery } from "./people-queries.ts";
import { peopleWords } from "./people-words.ts";

interface MemberChange {
  readonly id: string;
  readonly name?: string;
  readonly role?: Member["role"];
  readonly isActive?: boolean;
}

/** Shown at once, taken back where the server refuses. */
export function useChangeMember() {
  const queryClient = useQueryClient();
  const common = useWords(commonWords);
  return useMutation({
    mutationFn: ({ id, ...body }: MemberChange) =>
      dataOf(api.PATCH("/v1/members/{memberId}", { params: { path: { memberId: id } }, body })),
    onMutate: async ({ id, ...change }) => {
      await queryClient.cancelQueries(membersQuery);
      const before = queryClient.getQueryData(membersQuery.queryKey);
      queryClient.setQueryData(membersQuery.queryKey, (members) =>
        members?.map((member) => (member.id === id ? { ...member, ...change } : member)),
      );
      return { before };
    },
    onError: (_error, _change, context) => {
      queryClient.setQueryData(membersQuery.queryKey, context?.before);
    },
    onSuccess: () => notifications.show({ message: common("saved") }),
    onSettled: () => {
      void queryClient.invalidateQueries(membersQuery);
      void queryClient.invalidateQueries({ queryKey: ["self"] });
    },
  });
}

/** A password for somebody who forgot theirs, shown once. */
export function useNewPassword() {
  const t = useWords(peopleWords);
  return useMutation({
    mutationFn: ({ id }: Member) =>
      dataOf(api.POST("/v1/members/{memberId}/password", { params: { path: { memberId: id } } })),
    onSuccess: ({ temporaryPassword }, { name }) =>
      showSecret({ title: t("temporary"), text: t("temporaryText", { name }), secret: temporaryPassword }),
  });
}

/** For who lost their authenticator. */
export function useRemoveFactor() {
  const common = useWords(commonWords);
  return useMutation({
    mutationFn: (memberId: string) =>
      dataOf(api.DELETE("/v1/members/{memberId}/second-factor", { params: { path: { memberId } } })),
    onSuccess: () => notifications.show({ message: common("saved") }),
  });
}
