import { codeIn } from "../support/messages";
import { newEmailAddress, newPhoneNumber, PASSWORD } from "../support/people";
import { SDKS } from "./app";
import { expect, test } from "./test";

for (const sdk of SDKS) {
  test(`${sdk.name} signs somebody up with an email address and a password`, async ({ app, messages }) => {
    await app.open(sdk);
    const emailAddress = newEmailAddress();
    const begun = await app.run(
      async (clerk, given) => {
        const { signUp } = clerk.client!;
        await signUp.create({ ...given, firstName: "Ada", unsafeMetadata: { theme: "dark" } });
        await signUp.prepareEmailAddressVerification({ strategy: "email_code" });
        return { user: clerk.user, status: signUp.status, missing: signUp.missingFields, unverified: signUp.unverifiedFields };
      },
      { emailAddress, password: PASSWORD },
    );
    expect(begun).toEqual({ user: null, status: "missing_requirements", missing: [], unverified: ["email_address"] });
    const signedUp = await app.run(async (clerk, code) => {
      const { status, createdSessionId, createdUserId } = await clerk.client!.signUp.attemptEmailAddressVerification({ code });
      await clerk.setActive({ session: createdSessionId });
      const { id, firstName, passwordEnabled, unsafeMetadata, publicMetadata, primaryEmailAddress } = clerk.user!;
      return { status, isCreated: id === createdUserId, address: primaryEmailAddress?.emailAddress, proof: primaryEmailAddress?.verification.status, firstName, passwordEnabled, unsafeMetadata, publicMetadata };
    }, codeIn(await messages.next(emailAddress)));
    expect(signedUp).toEqual({ status: "complete", isCreated: true, address: emailAddress, proof: "verified", firstName: "Ada", passwordEnabled: true, unsafeMetadata: { theme: "dark" }, publicMetadata: {} });

    // Another page of the app knows who is there.
    await app.open(sdk);
    expect(await app.run((clerk) => clerk.user?.primaryEmailAddress?.emailAddress, null)).toBe(emailAddress);
  });
}

test("both SDKs sign people up with nothing but a code, by mail or by text message", async ({ app, page, messages, settings }) => {
  await settings.change({ email_address: { mode: "optional" }, password: { mode: "optional" } });
  for (const sdk of SDKS) {
    await page.context().clearCookies();
    await app.open(sdk);
    const emailAddress = newEmailAddress();
    await app.run(async (clerk, given) => {
      await clerk.client!.signUp.create({ emailAddress: given });
      await clerk.client!.signUp.prepareEmailAddressVerification();
    }, emailAddress);
    const byMail = await app.run(async (clerk, code) => {
      const { createdSessionId } = await clerk.client!.signUp.attemptEmailAddressVerification({ code });
      await clerk.setActive({ session: createdSessionId });
      return [clerk.user?.primaryEmailAddress?.emailAddress, clerk.user?.passwordEnabled];
    }, codeIn(await messages.next(emailAddress)));
    expect(byMail, sdk.name).toEqual([emailAddress, false]);

    const phoneNumber = newPhoneNumber();
    await app.run(async (clerk, given) => {
      await clerk.signOut(() => undefined);
      await clerk.client!.signUp.create({ phoneNumber: given });
      await clerk.client!.signUp.preparePhoneNumberVerification();
    }, phoneNumber);
    const byText = await app.run(async (clerk, code) => {
      const { createdSessionId } = await clerk.client!.signUp.attemptPhoneNumberVerification({ code });
      await clerk.setActive({ session: createdSessionId });
      return [clerk.user?.primaryPhoneNumber?.phoneNumber, clerk.user?.primaryPhoneNumber?.verification.status, clerk.user?.emailAddresses.length];
    }, codeIn(await messages.next(phoneNumber)));
    expect(byText, sdk.name).toEqual([phoneNumber, "verified", 0]);
  }
});
