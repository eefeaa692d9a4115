import type { Blocks, ElementwiseKernel } from "./blocks.js";
import type { ScalarKernel } from "./kernels.js";
import { checkOperands, type Operands } from "./operands.js";
import type { Elementwise, ElementwisePair } from "./types.js";

type Names = readonly [order: string, x: string];

const ORDER_AND_X: Names = ["order", "x"];

/** A function of numbers or arrays from a kernel that writes its first output, and the same for numbers alone if there is one. */
export function elementwise(
  blocks: Blocks,
  kernel: ElementwiseKernel,
  { names = ORDER_AND_X, scalar }: { readonly names?: Names; readonly scalar?: ScalarKernel } = {},
): Elementwise {
  const call = (order: unknown, x: unknown, out?: unknown): unknown => {
    if (typeof order === "number" && typeof x === "number" && out === undefined) {
      return scalar === undefined ? blocks.runScalar(kernel, order, x)[0] : blocks.callScalar(scalar, order, x);
    }
    return blocks.run(kernel, checkOperands(order, x, out, names), 1)[0];
  };
  return call as Elementwise;
}

/** The same for a kernel that writes both outputs, which come back under their names. */
export function elementwisePair<First extends string, Second extends string>(
  blocks: Blocks,
  kernel: ElementwiseKernel,
  keys: readonly [First, Second],
  scalars?: readonly [ScalarKernel, ScalarKernel],
): ElementwisePair<First, Second> {
  const both = (order: number, x: number): readonly [number, number] =>
    scalars === undefined
      ? blocks.runScalar(kernel, order, x)
      : [blocks.callScalar(scalars[0], order, x), blocks.callScalar(scalars[1], order, x)];
  const call = (order: unknown, x: unknown): unknown => {
    const operands: Operands = checkOperands(order, x, undefined, ORDER_AND_X);
    const [first, second] =
      typeof operands.order === "number" && typeof operands.x === "number"
        ? both(operands.order, operands.x)
        : blocks.run(kernel, operands, 2);
    return { [keys[0]]: first, [keys[1]]: second };
  };
  return call as ElementwisePair<First, Second>;
}
