import { z } from "zod";
import { operation } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { ensureClient } from "./store";

/**
 * Make the asking browser or app a client that nobody is signed in on; one that is a client already stays it. The credential
 * goes out by the context's handle.
 *
 * @throws too_many_requests 429
 * @see Clerk Frontend API, PUT and POST /v1/client
 */
export const createClient = operation({
  name: "client.create",
  input: z.strictObject({}),
  allow: () => {},
  async gather({ client, request, settings }) {
    if (client.id === null) await consume("client_create_network", request.ip, settings);
  },
  async run({ tx, client, now }) {
    return { client_id: await ensureClient(tx, client, now()) };
  },
});
