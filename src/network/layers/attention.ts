import { checkBoolean, checkChoice, checkInteger } from "../../runtime/checks.js";
import { outOfRange } from "../../runtime/errors.js";
import type {
  JointInitial,
  LayerDefinition,
  LayerMemory,
  LayerPlan,
  LayerSteps,
  ParameterSpec,
  PlanRequest,
} from "./layer.js";
import { bindLinear, bindLinearBackward, linearBytes, type Linear, type LinearParameters } from "./linear.js";
import { mimeticWeights } from "./mimetic.js";
import { partsOf, type Parts } from "./parts.js";
import { PLAIN } from "./plain.js";
import { tokensOf, xavierBound } from "./shapes.js";

/** Multi-head self-attention: qkv = x Wqkv^T + b, heads of softmax(Q K^T / sqrt(d)) V, side by side, times Wproj^T + b. */
export const attention: LayerDefinition = {
  keys: ["heads", "bias", "init"],
  inputs: { least: 1, most: 1 },
  describe({ argument, spec, inputs: [shape] }) {
    const { tokens, features } = tokensOf(argument, shape);
    const heads = checkInteger(`${argument}.heads`, spec["heads"], 1);
    if (features % heads !== 0) {
      throw outOfRange(`${argument}.heads`, heads, `a divisor of the ${features} features`);
    }
    const isBiased = spec["bias"] === undefined || checkBoolean(`${argument}.bias`, spec["bias"]);
    const init = checkChoice(`${argument}.init`, spec["init"] ?? "xavier", ["xavier", "mimetic"]);
    const headSize = features / heads;
    return {
      ...PLAIN,
      shape,
      parameters: parametersOf(features, isBiased, init === "mimetic" ? mimeticWeights(features, heads) : undefined),
      macs: 4 * tokens * features * features + 2 * tokens * tokens * features,
      takesActivation: true,
      plan: (request) => new Attention({ tokens, features, heads, headSize }, request).plan(),
    };
  },
};

/** timm's names; its initial values too unless others are given, the three parts of the first weight each a matrix of its own. */
function parametersOf(features: number, isBiased: boolean, joint: JointInitial | undefined): readonly ParameterSpec[] {
  const bound = xavierBound(features, features);
  const matrix = (name: string, units: number, part: number): readonly ParameterSpec[] => [
    {
      name: `${name}.weight`,
      shape: [units, features],
      role: "weight",
      initial: joint === undefined ? { bound } : { joint, part },
    },
    { name: `${name}.bias`, shape: [units], role: "bias", initial: { value: 0 } },
  ];
  return [...matrix("qkv", 3 * features, 0), ...matrix("proj", features, 1)].filter(
    ({ name }) => isBiased || name !== "qkv.bias",
  );
}

interface Sizes {
  readonly tokens: number;
  readonly features: number;
  readonly heads: number;
  readonly headSize: number;
}

/** The plan of one layer at one batch size. */
class Attention {
  readonly #sizes: Sizes;
  readonly #request: PlanRequest;
  readonly #qkv: Linear;
  readonly #projection: Linear;
  /** Queries, keys and values, and the heads' sums: kept for backward when training. */
  readonly #values: Parts<"qkv" | "sums">;

  constructor(sizes: Sizes, request: PlanRequest) {
    const { tokens, features } = sizes;
    const rows = request.batch * tokens;
    const valueBytes = rows * features * request.storage.elementBytes;
    this.#sizes = sizes;
    this.#request = request;
    this.#qkv = { rows, units: 3 * features, features };
    this.#projection = { rows, units: features, features };
    this.#values = partsOf({ qkv: 3 * valueBytes, sums: valueBytes });
  }

  plan(): LayerPlan {
    const { training, context, storage } = this.#request;
    const { tokens, headSize } = this.#sizes;
    const { attention_scratch_bytes: scratchBytes, attention_backward_scratch_bytes: backwardBytes } = storage.kernels;
    const [qkv, projection] = [this.#qkv, this.#projection].map((linear) => linearBytes(linear, this.#request));
    if (qkv === undefined || projection === undefined) throw new Error("attention has two products");
    const work = Math.max(qkv.forward, projection.forward, scratchBytes(tokens, headSize));
    const kernel = `attention ${context.info.variant} ${this.#sizes.heads} heads`;
    if (!training) {
      const packed = partsOf({ qkv: qkv.packed, projection: projection.packed });
      return {
        kernel,
        preparedBytes: packed.bytes,
        forwardScratch: this.#values.bytes + work,
        bind: (memory) => this.#bindPrediction(packed, memory),
      };
    }
    const backwardWork = Math.max(qkv.backward, projection.backward, backwardBytes(tokens, headSize));
    return {
      kernel,
      savedBytes: this.#values.bytes,
      forwardScratch: work,
      backwardScratch: this.#values.bytes + backwardWork,
      readsInputs: true,
      bind: (memory) => this.#bindTraining(memory),
    };
  }

  #bindPrediction(packed: Parts<"qkv" | "projection">, memory: LayerMemory): LayerSteps {
    const { inputs, output: y, forwardScratch } = memory;
    const weights = packed.at(memory.prepared);
    const values = this.#values.at(forwardScratch);
    const scratch = forwardScratch + this.#values.bytes;
    const first = bindLinear(this.#qkv, this.#request, this.#parameters("qkv"), {
      x: inputs[0],
      y: values.qkv,
      packed: weights.qkv,
      scratch,
    });
    const last = bindLinear(this.#projection, this.#request, this.#parameters("proj"), {
      x: values.sums,
      y,
      packed: weights.projection,
      scratch,
    });
    const attend = this.#attend(values.qkv, values.sums, scratch);
    return {
      prepare: () => {
        first.prepare();
        last.prepare();
      },
      forward: () => {
        first.forward();
        attend();
        last.forward();
      },
    };
  }

  #bindTraining(memory: LayerMemory): LayerSteps {
    const { inputs, output: y, outputGradient: dy, inputGradients, backwardScratch, forwardScratch: scratch } = memory;
    const { batch, storage } = this.#request;
    const { tokens, heads, headSize } = this.#sizes;
    const { attention_backward: run } = storage.kernels;
    const [x] = inputs;
    const [dx] = inputGradients;
    const values = this.#values.at(memory.saved);
    const gradients = this.#values.at(backwardScratch);
    const work = backwardScratch + this.#values.bytes;
    const [qkv, projection] = [this.#parameters("qkv"), this.#parameters("proj")];
    const toQkv = bindLinear(this.#qkv, this.#request, qkv, { x, y: values.qkv, packed: 0, scratch }).forward;
    const attend = this.#attend(values.qkv, values.sums, scratch);
    const project = bindLinear(this.#projection, this.#request, projection, {
      x: values.sums,
      y,
      packed: 0,
      scratch,
    }).forward;
    const projectBack = bindLinearBackward(this.#projection, this.#request, projection, {
      x: values.sums,
      dy,
      dx: gradients.sums,
      scratch: work,
    });
    const qkvBack = bindLinearBackward(this.#qkv, this.#request, qkv, { x, dy: gradients.qkv, dx, scratch: work });
    return {
      forward: () => {
        toQkv();
        attend();
        project();
      },
      backward: () => {
        projectBack();
        run(batch, tokens, heads, headSize, values.qkv, gradients.sums, gradients.qkv, work);
        qkvBack();
      },
    };
  }

  #attend(qkv: number, sums: number, scratch: number): () => void {
    const { batch, storage } = this.#request;
    const { tokens, heads, headSize } = this.#sizes;
    const { attention_forward: run } = storage.kernels;
    return () => run(batch, tokens, heads, headSize, qkv, sums, scratch);
  }

  #parameters(name: "qkv" | "proj"): LinearParameters {
    const request = this.#request;
    return { weight: request.parameter(`${name}.weight`), bias: request.optionalParameter(`${name}.bias`) };
  }
}
