import { createScratch } from "../dense/scratch.js";
import type { RuntimeContext } from "../runtime/context.js";
import type { JointInitial } from "./layers/layer.js";
import type { Parameter } from "./parameters.js";
import { initialKey } from "./random.js";
import type { Storage } from "./storage.js";

/** Draws the parameters of a block at `pointer`, in their order, from one stream of random numbers that the seed keys. */
export function drawParameters(
  context: RuntimeContext,
  { kernels }: Storage,
  list: readonly Parameter[],
  seed: number,
  pointer: number,
): void {
  const key = initialKey(seed);
  let counter = 0;
  const uniform = (size: number, bound: number, to: number): void => {
    kernels.uniform(size, key.low, key.high, counter, -bound, bound, to);
    counter += Math.ceil(size / 4);
  };
  const scratch = createScratch(context, "random numbers");
  const drawInPlace = (count: number): Float32Array => {
    const to = scratch.reserve(4 * count);
    uniform(count, 1, to);
    return context.f32(to, count);
  };
  const joint = new Map<JointInitial, readonly Float32Array[]>();
  try {
    for (const { size, offset, initial } of list) {
      const to = pointer + offset;
      if ("value" in initial) kernels.fill(size, initial.value, to);
      else if ("values" in initial) context.f32(to, size).set(initial.values);
      else if ("bound" in initial) uniform(size, initial.bound, to);
      else if ("joint" in initial) {
        const parts = joint.get(initial.joint) ?? initial.joint(drawInPlace);
        joint.set(initial.joint, parts);
        context.f32(to, size).set(parts[initial.part] ?? []);
      } else {
        kernels.normal(size, key.low, key.high, counter, initial.deviation, to);
        counter += Math.ceil(size / 4);
      }
    }
  } finally {
    scratch.release();
  }
}
