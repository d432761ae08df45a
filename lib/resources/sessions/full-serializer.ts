import { z } from "zod";
import type { UserRow } from "@/lib/resources/users/rows";
import { serializeUserData } from "@/lib/resources/users/user-data";
import { factorVerificationAge } from "@/lib/tokens/session-token";
import type { SessionRow } from "./rows";
import { serializeSession, sessionActivityJson, sessionWithActivitiesJson } from "./serializer";

const known = z.string().optional();

/** A session with its latest activity and the face of its person; what is not known of an activity is left out. */
export const fullSessionJson = sessionWithActivitiesJson.omit({ os_name: true, latest_activity: true }).extend({
  last_active_organization_id: z.string().nullable(),
  latest_activity: sessionActivityJson.extend({ device_type: known, browser_name: known, browser_version: known, ip_address: known, city: known, country: known }).optional(),
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
  const { os_name: _osName, latest_activity, ...session } = serializeSession(row, now);
  const { first_name, last_name, identifier, image_url, profile_image_url, has_image } = serializeUserData(user);
  return {
    ...session,
    latest_activity: latest_activity ? withoutNulls(latest_activity) : undefined,
    last_active_organization_id: row.lastActiveOrganizationId,
    public_user_data: { first_name, last_name, username: user.username, identifier: identifier ?? "", image_url, profile_image_url, has_image, user_id: row.userId, banned: user.bannedAt !== null },
    factor_verification_age: factorVerificationAge(row, now),
    updated_at: row.updatedAt.getTime(),
  };
}

function withoutNulls({ device_type, browser_name, browser_version, ip_address, city, country, ...activity }: z.infer<typeof sessionActivityJson>): FullSessionJson["latest_activity"] {
  return {
    ...activity,
    device_type: device_type ?? undefined,
    browser_name: browser_name ?? undefined,
    browser_version: browser_version ?? undefined,
    ip_address: ip_address ?? undefined,
    city: city ?? undefined,
    country: country ?? undefined,
  };
}
