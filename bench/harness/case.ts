/** The cases of a suite and the rows that they give. @module */
import type { Workload } from "./subject.js";

export type Unit = "GFLOP/s" | "Gelements/s" | "ms" | "bytes";

export interface Case {
  readonly name: string;
  readonly unit: Exclude<Unit, "bytes">;
  /** Floating-point operations or elements of one run; for "ms" it is not used. */
  readonly work: number;
  /** What the operation takes when no zero is skipped: rates by it, which are called effective, are given beside the others. */
  readonly denseWork?: number;
  /** Every subject runs this long before anything is timed. */
  readonly warmUpSeconds: number;
  /** Largest error allowed, relative to the largest magnitude of the reference. */
  readonly tolerance: number;
  /** For the suite's first subject only: the others cannot run it in any time. */
  readonly alone?: boolean;
  /** Built when the case's turn comes, so that a suite never holds all its data. */
  workload(): Workload;
}

export interface Row {
  readonly case: string;
  readonly subject: string;
  readonly unit: Unit;
  /** Median. */
  readonly value: number;
  /** Median absolute deviation, in the same unit. */
  readonly mad: number;
  readonly peer?: string;
  /** Above 1: the subject is that many times as fast as the peer, by rounds taken in turn. */
  readonly ratio?: number;
}

export interface Report {
  readonly machine: string;
  readonly engine: string;
  readonly variant: string;
  readonly suite: string;
  readonly rows: readonly Row[];
  /** What was not measured, and why. */
  readonly notes: readonly string[];
}
