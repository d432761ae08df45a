import type { Context } from "@/lib/context";
import { attemptReverification } from "@/lib/flows/reverification/attempt-first-factor";
import { attemptReverificationSecondFactor } from "@/lib/flows/reverification/attempt-second-factor";
import { prepareReverification } from "@/lib/flows/reverification/prepare-first-factor";
import { prepareReverificationSecondFactor } from "@/lib/flows/reverification/prepare-second-factor";
import { attemptFirstFactor } from "@/lib/flows/sign-in/attempt-first-factor";
import { attemptSecondFactor } from "@/lib/flows/sign-in/attempt-second-factor";
import { finishSignIn } from "@/lib/flows/sign-in/finish";
import { getSignIn } from "@/lib/flows/sign-in/get";
import { prepareFirstFactor } from "@/lib/flows/sign-in/prepare-first-factor";
import { prepareSecondFactor } from "@/lib/flows/sign-in/prepare-second-factor";
import { resetPassword } from "@/lib/flows/sign-in/reset-password";
import { attemptVerification } from "@/lib/flows/verification/attempt";
import { prepareVerification } from "@/lib/flows/verification/prepare";
import { createEmailAddress } from "@/lib/resources/email-addresses/create";
import { deleteEmailAddress } from "@/lib/resources/email-addresses/delete";
import { getEmailAddress } from "@/lib/resources/email-addresses/get";
import { setPrimaryEmailAddress } from "@/lib/resources/email-addresses/set-primary";
import { listOwnEvents } from "@/lib/resources/events/list-own";
import { createPhoneNumber } from "@/lib/resources/phone-numbers/create";
import { deletePhoneNumber } from "@/lib/resources/phone-numbers/delete";
import { getPhoneNumber } from "@/lib/resources/phone-numbers/get";
import { setPrimaryPhoneNumber } from "@/lib/resources/phone-numbers/set-primary";
import { activateSession } from "@/lib/resources/sessions/activate";
import { endSession } from "@/lib/resources/sessions/end";
import { listSessions } from "@/lib/resources/sessions/list";
import { revokeOtherSessions, revokeSession } from "@/lib/resources/sessions/revoke";
import { changePassword } from "@/lib/resources/users/change-password";
import { deleteUser } from "@/lib/resources/users/delete";
import { exportUserData } from "@/lib/resources/users/export";
import { getUser } from "@/lib/resources/users/get";
import { removePassword } from "@/lib/resources/users/remove-password";
import { removeProfileImage } from "@/lib/resources/users/remove-profile-image";
import { setProfileImage } from "@/lib/resources/users/set-profile-image";
import { updateUser } from "@/lib/resources/users/update";
import { PASSWORD } from "./somebody";

/** What belongs to one person, by the names under which inputs ask for it. */
export type Ids = Record<"user_id" | "email_address_id" | "phone_number_id" | "session_id" | "sign_in_id" | "reverification_id", string>;

const INTRUDERS_PASSWORD = "the intruder was here";

/** Every operation that takes an id, each tried with ids of somebody else. A new operation belongs here, too. */
export const BY_ID: Record<string, (ctx: Context, ids: Ids) => Promise<unknown>> = {
  "read the profile": (ctx, { user_id }) => getUser(ctx, { user_id }),
  "change the name": (ctx, { user_id }) => updateUser(ctx, { user_id, first_name: "Mallory" }),
  "take the username": (ctx, { user_id }) => updateUser(ctx, { user_id, username: "mallory" }),
  "set a password": (ctx, { user_id }) => changePassword(ctx, { user_id, new_password: INTRUDERS_PASSWORD }),
  "remove the password": (ctx, { user_id }) => removePassword(ctx, { user_id }),
  "set a picture": (ctx, { user_id }) => setProfileImage(ctx, { user_id, file: new Uint8Array([1]) }),
  "remove the picture": (ctx, { user_id }) => removeProfileImage(ctx, { user_id }),
  "delete the account": (ctx, { user_id }) => deleteUser(ctx, { user_id }),
  "export the data": (ctx, { user_id }) => exportUserData(ctx, { user_id }),
  "read the log": (ctx, { user_id }) => listOwnEvents(ctx, { user_id }),
  "list the sessions": (ctx, { user_id }) => listSessions(ctx, { user_id }),
  "end all sessions": (ctx, { user_id }) => revokeOtherSessions(ctx, { user_id }),
  "end one session": (ctx, { session_id }) => revokeSession(ctx, { session_id }),
  "sign the session out": (ctx, { session_id }) => endSession(ctx, { session_id }),
  "go on in the session": (ctx, { session_id }) => activateSession(ctx, { session_id }),
  "add an address": (ctx, { user_id }) => createEmailAddress(ctx, { user_id, email_address: "mallory2@example.test" }),
  "read an address": (ctx, { email_address_id }) => getEmailAddress(ctx, { email_address_id }),
  "make an address primary": (ctx, { email_address_id }) => setPrimaryEmailAddress(ctx, { email_address_id }),
  "remove an address": (ctx, { email_address_id }) => deleteEmailAddress(ctx, { email_address_id }),
  "send an address a code": (ctx, { email_address_id }) => prepareVerification(ctx, { email_address_id, strategy: "email_code" }),
  "try an address's code": (ctx, { email_address_id }) => attemptVerification(ctx, { email_address_id, code: "424242" }),
  "add a number": (ctx, { user_id }) => createPhoneNumber(ctx, { user_id, phone_number: "+14155550199" }),
  "read a number": (ctx, { phone_number_id }) => getPhoneNumber(ctx, { phone_number_id }),
  "make a number primary": (ctx, { phone_number_id }) => setPrimaryPhoneNumber(ctx, { phone_number_id }),
  "remove a number": (ctx, { phone_number_id }) => deletePhoneNumber(ctx, { phone_number_id }),
  "send a number a code": (ctx, { phone_number_id }) => prepareVerification(ctx, { phone_number_id, strategy: "phone_code" }),
  "try a number's code": (ctx, { phone_number_id }) => attemptVerification(ctx, { phone_number_id, code: "424242" }),
  "confirm a reverification": (ctx, { reverification_id }) => attemptReverification(ctx, { reverification_id, strategy: "password", password: PASSWORD }),
  "send a reverification's code": (ctx, { reverification_id }) => prepareReverification(ctx, { reverification_id, strategy: "email_code" }),
  "confirm a reverification's second factor": (ctx, { reverification_id }) => attemptReverificationSecondFactor(ctx, { reverification_id, strategy: "phone_code", code: "424242" }),
  "send a reverification's second code": (ctx, { reverification_id }) => prepareReverificationSecondFactor(ctx, { reverification_id, strategy: "phone_code" }),
  "read a sign-in": (ctx, { sign_in_id }) => getSignIn(ctx, { sign_in_id }),
  "send a sign-in's second code": (ctx, { sign_in_id }) => prepareSecondFactor(ctx, { sign_in_id, strategy: "phone_code" }),
  "try a sign-in's second code": (ctx, { sign_in_id }) => attemptSecondFactor(ctx, { sign_in_id, strategy: "phone_code", code: "424242" }),
  "go on with a sign-in": (ctx, { sign_in_id }) => attemptFirstFactor(ctx, { sign_in_id, strategy: "password", password: PASSWORD }),
  "send a sign-in's code": (ctx, { sign_in_id }) => prepareFirstFactor(ctx, { sign_in_id, strategy: "email_code" }),
  "finish a sign-in": (ctx, { sign_in_id }) => finishSignIn(ctx, { sign_in_id }),
  "reset the password in a sign-in": (ctx, { sign_in_id }) => resetPassword(ctx, { sign_in_id, password: INTRUDERS_PASSWORD }),
};
