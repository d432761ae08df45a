/** A sleep that can be ended from outside; a ring while nobody sleeps ends the next sleep at once. */
export function makeAlarm(): { sleep(durationMs: number): Promise<void>; ring(): void } {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async sleep(durationMs) {
      if (!rung) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, durationMs);
        });
        clearTimeout(timer);
        wake = null;
      }
      rung = false;
    },
  };
}
