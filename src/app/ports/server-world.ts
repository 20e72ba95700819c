import type { Settings } from "../../contract/settings.ts";
import type { Outcome } from "../../core/domain/problem.ts";
import type { PeopleWorld } from "../people/people-world.ts";
import type { Actor } from "./actor.ts";
import type { BackupRequest, BackupResult, RestoreRequest, RestoreResult } from "./backup.ts";
import type { DemoLogin } from "./demo-login.ts";
import type { JobQueue } from "./job-queue.ts";
import type { Resealed, Sealer } from "./sealer.ts";
import type { WebhookTargets } from "./webhook-delivery.ts";

/** What the use cases need that work on the store: of people, plans, jobs, webhooks. */
export interface ServerWorld extends PeopleWorld {
  readonly sealer: Sealer;
  readonly webhookTargets: WebhookTargets;
  /** Largest file that may be uploaded. */
  readonly maximumImportBytes: number;
  /** The member behind a login, acting from the command line of the host; null where nobody active has it. */
  findActor(email: string): Promise<Actor | null>;
}

export interface MigrationStatus {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/** What became of the audit log of one organisation. */
export interface AuditCheck {
  readonly orgId: string;
  readonly organisation: string;
  readonly entries: number;
  /** Number of the first entry that is missing or not what its hash covers; null where all stands. */
  readonly brokenAt: number | null;
}

/** Small files of an installation beside its database, readable by their owner only. */
export interface PrivateFiles {
  read(name: string): Promise<string | null>;
  /** Whole or not at all. */
  write(name: string, text: string): Promise<void>;
}

/** A database that was opened, migrated or not, with everything that works on it. */
export interface OpenedStore {
  readonly world: ServerWorld;
  readonly files: PrivateFiles;
  /** Absolute. */
  readonly dataFolder: string;
  /** Problem STO-120: the database is newer than this version. */
  migrationStatus(): Promise<Outcome<MigrationStatus>>;
  /** Gives the names applied now. */
  migrate(): Promise<Outcome<readonly string[]>>;
  /** Tells the planner of the database how much there is of what, after much was stored at once. */
  updateStatistics(): Promise<void>;
  /** Seals with the newest secret what earlier ones sealed. */
  resealSecrets(): Promise<Resealed>;
  /** Recomputes every organisation's chain. */
  checkAudit(): Promise<readonly AuditCheck[]>;
  /** Everything at one instant, while others write. Problems: STO-143 the file cannot be written, STO-146 cancelled. */
  backUp(request: BackupRequest): Promise<Outcome<BackupResult>>;
  /** Whether an error that was thrown means that the database does not answer just now. */
  isUnavailable(error: unknown): boolean;
  /** Stops the embedded server, if this process started it. */
  close(): Promise<void>;
}

export interface OpenRequest {
  readonly settings: Settings;
  readonly dataFolder: string;
  /** For commands that soon end: the store must be there and may be one that another process serves just now. */
  readonly asVisitor?: boolean;
  /** For workers beside a server elsewhere: its secret is told them, never made up. Problem SET-103 where it is not. */
  readonly mustKnowSecret?: boolean;
  /** Told in a few words what is going on. */
  readonly log: (line: string) => void;
}

/** A file of the web application. */
export interface StudioFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Its name holds a hash of its content, so that it never changes. */
  readonly isHashed: boolean;
}

/** The built web application, by path: `/assets/main-1a2b3c.js`. */
export type Studio = ReadonlyMap<string, StudioFile>;

/** A server that takes requests. */
export interface Listening {
  /** Ends in "/". */
  readonly url: string;
  /** Whether every check of `/readyz` passes. */
  isReady(): Promise<boolean>;
  /** Answers what is being asked, takes nothing more. */
  close(): Promise<void>;
}

export interface ListenRequest {
  readonly settings: Settings;
  /** The pages, while they may still be built. */
  readonly studio: Promise<Outcome<Studio>>;
  /** Offered on the page to sign in at; none without the demo. */
  readonly demoLogins: () => readonly DemoLogin[];
  /** Receives one JSON line per event. */
  readonly log: (line: string) => void;
}

/** A worker of jobs, and where to send them. */
export interface Working {
  readonly queue: JobQueue;
  /** Gives running jobs back and takes nothing more. */
  stop(): Promise<void>;
}

/** Where servers come from. */
export interface ServerHost {
  /** Problems: STO-101 … of the data folder, STO-130 where the database of DATABASE_URL is not usable. */
  openStore(request: OpenRequest): Promise<Outcome<OpenedStore>>;
  /**
   * Makes a store of a backup, in a folder or database that is empty; on a problem it is as empty as before. Problems:
   * those of opening; STO-140 … STO-146.
   */
  restore(request: OpenRequest & RestoreRequest): Promise<Outcome<RestoreResult>>;
  /**
   * The web application; built in a process of its own where it is not there or its source is newer. Problem SET-121:
   * it cannot be built.
   */
  prepareStudio(log: (line: string) => void): Promise<Outcome<Studio>>;
  /** Takes requests and works jobs. Problem CLI-150: the port cannot be opened. */
  listen(store: OpenedStore, request: ListenRequest): Promise<Outcome<Listening>>;
  /** Does all that a server does besides serving, until `stop`. Receives one JSON line per event. */
  work(store: OpenedStore, log: (line: string) => void): Promise<Working>;
  /** Works jobs only, for who waits for one. */
  lendWorker(store: OpenedStore, log: (line: string) => void): Promise<Working>;
}
