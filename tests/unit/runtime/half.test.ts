import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { BF16, decodeHalf, encodeHalf, F16, type HalfFormat } from "../../../src/runtime/half.js";

const LARGEST_FINITE = { f16: 0x7bff, bf16: 0x7f7f };
const INFINITY = { f16: 0x7c00, bf16: 0x7f80 };

for (const [name, format] of [
  ["f16", F16],
  ["bf16", BF16],
] as const) {
  const encode = (value: number): number => encodeHalf(format, value);
  const decode = (bits: number): number => decodeHalf(format, bits);
  const infinity = INFINITY[name];

  describe(name, () => {
    test("every bit pattern decodes to the number of the format's definition and encodes back", () => {
      for (let bits = 0; bits < 65536; bits += 1) {
        const value = decode(bits);
        if ((bits & 0x7fff) > infinity) {
          assert.ok(Number.isNaN(value), `bits ${bits}`);
          assert.equal(encode(value), infinity | (1 << (format.mantissaBits - 1)));
        } else {
          assert.ok(Object.is(value, definition(format, bits)), `bits ${bits}: ${value}`);
          assert.equal(encode(value), bits);
        }
      }
    });

    test("a number between two neighbours goes to the nearer, and to the even one from the middle", () => {
      for (let bits = 0; bits < LARGEST_FINITE[name]; bits += 1) {
        const [low, high] = [decode(bits), decode(bits + 1)];
        const middle = low + (high - low) / 2;
        const below = middle - (high - low) * 2 ** -40;
        const above = middle + (high - low) * 2 ** -40;
        assert.equal(encode(middle), bits + (bits & 1), `the middle above bits ${bits}`);
        assert.equal(encode(-middle), 0x8000 | (bits + (bits & 1)));
        assert.equal(encode(below), bits, `just below the middle above bits ${bits}`);
        assert.equal(encode(above), bits + 1, `just above the middle above bits ${bits}`);
      }
    });

    test("numbers beyond the largest round to it below half a step more, else to infinity", () => {
      const largest = decode(LARGEST_FINITE[name]);
      const halfStep = (largest - decode(LARGEST_FINITE[name] - 1)) / 2;
      assert.equal(encode(largest + halfStep * (1 - 2 ** -30)), LARGEST_FINITE[name]);
      assert.equal(encode(largest + halfStep), infinity);
      assert.equal(encode(-(largest + halfStep)), 0x8000 | infinity);
      assert.equal(encode(Number.MAX_VALUE), infinity);
      assert.equal(encode(Infinity), infinity);
      assert.equal(encode(-Infinity), 0x8000 | infinity);
    });

    test("zeros keep their sign and the tiniest doubles round to zero", () => {
      assert.equal(encode(0), 0);
      assert.equal(encode(-0), 0x8000);
      assert.equal(encode(Number.MIN_VALUE), 0);
      assert.equal(encode(-Number.MIN_VALUE), 0x8000);
    });
  });
}

test("f16 rounds a double once: through f32 this one would end a step lower", () => {
  const value = 1 + 2 ** -11 + 2 ** -40;
  assert.equal(encodeHalf(F16, value), 0x3c01);
  assert.equal(encodeHalf(F16, Math.fround(value)), 0x3c00);
});

/** sign x 2^(exponent - bias) x 1.mantissa, or without the leading 1 where the exponent is 0. */
function definition({ mantissaBits, bias }: HalfFormat, bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits & 0x7fff) >>> mantissaBits;
  const fraction = (bits & ((1 << mantissaBits) - 1)) / 2 ** mantissaBits;
  if (exponent === 2 * bias + 1) return sign * Infinity;
  return exponent === 0 ? sign * fraction * 2 ** (1 - bias) : sign * (1 + fraction) * 2 ** (exponent - bias);
}
