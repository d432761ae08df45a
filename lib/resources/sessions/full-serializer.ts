import { z } from "zod";
import type { UserRow } from "@/lib/resources/users/rows";
import { serializeUserData } from "@/lib/resources/users/user-data";
import { factorVerificationAge } from "@/lib/tokens/session-token";
import { knownActivityJson, serializeKnownActivity } from "./activity";
import type { SessionRow } from "./rows";
import { serializeSession, sessionWithActivitiesJson } from "./serializer";

/** A session with its latest activity and the face of its person; what is not known of an activity is left out. */
export const fullSessionJson = sessionWithActivitiesJson.omit({ os_name: true, latest_activity: true }).extend({
  last_active_organization_id: z.string().nullable(),
  latest_activity: knownActivityJson.optional(),
  public_user_data: z.object({
    first_name: z.string().nullable(),
    last_name: z.string().nullable(),
    username: z.string().nullable(),
    identifier: z.string(),
    image_url: z.string(),
    profile_image_url: z.string(),
    has_image: z.boolean(),
    user_id: z.string(),
    banned: z.boolean(),
  }),
  factor_verification_age: z.tuple([z.number().int(), z.number().int()]),
  updated_at: z.number().int(),
});

export type FullSessionJson = z.infer<typeof fullSessionJson>;

/** A session as the operations below `/v1/me/sessions` answer it; times in milliseconds. */
export function serializeFullSession(row: SessionRow, user: UserRow, now: Date): FullSessionJson {
  const { os_name: _osName, latest_activity: _activity, ...session } = serializeSession(row, now);
  const { first_name, last_name, identifier, image_url, profile_image_url, has_image } = serializeUserData(user);
  return {
    ...session,
    latest_activity: serializeKnownActivity(row.latestActivity),
    last_active_organization_id: row.lastActiveOrganizationId,
    public_user_data: { first_name, last_name, username: user.username, identifier: identifier ?? "", image_url, profile_image_url, has_image, user_id: row.userId, banned: user.bannedAt !== null },
    factor_verification_age: factorVerificationAge(row, now),
    updated_at: row.updatedAt.getTime(),
  };
}
