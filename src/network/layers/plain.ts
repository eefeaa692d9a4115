import { NO_ACTIVATION } from "../../dense/activation.js";
import type { Layer } from "./layer.js";

/** What most layers are: no parameters, nothing fused. */
export const PLAIN: Omit<Layer, "shape" | "plan"> = {
  parameters: [],
  macs: 0,
  role: "compute",
  activation: NO_ACTIVATION,
  takesActivation: false,
  takesNormalization: false,
};
