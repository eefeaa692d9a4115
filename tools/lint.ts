/** npm run lint: eslint, prettier and the TypeScript compiler over everything that is not generated. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "./build/fresh.js";
import { runChecks } from "./test/checks.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
await ensureBuilt(root); // examples and benches import the package by its name
const { failed } = await runChecks(root);
if (failed > 0) process.exitCode = 1;
