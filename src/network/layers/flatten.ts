import { sizeOf } from "../../runtime/checks.js";
import type { LayerDefinition } from "./layer.js";
import { PLAIN } from "./plain.js";

export const flatten: LayerDefinition = {
  keys: [],
  inputs: { least: 1, most: 1 },
  describe({ inputs: [shape] }) {
    return {
      ...PLAIN,
      shape: [sizeOf(shape)],
      plan: undefined,
    };
  },
};
