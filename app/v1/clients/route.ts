import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { backendList, backendListJson, paginatedQuery } from "@/lib/http/backend-list";
import { route } from "@/lib/http/endpoint";
import { backendClientJson } from "@/lib/resources/clients/backend-serializer";
import { listClientsByServer } from "@/lib/resources/clients/list-by-server";

export const { GET } = route({
  GET: backendEndpoint({
    summary: "All browsers and apps, the newest first",
    query: z.strictObject(paginatedQuery),
    response: backendListJson(backendClientJson),
    handle: async (ctx, { query: { paginated, ...page } }) => backendList(await listClientsByServer(ctx, page), paginated),
  }),
});
