import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Job, Outcome, Stage } from "../job.js";
import { predictDigits, readNetwork } from "../network.js";
import { facts, paragraph, table } from "../report/blocks.js";

const FILE_NAME = "digits.safetensors";

/** The file that the job wrote, for stages that load it. */
export function savedFile(job: Job): string {
  return join(job.settings.out, FILE_NAME);
}

export const save: Stage = {
  name: "save",
  title: "Save and load again",
  run: async (job) => {
    const bytes = job.network.toSafetensors();
    await writeFile(savedFile(job), bytes);
    using loaded = readNetwork(job.engine, await readFile(savedFile(job)));
    const digits = differingBits(predictDigits(job.network, job.heldBack), predictDigits(loaded, job.heldBack));
    if (digits !== 0) throw new Error(`${savedFile(job)}: ${digits} predictions changed on the way through the file`);
    return describe(job, bytes.length);
  },
};

function differingBits(one: Float32Array, other: Float32Array): number {
  const bits = (values: Float32Array): Int32Array => new Int32Array(values.buffer, values.byteOffset, values.length);
  const others = bits(other);
  return bits(one).filter((value, index) => value !== others[index]).length;
}

function describe(job: Job, bytes: number): Outcome {
  job.terminal.line(`  ${savedFile(job)}: ${bytes} bytes; every prediction of the loaded network equal bit for bit`);
  const plan = job.network.memoryPlan(32);
  return {
    figures: { file: FILE_NAME, bytes, equal: true, memoryPlan: { ...plan } },
    blocks: [
      paragraph(
        `Written to ${FILE_NAME} (${bytes} bytes, readable by any safetensors reader) and loaded again: the loaded network's ` +
          `predictions on the ${job.heldBack.count} held-back digits are equal bit for bit.`,
      ),
      table(
        ["layer", "kernel", "multiply-adds per image", "sparsity", "bytes of weights"],
        job.network
          .report()
          .map((layer) => [
            layer.name,
            layer.kernel,
            String(layer.macs),
            `${(100 * layer.sparsity).toFixed(1)} %`,
            String(layer.bytes),
          ]),
      ),
      facts({
        "Memory to train at batch 32": Object.entries(plan)
          .map(([part, bytes]) => `${part} ${(bytes / 1024).toFixed(1)} KiB`)
          .join(", "),
      }),
    ],
  };
}
