import type { Outcome } from "../../core/domain/problem.ts";
import type { BackupRequest, BackupResult } from "../ports/backup.ts";
import type { OpenRequest, ServerHost } from "../ports/server-world.ts";
import { openCurrentStore, withStore } from "../setup/open-migrated-store.ts";

export type BackUpRequest = OpenRequest & Omit<BackupRequest, "takenAt">;

/**
 * Writes everything a store holds at one instant into a file, also while a server works on it. Problems: those of opening;
 * STO-143 the file cannot be written, STO-146 cancelled.
 */
export const backUpStore = (host: ServerHost, request: BackUpRequest): Promise<Outcome<BackupResult>> =>
  withStore(
    () => openCurrentStore(host, request),
    (store) => store.backUp({ ...request, takenAt: store.world.wallClock.now().toISOString() }),
  );
