import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import type { Dispatcher } from "@/lib/dispatch/handle";
import { startHttpReceiver, type Answer, type ReceivedRequest } from "@/lib/messages/testing/http-receiver";
import { operation } from "@/lib/operation";
import { systemContextFor } from "@/lib/resources/testing";
import { createUser } from "@/lib/resources/users/create";
import { updateUser } from "@/lib/resources/users/update";
import { createWebhookEndpoint } from "@/lib/resources/webhook-endpoints/create";
import { rotateWebhookSecret } from "@/lib/resources/webhook-endpoints/rotate-secret";
import { updateWebhookEndpoint } from "@/lib/resources/webhook-endpoints/update";
import { replayFailedDeliveries } from "@/lib/resources/webhook-deliveries/replay-failed";
import "@/lib/resources/webhook-payloads";
import { DAY, HOUR, SECOND } from "@/lib/time";
import { DEAD_AFTER_MS } from "./disable-if-dead";
import { createWebhookDispatcher, type WebhookDispatcherOptions } from "./dispatcher";
import { claimDueDeliveries, deleteOldMessages, markDelivered } from "./store";
import { forgetSubscriptions, readSubscriptions } from "./subscriptions";
import type { WebhookEventType } from "./types";

useTestDatabase();
const ctx = systemContextFor();
const running: Dispatcher[] = [];
const open: { close(): unknown }[] = [];
let count = 0;

beforeAll(() => database().instance.create({ data: { id: "ins_test", encryptionKeyCheck: "" } }));
beforeEach(async () => {
  await database().webhookEndpoint.deleteMany();
  await database().webhookMessage.deleteMany();
  forgetSubscriptions();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
  await Promise.all(running.splice(0).map((dispatcher) => dispatcher.stop()));
});

async function receiver(answer: (request: ReceivedRequest) => Answer | Promise<Answer> = () => ({ status: 200 })) {
  const started = await startHttpReceiver(answer);
  open.push(started);
  return started;
}

function start(overrides: Partial<WebhookDispatcherOptions> = {}): Dispatcher {
  const dispatcher = createWebhookDispatcher({ lane: 4, pollIntervalMs: 30, timeoutMs: 2 * SECOND, leaseMs: 5 * SECOND, ...overrides });
  running.push(dispatcher);
  return dispatcher;
}

const endpoint = (url: string, event_types: WebhookEventType[] = ["user.created", "user.updated"]) => createWebhookEndpoint(ctx, { url, event_types });
const person = () => createUser(ctx, { email_address: [`person${++count}@example.test`], skip_user_requirement: true, skip_password_requirement: true });
const rename = (user_id: string, first_name: string) => updateUser(ctx, { user_id, first_name });
const deliveries = (endpointId: string) => database().webhookDelivery.findMany({ where: { endpointId }, orderBy: { sequence: "asc" }, include: { attemptsMade: { orderBy: { number: "asc" } } } });
const told = ({ received }: { received: ReceivedRequest[] }) => received.map(({ body }) => JSON.parse(body));

function eventually<Value>(check: () => Promise<Value> | Value): Promise<Value> {
  return vi.waitFor(check, { timeout: 10 * SECOND, interval: 20 });
}

/** As if the moment of the next attempt had come. */
function hurry(endpointId: string) {
  return database().webhookDelivery.updateMany({ where: { endpointId, leasedUntil: null }, data: { nextAttemptAt: new Date(0) } });
}

describe("what is told", () => {
  it("is nothing where nobody wants to know", async () => {
    await person();
    expect([await database().webhookMessage.count(), (await readSubscriptions(database())).types.size]).toEqual([0, 0]);
  });

  it("is written with the change, and undone with it", async () => {
    const { id } = await endpoint("http://127.0.0.1:9/");
    const failing = operation({
      name: "test.fail",
      input: z.strictObject({}),
      allow: () => {},
      async run(inner) {
        await createUser(inner, { email_address: [`person${++count}@example.test`], skip_user_requirement: true, skip_password_requirement: true });
        throw new Error("undo");
      },
    });
    await expect(failing(ctx, {})).rejects.toThrow("undo");
    expect(await deliveries(id)).toEqual([]);
    const user = await person();
    expect(await deliveries(id)).toMatchObject([{ status: "queued", userId: user.id, attempts: 0 }]);
  });

  it("is told of a user once in a transaction, as they are at its end, however deep in it", async () => {
    const hook = await receiver();
    await endpoint(hook.origin);
    start();
    const outer = operation({
      name: "test.twice",
      input: z.strictObject({}),
      allow: () => {},
      async run(inner) {
        const user = await createUser(inner, { email_address: [`person${++count}@example.test`], skip_user_requirement: true, skip_password_requirement: true });
        await updateUser(inner, { user_id: user.id, first_name: "Ada" });
        return user.id;
      },
    });
    const id = await outer(ctx, {});
    await eventually(() => expect(told(hook)).toMatchObject([{ type: "user.created", object: "event", instance_id: "ins_test", data: { id, first_name: "Ada", private_metadata: {} } }]));
  });

  it("stands sealed in the database", async () => {
    await endpoint("http://127.0.0.1:9/");
    const user = await person();
    const [row] = await database().webhookMessage.findMany();
    expect(row).toMatchObject({ type: "user.created", userId: user.id });
    expect(JSON.stringify(row)).not.toContain("@example.test");
  });
});

describe("a delivery", () => {
  it("is signed with the secret, and after a rotation with both", async () => {
    const hook = await receiver();
    const { id, secret } = await endpoint(hook.origin);
    start();
    await person();
    await eventually(() => expect(hook.received).toHaveLength(1));
    const rotated = await rotateWebhookSecret(ctx, { webhook_endpoint_id: id });
    await person();
    await eventually(() => expect(hook.received).toHaveLength(2));
    const verify = (key: string, { body, headers }: ReceivedRequest) =>
      new Webhook(key).verify(body, { "webhook-id": String(headers["svix-id"]), "webhook-timestamp": String(headers["svix-timestamp"]), "webhook-signature": String(headers["svix-signature"]) });
    const [first, second] = hook.received as [ReceivedRequest, ReceivedRequest];
    expect(verify(secret, first)).toMatchObject({ type: "user.created" });
    for (const key of [secret, rotated.secret]) expect(verify(key, second)).toMatchObject({ type: "user.created" });
    expect(() => verify(rotated.secret, first)).toThrow("No matching signature");
    await database().webhookEndpoint.update({ where: { id }, data: { previousSecretExpiresAt: new Date() } });
    await person();
    await eventually(() => expect(hook.received).toHaveLength(3));
    expect(() => verify(secret, hook.received[2] as ReceivedRequest)).toThrow("No matching signature");
  });

  it("is tried again with the same id, eight times, and then given up visibly", async () => {
    const hook = await receiver(() => ({ status: 500, body: "out of\norder" }));
    const { id } = await endpoint(hook.origin);
    start();
    await person();
    for (let attempts = 1; attempts <= 8; attempts++) {
      await eventually(async () => expect(await deliveries(id)).toMatchObject([{ attempts, leasedUntil: null, lastError: "HTTP 500", status: attempts === 8 ? "failed" : "queued" }]));
      await hurry(id);
    }
    const [delivery] = await deliveries(id);
    expect(delivery?.attemptsMade).toHaveLength(8);
    expect(delivery?.attemptsMade[7]).toMatchObject({ number: 8, responseStatus: 500, responseExcerpt: "out of order", error: "HTTP 500" });
    expect(new Set(hook.received.map(({ headers }) => headers["svix-id"]))).toEqual(new Set([delivery?.messageId]));
    expect((await database().webhookEndpoint.findUniqueOrThrow({ where: { id } })).failingSince).toBeInstanceOf(Date);
  });

  it("is told of again when its endpoint is mended and somebody asks for it", async () => {
    let status = 503;
    const hook = await receiver(() => ({ status }));
    const { id } = await endpoint(hook.origin);
    start();
    await person();
    await eventually(async () => expect(await deliveries(id)).toMatchObject([{ attempts: 1, leasedUntil: null }]));
    await database().webhookDelivery.updateMany({ data: { status: "failed" } });
    status = 204;
    expect(await replayFailedDeliveries(ctx, { webhook_endpoint_id: id, since: Date.now() + HOUR })).toEqual({ replayed: 0 });
    expect(await replayFailedDeliveries(ctx, { webhook_endpoint_id: id })).toEqual({ replayed: 1 });
    await eventually(async () => expect(await deliveries(id)).toMatchObject([{ status: "delivered", attempts: 2, attemptsBefore: 1, lastError: null, attemptsMade: [{ error: "HTTP 503" }, { error: null }] }]));
    expect((await database().webhookEndpoint.findUniqueOrThrow({ where: { id } })).failingSince).toBeNull();
  });

  it("keeps of one user the order in which things happened, also while an answer is slow", async () => {
    const hook = await receiver(async ({ body }) => {
      if (JSON.parse(body).type === "user.created") await new Promise((resolve) => setTimeout(resolve, 300));
      return { status: 200 };
    });
    await endpoint(hook.origin);
    start();
    const user = await person();
    for (const name of ["Ada", "Ida", "Oda"]) await rename(user.id, name);
    await eventually(() => expect(hook.received).toHaveLength(4));
    expect(told(hook).map(({ data }) => data.first_name)).toEqual([null, "Ada", "Ida", "Oda"]);
  });

  it("that nobody takes does not hold up what comes after it", async () => {
    const hook = await receiver(({ body }) => ({ status: JSON.parse(body).type === "user.created" ? 500 : 200 }));
    const { id } = await endpoint(hook.origin);
    start();
    const user = await person();
    await rename(user.id, "Ada");
    await eventually(async () => expect((await deliveries(id)).map(({ status }) => status)).toEqual(["queued", "delivered"]));
  });
});

describe("endpoints beside each other", () => {
  it("wait for nobody who hangs: a good receiver hears of everything at once", async () => {
    let hanging = 0;
    const server = createServer(() => void (hanging += 1));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push({ close: () => (server.closeAllConnections(), server.close()) });
    const good = await receiver();
    const slow = await endpoint(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const dead = await endpoint("http://127.0.0.1:9/");
    await endpoint(good.origin);
    start({ lane: 2, timeoutMs: 60 * SECOND, leaseMs: 90 * SECOND });
    for (let index = 0; index < 20; index++) await person();
    await eventually(() => expect(good.received).toHaveLength(20));
    expect(hanging).toBe(2);
    expect((await deliveries(slow.id)).filter(({ attempts }) => attempts > 0)).toHaveLength(2);
    expect((await deliveries(dead.id)).filter(({ lastError }) => lastError === "ECONNREFUSED").length).toBeGreaterThan(0);
  });

  it("are each told of what they asked for", async () => {
    const [all, updates] = [await receiver(), await receiver()];
    await endpoint(all.origin);
    await endpoint(updates.origin, ["user.updated"]);
    start();
    const user = await person();
    await rename(user.id, "Ada");
    await eventually(() => expect([told(all).map(({ type }) => type), told(updates).map(({ type }) => type)]).toEqual([["user.created", "user.updated"], ["user.updated"]]));
    expect(all.received[1]?.headers["svix-id"]).toBe(updates.received[0]?.headers["svix-id"]);
  });

  it("are told of nothing while they are off, and of what waited when they are on again", async () => {
    const hook = await receiver();
    const { id } = await endpoint(hook.origin);
    await person();
    await updateWebhookEndpoint(ctx, { webhook_endpoint_id: id, disabled: true });
    start();
    await person();
    expect(await deliveries(id)).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(hook.received).toEqual([]);
    await updateWebhookEndpoint(ctx, { webhook_endpoint_id: id, disabled: false });
    await eventually(() => expect(hook.received).toHaveLength(1));
  });

  it("are switched off when nothing could be delivered for days, which stands in the log", async () => {
    const { id } = await endpoint("http://127.0.0.1:9/");
    await database().webhookEndpoint.update({ where: { id }, data: { failingSince: new Date(Date.now() - DEAD_AFTER_MS - HOUR) } });
    start();
    await person();
    await eventually(async () => expect((await database().webhookEndpoint.findUniqueOrThrow({ where: { id } })).disabledAt).toBeInstanceOf(Date));
    await eventually(async () => expect(await database().event.findMany({ where: { type: "webhook_endpoint.disabled" } })).toMatchObject([{ actorType: "system", data: { webhook_endpoint_id: id } }]));
  });
});

describe("several portals on one database", () => {
  it("deliver everything exactly once between them", async () => {
    const hook = await receiver();
    await endpoint(hook.origin, ["user.created"]);
    for (let portal = 0; portal < 3; portal++) start({ lane: 3 });
    for (let index = 0; index < 30; index++) await person();
    await eventually(() => expect(hook.received).toHaveLength(30));
    expect(new Set(hook.received.map(({ headers }) => headers["svix-id"])).size).toBe(30);
  });

  it("take over from one that died while delivering, once its lease is over", async () => {
    const hook = await receiver();
    const { id } = await endpoint(hook.origin);
    await person();
    const [died] = await claimDueDeliveries(10, 4, 300);
    expect(await claimDueDeliveries(10, 4, 300)).toEqual([]);
    start();
    await eventually(async () => expect(await deliveries(id)).toMatchObject([{ status: "delivered", attempts: 2 }]));
    if (died) await markDelivered(died, { startedAt: new Date(), durationMs: 1, responseStatus: 200, responseExcerpt: null, error: null });
    expect(await deliveries(id)).toMatchObject([{ attempts: 2, deliveredAt: expect.any(Date) }]);
  });
});

describe("housekeeping", () => {
  it("forgets what is a month old, and no more", async () => {
    const { id } = await endpoint("http://127.0.0.1:9/");
    await person();
    await person();
    const [old] = await deliveries(id);
    await database().webhookMessage.update({ where: { id: old?.messageId }, data: { createdAt: new Date(Date.now() - 31 * DAY) } });
    await deleteOldMessages(30 * DAY, 100);
    expect(await deliveries(id)).toHaveLength(1);
  });

  it("forgets what was told of a deleted user, once nobody waits for it", async () => {
    const { id } = await endpoint("http://127.0.0.1:9/");
    await person();
    await person();
    await database().webhookMessage.updateMany({ data: { forgotten: true } });
    const [first] = await deliveries(id);
    await database().webhookDelivery.update({ where: { id: first?.id }, data: { status: "delivered" } });
    await deleteOldMessages(30 * DAY, 100);
    expect(await deliveries(id)).toMatchObject([{ status: "queued" }]);
  });
});
