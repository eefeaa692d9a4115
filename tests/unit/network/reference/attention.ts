import { softmax } from "./elementwise.js";
import type { Applied, ReferenceLayer } from "./layer.js";
import {
  applyMatrix,
  asRows,
  below,
  columnsOf,
  columnSums,
  product,
  repeated,
  rowsFrom,
  shaped,
  sideBySide,
  times,
  transposed,
} from "./matrix.js";
import { at, exact, sum, type Values } from "./values.js";

/** Head by head and sample by sample, from matrices alone. */
export const attention: ReferenceLayer<"attention"> = ({ spec, inputs: [x], parameter }) => {
  const [batch = 0, tokens = 0, features = 0] = x.shape;
  const isBiased = spec.bias !== false;
  const toQkv = applyMatrix(asRows(x), parameter("qkv.weight"));
  const qkv = isBiased ? biased(toQkv.output, parameter("qkv.bias")) : toQkv.output;
  const samples = Array.from({ length: batch }, (_, sample) => {
    const rows = rowsFrom(qkv, sample * tokens, tokens);
    return Array.from({ length: spec.heads }, (_, head) => attend(rows, features, features / spec.heads, head));
  });
  const sums = below(samples.map((heads) => sideBySide(heads.map(({ output }) => output))));
  const project = applyMatrix(sums, parameter("proj.weight"));
  return {
    output: shaped(biased(project.output, parameter("proj.bias")), x.shape),
    roundings: toQkv.roundings + at(samples[0]?.map(({ roundings }) => roundings) ?? [], 0) + project.roundings,
    backward: (dy) => {
      const dRows = asRows(dy);
      const projected = project.backward(dRows);
      const dQkv = below(
        samples.map((heads, sample) => {
          const dSums = rowsFrom(projected.dx, sample * tokens, tokens);
          const parts = heads.map((head, index) =>
            head.backward(columnsOf(dSums, (index * features) / spec.heads, features / spec.heads)),
          );
          return sideBySide([0, 1, 2].flatMap((which) => parts.map((part) => part[which] ?? dSums)));
        }),
      );
      const { dx, weight } = toQkv.backward(dQkv);
      return {
        inputs: [shaped(dx, x.shape)],
        parameters: {
          "qkv.weight": weight,
          ...(isBiased ? { "qkv.bias": columnSums(dQkv) } : {}),
          "proj.weight": projected.weight,
          "proj.bias": columnSums(dRows),
        },
      };
    },
  };
};

function biased(values: Values, bias: Values): Values {
  return sum(values, repeated(bias, at(values.shape, 0)));
}

interface AppliedHead {
  readonly output: Values;
  readonly roundings: number;
  /** Gradients of queries, keys and values. */
  readonly backward: (dy: Values) => readonly [Values, Values, Values];
}

function attend(qkv: Values, features: number, headSize: number, head: number): AppliedHead {
  const [query, key, value] = [0, 1, 2].map((which) =>
    columnsOf(qkv, which * features + head * headSize, headSize),
  ) as [Values, Values, Values];
  const tokens = at(qkv.shape, 0);
  const scaled = (values: Values): Values =>
    times(values, exact(values.shape, new Float64Array(values.value.length).fill(1 / Math.sqrt(headSize))));
  const normalized = softmaxOf(scaled(product(query, transposed(key))));
  const probabilities = normalized.output;
  return {
    output: product(probabilities, value),
    roundings: 3 * (tokens + headSize) + normalized.roundings,
    backward: (dy) => {
      const [dProbabilities] = normalized.backward(product(dy, transposed(value))).inputs;
      if (dProbabilities === undefined) throw new Error("softmax has one input");
      const dScores = scaled(dProbabilities);
      return [product(dScores, key), product(transposed(dScores), query), product(transposed(probabilities), dy)];
    },
  };
}

function softmaxOf(scores: Values): Applied {
  const none = (): Values => {
    throw new Error("softmax has no parameters");
  };
  return softmax({ spec: { type: "softmax" }, inputs: [scores], parameter: none, training: true });
}
