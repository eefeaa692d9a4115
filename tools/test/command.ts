import { spawn } from "node:child_process";

export interface CommandResult {
  readonly status: number;
  /** Standard output and standard error as they came. */
  readonly output: string;
  readonly seconds: number;
}

/** Runs a program to its end and returns what it printed; a program that cannot start is an Error. */
export function runCommand(
  program: string,
  parameters: readonly string[],
  options: { readonly cwd: string; readonly environment?: Readonly<Record<string, string | undefined>> },
): Promise<CommandResult> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: options.cwd,
      env: { ...process.env, ...options.environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    const collect = (chunk: Buffer): void => void chunks.push(chunk);
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const output = Buffer.concat(chunks).toString();
      const ending = signal === null ? "" : `\nended by ${signal}`;
      resolve({ status: code ?? 1, output: output + ending, seconds: (performance.now() - started) / 1000 });
    });
  });
}
