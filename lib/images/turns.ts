import { apiError } from "@/lib/errors";

/** libvips draws in the same four threads that hash passwords and read files; more than two would starve those. */
const MAX_RUNNING = 2;
/** A picture takes well under a second, and each waiting one holds up to 10 MB. */
const MAX_WAITING = 16;
const RETRY_AFTER_SECONDS = 5;

type Turns = { running: number; waiting: (() => void)[] };

const shared = globalThis as typeof globalThis & { gatehouseImageTurns?: Turns };
const turns: Turns = (shared.gatehouseImageTurns ??= { running: 0, waiting: [] });

/**
 * Run a piece of drawing when it is its turn.
 *
 * @throws too_many_requests 429: too many wait already
 */
export async function takeTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (turns.running < MAX_RUNNING) turns.running += 1;
  else if (turns.waiting.length >= MAX_WAITING) throw apiError("too_many_requests", {}, { retryAfterSeconds: RETRY_AFTER_SECONDS });
  else await new Promise<void>((begin) => turns.waiting.push(begin));
  try {
    return await work();
  } finally {
    // The turn is handed on as it is, so that nobody can slip in between.
    const next = turns.waiting.shift();
    if (next === undefined) turns.running -= 1;
    else next();
  }
}
