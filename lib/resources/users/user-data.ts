import { z } from "zod";
import { env } from "@/lib/env";
import type { Prisma, User } from "@/lib/generated/prisma/client";
import { imageUrl } from "./image-url";
import { fullName } from "./names";

/** What is shown of a person where only their face is needed: while signing in, in the switcher of accounts. */
export const userDataJson = z.object({
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  image_url: z.string(),
  has_image: z.boolean(),
  profile_image_url: z.string(),
  /** Primary address, else primary number, else username. */
  identifier: z.string().nullable(),
  /** Not on the published wire: the full name, else the identifier. */
  name: z.string(),
});

export type UserDataJson = z.infer<typeof userDataJson>;

/** What {@link serializeUserData} needs to be read along with a user. */
export const USER_DATA_INCLUDE = {
  emailAddresses: { select: { id: true, emailAddress: true } },
  phoneNumbers: { select: { id: true, phoneNumber: true } },
} satisfies Prisma.UserInclude;

type Row = Pick<User, "id" | "imageId" | "firstName" | "lastName" | "username" | "primaryEmailAddressId" | "primaryPhoneNumberId"> & {
  emailAddresses: { id: string; emailAddress: string }[];
  phoneNumbers: { id: string; phoneNumber: string }[];
};

/** A person's face and name. */
export function serializeUserData(row: Row): UserDataJson {
  const image = imageUrl(row, env.PORTAL_URL);
  const identifier =
    row.emailAddresses.find((each) => each.id === row.primaryEmailAddressId)?.emailAddress ??
    row.phoneNumbers.find((each) => each.id === row.primaryPhoneNumberId)?.phoneNumber ??
    row.username;
  return {
    first_name: row.firstName,
    last_name: row.lastName,
    image_url: image,
    has_image: row.imageId !== null,
    profile_image_url: image,
    identifier,
    name: fullName(row.firstName, row.lastName) ?? identifier ?? row.id,
  };
}
