import { rounding, type Cases, type Output, type Trial } from "../../case.js";
import type { KernelMemory } from "../../memory.js";
import { at, spread } from "../../values.js";

interface Product {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly biased: boolean;
  readonly minimum: number;
  readonly maximum: number;
}

/** Around the edges of tiles (4 and 6 rows, 8 columns), blocks (16 columns, 256 deep, 240 rows) and at 0, 1 and primes. */
const SIZES: readonly (readonly [m: number, n: number, k: number])[] = [
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13].map((m) => [m, 17, 5] as const),
  ...[0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33].map((n) => [7, n, 6] as const),
  ...[0, 1, 2, 3, 4, 5, 7, 8, 255, 256, 257, 513].map((k) => [5, 9, k] as const),
  [239, 8, 3],
  [240, 3, 9],
  [241, 5, 4],
  [1, 1, 1],
  [1, 100, 37],
  [37, 1, 100],
  [61, 67, 71],
  // One column behind whole panels, with rows enough for its own tile; a row with columns enough for its own; two depths.
  [24, 9, 300],
  [31, 17, 257],
  [54, 17, 513],
  [1, 70, 300],
];

function* products(transposesA: readonly boolean[]): Iterable<Product> {
  for (const [index, [m, n, k]] of SIZES.entries()) {
    for (const transposeA of transposesA) {
      for (const transposeB of [false, true]) {
        const clamped = index % 3 === 0;
        const range = clamped ? { minimum: -2, maximum: 3 } : { minimum: -Infinity, maximum: Infinity };
        yield { m, n, k, transposeA, transposeB, biased: index % 2 === 0, ...range };
      }
    }
  }
}

function operands({ m, n, k }: Product): { a: Float32Array; b: Float32Array; bias: Float32Array } {
  return { a: spread(m + k, m * k, 2), b: spread(n + 7 * k, n * k, 2), bias: spread(n, n, 2) };
}

function reference(product: Product): Pick<Output, "reference" | "tolerance"> {
  const { m, n, k, transposeA, transposeB, biased } = product;
  const { a, b, bias } = operands(product);
  const values = new Float64Array(m * n);
  const tolerance = new Float64Array(m * n);
  for (let row = 0; row < m; row++) {
    for (let column = 0; column < n; column++) {
      let sum = biased ? at(bias, column) : 0;
      let absolute = Math.abs(sum);
      for (let depth = 0; depth < k; depth++) {
        const left = at(a, transposeA ? depth * m + row : row * k + depth);
        const term = left * at(b, transposeB ? column * k + depth : depth * n + column);
        sum += term;
        absolute += Math.abs(term);
      }
      values[row * n + column] = Math.min(Math.max(sum, product.minimum), product.maximum);
      tolerance[row * n + column] = rounding(k + 1, absolute);
    }
  }
  return { reference: values, tolerance };
}

function name({ m, n, k, transposeA, transposeB, biased, maximum }: Product): string {
  const transposed = `${transposeA ? "T" : "N"}${transposeB ? "T" : "N"}`;
  return `${String(m)}x${String(n)}x${String(k)} ${transposed}${biased ? " bias" : ""} clamp ${String(maximum)}`;
}

function scratch(memory: KernelMemory, { m, n, k }: Product): number {
  return memory.scratch(memory.call("matmul_scratch_bytes_f32", m, n, k));
}

function runMatmul(memory: KernelMemory, product: Product): readonly Output[] {
  const { m, n, k, transposeA, transposeB, biased, minimum, maximum } = product;
  const { a, b, bias } = operands(product);
  const pointers = [memory.input(a), memory.input(b)] as const;
  const y = memory.output(m * n);
  const options = [Number(transposeA), Number(transposeB), biased ? memory.input(bias) : 0, minimum, maximum] as const;
  memory.call("matmul_f32", m, n, k, ...pointers, y, ...options, scratch(memory, product));
  return [{ name: "y", actual: memory.floats(y, m * n), ...reference(product) }];
}

function packB(memory: KernelMemory, { n, k, transposeB }: Product, b: Float32Array): number {
  const packed = memory.output(memory.call("matmul_packed_bytes_f32", n, k) / 4);
  memory.call("matmul_pack_f32", n, k, memory.input(b), Number(transposeB), packed);
  return packed;
}

/** Against the reference, and against matmul_f32 bit for bit. */
function runPacked(memory: KernelMemory, product: Product): readonly Output[] {
  const { m, n, k, transposeB, biased, minimum, maximum } = product;
  const { a, b, bias } = operands(product);
  const left = memory.input(a);
  const packed = packB(memory, product, b);
  const addend = biased ? memory.input(bias) : 0;
  const y = memory.output(m * n);
  memory.call("matmul_packed_f32", m, n, k, left, packed, y, addend, minimum, maximum, scratch(memory, product));
  const plain = memory.output(m * n);
  const options = [0, Number(transposeB), addend, minimum, maximum] as const;
  memory.call("matmul_f32", m, n, k, left, memory.input(b), plain, ...options, scratch(memory, product));
  return [
    { name: "y", actual: memory.floats(y, m * n), ...reference(product) },
    {
      name: "matmul_f32's bits",
      actual: memory.floats(y, m * n),
      reference: memory.floats(plain, m * n),
      tolerance: 0,
    },
  ];
}

/** b and zeros up to a multiple of 8 columns, in another order. */
function runPack(memory: KernelMemory, product: Product): readonly Output[] {
  const { n, k } = product;
  const { b } = operands(product);
  const count = Math.ceil(n / 8) * 8 * k;
  const expected = new Float32Array(count);
  expected.set(b);
  const actual = memory.floats(packB(memory, product, b), count).sort();
  return [{ name: "packed", actual, reference: expected.sort(), tolerance: 0 }];
}

function runPackedBytes(memory: KernelMemory, { n, k }: Product): readonly Output[] {
  const bytes = memory.call("matmul_packed_bytes_f32", n, k);
  return [{ name: "bytes", actual: [bytes], reference: [Math.ceil(n / 8) * 8 * k * 4], tolerance: 0 }];
}

/** At least the rows of a that are packed at once; at most they, a block of 16 KiB of b and a spare tile. */
function runScratchBytes(memory: KernelMemory, { m, n, k }: Product): readonly Output[] {
  const bytes = memory.call("matmul_scratch_bytes_f32", m, n, k);
  const rows = Math.min(m, 240) * k * 4;
  const isEnough = bytes >= rows && bytes <= rows + 2 ** 14 + 512;
  return [{ name: "bytes", actual: [isEnough ? 1 : bytes], reference: [1], tolerance: 0 }];
}

function trials(
  transposesA: readonly boolean[],
  run: (memory: KernelMemory, product: Product) => readonly Output[],
): () => Iterable<Trial> {
  return function* () {
    for (const product of products(transposesA)) {
      yield { name: name(product), bytes: 2 ** 20, run: (memory) => run(memory, product) };
    }
  };
}

export const CASES: Cases = {
  matmul_f32: trials([false, true], runMatmul),
  matmul_packed_f32: trials([false], runPacked),
  matmul_pack_f32: trials([false], runPack),
  matmul_packed_bytes_f32: trials([false], runPackedBytes),
  matmul_scratch_bytes_f32: trials([false], runScratchBytes),
};
