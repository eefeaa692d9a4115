/** Checkpoints of Kolmogorov-Arnold transformers as PyTorch has them: names, shapes and order of the published model's state. */
import type { KatOptions } from "../../../src/models/index.js";
import { buildFile } from "../network/safetensorsFile.js";

export type Sizes = Required<Omit<KatOptions, "attentionInit">>;

export interface Stored {
  readonly name: string;
  readonly shape: readonly number[];
  /** What the file's bytes stand for. */
  readonly values: Float32Array;
  readonly dtype: "F32" | "F16" | "BF16";
  readonly bytes: Uint8Array;
}

/** Names and shapes: timm's vision transformer, each block's MLP with two functions of kat_rational's KAT_Group. */
export function stateOf(sizes: Sizes): readonly (readonly [name: string, shape: readonly number[]])[] {
  const { width, depth, groups, patch, inputShape, classes } = sizes;
  const [channels, height, imageWidth] = inputShape;
  const tokens = (height / patch) * (imageWidth / patch) + 1;
  const linear = (name: string, units: number, features: number) =>
    [[`${name}.weight`, [units, features]] as const, [`${name}.bias`, [units]] as const] as const;
  const norm = (name: string) => [[`${name}.weight`, [width]] as const, [`${name}.bias`, [width]] as const] as const;
  const rational = (name: string) =>
    [
      [`${name}.weight_numerator`, [1, 6]],
      [`${name}.weight_denominator`, [groups, 4]],
    ] as const;
  const block = (name: string) => [
    ...norm(`${name}.norm1`),
    ...linear(`${name}.attn.qkv`, 3 * width, width),
    ...linear(`${name}.attn.proj`, width, width),
    ...norm(`${name}.norm2`),
    ...linear(`${name}.mlp.fc1`, 4 * width, width),
    ...rational(`${name}.mlp.act1`),
    ...rational(`${name}.mlp.act2`),
    ...linear(`${name}.mlp.fc2`, width, 4 * width),
  ];
  return [
    ["cls_token", [1, 1, width]],
    ["pos_embed", [1, tokens, width]],
    ["patch_embed.proj.weight", [width, channels, patch, patch]],
    ["patch_embed.proj.bias", [width]],
    ...Array.from({ length: depth }, (_, index) => block(`blocks.${index}`)).flat(),
    ...norm("norm"),
    ...linear("head", classes, width),
  ];
}

/** Centres of the values, by the last word of the name, and how far around them they lie. */
function rangeOf(name: string, shape: readonly number[]): readonly [centre: readonly number[], spread: number] {
  if (name.endsWith("_numerator")) return [[0.1, 0.6, 0.25, 0.05, 0.006, 0.0003], 0.01];
  if (name.endsWith("_denominator")) return [[-0.02, 0.1, 0.01, -0.0006], 0.02];
  if (/norm\d?\.weight$/.test(name)) return [[1], 0.3];
  if (shape.length === 1) return [[0], 0.2];
  return [
    [0],
    name.includes("embed") || name.includes("token") ? 0.5 : 1.5 / Math.sqrt(shape.slice(1).reduce((a, b) => a * b)),
  ];
}

/** Tensors of all three dtypes in turn, whose values are exact in them. */
export function drawState(sizes: Sizes, random: () => number): readonly Stored[] {
  return stateOf(sizes).map(([name, shape], position) => {
    const [centres, spread] = rangeOf(name, shape);
    const length = shape.reduce((product, size) => product * size, 1);
    const drawn = Float32Array.from({ length }, (_, index) => {
      return (centres[index % centres.length] ?? NaN) + spread * (2 * random() - 1);
    });
    const dtype = (["F32", "BF16", "F16"] as const)[position % 3] ?? "F32";
    return { name, shape, dtype, ...ENCODERS[dtype](drawn) };
  });
}

type Encoded = Pick<Stored, "values" | "bytes">;

const bytesOf = ({ buffer }: { readonly buffer: ArrayBuffer }): Uint8Array => new Uint8Array(buffer);

const ENCODERS: Readonly<Record<Stored["dtype"], (values: Float32Array<ArrayBuffer>) => Encoded>> = {
  F32: (values) => ({ values, bytes: bytesOf(values) }),
  /** The upper half of the f32. */
  BF16: (values) => {
    const words = new Uint32Array(values.buffer).map((word) => word & 0xffff0000);
    return { values: new Float32Array(words.buffer), bytes: bytesOf(Uint16Array.from(words, (word) => word >>> 16)) };
  },
  /** Eleven bits of magnitudes from 2^-14, the smallest normal number, up; below, a multiple of 2^-24. */
  F16: (values) => {
    const halves = new Uint16Array(values.length);
    const exact = values.map((value, index) => {
      const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), -14);
      const units = Math.trunc(Math.abs(value) / 2 ** (exponent - 10)); // 2047 at most, below 1024 at -14 only
      halves[index] = (value < 0 ? 0x8000 : 0) | (((exponent + 14) << 10) + units);
      return Math.sign(value) * units * 2 ** (exponent - 10);
    });
    return { values: exact, bytes: bytesOf(halves) };
  },
};

/** The file, its tensors in a shuffled order and PyTorch's metadata. */
export function fileOf(state: readonly Stored[], random: () => number): Uint8Array {
  const shuffled = [...state];
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [shuffled[index], shuffled[other]] = [shuffled[other] as Stored, shuffled[index] as Stored];
  }
  return buildFile(shuffled, { format: "pt", epoch: "299" });
}
