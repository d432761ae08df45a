import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { backendList, backendListJson, paginatedQuery } from "@/lib/http/backend-list";
import { route } from "@/lib/http/endpoint";
import { backendSessionJson } from "@/lib/resources/sessions/backend-serializer";
import { createSessionByServer } from "@/lib/resources/sessions/create-by-server";
import { listSessionsByServer } from "@/lib/resources/sessions/list-by-server";

export const { GET, POST } = route({
  GET: backendEndpoint({
    summary: "The sessions of a user or of a client, the newest first",
    query: z.strictObject({ ...listSessionsByServer.input.shape, ...paginatedQuery }),
    response: backendListJson(backendSessionJson),
    handle: async (ctx, { query: { paginated, ...asked } }) => backendList(await listSessionsByServer(ctx, asked), paginated),
  }),
  POST: backendEndpoint({
    summary: "Begin a session of a user, on a development instance",
    body: createSessionByServer.input,
    response: backendSessionJson,
    handle: (ctx, { body }) => createSessionByServer(ctx, body),
  }),
});
