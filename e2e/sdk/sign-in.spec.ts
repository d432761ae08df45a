import type { SignIn } from "@/lib/sdk";
import { codeIn, linkIn } from "../support/messages";
import { createPerson } from "../support/people";
import { enterPassword } from "../support/steps";
import { SDKS } from "./app";
import { expect, test } from "./test";

declare global {
  interface Window {
    /** For a test: done when the link in the mail was opened. */
    opened: Promise<SignIn>;
  }
}

for (const sdk of SDKS) {
  test(`${sdk.name} signs somebody in with a password, and out`, async ({ app, page, person }) => {
    await app.open(sdk);
    const seen = await app.run(async (clerk, { email, password }) => {
      const told: (string | null)[] = [];
      clerk.addListener(({ user }) => void told.push(user ? user.id : null));
      const { status, createdSessionId } = await clerk.client!.signIn.create({ identifier: email, password });
      await clerk.setActive({ session: createdSessionId });
      return { status, isSession: clerk.session?.id === createdSessionId, fullName: clerk.user?.fullName, told: [told[0], told.at(-1)] };
    }, person);
    expect(seen).toEqual({ status: "complete", isSession: true, fullName: person.name, told: [null, person.id] });
    const cookies = (await page.context().cookies(app.origin)).map(({ name }) => name);
    expect(cookies).toEqual(expect.arrayContaining(["__session", "__client_uat"]));

    await app.open(sdk);
    expect(await app.run((clerk) => clerk.user?.id, null)).toBe(person.id);
    const left = await app.run(async (clerk) => {
      await clerk.signOut(() => undefined);
      return { user: clerk.user, sessions: clerk.client?.sessions.length };
    }, null);
    expect(left).toEqual({ user: null, sessions: 0 });
    await app.open(sdk);
    expect(await app.run((clerk) => clerk.user, null)).toBeNull();
  });

  test(`${sdk.name} signs somebody in with a code by mail`, async ({ app, messages, person }) => {
    await app.open(sdk);
    const asked = await app.run(async (clerk, identifier) => {
      const signIn = await clerk.client!.signIn.create({ identifier });
      const factor = signIn.supportedFirstFactors?.find(({ strategy }) => strategy === "email_code");
      await signIn.prepareFirstFactor({ strategy: "email_code", emailAddressId: factor!.emailAddressId });
      return { status: signIn.status, to: factor?.safeIdentifier, proof: signIn.firstFactorVerification.status };
    }, person.email);
    expect(asked).toEqual({ status: "needs_first_factor", to: person.email, proof: "unverified" });
    const signedIn = await app.run(async (clerk, code) => {
      const { createdSessionId } = await clerk.client!.signIn.attemptFirstFactor({ strategy: "email_code", code });
      await clerk.setActive({ session: createdSessionId });
      return clerk.user?.id;
    }, codeIn(await messages.next(person.email)));
    expect(signedIn).toBe(person.id);
  });

  test(`${sdk.name} signs somebody in with a link by mail`, async ({ app, context, appServer, messages, person }) => {
    await app.open(sdk);
    await app.run(async (clerk, identifier) => {
      const signIn = await clerk.client!.signIn.create({ identifier });
      const { emailAddressId } = signIn.supportedFirstFactors!.find(({ strategy }) => strategy === "email_link")!;
      const { startEmailLinkFlow } = signIn.createEmailLinkFlow();
      window.opened = startEmailLinkFlow({ emailAddressId: emailAddressId!, redirectUrl: `${location.origin}/opened` });
    }, person.email);
    appServer.put("/opened", "Go back to the tab that you came from.");
    const tab = await context.newPage();
    await tab.goto(linkIn(await messages.next(person.email)));
    await tab.getByRole("button", { name: "Yes, sign in" }).click();
    await tab.waitForURL((url) => url.origin === app.origin && url.pathname === "/opened" && url.searchParams.get("__clerk_status") === "verified");
    const signedIn = await app.run(async (clerk) => {
      const { status, createdSessionId } = await window.opened;
      await clerk.setActive({ session: createdSessionId });
      return [status, clerk.user?.id];
    }, null);
    expect(signedIn).toEqual(["complete", person.id]);
  });

  test(`${sdk.name} signs a second person in beside the first, and switches between them`, async ({ app }) => {
    const ada = await createPerson();
    const grace = await createPerson({ firstName: "Grace", lastName: "Hopper" });
    await app.open(sdk);
    const signIn = (person: typeof ada) =>
      app.run(async (clerk, { email, password }) => {
        const { createdSessionId } = await clerk.client!.signIn.create({ identifier: email, password });
        await clerk.setActive({ session: createdSessionId });
        return createdSessionId!;
      }, person);
    const sessions = [await signIn(ada), await signIn(grace)];
    expect(await app.run((clerk) => [clerk.user?.fullName, clerk.client?.sessions.map(({ id }) => id)], null)).toEqual(["Grace Hopper", expect.arrayContaining(sessions)]);

    await app.run((clerk, session) => clerk.setActive({ session }), sessions[0]!);
    const token = await app.run(async (clerk) => [clerk.user?.fullName, JSON.parse(atob((await clerk.session!.getToken())!.split(".")[1]!)).sub], null);
    expect(token).toEqual(["Ada Lovelace", ada.id]);
    // The next page begins with whoever was chosen last.
    await app.open(sdk);
    expect(await app.run((clerk) => clerk.user?.fullName, null)).toBe("Ada Lovelace");

    const left = await app.run(async (clerk, sessionId) => {
      await clerk.signOut({ sessionId });
      return [clerk.user?.fullName, clerk.client?.signedInSessions.map(({ user }) => user?.fullName)];
    }, sessions[1]!);
    expect(left).toEqual(["Ada Lovelace", ["Ada Lovelace"]]);
  });
}

for (const sdk of SDKS) {
  test(`${sdk.name} sends people to the portal to sign in, and has them back`, async ({ app, page, person }) => {
    await app.open(sdk);
    await app.run((clerk) => void clerk.redirectToSignIn(), null);
    await page.getByRole("textbox", { name: "Email address, phone number or username" }).fill(person.email);
    await page.getByRole("button", { name: "Continue" }).click();
    await enterPassword(page, person.password);
    await page.waitForURL((url) => url.origin === app.origin);
    await page.evaluate(() => window.loaded);
    expect(await app.run((clerk) => clerk.user?.id, null)).toBe(person.id);
  });
}
