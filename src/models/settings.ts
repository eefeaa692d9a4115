import { checkOptions } from "../runtime/options.js";
import { checkBoolean, checkChoice, checkInteger, checkNumber } from "../runtime/checks.js";
import type { WidthOptions } from "./model.js";

export type Settings = Required<WidthOptions>;

const KEYS = ["classes", "size", "padding", "batchNorm"];
const NARROWEST = 0.01;
const WIDEST = 100;
const MULTIPLE = 8;

/** @throws TypeError, RangeError naming the option. */
export function readSettings(value: unknown, takesWidth: boolean): Settings {
  const {
    classes = 1000,
    size = 224,
    padding = "same",
    batchNorm = false,
    width = 1,
  } = checkOptions("options", value, takesWidth ? [...KEYS, "width"] : KEYS);
  return {
    classes: checkInteger("options.classes", classes, 1),
    size: checkInteger("options.size", size, 1),
    padding: checkChoice("options.padding", padding, ["same", "symmetric"]),
    batchNorm: checkBoolean("options.batchNorm", batchNorm),
    width: checkNumber("options.width", width, NARROWEST, WIDEST),
  };
}

/** The multiple of 8 nearest to `channels`, halves up, 8 at least, and never less than nine tenths: as TensorFlow's MobileNets round. */
export function roundChannels(channels: number): number {
  const rounded = Math.max(MULTIPLE, Math.floor((channels + MULTIPLE / 2) / MULTIPLE) * MULTIPLE);
  return rounded < 0.9 * channels ? rounded + MULTIPLE : rounded;
}
