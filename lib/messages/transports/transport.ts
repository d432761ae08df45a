import type { OutgoingMessage } from "@/lib/messages/content";

/** A way out. `send` resolves once the other side has taken the message over, and must honour the signal. */
export type Transport = {
  name: string;
  send(message: OutgoingMessage, signal: AbortSignal): Promise<void>;
  /** Give connections back, where some are kept. */
  close?(): void;
};

/**
 * Why a message was not taken. `reason` is kept in the database and logged: short, without address, code or words of the
 * other side, which may repeat them.
 */
export class DeliveryError extends Error {
  readonly permanent: boolean;
  /** The other side's wish, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(
    readonly reason: string,
    { permanent, retryAfterMs = null }: { permanent: boolean; retryAfterMs?: number | null },
  ) {
    super(reason);
    this.name = "DeliveryError";
    this.permanent = permanent;
    this.retryAfterMs = retryAfterMs;
  }
}
