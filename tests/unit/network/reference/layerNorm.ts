import type { ReferenceLayer } from "./layer.js";
import { asRows, columnSums, repeated, shaped, times } from "./matrix.js";
import { normalize } from "./normalization.js";
import { at, exact, sum, zeros, type Values } from "./values.js";

export const layerNorm: ReferenceLayer<"layerNorm"> = ({ spec, inputs: [x], parameter }) => {
  const [gamma, beta] = [parameter("weight"), parameter("bias")];
  const { output, backward, roundings } = applyLayerNorm(x, gamma, beta, spec.epsilon);
  return {
    output,
    roundings,
    backward: (dy) => {
      const { dx, weight, bias } = backward(dy);
      return { inputs: [dx], parameters: { weight, bias } };
    },
  };
};

export interface AppliedNorm {
  readonly output: Values;
  readonly roundings: number;
  readonly backward: (dy: Values) => { readonly dx: Values; readonly weight: Values; readonly bias: Values };
}

/** Layer norm is the batch norm of rows as channels of one sample, without its affine part, and then its own. */
export function applyLayerNorm(x: Values, gamma: Values, beta: Values, epsilon = 1e-5): AppliedNorm {
  const [rows = 0, features = 0] = asRows(x).shape;
  const application = {
    spec: { type: "batchNorm" as const },
    inputs: [shaped(x, [1, rows, features])] as const,
    parameter: (name: string) => (name === "weight" ? exact([rows], new Float64Array(rows).fill(1)) : zeros([rows])),
    training: true,
  };
  const normal = normalize(application, epsilon);
  const value = shaped(normal.output, [rows, features]);
  const scales = repeated(gamma, rows);
  return {
    output: shaped(sum(times(value, scales), repeated(beta, rows)), x.shape),
    roundings: normal.roundings + rows + 4,
    backward: (dy) => {
      const dRows = asRows(dy);
      const [dx] = normal.backward(shaped(times(dRows, scales), [1, rows, features])).inputs;
      if (dx === undefined) throw new Error("batch norm has one input");
      return {
        dx: shaped(dx, x.shape),
        weight: { ...columnSums(times(dRows, value)), shape: [at(gamma.shape, 0)] },
        bias: columnSums(dRows),
      };
    },
  };
}
