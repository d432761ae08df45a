import type { BrowserContext } from "@playwright/test";
import type { Messages } from "../support/messages";
import { createPerson, newEmailAddress, PASSWORD, signInOn } from "../support/people";
import { expireVerifications } from "../support/time-travel";
import { OURS, PUBLISHED, type App, type Refusal, type Sdk } from "./app";
import { expect, test } from "./test";

/** What is refused, and how an app is told: the status, the code, and the parameter that is at fault. */
const DOCUMENTED: Record<string, [status: number, code: string, paramName?: string]> = {
  "sign-in, unknown": [422, "form_identifier_not_found", "identifier"],
  "sign-in, wrong password": [422, "form_password_incorrect", "password"],
  "sign-up, taken address": [422, "form_identifier_exists", "email_address"],
  "sign-up, malformed address": [422, "form_param_format_invalid", "email_address"],
  "sign-up, short password": [422, "form_password_length_too_short", "password"],
  "sign-up, wrong code": [422, "form_code_incorrect", "code"],
  "sign-up, expired code": [400, "verification_expired"],
  "address, wrong code": [422, "form_code_incorrect", "code"],
  "address, expired code": [400, "verification_expired"],
  "address, taken": [422, "form_identifier_exists", "email_address"],
  "address, last one": [400, "last_required_identification_deletion_failed"],
  "number, malformed": [422, "form_param_format_invalid", "phone_number"],
  "username, too short": [422, "form_username_invalid_length", "username"],
  "password, wrong current one": [422, "form_password_incorrect", "current_password"],
};

test("what the portal refuses arrives as the same error with both SDKs", async ({ app, context, site, messages }) => {
  const ours = await refusals(app, OURS, context, site.origin, messages);
  const published = await refusals(app, PUBLISHED, context, site.origin, messages);
  expect(ours).toEqual(published);
  const told = Object.fromEntries(Object.entries(ours).map(([name, { status, errors }]) => [name, [status, ...errors.flatMap(({ code, paramName }) => (paramName ? [code, paramName] : [code]))]]));
  expect(told).toEqual(DOCUMENTED);
  for (const [name, { errors }] of Object.entries(ours)) for (const { message, longMessage } of errors) expect([message, longMessage], name).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
});

async function refusals(app: App, sdk: Sdk, context: BrowserContext, portal: string, messages: Messages): Promise<Record<string, Refusal>> {
  await context.clearCookies();
  const person = await createPerson();
  const { email: taken } = await createPerson();
  await app.open(sdk);
  const signIns = await app.run(
    async (clerk, { email, nobody }) => {
      const { signIn } = clerk.client!;
      return {
        "sign-in, unknown": await window.refusalOf(signIn.create({ identifier: nobody })),
        "sign-in, wrong password": await window.refusalOf(signIn.create({ identifier: email, password: "not the password" })),
      };
    },
    { email: person.email, nobody: newEmailAddress() },
  );
  const signUps = await app.run(
    async (clerk, { taken, fresh, password }) => {
      const { signUp } = clerk.client!;
      const refused = {
        "sign-up, taken address": await window.refusalOf(signUp.create({ emailAddress: taken, password })),
        "sign-up, malformed address": await window.refusalOf(signUp.create({ emailAddress: "nobody@", password })),
        "sign-up, short password": await window.refusalOf(signUp.create({ emailAddress: fresh, password: "abc" })),
      };
      await signUp.create({ emailAddress: fresh, password });
      await signUp.prepareEmailAddressVerification({ strategy: "email_code" });
      return { ...refused, "sign-up, wrong code": await window.refusalOf(signUp.attemptEmailAddressVerification({ code: "000000" })) };
    },
    { taken, fresh: newEmailAddress(), password: PASSWORD },
  );
  await expireVerifications();
  const signUpExpired = await app.run((clerk) => window.refusalOf(clerk.client!.signUp.attemptEmailAddressVerification({ code: "000000" })), null);

  await signInOn(context, portal, person);
  await app.open(sdk);
  const address = newEmailAddress();
  const account = await app.run(
    async (clerk, { taken, address }) => {
      const user = clerk.user!;
      const refused = {
        "address, taken": await window.refusalOf(user.createEmailAddress({ email: taken })),
        "address, last one": await window.refusalOf(user.emailAddresses[0]!.destroy()),
        "number, malformed": await window.refusalOf(user.createPhoneNumber({ phoneNumber: "12" })),
        "username, too short": await window.refusalOf(user.update({ username: "a" })),
        "password, wrong current one": await window.refusalOf(user.updatePassword({ currentPassword: "not the password", newPassword: "marble-kettle-anthem-91" })),
      };
      const created = await user.createEmailAddress({ email: address });
      await created.prepareVerification({ strategy: "email_code" });
      return { ...refused, "address, wrong code": await window.refusalOf(created.attemptVerification({ code: "000000" })) };
    },
    { taken, address },
  );
  await messages.next(address);
  await expireVerifications();
  const addressExpired = await app.run((clerk, given) => window.refusalOf(clerk.user!.emailAddresses.find(({ emailAddress }) => emailAddress === given)!.attemptVerification({ code: "000000" })), address);
  return { ...signIns, ...signUps, "sign-up, expired code": signUpExpired, ...account, "address, expired code": addressExpired };
}
