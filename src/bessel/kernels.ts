import type { Kernels } from "../generated/abi.js";
import type { ElementwiseKernel } from "./blocks.js";

/** The forms of bessel_f64, as assembly/bessel/forms.ts numbers them. */
export const FORMS = {
  logarithm: 0,
  scaledLogarithm: 1,
  ratio: 2,
  complement: 3,
  ratioSlope: 4,
  logarithmSlope: 5,
  orderSlope: 6,
} as const;

export type Form = keyof typeof FORMS;

/** One number from two, in a call that touches no memory of the caller's. */
export type ScalarKernel = (kernels: Kernels, order: number, x: number, scratch: number) => number;

/** The first or second result of a form, for one order and argument. */
export function scalarKernelOf(form: Form, wanted: "first" | "second"): ScalarKernel {
  const code = FORMS[form];
  const isK = wanted === "second" ? 1 : 0;
  return (kernels, order, x, scratch) => kernels.bessel_one_f64(order, x, code, isK, scratch);
}

/** A kernel of which the first result, that of I, or the second, mostly that of K, goes to the first output, or both go out. */
export function kernelOf(form: Form, wanted: "first" | "second" | "both"): ElementwiseKernel {
  return (kernels, n, { order, orderStride, x, xStride, outputs, scratch }) => {
    const i = wanted === "second" ? 0 : outputs[0];
    const k = wanted === "first" ? 0 : outputs[wanted === "both" ? 1 : 0];
    kernels.bessel_f64(n, order, orderStride, x, xStride, i, k, FORMS[form], scratch);
  };
}
