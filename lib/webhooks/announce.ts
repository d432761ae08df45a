import type { Context } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { insertion, type LastWrites } from "@/lib/db/writes";
import { Prisma } from "@/lib/generated/prisma/client";
import { takeQueued, type QueuedMessage } from "@/lib/messages/enqueue";
import { subscriptionsChange, wakeAfterCommit } from "./after-commit";
import { envelope } from "./envelope";
import { messagePayload, typeOfMessage } from "./message-payloads";
import { payloadSource, type Noun, type Told } from "./payload-sources";
import { sealBody } from "./sealed";
import { findSubscribers, readSubscriptions, type Subscriber } from "./subscriptions";
import { toldOf } from "./told";
import type { WebhookEventType } from "./types";

type Ending = Context & { tx: Transaction; last: LastWrites };
type Announcement = { type: WebhookEventType; userId: string | null; data: object };

/**
 * At the end of a transaction, write what webhooks are told of it, and to whom, into the same transaction: both happen, or
 * neither. Where nobody wants to be told, nothing is asked and nothing written.
 */
export async function announce(ctx: Ending): Promise<void> {
  const { tx, last } = ctx;
  const messages = takeQueued(tx);
  if (last.emitted.length === 0 && messages.length === 0) return;
  const isChanging = last.emitted.some(({ type }) => type.startsWith("webhook_endpoint."));
  if (isChanging) subscriptionsChange(tx);
  const deleted = last.emitted.flatMap(({ type, userId }) => (type === "user.deleted" && userId !== null ? [userId] : []));
  if (deleted.length > 0) last.add(Prisma.sql`UPDATE webhook_messages SET forgotten = true WHERE user_id IN (${Prisma.join(deleted)})`);

  const { instanceId, types } = await readSubscriptions(tx, isChanging);
  const told = toldOf(last.emitted).filter(({ type }) => types.has(type));
  const toldMessages = messages.filter((message) => types.has(typeOfMessage(message)));
  if (told.length === 0 && toldMessages.length === 0) return;

  // What is told is read from the database: it must be there.
  await last.write(tx);
  const subscribers = await findSubscribers(tx, [...new Set([...told.map(({ type }) => type), ...toldMessages.map(typeOfMessage)])]);
  if (subscribers.length === 0) return;
  const at = ctx.now();
  const announcements = [...(await describe(ctx, told)), ...(await describeMessages(ctx, toldMessages, at))];
  write(ctx, announcements, subscribers, { instanceId, at, deleted });
}

/** One question a noun, however many events there are; they keep their order. */
async function describe(ctx: Ending, told: readonly Told[]): Promise<Announcement[]> {
  const data = new Map<Told, object | null>();
  for (const noun of new Set(told.map(nounOf))) {
    const events = told.filter((event) => nounOf(event) === noun);
    const payloads = await payloadSource(noun)(ctx, events);
    events.forEach((event, index) => data.set(event, payloads[index] ?? null));
  }
  return told.flatMap((event) => {
    const payload = data.get(event);
    return payload ? [{ type: event.type, userId: event.userId, data: payload }] : [];
  });
}

async function describeMessages(ctx: Ending, messages: readonly QueuedMessage[], at: Date): Promise<Announcement[]> {
  const described: Announcement[] = [];
  for (const message of messages) described.push(await messagePayload(ctx, ctx.tx, message, at));
  return described;
}

function write(ctx: Ending, announcements: readonly Announcement[], subscribers: readonly Subscriber[], { instanceId, at, deleted }: { instanceId: string; at: Date; deleted: readonly string[] }): void {
  const rows = announcements.flatMap(({ type, userId, data }) => {
    const endpoints = subscribers.filter((subscriber) => subscriber.types.includes(type));
    if (endpoints.length === 0) return [];
    const forgotten = type !== "user.deleted" && userId !== null && deleted.includes(userId);
    const message = { id: newId("message", at), type, userId, sealedBody: sealBody(envelope(ctx, instanceId, type, data, at)), forgotten, createdAt: at };
    return [{ message, deliveries: endpoints.map((endpoint) => ({ id: newId("webhookDelivery", at), endpointId: endpoint.id, messageId: message.id, userId, createdAt: at })) }];
  });
  if (rows.length === 0) return;
  ctx.last.add(insertion("webhook_messages", ...rows.map(({ message }) => message)));
  ctx.last.add(insertion("webhook_deliveries", ...rows.flatMap(({ deliveries }) => deliveries)));
  wakeAfterCommit(ctx.tx);
}

function nounOf({ type }: Told): Noun {
  return type.slice(0, type.indexOf(".")) as Noun;
}
