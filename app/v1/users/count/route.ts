import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { countFilteredUsers, totalCountJson } from "@/lib/resources/users/count-filtered";

export const { GET } = route({
  GET: backendEndpoint({
    summary: "Count users",
    query: countFilteredUsers.input,
    response: totalCountJson,
    handle: (ctx, { query }) => countFilteredUsers(ctx, query),
  }),
});
