import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { batchInput, batchJson, MOST_BATCH_BYTES, serializeBatch } from "@/lib/transfer/batch-json";
import { createUsers } from "@/lib/transfer/create-users";

export const { POST, OPTIONS } = route({
  POST: backendEndpoint({
    summary: "Create up to a thousand users, each whole or not at all",
    body: batchInput,
    takesList: true,
    maxBytes: MOST_BATCH_BYTES,
    response: batchJson,
    handle: async (ctx, { body }) => serializeBatch(await createUsers(ctx, body)),
  }),
});
