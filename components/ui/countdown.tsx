"use client";

import { useEffect, useState } from "react";

const SECOND_MS = 1000;

/** Whole seconds as "0:42" or "12:05". */
export function clockFace(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * Seconds left until a moment that the server named, counted against the server's own clock, so a wrong clock in the
 * browser changes nothing and a reload starts at the right figure.
 *
 * @param seconds seconds that were left when the server drew the page
 */
export function useSecondsLeft(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const endsAt = performance.now() + seconds * SECOND_MS;
    const tick = () => setLeft(Math.max(0, Math.ceil((endsAt - performance.now()) / SECOND_MS)));
    tick();
    const timer = setInterval(tick, SECOND_MS);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}

/**
 * "You can try again in 0:42." Counts down silently and says `done` to screen readers when the time has come.
 *
 * @param seconds seconds left when the server drew the page
 * @param waiting sentence with `{time}` in it
 * @param done sentence for the end
 */
export function Countdown({ seconds, waiting, done }: { seconds: number; waiting: string; done: string }) {
  const left = useSecondsLeft(seconds);
  return (
    <>
      {left > 0 ? <span className="figures">{waiting.replace("{time}", clockFace(left))}</span> : null}
      <span role="status">{left > 0 ? "" : done}</span>
    </>
  );
}
