import type { User } from "@/lib/generated/prisma/client";
import { defaultAvatarPath, initialsOf } from "@/lib/images/default-avatar";
import { imagePath } from "@/lib/images/read";

/** Where a user's picture is: the uploaded one, or one that is drawn from the id and the name's initials. */
export function imageUrl(row: Pick<User, "id" | "imageId" | "firstName" | "lastName">, portalUrl: string): string {
  const path = row.imageId === null ? defaultAvatarPath(row.id, initialsOf(row.firstName, row.lastName)) : imagePath(row.imageId);
  return portalUrl + path;
}
