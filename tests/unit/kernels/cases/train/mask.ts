import { COUNTS, SPECIAL_VALUES, type Cases, type Trial } from "../../case.js";
import { at, spread } from "../../values.js";

/** What is kept of n values: by position, by a rule of period 5, so that it meets every lane. */
const RULES: Readonly<Record<string, (index: number) => boolean>> = {
  none: () => false,
  all: () => true,
  some: (index) => index % 5 === 0 || index % 5 === 3,
};

/** Bytes, four a word. */
function pack(n: number, keeps: (index: number) => boolean): Int32Array {
  const words = new Int32Array(Math.ceil(n / 4));
  new Int8Array(words.buffer).forEach((_, index, bytes) => {
    bytes[index] = index < n && !keeps(index) ? 0 : -1;
  });
  return words;
}

function bits(values: Float32Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length);
}

function trial(title: string, values: Float32Array, keeps: (index: number) => boolean): Trial {
  const n = values.length;
  return {
    name: `${title}, n=${String(n)}`,
    run(memory) {
      const pointer = memory.inout(values);
      memory.call("apply_mask_f32", n, memory.input(pack(n, keeps)), pointer);
      const reference = Array.from(bits(values), (word, index) => (keeps(index) ? word : 0));
      return [{ name: "bits of values", actual: bits(memory.floats(pointer, n)), reference, tolerance: 0 }];
    },
  };
}

function* trials(): Iterable<Trial> {
  for (const [title, keeps] of Object.entries(RULES)) {
    for (const n of COUNTS) yield trial(`${title} kept`, spread(n, n, 4), keeps);
    const special = Float32Array.from({ length: 5 * SPECIAL_VALUES.length }, (_, index) =>
      at(SPECIAL_VALUES, index % SPECIAL_VALUES.length),
    );
    yield trial(`${title} kept of special values`, special, keeps);
  }
}

export const CASES: Cases = { apply_mask_f32: trials };
