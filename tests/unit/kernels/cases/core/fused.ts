import type { Cases } from "../../case.js";

export const CASES: Cases = {
  fused_madd: function* () {
    yield {
      name: "is 0 or 1, and 0 where the square is exact",
      run: (memory) => {
        const measured = memory.call("fused_madd", 1 + 2 ** -12);
        return [
          { name: "measured", actual: [measured], reference: [measured === 1 ? 1 : 0], tolerance: 0 },
          { name: "exact square", actual: [memory.call("fused_madd", 1.5)], reference: [0], tolerance: 0 },
        ];
      },
    };
  },
};
