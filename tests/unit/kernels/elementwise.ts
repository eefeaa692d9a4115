import { COUNTS, SPECIAL_VALUES, type Trial } from "./case.js";
import { at, pairs } from "./values.js";
import type { KernelMemory } from "./memory.js";

/** A kernel that makes element i of its output from element i of one or two inputs. */
export interface Elementwise {
  /** Random inputs of n elements each. */
  readonly inputs: (n: number) => readonly Float32Array[];
  readonly call: (memory: KernelMemory, n: number, inputs: readonly number[], output: number) => void;
  readonly reference: (...values: readonly number[]) => number;
  /** Largest error at these inputs. */
  readonly tolerance: (reference: number, ...values: readonly number[]) => number;
  /** Special inputs, every combination of which is tried, in place of SPECIAL_VALUES. */
  readonly special?: readonly number[];
}

/** All counts, apart and with the output in place of each input, and all combinations of special values. */
export function* elementwiseTrials(kernel: Elementwise): Iterable<Trial> {
  for (const n of COUNTS) yield* layouts(`n=${String(n)}`, kernel, kernel.inputs(n));
  const special = kernel.special ?? SPECIAL_VALUES;
  const combined = kernel.inputs(1).length === 1 ? [Float32Array.from(special)] : pairs(special, special);
  yield* layouts("special values", kernel, combined);
}

function* layouts(name: string, kernel: Elementwise, inputs: readonly Float32Array[]): Iterable<Trial> {
  yield { name, run: (memory) => run(memory, kernel, inputs, -1) };
  for (const shared of inputs.keys()) {
    yield { name: `${name}, in place of ${String(shared)}`, run: (memory) => run(memory, kernel, inputs, shared) };
  }
}

function run(memory: KernelMemory, kernel: Elementwise, inputs: readonly Float32Array[], shared: number) {
  const n = inputs[0]?.length ?? 0;
  const pointers = inputs.map((values, index) => (index === shared ? memory.inout(values) : memory.input(values)));
  const output = shared < 0 ? memory.output(n) : at(pointers, shared);
  kernel.call(memory, n, pointers, output);
  const rows = Array.from({ length: n }, (_, index) => inputs.map((values) => at(values, index)));
  const reference = rows.map((row) => kernel.reference(...row));
  const tolerance = rows.map((row, index) => kernel.tolerance(at(reference, index), ...row));
  return [{ name: "y", actual: memory.floats(output, n), reference, tolerance }];
}
