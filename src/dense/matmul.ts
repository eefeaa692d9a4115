import { checkBoolean } from "../runtime/checks.js";
import type { RuntimeContext } from "../runtime/context.js";
import type { Tensor } from "../runtime/types.js";
import { resolveActivation } from "./activation.js";
import { applyCurve } from "./curve.js";
import { checkOptions } from "../runtime/options.js";
import type { Scratch } from "./scratch.js";
import type { Dense, MatmulOptions } from "./types.js";

const OPTIONS = ["transposeA", "transposeB", "bias", "activation", "out"];

export function createMatmul(context: RuntimeContext, scratch: Scratch): Dense["matmul"] {
  return (a: Tensor<"f32">, b: Tensor<"f32">, options: MatmulOptions = {}): Tensor<"f32"> => {
    const settings = checkOptions("options", options, OPTIONS);
    const transposeA = checkFlag("options.transposeA", settings["transposeA"]);
    const transposeB = checkFlag("options.transposeB", settings["transposeB"]);
    const activation = resolveActivation("options.activation", settings["activation"]);
    const left = context.checkTensor("a", a, "f32", transposeA ? ["K", "M"] : ["M", "K"]);
    const [m = 0, k = 0] = transposeA ? [left.shape[1], left.shape[0]] : left.shape;
    const right = context.checkTensor("b", b, "f32", transposeB ? ["N", k] : [k, "N"]);
    const n = right.shape[transposeB ? 0 : 1] ?? 0;
    const bias = options.bias === undefined ? undefined : context.checkTensor("options.bias", options.bias, "f32", [n]);
    const working = scratch.reserve(context.kernels.matmul_scratch_bytes_f32(m, n, k));
    const inputs = [left, right, bias];
    const y = context.output({ out: options.out, dtype: "f32", shape: [m, n], inputs });
    const { minimum, maximum } = activation;
    const run = context.kernels.matmul_f32;
    const [flagA, flagB] = [Number(transposeA), Number(transposeB)];
    const biasPointer = bias?.pointer ?? 0;
    run(m, n, k, left.pointer, right.pointer, y.pointer, flagA, flagB, biasPointer, minimum, maximum, working);
    applyCurve(context, activation, y);
    return y;
  };
}

function checkFlag(argument: string, value: unknown): boolean {
  return value === undefined ? false : checkBoolean(argument, value);
}
