import assert from "node:assert/strict";
import type { Output, Trial } from "./case.js";
import { KernelMemory } from "./memory.js";

const DEFAULT_BYTES = 1 << 16;

/** One output, copied, so that variants can be compared after their instances are gone. */
export type Outcome = ReadonlyMap<string, ArrayLike<number>>;

/** Runs a trial with aligned arrays and with arrays `misalignment` bytes off, and checks all that case.ts promises. */
export function runTrial(exports: WebAssembly.Exports, trial: Trial, misalignment: number): Outcome {
  const aligned = runOnce(exports, trial, 0);
  assertSameBits(runOnce(exports, trial, misalignment), aligned, `at ${String(misalignment)} bytes past 16`);
  return aligned;
}

function runOnce(exports: WebAssembly.Exports, trial: Trial, misalignment: number): Outcome {
  const memory = new KernelMemory(exports, trial.bytes ?? DEFAULT_BYTES, misalignment);
  try {
    const outputs = trial.run(memory);
    memory.verify();
    for (const output of outputs) checkOutput(output);
    return new Map(outputs.map(({ name, actual }) => [name, actual]));
  } finally {
    memory.release();
  }
}

function checkOutput({ name, actual, reference, tolerance }: Output): void {
  assert.equal(actual.length, reference.length, `${name}: the trial gives ${String(reference.length)} references`);
  for (let index = 0; index < actual.length; index++) {
    const allowed = typeof tolerance === "number" ? tolerance : (tolerance[index] ?? NaN);
    const [is, should] = [actual[index] ?? NaN, reference[index] ?? NaN];
    if (isWithin(is, should, allowed, actual instanceof Float32Array)) continue;
    assert.fail(`${name}[${String(index)}] is ${String(is)}, not within ${String(allowed)} of ${String(should)}`);
  }
}

function isWithin(actual: number, reference: number, tolerance: number, isFloat32: boolean): boolean {
  if (Number.isNaN(reference)) return Number.isNaN(actual);
  const representable = isFloat32 ? Math.fround(reference) : reference;
  if (!Number.isFinite(representable)) return actual === representable;
  return Math.abs(actual - reference) <= tolerance;
}

/** Fails at the first element whose bits differ; all NaN count as one, as their payloads are the engine's choice. */
export function assertSameBits(actual: Outcome, expected: Outcome, title: string): void {
  assert.deepEqual([...actual.keys()], [...expected.keys()]);
  for (const [name, values] of actual) {
    const others = expected.get(name) ?? [];
    assert.equal(values.length, others.length);
    for (let index = 0; index < values.length; index++) {
      if (Object.is(values[index], others[index])) continue;
      assert.fail(`${title}: ${name}[${String(index)}] is ${String(values[index])} and not ${String(others[index])}`);
    }
  }
}
