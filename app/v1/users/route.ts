import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { createUser } from "@/lib/resources/users/create";
import { listFilteredUsers } from "@/lib/resources/users/list-filtered";
import { userJson } from "@/lib/resources/users/serializer";

export const { GET, POST } = route({
  GET: backendEndpoint({
    summary: "List users",
    query: listFilteredUsers.input,
    response: z.array(userJson),
    handle: (ctx, { query }) => listFilteredUsers(ctx, query),
  }),
  POST: backendEndpoint({
    summary: "Create a user",
    limit: "user_create_instance",
    body: createUser.input,
    response: userJson,
    handle: (ctx, { body }) => createUser(ctx, body),
  }),
});
