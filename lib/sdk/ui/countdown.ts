const SECOND_MS = 1000;

/** Whole seconds as "0:42" or "12:05". */
export function clockFace(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * Calls back with the seconds that are left, at once and every second, 0 at the last; then it stops.
 *
 * @returns stops it earlier
 */
export function countdown(seconds: number, tick: (left: number) => void): () => void {
  const endsAt = performance.now() + seconds * SECOND_MS;
  const step = () => {
    const left = Math.max(0, Math.ceil((endsAt - performance.now()) / SECOND_MS));
    if (left === 0) clearInterval(timer);
    tick(left);
  };
  const timer = setInterval(step, SECOND_MS);
  step();
  return () => clearInterval(timer);
}
