import { createScratch, type Scratch } from "../dense/scratch.js";
import type { RuntimeContext } from "../runtime/context.js";
import { arrangeRows, columnCost, mainBlock, type Arrangement } from "../sparse/arrange.js";
import { planPacking, writeStructure, writeValues, type Packing } from "../sparse/pack.js";
import { compressStored, valuesAt, type CompressedRows } from "../sparse/rows.js";
import type { Block } from "../sparse/types.js";

/** A product of weights [outputs, inputs] with planes of pixels: a 1x1 convolution, or with one pixel a dense layer on each of a sample's tokens. */
export interface Product {
  readonly outputs: number;
  readonly inputs: number;
  readonly pixels: number;
  readonly tokens: number;
}

/** A layer's weights, packed for the sparse kernel in memory of their own, which follows their number. */
export class SparseWeights {
  readonly #context: RuntimeContext;
  readonly #block: Scratch;
  readonly #product: Product;
  #arrangement: Arrangement;
  /** What lies in memory, but for values and biases: where the zeros are the same, writing those is all that packing again takes. */
  #packing: Packing;
  #pointer = 0;
  #stored = 0;
  #mainBlock: Block = 1;

  /** Makes room for these rows; what they multiply is to be packed. @throws RangeError when memory is out; nothing is left behind. */
  constructor(context: RuntimeContext, owner: object, product: Product, rows: CompressedRows) {
    this.#context = context;
    this.#block = createScratch(context, "sparse weights", owner);
    this.#product = product;
    this.#arrangement = arrange(rows);
    this.#packing = planPacking(rows, this.#arrangement, UNBIASED);
    this.#place();
  }

  /** 0 where memory was out when they were packed last. */
  get pointer(): number {
    return this.#pointer;
  }

  /** Rows that lie together. */
  get block(): Block {
    return this.#mainBlock;
  }

  /** Weights that are multiplied, the zeros that fill blocks among them. */
  get stored(): number {
    return this.#stored;
  }

  /** Packs values of the weights [outputs, inputs]. @throws RangeError when memory is out. */
  pack(weights: Float32Array, bias: Float32Array | undefined): void {
    const { rows } = this.#packing;
    const values = this.#pointer === 0 ? undefined : valuesAt(rows, weights);
    // Copies before memory grows and detaches what was given.
    const biases = bias?.slice();
    if (values === undefined) this.#arrangeAnew(compressStored(weights, [this.#product.outputs, this.#product.inputs]));
    const packed = values === undefined ? this.#packing.rows : { ...rows, values };
    this.#packing = { ...this.#packing, rows: packed, bias: biases };
    writeValues(this.#packing, this.#context.u8(this.#pointer, this.#packing.bytes));
  }

  release(): void {
    this.#block.release();
    this.#pointer = 0;
  }

  #arrangeAnew(rows: CompressedRows): void {
    let packing = planPacking(rows, this.#arrangement, UNBIASED);
    if (packing.bytes !== this.#packing.bytes) {
      this.#arrangement = arrange(rows); // other weights are zero: other rows may fit together
      packing = planPacking(rows, this.#arrangement, UNBIASED);
    }
    this.#packing = packing;
    this.#place();
  }

  #place(): void {
    const { rows, segments, bytes } = this.#packing;
    this.#pointer = 0;
    this.#pointer = this.#block.reserve(bytes);
    writeStructure(this.#packing, this.#context.u8(this.#pointer, bytes));
    this.#mainBlock = mainBlock(rows, this.#arrangement);
    this.#stored = segments.reduce(
      (sum, { size, blocks }) => sum + size * blocks.reduce((columns, block) => columns + block.columns.length, 0),
      0,
    );
  }
}

const UNBIASED = { bias: undefined, storage: "f32" } as const;

/** Rows and columns that are looked at to see whether zeros have a structure. */
const SAMPLE_ROWS = 64;
const SAMPLE_COLUMNS = 128;

/** Looking for similar rows takes 20 ms for a million weights: only where neighbours fit together, or many rows have the same columns. */
function arrange(rows: CompressedRows): Arrangement {
  const sample = { ...rows, outputs: Math.min(rows.outputs, SAMPLE_ROWS) };
  const cost = columnCost(sample, allAlone(sample.outputs));
  const isStructured = ([2, 4] as const).some((size) => columnCost(sample, neighbours(sample.outputs, size)) < cost);
  if (isStructured || sameRows(rows) > rows.outputs / 2) return arrangeRows(rows, { block: "auto", group: undefined });
  return allAlone(rows.outputs);
}

function allAlone(outputs: number): Arrangement {
  const [none, rows] = [new Int32Array(0), Int32Array.from({ length: outputs }, (_, row) => row)];
  return { fours: none, twos: none, singles: rows };
}

function neighbours(outputs: number, size: 2 | 4): Arrangement {
  const { fours: none, singles: rows } = allAlone(outputs);
  const whole = outputs - (outputs % size);
  const [together, singles] = [rows.subarray(0, whole), rows.subarray(whole)];
  return size === 4 ? { fours: together, twos: none, singles } : { fours: none, twos: together, singles };
}

/** Rows whose first columns are those of an earlier row, by a hash of 53 bits. */
function sameRows({ outputs, starts, columns }: CompressedRows): number {
  const seen = new Set<number>();
  for (let row = 0; row < outputs; row++) {
    const end = starts[row + 1] ?? 0;
    let [low, high] = [0, 0];
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const column = columns[entry] ?? 0;
      if (column >= SAMPLE_COLUMNS) break;
      low = Math.imul(low ^ (column + 1), 0x01000193);
      high = Math.imul(high + column, 0x85ebca6b) ^ (high >>> 13);
    }
    seen.add((high >>> 11) * 2 ** 32 + (low >>> 0));
  }
  return outputs - seen.size;
}
