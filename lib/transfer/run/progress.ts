/** Whoever waits for an import or an export. */
export type Progress = {
  onBytes(bytes: number): void;
  /** @param users of them are done, in this phase */
  onUsers(users: number): void;
  /** @throws Interrupted when nobody waits any more: what is stored stays, and a second run goes on */
  assertNotInterrupted(): void;
};

export class Interrupted extends Error {
  constructor() {
    super("interrupted");
  }
}

/** Nobody waits, and nobody interrupts. */
export const NO_PROGRESS: Progress = { onBytes() {}, onUsers() {}, assertNotInterrupted() {} };
