import { Interrupted, type Progress } from "@/lib/transfer/run/progress";

const WIDTH = 28;
const TERMINAL_EVERY_MS = 100;
const LINES_EVERY_MS = 5_000;

type Phase = { title: string; total?: number | undefined; bytes?: number | undefined };

/** Show how far a phase is: as a bar that moves on a terminal, as a line now and then elsewhere. */
export function progressBar({ title, total, bytes }: Phase, signal: AbortSignal): Progress & { end(): void } {
  const startedAtMs = performance.now();
  const isTerminal = process.stderr.isTTY === true;
  let [users, read, shownAtMs] = [0, 0, startedAtMs];
  const line = () => {
    const rate = Math.round(users / Math.max((performance.now() - startedAtMs) / 1000, 0.001));
    const part = total ? users / total : bytes ? read / bytes : null;
    const bar = part === null ? "" : `${"#".repeat(Math.floor(part * WIDTH)).padEnd(WIDTH, ".")} ${String(Math.floor(part * 100)).padStart(3)} %  `;
    return `${title}  ${bar}${users.toLocaleString("en")} users, ${rate.toLocaleString("en")}/s`;
  };
  const show = () => {
    const nowMs = performance.now();
    if (nowMs - shownAtMs < (isTerminal ? TERMINAL_EVERY_MS : LINES_EVERY_MS)) return;
    shownAtMs = nowMs;
    process.stderr.write(isTerminal ? `\r\u001b[K${line()}` : `${line()}\n`);
  };
  return {
    onBytes(count) {
      read = Math.min(read + count, bytes ?? Number.POSITIVE_INFINITY);
      show();
    },
    onUsers(count) {
      users = count;
      show();
    },
    assertNotInterrupted() {
      if (signal.aborted) throw new Interrupted();
    },
    end() {
      if (bytes) read = bytes;
      process.stderr.write(`${isTerminal ? "\r\u001b[K" : ""}${line()}\n`);
    },
  };
}
