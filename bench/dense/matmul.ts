/** Matrix products: the sizes of the figures, odd neighbours, and the smallest. @module */
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";

/** 97, 383 and 769 leave a remainder in every tile and must stay near their neighbours. */
const SIZES = [1, 2, 3, 4, 5, 7, 8, 12, 16, 96, 97, 383, 384, 768, 769];

const WARM_UP_SECONDS = 1;

function matmulCase(size: number): Case {
  return {
    name: `matmul ${size}`,
    unit: "GFLOP/s",
    work: 2 * size ** 3,
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: 1e-5,
    workload: () => ({
      kind: "matmul",
      m: size,
      n: size,
      k: size,
      a: uniform(size * size, 1, 1),
      b: uniform(size * size, 1, 2),
    }),
  };
}

export const matmulCases: readonly Case[] = SIZES.map(matmulCase);
