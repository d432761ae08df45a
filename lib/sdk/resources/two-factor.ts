/** Answers when it is called, and stands for its answer where a value is wanted. */
export interface TwoFactorEnabled {
  (): boolean;
  valueOf(): boolean;
  toJSON(): boolean;
}

/** `answer()`, `answer == true`, `String(answer)` and `JSON.stringify(answer)` all tell the same. */
export function twoFactorAnswer(enabled: boolean): TwoFactorEnabled {
  return Object.assign(() => enabled, { valueOf: () => enabled, toJSON: () => enabled, toString: () => String(enabled) });
}
