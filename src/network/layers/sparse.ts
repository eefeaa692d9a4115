import { foldNormalization } from "./fold.js";
import type { LayerMemory, LayerPlan, LayerSteps, PlanRequest } from "./layer.js";
import type { Product, SparseWeights } from "../sparseWeights.js";

/** What a 1x1 convolution or a dense layer runs as when its weights are mostly zero. */
export function planSparse(
  kind: "1x1" | "matmul",
  product: Product,
  sparse: SparseWeights,
  request: PlanRequest,
): LayerPlan {
  const { storage, batch, context, normalization } = request;
  const { outputs, inputs, pixels, tokens } = product;
  const scratchBytes = storage.kernels.sparse_matmul_scratch_bytes(sparse.pointer, batch * tokens, pixels);
  const foldedBytes = normalization === undefined ? 0 : (outputs * inputs + outputs) * storage.elementBytes;
  return {
    kernel: `sparse ${kind} ${context.info.variant} block ${sparse.block}`,
    forwardScratch: Math.max(scratchBytes, foldedBytes),
    clamps: true,
    bind: (memory) => bindSparse(product, sparse, request, memory),
  };
}

function bindSparse(product: Product, sparse: SparseWeights, request: PlanRequest, memory: LayerMemory): LayerSteps {
  const { context, normalization } = request;
  const { outputs, pixels } = product;
  const samples = request.batch * product.tokens;
  const { sparse_matmul: run } = request.storage.kernels;
  const { minimum, maximum } = request.activation;
  const { output: y, forwardScratch: scratch } = memory;
  const [x] = memory.inputs;
  const weight = request.parameter("weight");
  const bias = request.optionalParameter("bias");
  const forward = (): void => run(sparse.pointer, samples, pixels, x, y, minimum, maximum, scratch);
  if (normalization === undefined) {
    return {
      prepare: () => {
        const biases = bias === undefined ? undefined : context.f32(bias.value, outputs);
        sparse.pack(context.f32(weight.value, weight.size), biases);
      },
      forward,
    };
  }
  const foldedBias = scratch + weight.size * request.storage.elementBytes;
  const fold = { weight, bias, normalization, foldedWeight: scratch, foldedBias };
  return {
    prepare: () => {
      foldNormalization(context, fold);
      sparse.pack(context.f32(scratch, weight.size), context.f32(foldedBias, outputs));
    },
    forward,
  };
}
