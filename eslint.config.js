import eslint from "@eslint/js";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";

const KNOWN_SAFE = [{ from: "package", package: "node:test", name: ["test", "it", "describe", "suite"] }];

const RUNTIME_GLOBALS = Object.fromEntries(
  ["console", "crypto", "document", "process", "Response", "URL", "WebAssembly"].map((name) => [name, "readonly"]),
);

export default defineConfig(
  {
    ignores: [
      "**/node_modules/",
      "dist/",
      "build/",
      "**/generated/",
      "assembly/",
      "tests/assembly/",
      "tests/package/programs/typescript/*.cts",
      "docs/api/",
      "report/",
      ".cache/",
    ],
  },
  eslint.configs.recommended,
  {
    rules: {
      "max-lines": ["error", { max: 300 }],
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
        { selector: "ExportDefaultDeclaration", message: "Export by name." },
      ],
    },
  },
  {
    files: ["**/*.ts"],
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Reads of typed arrays in loops: with noUncheckedIndexedAccess each needs one, and a default would hide errors.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-floating-promises": ["error", { allowForKnownSafeCalls: KNOWN_SAFE }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    // Functions taken off their object: builders of binaryen.js, and what the tests say may be.
    files: ["tools/lower/**/*.ts", "tests/**/*.ts"],
    rules: { "@typescript-eslint/unbound-method": "off" },
  },
  {
    files: ["tests/**/*.ts"],
    ignores: ["tests/support/properties.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { name: "fast-check", message: "Import fc of tests/support/properties.ts, whose seed is fixed." },
      ],
    },
  },
  {
    // The peers' packages are installed only when a bench asks for them: without them their types are unknown.
    files: ["bench/peers/**/*.ts"],
    extends: [typescript.configs.disableTypeChecked],
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    languageOptions: { globals: RUNTIME_GLOBALS },
  },
  {
    files: ["**/*.config.js", "**/*.config.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);
