import { attention, attentionGradient, type AttentionShape } from "../../attention.js";
import type { Cases, Output, Trial } from "../../case.js";
import { gradient } from "../../gradient.js";
import type { KernelMemory } from "../../memory.js";
import { uniform } from "../../values.js";

const BYTES = 2 ** 22;

function shapeOf([batch, tokens, heads, headSize]: readonly [number, number, number, number]): AttentionShape {
  return { batch, tokens, heads, headSize };
}

/** Around vectors and tiles; more than one block of 240 queries; more than one depth of 256 tokens. */
const SHAPES: readonly AttentionShape[] = (
  [
    [0, 3, 2, 4],
    [1, 1, 1, 1],
    [2, 2, 1, 3],
    [2, 3, 2, 4],
    [1, 5, 3, 3],
    [1, 7, 1, 8],
    [2, 17, 2, 5],
    [1, 33, 1, 16],
    [1, 241, 1, 4],
    [1, 263, 2, 3],
  ] as const
).map(shapeOf);

/** Small enough for one central difference per value. */
const FEW = 200;

function sizeOf({ batch, tokens, heads, headSize }: AttentionShape): number {
  return batch * tokens * heads * headSize;
}

function operandsOf({ batch, tokens, heads, headSize }: AttentionShape): readonly number[] {
  return [batch, tokens, heads, headSize];
}

function name(shape: AttentionShape): string {
  return operandsOf(shape).join("x");
}

function* forward(): Iterable<Trial> {
  const trials = SHAPES.map((shape) => [name(shape), shape, uniform(sizeOf(shape), 3 * sizeOf(shape), -2, 2)] as const);
  const small = shapeOf([2, 5, 2, 3]);
  const poisoned = (index: number, value: number): Float32Array => {
    const qkv = uniform(1, 3 * sizeOf(small), -1, 1);
    qkv[index] = value;
    return qkv;
  };
  trials.push(["scores far apart", small, uniform(2, 3 * sizeOf(small), -60, 60)]);
  trials.push(["a NaN in a query: its token and head alone", small, poisoned(19, NaN)]);
  trials.push(["a NaN in a key: its head of its image alone", small, poisoned(8, NaN)]);
  trials.push(["a NaN in a value: its column alone", small, poisoned(14, NaN)]);
  for (const [title, shape, qkv] of trials) {
    const expected = attention(shape, qkv);
    yield {
      name: title,
      bytes: BYTES,
      run(memory) {
        const y = memory.output(sizeOf(shape));
        const bytes = memory.call("attention_scratch_bytes_f32", shape.tokens, shape.headSize);
        memory.call("attention_forward_f32", ...operandsOf(shape), memory.input(qkv), y, memory.scratch(bytes));
        return [{ name: "y", actual: memory.floats(y, sizeOf(shape)), ...expected }];
      },
    };
  }
}

function* backward(): Iterable<Trial> {
  for (const shape of SHAPES) {
    const size = sizeOf(shape);
    const [qkv, dy] = [uniform(size, 3 * size, -2, 2), uniform(size + 1, size, -1, 1)];
    const expected = attentionGradient(shape, qkv, dy);
    const outputs: Output[] = [];
    if (size < FEW) {
      const reference = gradient((moved) => attention(shape, moved).reference, qkv, dy);
      const actual = [...expected.reference];
      outputs.push({ name: "central differences of attention", actual, reference, tolerance: 1e-7 });
    }
    yield {
      name: name(shape),
      bytes: BYTES,
      run(memory) {
        const dqkv = memory.output(3 * size);
        const bytes = memory.call("attention_backward_scratch_bytes_f32", shape.tokens, shape.headSize);
        const read = [memory.input(qkv), memory.input(dy)] as const;
        memory.call("attention_backward_f32", ...operandsOf(shape), ...read, dqkv, memory.scratch(bytes));
        return [{ name: "dqkv", actual: memory.floats(dqkv, 3 * size), ...expected }, ...outputs];
      },
    };
  }
}

/** At least the arrays that it is for, `count` per query and one of queries; at most they and a few blocks of products. */
function bytes(kernel: string, count: number): () => Iterable<Trial> {
  return function* () {
    for (const { tokens, headSize } of SHAPES) {
      yield {
        name: `${tokens} tokens of ${headSize}`,
        run(memory: KernelMemory) {
          const actual = memory.call(kernel, tokens, headSize);
          const rows = Math.min(tokens, 240);
          const least = 4 * rows * (headSize + count * tokens);
          const most = least + 4 * rows * (tokens + headSize) + 4 * tokens * headSize + 2 ** 15;
          const isRight = actual >= least && actual <= most && actual % 4 === 0;
          return [{ name: "bytes", actual: [isRight ? 1 : actual], reference: [1], tolerance: 0 }];
        },
      };
    }
  };
}

function* distinct(trials: Iterable<Trial>): Iterable<Trial> {
  const seen = new Set<string>();
  for (const trial of trials) {
    if (!seen.has(trial.name)) yield trial;
    seen.add(trial.name);
  }
}

export const CASES: Cases = {
  attention_scratch_bytes_f32: () => distinct(bytes("attention_scratch_bytes_f32", 1)()),
  attention_forward_f32: forward,
  attention_backward_scratch_bytes_f32: () => distinct(bytes("attention_backward_scratch_bytes_f32", 2)()),
  attention_backward_f32: backward,
};
