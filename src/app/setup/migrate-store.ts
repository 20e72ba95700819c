import type { Outcome } from "../../core/domain/problem.ts";
import type { MigrationStatus, OpenRequest, ServerHost } from "../ports/server-world.ts";
import { withStore } from "./open-migrated-store.ts";

/** Brings the schema up to date; gives the migrations applied now. Safe to repeat, and to go on after a kill. */
export const migrateStore = (host: ServerHost, request: OpenRequest): Promise<Outcome<readonly string[]>> =>
  withStore(
    () => host.openStore(request),
    (store) => store.migrate(),
  );

/** What stands in the database against what this version brings, also while another process serves it. */
export const showMigrations = (host: ServerHost, request: OpenRequest): Promise<Outcome<MigrationStatus>> =>
  withStore(
    () => host.openStore({ ...request, asVisitor: true }),
    (store) => store.migrationStatus(),
  );
