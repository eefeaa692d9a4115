import { createScratch } from "../dense/scratch.js";
import type { RuntimeContext } from "../runtime/context.js";
import { createApply } from "./apply.js";
import { createBackward } from "./backward.js";
import { fitRational, namedRational } from "./rational.js";
import type { Kan } from "./types.js";

export type { Kan, Rational, RationalForm, RationalName } from "./types.js";

/** The kan family over one instance. */
export function createKan(context: RuntimeContext): Kan {
  const scratch = createScratch(context, "scratch of the kan family");
  return {
    rational: namedRational,
    fit: fitRational,
    apply: createApply(context, scratch),
    backward: createBackward(context, scratch),
  };
}
