import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { backendList, backendListJson, paginatedQuery } from "@/lib/http/backend-list";
import { route } from "@/lib/http/endpoint";
import { accessTokenJson, listAccessTokens } from "@/lib/resources/external-accounts/list-access-tokens";

export const { GET } = route({
  GET: backendEndpoint({
    summary: "The access tokens that a provider gave for a user",
    query: z.strictObject(paginatedQuery),
    response: backendListJson(accessTokenJson),
    handle: async (ctx, { params, query: { paginated, ...page } }) => backendList(await listAccessTokens(ctx, { user_id: params.user_id ?? "", provider: params.provider ?? "", ...page }), paginated),
  }),
});
