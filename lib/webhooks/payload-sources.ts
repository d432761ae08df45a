import type { Context } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import type { Emitted } from "@/lib/events/emit";
import type { WebhookEventType } from "./types";

/** An event by the wire's name. */
export type Told = Omit<Emitted, "type"> & { type: WebhookEventType };

/** What of the asking context a payload may depend on. */
export type Surroundings = Pick<Context, "settings" | "now"> & { tx: Transaction };

/**
 * Describes what events of one kind tell of, as it is at the end of their transaction: one object for each event, in their
 * order. Null where there is nothing to tell of any more.
 */
export type PayloadSource = (surroundings: Surroundings, events: readonly Told[]) => Promise<(object | null)[]>;

/** `user` for `user.created`, `user.updated` and so on. */
export type Noun = WebhookEventType extends `${infer Name}.${string}` ? Name : never;

// Payloads are the API's own objects, which resources know how to write and this floor does not: resources say it here.
const sources = new Map<Noun, PayloadSource>();

/** Say how the payloads of a noun are made. */
export function registerPayloads(noun: Noun, source: PayloadSource): void {
  sources.set(noun, source);
}

/**
 * How the payloads of a noun are made.
 *
 * @throws Error in a process that has not loaded `lib/resources/webhook-payloads.ts`: it must not lose events in silence
 */
export function payloadSource(noun: Noun): PayloadSource {
  const source = sources.get(noun);
  if (!source) throw new Error(`Nothing here knows the payload of ${noun} events.`);
  return source;
}
