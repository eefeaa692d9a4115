/** What every module needs: the heap and the probe of the multiply-add. */
export { heap_allocate, heap_free, heap_limit, heap_reserved, heap_used } from "./heap";
export { fused_madd } from "./fused";
