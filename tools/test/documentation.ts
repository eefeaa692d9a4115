import path from "node:path";
import { runCommand } from "./command.js";
import type { Outcome } from "./suite.js";

/** The API reference, with every warning of typedoc an error. */
export async function runDocumentation(root: string): Promise<Outcome> {
  const { status, output } = await runCommand(path.join(root, "node_modules/.bin/typedoc"), [], { cwd: root });
  if (status !== 0) console.log(output);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, notRun: [] };
}
