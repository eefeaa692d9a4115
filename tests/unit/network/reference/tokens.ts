import type { ReferenceLayer } from "./layer.js";
import { asRows, below, columnSums, repeated, rowsFrom, shaped, transposed } from "./matrix.js";
import { at, sum, zeros, type Values } from "./values.js";

/** The rows of every sample. */
function samplesOf(x: Values): readonly Values[] {
  const [batch = 0, tokens = 0] = x.shape;
  return Array.from({ length: batch }, (_, sample) => rowsFrom(asRows(x), sample * tokens, tokens));
}

function together(samples: readonly Values[]): Values {
  const [rows = 0, columns = 0] = samples[0]?.shape ?? [];
  return shaped(below(samples), [samples.length, rows, columns]);
}

export const tokens: ReferenceLayer<"tokens"> = ({ inputs: [x] }) => {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const planes = shaped(x, [batch, channels, height * width]);
  return {
    output: together(samplesOf(planes).map(transposed)),
    roundings: 0,
    backward: (dy) => ({ inputs: [shaped(together(samplesOf(dy).map(transposed)), x.shape)], parameters: {} }),
  };
};

export const classToken: ReferenceLayer<"classToken"> = ({ inputs: [x], parameter }) => {
  const token = parameter("cls_token");
  const row = asRows(token);
  return {
    output: together(samplesOf(x).map((sample) => below([row, sample]))),
    roundings: at(x.shape, 0),
    backward: (dy) => {
      const samples = samplesOf(dy);
      const first = samples.map((sample) => rowsFrom(sample, 0, 1));
      const rest = samples.map((sample) => rowsFrom(sample, 1, at(sample.shape, 0) - 1));
      return { inputs: [together(rest)], parameters: { cls_token: shaped(columnSums(below(first)), token.shape) } };
    },
  };
};

export const selectToken: ReferenceLayer<"selectToken"> = ({ spec, inputs: [x] }) => {
  const { index = 0 } = spec;
  const [batch = 0, count = 0, features = 0] = x.shape;
  return {
    output: below(samplesOf(x).map((sample) => rowsFrom(sample, index, 1))),
    roundings: 0,
    backward: (dy) => {
      const parts = Array.from({ length: batch }, (_, sample) => [
        zeros([index, features]),
        rowsFrom(dy, sample, 1),
        zeros([count - index - 1, features]),
      ]);
      return { inputs: [shaped(below(parts.flat()), x.shape)], parameters: {} };
    },
  };
};

export const positionEmbedding: ReferenceLayer<"positionEmbedding"> = ({ inputs: [x], parameter }) => {
  const embedding = parameter("pos_embed");
  const batch = at(x.shape, 0);
  const flat = (values: Values): Values => shaped(values, [batch, values.value.length / batch]);
  const all = repeated({ ...embedding, shape: [embedding.value.length] }, batch);
  return {
    output: shaped(sum(flat(x), all), x.shape),
    roundings: batch + 1,
    backward: (dy) => ({ inputs: [dy], parameters: { pos_embed: shaped(columnSums(flat(dy)), embedding.shape) } }),
  };
};
