/** Every public type. */
export type * from "./dense/types.js";
export type * from "./network/types.js";
export type * from "./runtime/types.js";
