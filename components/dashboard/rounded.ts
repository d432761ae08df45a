import type { CountFacts } from "./types";

const SURE_FIGURES = 3;

/** A count as it is told: an estimate only to as many figures as it may claim. */
export function rounded({ count, exactness }: CountFacts): number {
  return exactness === "about" ? Number(count.toPrecision(SURE_FIGURES)) : count;
}
