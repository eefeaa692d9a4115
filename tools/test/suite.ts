export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** What this machine could not run, each with what it lacks. */
  readonly notRun: readonly string[];
}

export interface Suite {
  readonly name: string;
  readonly run: (root: string) => Promise<Outcome>;
}
