/** A small generator of reproducible random 32 bit words (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  word(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  below(limit: number): number {
    return this.word() % limit;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }
}

const SPECIAL_F32 = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2.5,
  -2.5,
  Infinity,
  -Infinity,
  NaN,
  2 ** -149,
  -(2 ** -149),
  2 ** -126,
  3.4028234663852886e38,
  -3.4028234663852886e38,
  2 ** 31,
  -(2 ** 31),
  2147483520,
  2 ** 32,
  4294967040,
  -0.99999994,
  8388607.5,
  16777216,
];
const SPECIAL_F64 = [
  ...SPECIAL_F32,
  5e-324,
  -5e-324,
  2 ** -1022,
  1.7976931348623157e308,
  2147483647.5,
  -2147483648.5,
  4294967295.5,
  -0.9999999999999999,
  4503599627370495.5,
];
const SPECIAL_WORDS = [
  0, 1, 0xffffffff, 0x7fffffff, 0x80000000, 0x7fc00001, 0xffc00000, 0x7f800001, 0x80008000, 0x7fff7fff,
];
const SPECIAL_BYTES = [0, 1, 2, 0x7f, 0x80, 0x81, 0xfe, 0xff];

/** Fills memory with 16 byte vectors, each of lanes of one kind: special values, plain numbers or random bits. */
export function fillVectors(bytes: Uint8Array, random: Random): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 16 <= bytes.length; at += 16) {
    const kind = random.below(7);
    for (let lane = 0; lane < 4; lane++) fillWord(view, at + 4 * lane, kind, random);
    if (kind === 1) for (const byte of [0, 8]) view.setFloat64(at + byte, random.pick(SPECIAL_F64), true);
    if (kind === 2) for (const byte of [0, 8]) view.setFloat64(at + byte, plainNumber(random), true);
  }
}

function plainNumber(random: Random): number {
  return ((random.word() - 2 ** 31) / 2 ** 31) * 2 ** (random.below(44) - 8);
}

function fillWord(view: DataView, at: number, kind: number, random: Random): void {
  if (kind === 0) view.setFloat32(at, random.pick(SPECIAL_F32), true);
  else if (kind === 3) view.setFloat32(at, plainNumber(random), true);
  else if (kind === 4) view.setUint32(at, random.pick(SPECIAL_WORDS), true);
  else if (kind === 5) for (let byte = 0; byte < 4; byte++) view.setUint8(at + byte, random.pick(SPECIAL_BYTES));
  else view.setUint32(at, random.word(), true);
}

/** What a float result may differ in: the bits of a NaN. */
export type NaNs = "exact" | "f32" | "f64";

/** Replaces every NaN lane by one and the same NaN. */
export function canonicalise(bytes: Uint8Array, nans: NaNs): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; nans === "f32" && at + 4 <= copy.length; at += 4) {
    if (Number.isNaN(view.getFloat32(at, true))) view.setUint32(at, 0x7fc00000, true);
  }
  for (let at = 0; nans === "f64" && at + 8 <= copy.length; at += 8) {
    if (Number.isNaN(view.getFloat64(at, true))) view.setBigUint64(at, 0x7ff8000000000000n, true);
  }
  return copy;
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .replaceAll(/(.{8})(?=.)/g, "$1 ");
}
