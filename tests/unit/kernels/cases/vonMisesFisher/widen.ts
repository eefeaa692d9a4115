import { decodeHalf, F16 } from "../../../../../src/runtime/half.js";
import { COUNTS, type Cases, type Trial } from "../../case.js";

function widen(n: number, bits: (index: number) => number, name: string): Trial {
  const values = Uint16Array.from({ length: Math.ceil(n / 4) * 4 }, (_, index) => bits(index));
  return {
    name,
    bytes: 1 << 20,
    run: (memory) => {
      const x = memory.input(new Int32Array(values.buffer));
      const y = memory.output(values.length);
      memory.call("row_widen_f16", n, x, y);
      const reference = Array.from(values.subarray(0, n), (each) => decodeHalf(F16, each));
      return [{ name: "y", actual: memory.floats(y, n), reference, tolerance: 0 }];
    },
  };
}

export const CASES: Cases = {
  row_widen_f16: function* () {
    for (const n of COUNTS) yield widen(n, (index) => (index * 2654435761) >>> 16, `n=${n}`);
    yield widen(65536, (index) => index, "every bit pattern");
  },
};
