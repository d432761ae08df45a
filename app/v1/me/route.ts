import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { deleteUser } from "@/lib/resources/users/delete";
import { getUser } from "@/lib/resources/users/get";
import { deletedJson, userJson } from "@/lib/resources/users/serializer";
import { updateProfile } from "@/lib/resources/users/update-profile";

export const { GET, POST, PATCH, DELETE, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "The signed-in person",
    response: userJson,
    handle: (ctx) => getUser(ctx, { user_id: requireUser(ctx).userId }),
  }),
  PATCH: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Change the signed-in person's names, primary identifications and metadata",
    body: updateProfile.input.omit({ user_id: true }),
    emptyMeans: "null",
    response: userJson,
    handle: (ctx, { body }) => updateProfile(ctx, { ...body, user_id: requireUser(ctx).userId }),
  }),
  DELETE: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Delete the signed-in person's account",
    response: deletedJson,
    handle: (ctx) => deleteUser(ctx, { user_id: requireUser(ctx).userId }),
  }),
});
