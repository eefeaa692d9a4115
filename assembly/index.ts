/** The ABI of the whole package: every export is a row of tools/registry. */
export * from "./core";
export * from "./bessel/index";
export * from "./dense";
export * from "./kan";
export * from "./sparse";
export * from "./train";
export * from "./vonMisesFisher/index";
