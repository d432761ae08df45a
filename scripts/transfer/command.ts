import { EnvironmentError } from "@/lib/env";
import { StartError } from "@/lib/start-error";
import { Interrupted } from "@/lib/transfer/run/progress";

/** How a command ends, for whoever calls it in a script. */
export const EXIT = { done: 0, failed: 1, refusedSome: 2, interrupted: 130 } as const;

/** The command line is not what the command takes. */
export class UsageError extends StartError {}

/**
 * Run a command: what it says of its own goes to the terminal as a sentence, and Ctrl-C lets it finish what it has begun. A second
 * Ctrl-C does not wait.
 */
export async function command(usage: string, run: (signal: AbortSignal) => Promise<number>): Promise<void> {
  const interruption = new AbortController();
  const onSignal = () => {
    if (interruption.signal.aborted) process.exit(EXIT.interrupted);
    interruption.abort();
    process.stderr.write("\nStopping after what is under way …\n");
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    process.exitCode = await run(interruption.signal);
  } catch (error) {
    process.exitCode = error instanceof Interrupted ? EXIT.interrupted : EXIT.failed;
    if (error instanceof Interrupted) console.error("Stopped. What was done stays done; run the same command again to go on.");
    else if (error instanceof UsageError) console.error(`${error.message}\n\n${usage}`);
    else if (error instanceof StartError || error instanceof EnvironmentError) console.error(error.message);
    else throw error;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

/** What `parseArgs` has against a command line, as a {@link UsageError}. */
export function parsed<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
