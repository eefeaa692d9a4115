import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";

const root = path.resolve(import.meta.dirname, "../../..");
// Inside the package, so that `import "lanewise"` finds it, as in a user's project.
const folder = path.join(root, "build/documents");

interface Example {
  readonly name: string;
  readonly code: string;
}

async function examplesOf(page: string): Promise<Example[]> {
  const text = await readFile(path.join(root, page), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code], index) => ({
    name: `${path.basename(page, ".md")}-${index + 1}`,
    code: code!,
  }));
}

/** Docstrings whose comments say what a call prints: numbers that end in "..." are the beginnings of its numbers, in their order. */
const DOCSTRINGS = ["src/bessel.ts", "src/bessel/types.ts", "src/vonMisesFisher.ts", "src/vonMisesFisher/types.ts"];

async function docstringExamplesOf(file: string): Promise<Example[]> {
  const text = await readFile(path.join(root, file), "utf8");
  return [...text.matchAll(/^ *\* ```ts\n(.*?)^ *\* ```$/gms)].map(([, code], index) => ({
    name: `${file.slice("src/".length, -".ts".length).replaceAll("/", "-")}-${index + 1}`,
    code: code!.replaceAll(/^ *\* ?/gm, ""),
  }));
}

function claimsOf(code: string): string[] {
  const comments = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment!);
  return comments.flatMap((comment) => comment.match(/-?\d+\.\d+(?=\.\.\.)/g) ?? []);
}

function run(...args: string[]): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: folder });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (output += data.toString()));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output }));
  });
}

/** What the comments in an example say that it prints. */
const EXPECTED: Readonly<Record<string, RegExp>> = {
  "README-1": /^Float32Array\(8\)/,
  "guide-2": /Float32Array\(2\) \[ -2, -2 \]/,
  "guide-3": /^(simd|scalar)\n$/,
  "guide-4": /^50\n/,
  "guide-6": /^\[ 48, 16 \]\ntrue\n$/,
  "guide-7": /^true\n$/,
  "guide-8": /\[ 'only.weight', 'only.bias' \]/,
  "guide-9": /^8,4\n$/,
  "guide-10": /^1\n$/,
  "guide-11": /^true\n$/,
  "guide-12": /^4 0\.90\n$/,
  "guide-13": /^0\.90 sparse 1x1 (relaxed|simd) block \d sparse modelled /,
  "guide-16": /^true\n400\n$/,
};

const docstringExamples = (await Promise.all(DOCSTRINGS.map(docstringExamplesOf))).flat();
const examples = [...(await examplesOf("README.md")), ...(await examplesOf("docs/guide.md")), ...docstringExamples];

describe("the examples in the documents", () => {
  before(async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(
      path.join(folder, "tsconfig.json"),
      JSON.stringify({ extends: "../../tsconfig.base.json", compilerOptions: { noEmit: true } }),
    );
    for (const { name, code } of examples) await writeFile(path.join(folder, `${name}.ts`), code);
  });
  after(() => rm(folder, { recursive: true }));

  test("are there", () => assert.ok(examples.length >= 10, `${examples.length} examples`));

  test("are right by their types", async () => {
    const { status, output } = await run(path.join(root, "node_modules/typescript/bin/tsc"), "--project", folder);
    assert.equal(status, 0, output);
  });

  test("say what they print", () => {
    assert.ok(docstringExamples.flatMap(({ code }) => claimsOf(code)).length >= 10);
  });

  for (const { name, code } of examples)
    test(`run: ${name}`, async () => {
      const { status, output } = await run("--import", "tsx", `${name}.ts`);
      assert.equal(status, 0, output);
      if (EXPECTED[name] !== undefined) assert.match(output, EXPECTED[name]);
      let rest = output;
      for (const claim of claimsOf(code)) {
        const at = rest.indexOf(claim);
        assert.ok(at >= 0, `${claim} is not in ${output}`);
        rest = rest.slice(at + claim.length);
      }
    });
});
