import { outOfRange, wrongType } from "../runtime/errors.js";
import type { Core } from "./core.js";

/** Checks of what a network is fed. Each throws before anything has changed. */

/** The number of samples in `length` values of the network's input. @throws RangeError where it is not whole. */
export function batchOf(core: Core, length: number): number {
  const size = core.graph.inputSize;
  const batch = length / size;
  if (!Number.isInteger(batch)) {
    throw outOfRange(
      "x.length",
      length,
      `a multiple of ${size}, the size of the input [${core.graph.givenShape.join(", ")}]`,
    );
  }
  return batch;
}

export function checkFloats(argument: string, value: unknown): Float32Array {
  if (!(value instanceof Float32Array)) throw wrongType(argument, value, "a Float32Array");
  return value;
}

export type TargetKind = "labels" | "values";

/** How a target is compared with the output. @throws TypeError, RangeError for a length or a label that does not fit. */
export function checkTarget(core: Core, target: unknown, batch: number): TargetKind {
  const { shape } = core.graph.last.layer;
  const size = core.graph.outputSize;
  if (target instanceof Int32Array) {
    if (shape.length !== 1)
      throw outOfRange("target", target, `a Float32Array, because the output is [${shape.join(", ")}]`);
    checkLength(target, batch);
    checkLabels(target, size);
    return "labels";
  }
  if (!(target instanceof Float32Array))
    throw wrongType("target", target, "an Int32Array of labels or a Float32Array of values");
  checkLength(target, batch * size);
  return "values";
}

function checkLength(target: Int32Array | Float32Array, expected: number): void {
  if (target.length !== expected) throw outOfRange("target.length", target.length, `${expected}, to go with x`);
}

function checkLabels(labels: Int32Array, classes: number): void {
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index] ?? -1;
    if (label < 0 || label >= classes) throw outOfRange(`target[${index}]`, label, `a label from 0 to ${classes - 1}`);
  }
}
