import { failure, type Outcome } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { OpenedStore, OpenRequest, ServerHost } from "../ports/server-world.ts";
import { openCurrentStore, withStore } from "./open-migrated-store.ts";

export interface MemberRequest extends OpenRequest {
  /** E-mail address of the member in whose name it is done. */
  readonly as: string;
}

/**
 * Works on a store as one of its members, with this member's rights and no more. No password is asked: who may open the
 * store may do anything to it, and the audit log tells what was done this way. Problems: those of opening; SET-130.
 */
export const actOnStore = <T>(
  host: ServerHost,
  request: MemberRequest,
  work: (store: OpenedStore, actor: Actor) => Promise<Outcome<T>>,
): Promise<Outcome<T>> =>
  withStore(
    () => openCurrentStore(host, request),
    async (store) => {
      const actor = await store.world.findActor(request.as.trim().toLowerCase());
      return actor === null ? failure([nobody(request.as)]) : work(store, actor);
    },
  );

const nobody = (email: string) => ({
  code: "SET-130",
  where: { file: "options", item: "--as" },
  cause: `no active member of this store has the e-mail address ${email}`,
  fix: "name the address that the member signs in with, and the store's folder with --data",
});
