import type { Components } from "./types";

/** The drawn components, in a file of their own. */
export function loadComponents(): Promise<Components> {
  return import("./ui");
}
