import pino, { type DestinationStream, type Logger } from "pino";
import { env } from "@/lib/env";
import { redactFields, redactText } from "@/lib/log-redaction";

/**
 * The process's log: one JSON object a line on standard output, at `LOG_LEVEL`.
 *
 * Give a line its request by `log.child({ requestId })`. Secrets and people's addresses are removed by name wherever
 * they stand in the fields (see `lib/log-redaction.ts`); never put them into the message text.
 */
export type Log = Logger;

/**
 * Build a log. The application uses the shared `log`; tests pass a destination of their own.
 *
 * @param level pino's level names: trace, debug, info, warn, error, fatal, silent
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    // `redactFields` has already described the error; pino's own serializer would describe that description again.
    serializers: { err: (described: unknown) => described },
    formatters: { level: (label) => ({ level: label }), log: redactFields },
    hooks: {
      logMethod(args, method) {
        method.apply(this, withRedactedMessage(args));
      },
    },
  };
  const root = destination === undefined ? pino(options) : pino(options, destination);
  // pino's formatter for bindings is used for the root only. Children inherit from the root, and so inherit this.
  const plainChild = root.child;
  root.child = function child<CustomLevels extends string = never>(
    this: Log,
    bindings: pino.Bindings,
    childOptions?: pino.ChildLoggerOptions<CustomLevels>,
  ) {
    return plainChild.call<Log, [pino.Bindings, pino.ChildLoggerOptions<CustomLevels>?], Logger<CustomLevels>>(this, redactFields(bindings), childOptions);
  };
  return root;
}

// The server's bundle and Next's bundle each evaluate this module in one process; both must write through one log.
const shared = globalThis as typeof globalThis & { gatehouseLog?: Log };

export const log: Log = (shared.gatehouseLog ??= createLog(configuredLevel()));

/** A malformed variable is for the start to report in one sentence; importing the log must not get in its way. */
function configuredLevel(): string {
  try {
    return env.LOG_LEVEL;
  } catch {
    return "info";
  }
}

type LogArguments = Parameters<pino.LogFn>;

/** pino takes the message from a lone error by itself, unredacted; hence it is given here. */
function withRedactedMessage(args: LogArguments): LogArguments {
  const [first, ...rest] = args as [unknown, ...unknown[]];
  const thrown = first instanceof Error ? first : first !== null && typeof first === "object" && "err" in first ? first.err : undefined;
  if (rest.length === 0 && thrown instanceof Error) rest.push(thrown.message);
  return [first, ...rest].map((arg) => (typeof arg === "string" ? redactText(arg) : arg)) as LogArguments;
}
