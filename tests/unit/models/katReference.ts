/** The published Kolmogorov-Arnold transformer in double precision, from its own state: written from the paper and timm's, on purpose without this package's layers. */
import type { Sizes, Stored } from "./katCheckpoint.js";

type Rows = readonly Float64Array[];

const EPSILON = 1e-6;

/** The logits of one image. */
export function katReference(state: readonly Stored[], sizes: Sizes, image: Float32Array): Float64Array {
  const parameters = new Map(state.map(({ name, values }) => [name, values]));
  const read = (name: string): Float32Array => {
    const values = parameters.get(name);
    if (values === undefined) throw new RangeError(`no tensor ${name}`);
    return values;
  };
  let x = embed(read, sizes, image);
  for (let index = 0; index < sizes.depth; index++) x = block((name) => read(`blocks.${index}.${name}`), sizes, x);
  const [token = new Float64Array()] = normalize(read, "norm", x.slice(0, 1));
  return linear(read, "head", [token])[0] ?? token;
}

type Read = (name: string) => Float32Array;

const value = (values: ArrayLike<number>, index: number): number => values[index] ?? NaN;

/** Patches times their kernel, the class token before them, positions added. */
function embed(read: Read, { width, patch, inputShape }: Sizes, image: Float32Array): Rows {
  const [channels, height, imageWidth] = inputShape;
  const [kernel, bias, positions] = [read("patch_embed.proj.weight"), read("patch_embed.proj.bias"), read("pos_embed")];
  const rows: Float64Array[] = [Float64Array.from(read("cls_token"))];
  for (let top = 0; top < height; top += patch) {
    for (let left = 0; left < imageWidth; left += patch) {
      const row = Float64Array.from(bias);
      for (let feature = 0; feature < width; feature++) {
        let tap = feature * channels * patch * patch;
        for (let channel = 0; channel < channels; channel++)
          for (let y = top; y < top + patch; y++)
            for (let x = left; x < left + patch; x++, tap++)
              row[feature]! += value(kernel, tap) * value(image, (channel * height + y) * imageWidth + x);
      }
      rows.push(row);
    }
  }
  return rows.map((row, token) => row.map((each, feature) => each + value(positions, token * width + feature)));
}

function block(read: Read, { heads, groups }: Sizes, x: Rows): Rows {
  const attended = sum(
    x,
    linear(read, "attn.proj", attend(linear(read, "attn.qkv", normalize(read, "norm1", x)), heads)),
  );
  const hidden = linear(read, "mlp.fc1", rational(read, "mlp.act1", groups, normalize(read, "norm2", attended)));
  return sum(attended, linear(read, "mlp.fc2", rational(read, "mlp.act2", groups, hidden)));
}

function sum(a: Rows, b: Rows): Rows {
  return a.map((row, token) => row.map((each, feature) => each + value(b[token] ?? [], feature)));
}

function linear(read: Read, name: string, x: Rows): Rows {
  const [weight, bias] = [read(`${name}.weight`), read(`${name}.bias`)];
  return x.map((row) =>
    Float64Array.from(bias, (start, unit) =>
      row.reduce((total, each, feature) => total + value(weight, unit * row.length + feature) * each, start),
    ),
  );
}

function normalize(read: Read, name: string, x: Rows): Rows {
  const [weight, bias] = [read(`${name}.weight`), read(`${name}.bias`)];
  return x.map((row) => {
    const mean = row.reduce((total, each) => total + each, 0) / row.length;
    const variance = row.reduce((total, each) => total + (each - mean) ** 2, 0) / row.length;
    return row.map((each, feature) => {
      return ((each - mean) / Math.sqrt(variance + EPSILON)) * value(weight, feature) + value(bias, feature);
    });
  });
}

/** softmax(Q K^T / sqrt(d)) V of each head, from rows of queries, keys and values, heads side by side in each. */
function attend(qkv: Rows, heads: number): Rows {
  const width = (qkv[0]?.length ?? NaN) / 3;
  const size = width / heads;
  return qkv.map((query) => {
    const result = new Float64Array(width);
    for (let first = 0; first < width; first += size) {
      const scores = qkv.map((key) => {
        let score = 0;
        for (let d = first; d < first + size; d++) score += value(query, d) * value(key, width + d);
        return score / Math.sqrt(size);
      });
      const most = Math.max(...scores);
      const weights = scores.map((score) => Math.exp(score - most));
      const total = weights.reduce((a, b) => a + b, 0);
      for (let d = first; d < first + size; d++) {
        result[d] = qkv.reduce(
          (mix, key, token) => mix + (value(weights, token) / total) * value(key, 2 * width + d),
          0,
        );
      }
    }
    return result;
  });
}

/** P(x) / (1 + sum |b_j| |x|^j) with the denominator of the channel's group: powers, not Horner's scheme. */
function rational(read: Read, name: string, groups: number, x: Rows): Rows {
  const [a, b] = [read(`${name}.weight_numerator`), read(`${name}.weight_denominator`)];
  return x.map((row) =>
    row.map((each, channel) => {
      const group = Math.floor(channel / (row.length / groups));
      const numerator = a.reduce((total, coefficient, power) => total + coefficient * each ** power, 0);
      let denominator = 1;
      for (let j = 1; j <= 4; j++) denominator += Math.abs(value(b, 4 * group + j - 1)) * Math.abs(each) ** j;
      return numerator / denominator;
    }),
  );
}
