import type { DesignProblem } from "../core/domain/design-problem.ts";
import type { DesignProgress, DesignResult, LowerBound } from "../core/domain/design-result.ts";
import type { Outcome, Problem } from "../core/domain/problem.ts";
import type { PlanReport } from "../core/evaluate/plan-report.ts";
import type { EvaluationView } from "../core/evaluate/view/evaluation-view.ts";
import type { Table } from "../core/import/table.ts";
import type { Town } from "../core/import/town-book.ts";
import type { DemoHistory, DemoHistoryRequest } from "./ports/demo-history.ts";
import type { MapThread } from "./ports/map-thread.ts";
import type { Encoding } from "./ports/rows/imports.ts";

export type { DesignProblem, DesignProgress, DesignResult, LowerBound };

/** A file as it was read: its name as the user gave it, its bytes, and their SHA-256 in hex. */
export interface SourceFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface FileSource {
  /** Reads a whole file. A relative path is looked for beside `besides` first, then in the current folder. */
  read(path: string, besides?: string | null): Promise<Outcome<SourceFile>>;
}

/** A file that is read in pieces. */
export type OpenFile = (path: string) => Promise<Outcome<AsyncIterable<Uint8Array>>>;

export interface TableOptions {
  /** Of a workbook; the first one where not given. */
  readonly sheet?: string;
}

/** Turns bytes into text, tables and features; unzips what is gzipped. */
export interface Decoders {
  text(file: SourceFile): Promise<Outcome<string>>;
  /** CSV, XLSX or GeoJSON points, told apart by content. */
  table(file: SourceFile, options?: TableOptions): Promise<Outcome<Table>>;
  /** A zip with one or more shapefiles → GeoJSON. */
  shapefile(file: SourceFile): Promise<Outcome<unknown>>;
  /** Text that is never whole in memory. `open` is called twice: to find the encoding, where none is given, and to read. */
  textStream(
    file: string,
    open: () => AsyncIterable<Uint8Array>,
    encoding: Encoding | null,
  ): Promise<Outcome<TextStream>>;
}

export interface TextStream {
  readonly encoding: Encoding;
  /** Without byte order mark. Throws `UnreadableFile` where packed bytes are damaged or unpack to too much. */
  readonly parts: AsyncIterable<string>;
}

/** What a stream ends with that cannot be read on. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.cause);
    this.problem = problem;
  }
}

/** Geography that ships with the package, as parsed TopoJSON. */
export interface BundledLayers {
  /** Towns of the world, read when first asked for. */
  towns(): Promise<readonly Town[]>;
  read(name: "us-atlas-counties" | "world-atlas-land"): Promise<unknown>;
}

export interface OutputFolder {
  /** Whether files of these names could be written; leaves nothing behind. */
  tryOut(folder: string, names: readonly string[]): Promise<Outcome<unknown>>;
  /** Replaces our own files together at the end; leaves others alone; writes nothing when it fails. */
  writeTogether(
    folder: string,
    files: ReadonlyMap<string, string | Uint8Array>,
    /** Names of ours that are removed where this run does not write them. */
    ownNames?: readonly string[],
  ): Promise<Outcome<unknown>>;
}

/** A file that is written whole and not yet in its place. */
export interface FileDraft {
  readonly bytes: number;
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** Writes a file beside its place as it comes. Problem IMP-209. */
export type DraftFile = (
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
) => Promise<Outcome<FileDraft>>;

export interface Clock {
  /** Monotonic milliseconds. */
  nowMilliseconds(): number;
}

/** What is told while several starts run; at least every 250 ms. */
export interface SolveProgress extends DesignProgress {
  readonly startsDone: number;
  readonly starts: number;
}

export interface SolveOptions {
  readonly seed: number;
  readonly starts: number;
  /** Per start; with it the result does not depend on the number of threads. */
  readonly iterations?: number;
  /** Wall time of all starts together. */
  readonly milliseconds?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Told the best plan on the way, about once a second while it gets better. */
  readonly onPlan?: (assignment: Int32Array) => void;
}

export interface BoundOptions {
  readonly iterations?: number;
  readonly milliseconds?: number;
  /** Objective of the best plan known, for the step length. */
  readonly incumbent: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SolveProgress) => void;
}

/** Worker threads that run the engine. */
export interface SolverPool {
  readonly threads: number;
  solve(problem: DesignProblem, options: SolveOptions): Promise<DesignResult>;
  bound(problem: DesignProblem, options: BoundOptions): Promise<LowerBound | null>;
  close(): Promise<void>;
}

/** The demo's input files by name, and how to design from them. */
export interface DemoInput {
  readonly files: ReadonlyMap<string, string>;
  /** Text of problem.json; its paths are the names in `files`. */
  readonly problem: string;
  /** Sources to name where the data are shown. */
  readonly credits: readonly string[];
}

export type DemoScale = "small" | "normal" | "large";

/** An evaluation to be shown as a page of its own. */
export interface EvaluationPage {
  readonly view: EvaluationView;
  /** Which language it opens in. */
  readonly language: "id" | "en";
  readonly version: string;
}

/** Everything outside the use cases; built in main.ts. */
export interface World {
  readonly version: string;
  readonly cores: number;
  readonly files: FileSource;
  readonly openFile: OpenFile;
  readonly decoders: Decoders;
  readonly layers: BundledLayers;
  readonly output: OutputFolder;
  readonly draftFile: DraftFile;
  readonly clock: Clock;
  /** Started with its first order. */
  readonly maps: MapThread;
  startSolvers(threads: number): SolverPool;
  renderReport(report: PlanReport): Promise<string>;
  renderEvaluation(page: EvaluationPage): Promise<string>;
  generateDemo(scale: DemoScale, seed: number): Promise<DemoInput>;
  /** Invents what happened with the demo's customers. The same request gives the same history. */
  generateHistory(request: DemoHistoryRequest): Promise<DemoHistory>;
  /** Serves a folder at a port of the loopback interface. */
  serveFolder(
    folder: string,
    port: number,
  ): Promise<Outcome<{ readonly url: string; close(): Promise<void> }>>;
}
