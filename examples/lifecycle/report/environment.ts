import { execFileSync } from "node:child_process";
import { cpus, release, type } from "node:os";
import type { Info } from "lanewise";
import type { Settings } from "../settings.js";

/** What the figures were measured on and with. */
export function describeEnvironment(info: Info, settings: Settings): Record<string, string> {
  const processors = cpus();
  return {
    Machine: `${processors[0]?.model.trim() ?? "unknown processor"}, ${processors.length} cores, ${type()} ${release()}`,
    Engine: `Node ${process.versions.node}, V8 ${process.versions.v8}`,
    Variant: `${info.variant}${info.fma ? ", multiply-adds fused" : ""}`,
    Package: `lanewise ${info.version}, commit ${commit()}`,
    Wasm: `sha256 ${info.sha256}`,
    Seed: String(settings.seed),
    Date: new Date().toISOString(),
  };
}

function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync("git", args, {
      cwd: import.meta.dirname,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  try {
    return `${git("rev-parse", "--short=12", "HEAD")}${git("status", "--porcelain") === "" ? "" : " and uncommitted changes"}`;
  } catch {
    return "unknown (not a git checkout)";
  }
}
