/** Output channels that are zeroed together, input by input. */
type Block = 1 | 2 | 4;

export interface PruneOptions {
  sparsity: number;
  block?: Block;
  group?: number;
}

/** Zeroes the smallest weights, or the blocks of outputs with the smallest sum of squares. Returns a copy. */
export function prune(
  weights: Float32Array,
  [outputs, inputs]: readonly [outputs: number, inputs: number],
  { sparsity, block = 1, group }: PruneOptions,
): Float32Array {
  const rows = group ?? block;
  const pruned = weights.slice();
  const blocks = Math.ceil(outputs / rows) * inputs;
  const scores = new Float64Array(blocks);
  for (const [index, value] of weights.entries()) {
    const place = blockOf(index, inputs, rows);
    scores[place] = (scores[place] ?? 0) + value * value;
  }
  const order = Uint32Array.from({ length: blocks }, (_, index) => index);
  order.sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b);
  const dropped = new Uint8Array(blocks);
  for (const place of order.subarray(0, Math.round(sparsity * blocks))) dropped[place] = 1;
  for (const index of weights.keys()) if (dropped[blockOf(index, inputs, rows)] === 1) pruned[index] = 0;
  return pruned;
}

function blockOf(index: number, inputs: number, rows: number): number {
  return Math.floor(Math.floor(index / inputs) / rows) * inputs + (index % inputs);
}
