/** The package under test, as its users get it: the built one. @module */
export { load } from "lanewise";
export type { Activation, Lanewise, LayerSpec, Network, Padding, Tensor, Variant } from "lanewise";
