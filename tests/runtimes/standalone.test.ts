/** The scalar variant outside any JavaScript engine: in wabt's interpreter and translated to C, with the bits of `simd`. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { runCommand } from "../../tools/test/command.js";
import { needs, root } from "../package/engine.js";
import { addProbes, runProbes } from "./probe.js";
import { SCRIPT } from "./script.js";

let folder: string;
let probes: readonly string[];
let expected: readonly bigint[];
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "lanewise-standalone-"));
  const simd = addProbes(await shipped("simd"), SCRIPT);
  probes = simd.probes;
  expected = runProbes(simd.wasm, probes);
  await writeFile(path.join(folder, "scalar.wasm"), addProbes(await shipped("scalar"), SCRIPT).wasm);
});
after(() => rm(folder, { recursive: true, force: true }));

async function shipped(variant: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path.join(root, "dist/wasm", `lanewise.${variant}.wasm`)));
}

function readBits(output: string, pattern: RegExp): readonly bigint[] {
  const bits = new Map([...output.matchAll(pattern)].map(([, name = "", value = ""]) => [name, BigInt(value)]));
  return probes.map((name) => {
    const value = bits.get(name);
    assert.ok(value !== undefined, `no ${name} in:\n${output}`);
    return BigInt.asUintN(64, value);
  });
}

test("every result is finite, and no two are the same", () => {
  const values = [...new Float64Array(BigUint64Array.from(expected).buffer)];
  assert.ok(values.every(Number.isFinite), values.join());
  assert.equal(new Set(values).size, values.length, values.join());
});

test("wasm-interp", needs("wasm-interp", "/usr/bin/wasm-interp", "wabt"), async () => {
  const { status, output } = await runCommand("wasm-interp", ["--run-all-exports", "scalar.wasm"], { cwd: folder });
  assert.equal(status, 0, output);
  assert.deepEqual(readBits(output, /^(probe_\d+)\(\) => i64:(-?\d+)$/gm), expected);
});

test("wasm2c and a C compiler", needs("wasm2c", "/usr/bin/wasm2c", "wabt"), async () => {
  await writeFile(path.join(folder, "host.c"), hostSource(probes));
  const runtime = "/usr/src/wasm2c";
  const commands = [
    ["wasm2c", "scalar.wasm", "-n", "lanewise", "-o", "lanewise.c"],
    // Contracting a product and a sum into one rounding, which C allows, is not what wasm says.
    ["gcc", "-O1", "-ffp-contract=off", "-I", runtime, "-o", "host", "host.c", `${runtime}/wasm-rt-impl.c`, "-lm"],
    ["./host"],
  ] as const;
  let printed = "";
  for (const [program, ...parameters] of commands) {
    const { status, output } = await runCommand(program, parameters, { cwd: folder });
    assert.equal(status, 0, output);
    printed = output;
  }
  assert.deepEqual(readBits(printed, /^(probe_\d+) (\d+)$/gm), expected);
});

function hostSource(names: readonly string[]): string {
  const prints = names.map(
    (name) => `  printf("${name} %llu\\n", (unsigned long long)Z_lanewiseZ_${name}(&instance));`,
  );
  return `#include <stdio.h>
#include "lanewise.c"
int main(void) {
  Z_lanewise_instance_t instance;
  wasm_rt_init();
  Z_lanewise_init_module();
  Z_lanewise_instantiate(&instance);
${prints.join("\n")}
  return 0;
}
`;
}
