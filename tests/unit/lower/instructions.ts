import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { canonicalise, fillVectors, hex, Random } from "./inputs.js";
import { assemble, lowerPair } from "./pair.js";
import { CASES } from "./table.js";

const INPUTS = 1500;
const OPERAND_BYTES = 48;
const OUTPUT = 8 * 65536 - 16;

/** The instructions of the SIMD proposal that neither read nor write memory. */
const COMPUTING_INSTRUCTIONS = 213;

const text = `(module (memory (export "memory") 8)
${CASES.map(({ name, body }) => `(func (export "${name}") (param $in i32) (param $out i32) ${body})`).join("\n")})`;

describe("every v128 instruction gives the same bits lowered", () => {
  const { original, lowered } = lowerPair(assemble(text));
  const random = new Random(1);
  fillVectors(original.bytes.subarray(0, INPUTS * OPERAND_BYTES), random);
  lowered.bytes.set(original.bytes);

  test("the table names all of them", () => {
    const names = new Set(CASES.map(({ name }) => name.split(" ")[0]).filter((name) => name !== "select"));
    assert.equal(names.size, COMPUTING_INSTRUCTIONS);
  });

  for (const { name, nans } of CASES) {
    test(name, () => {
      for (let input = 0; input < INPUTS; input++) {
        const at = input * OPERAND_BYTES;
        for (const { bytes, call } of [original, lowered]) {
          bytes.fill(0, OUTPUT);
          call(name, at, OUTPUT);
        }
        const expected = canonicalise(original.bytes.subarray(OUTPUT), nans);
        const found = canonicalise(lowered.bytes.subarray(OUTPUT), nans);
        if (Buffer.compare(expected, found) === 0) continue;
        const operands = hex(original.bytes.subarray(at, at + OPERAND_BYTES));
        assert.fail(`${name} of ${operands}: expected ${hex(expected)}, found ${hex(found)}`);
      }
    });
  }
});
