import type { Alternative, Context } from "./alternative.js";
import { convertLane, isLanewise, type Lanes } from "./convert.js";
import { type Code, constantLane, type Expression, type Form } from "./forms.js";

/** Where the lanes of an operand come from; `form` null is a constant, which is read in any form. */
export type LaneSource =
  { readonly form: Form; readonly read: Lanes } | { readonly form: null; readonly bytes: Uint8Array };

type Hold = Context["hold"];

/**
 * The scalar expressions of one instruction: result lanes in the form `wanted`, or whatever the alternative builds when it
 * has no vector result. Operands in another form than asked are converted into locals, each lane when it is first read.
 */
export function emitAlternative(
  code: Code,
  alternative: Alternative,
  sources: readonly LaneSource[],
  wanted: Form | null,
  { hold, copy }: Pick<Context, "hold" | "copy">,
): Expression[] {
  const readers = sources.map((source, index) => readerOf(code, source, alternative.inputs[index]!, hold));
  const context: Context = {
    code,
    hold,
    copy,
    lane: (operand, lane) => readers[operand]!(lane),
  };
  const built = alternative.build(context);
  const { output } = alternative;
  if (output === null || wanted === null || output === wanted) return built;
  const lanes: Lanes = isLanewise(output, wanted)
    ? (lane) => built[lane]!
    : readersOfHeld(built.map((value) => hold(output.scalar, value)));
  return Array.from({ length: wanted.lanes }, (_, lane) => convertLane(code, output, lanes, wanted, lane));
}

function readersOfHeld(held: readonly (() => Expression)[]): Lanes {
  return (lane) => held[lane]!();
}

function readerOf(code: Code, source: LaneSource, input: Form, hold: Hold): Lanes {
  if (source.form === null) return (lane) => constantLane(code, source.bytes, input, lane);
  const { form, read } = source;
  if (form === input || (input.kind === "raw" && form.bytes === input.bytes && form.kind !== "mask")) return read;
  const held = new Map<number, () => Expression>();
  return (lane) => {
    const known = held.get(lane) ?? hold(input.scalar, convertLane(code, form, read, input, lane));
    held.set(lane, known);
    return known();
  };
}
