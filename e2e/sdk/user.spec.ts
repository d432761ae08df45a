import type { Page } from "@playwright/test";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { codeIn } from "../support/messages";
import { newEmailAddress, newPhoneNumber, newUsername, PASSWORD, signInOn } from "../support/people";
import { forgetFreshness } from "../support/time-travel";
import { OURS, SDKS } from "./app";
import { expect, test } from "./test";

for (const sdk of SDKS) {
  test.describe(sdk.name, () => {
    test("tells everything about the person but what is private, and changes it", async ({ app, context, site, person }) => {
      await database().user.update({ where: { id: person.id }, data: { publicMetadata: { plan: "pro" }, privateMetadata: { secret: "planted" }, unsafeMetadata: { theme: "dark", size: 2 } } });
      await signInOn(context, site.origin, person);
      await app.open(sdk);
      const told = await app.run((clerk) => {
        const user = clerk.user!;
        return {
          id: user.id,
          names: [user.firstName, user.lastName, user.fullName, user.username],
          primary: [user.primaryEmailAddress?.emailAddress, user.primaryEmailAddressId === user.emailAddresses[0]?.id, user.primaryPhoneNumber, user.primaryPhoneNumberId, user.primaryWeb3Wallet, user.primaryWeb3WalletId],
          lists: [user.emailAddresses, user.phoneNumbers, user.web3Wallets, user.externalAccounts, user.passkeys, user.verifiedExternalAccounts, user.unverifiedExternalAccounts, user.verifiedWeb3Wallets].map(({ length }) => length),
          flags: [user.passwordEnabled, user.totpEnabled, user.backupCodeEnabled, user.hasImage, user.hasVerifiedEmailAddress, user.hasVerifiedPhoneNumber, user.deleteSelfEnabled],
          metadata: [user.publicMetadata, user.unsafeMetadata],
          image: user.imageUrl,
          dates: [user.createdAt, user.updatedAt, user.lastSignInAt].map((date) => date instanceof Date),
        };
      }, null);
      expect(told).toEqual({
        id: person.id,
        names: ["Ada", "Lovelace", "Ada Lovelace", null],
        primary: [person.email, true, null, null, null, null],
        lists: [1, 0, 0, 0, 0, 0, 0, 0],
        flags: [true, false, false, false, true, false, true],
        metadata: [{ plan: "pro" }, { theme: "dark", size: 2 }],
        image: expect.stringMatching(/^http/),
        dates: [true, true, true],
      });
      expect(await app.run((clerk) => JSON.stringify(clerk.user!.privateMetadata ?? null), null)).toBe("null");

      const username = newUsername();
      const changed = await app.run(async (clerk, name) => {
        await clerk.user!.update({ firstName: "Augusta", lastName: null as unknown as string, username: name, unsafeMetadata: { theme: "light" } });
        return { fullName: clerk.user!.fullName, username: clerk.user!.username, unsafe: clerk.user!.unsafeMetadata };
      }, username);
      expect(changed).toEqual({ fullName: "Augusta", username, unsafe: { theme: "light" } });
      const merged = await app.run(async (clerk) => (await clerk.user!.updateMetadata({ unsafeMetadata: { size: 3, theme: null } })).unsafeMetadata, null);
      expect(merged).toEqual({ size: 3 });
      // What the app's server changes meanwhile is seen when it is asked for.
      await database().user.update({ where: { id: person.id }, data: { firstName: "Byron" } });
      expect(await app.run(async (clerk) => [clerk.user!.firstName, (await clerk.user!.reload()).firstName], null)).toEqual(["Augusta", "Byron"]);
    });

    test("changes and removes the password", async ({ app, context, site, settings, person }) => {
      await settings.change({ password: { mode: "optional" } });
      await signInOn(context, site.origin, person);
      await app.open(sdk);
      const newPassword = "marble-kettle-anthem-91";
      expect(await app.run(async (clerk, given) => (await clerk.user!.updatePassword(given)).passwordEnabled, { newPassword, currentPassword: PASSWORD })).toBe(true);
      await expect(signInOn(context, site.origin, person)).rejects.toThrow();
      expect(await app.run(async (clerk, currentPassword) => (await clerk.user!.removePassword({ currentPassword })).passwordEnabled, newPassword)).toBe(false);
    });

    test("adds, verifies and removes email addresses and phone numbers", async ({ app, context, site, messages, person }) => {
      await signInOn(context, site.origin, person);
      await app.open(sdk);
      const address = newEmailAddress();
      const added = await app.run(async (clerk, email) => {
        const created = await clerk.user!.createEmailAddress({ email });
        await created.prepareVerification({ strategy: "email_code" });
        return { emailAddress: created.emailAddress, status: created.verification.status, onUser: clerk.user!.emailAddresses.length };
      }, address);
      expect(added).toEqual({ emailAddress: address, status: "unverified", onUser: 2 });
      const verified = await app.run(
        async (clerk, given) => {
          const find = () => clerk.user!.emailAddresses.find(({ emailAddress }) => emailAddress === given.address)!;
          const { verification, id } = await find().attemptVerification({ code: given.code });
          await clerk.user!.update({ primaryEmailAddressId: id });
          return [verification.status, clerk.user!.primaryEmailAddress?.emailAddress];
        },
        { address, code: codeIn(await messages.next(address)) },
      );
      expect(verified).toEqual(["verified", address]);

      const phone = newPhoneNumber();
      await app.run(async (clerk, phoneNumber) => {
        const created = await clerk.user!.createPhoneNumber({ phoneNumber });
        await created.prepareVerification();
      }, phone);
      const numbers = await app.run(async (clerk, code) => {
        const { verification, phoneNumber } = await clerk.user!.phoneNumbers[0]!.attemptVerification({ code });
        return [verification.status, phoneNumber, clerk.user!.hasVerifiedPhoneNumber];
      }, codeIn(await messages.next(phone)));
      expect(numbers).toEqual(["verified", phone, true]);

      const left = await app.run(async (clerk, old) => {
        await clerk.user!.emailAddresses.find(({ emailAddress }) => emailAddress === old)!.destroy();
        await clerk.user!.phoneNumbers[0]!.destroy();
        await clerk.user!.reload();
        return [clerk.user!.emailAddresses.map(String), clerk.user!.phoneNumbers.map(String)];
      }, person.email);
      expect(left).toEqual([[address], []]);
    });

    test("lists the sessions with one request, and signs another device out", async ({ app, page, context, otherPage, site, person }) => {
      await signInOn(context, site.origin, person);
      await signInOn(otherPage.context(), site.origin, person);
      await app.open(sdk);
      const asked = requestsOf(page, "/v1/me/sessions/active");
      const sessions = await app.run(async (clerk) => {
        const [first, again] = [await clerk.user!.getSessions(), await clerk.user!.getSessions()];
        const other = first.find(({ id }) => id !== clerk.session!.id)!;
        return { same: again === first, count: first.length, status: other.status, browser: other.latestActivity.browserName, afterwards: (await other.revoke()).status };
      }, null);
      expect(sessions).toEqual({ same: true, count: 2, status: "active", browser: "Chrome", afterwards: "revoked" });
      expect(asked).toHaveLength(1);
      await otherPage.goto(`${site.origin}/user`);
      await expect(otherPage.getByRole("heading", { level: 1, name: /^Sign in/ })).toBeVisible();
    });

    test("sets a picture, and takes it away", async ({ app, page, context, site, person }) => {
      await signInOn(context, site.origin, person);
      await app.open(sdk);
      const picture = await app.run(async (clerk) => {
        const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 64 });
        const drawing = canvas.getContext("2d")!;
        drawing.fillStyle = "#2f5d50";
        drawing.fillRect(0, 0, 64, 64);
        const file = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob!)));
        const { id, publicUrl } = await clerk.user!.setProfileImage({ file });
        return { id, publicUrl, hasImage: clerk.user!.hasImage, imageUrl: clerk.user!.imageUrl };
      }, null);
      expect(picture).toMatchObject({ id: expect.any(String), publicUrl: expect.stringMatching(/^http/), hasImage: true });
      const answer = await page.request.get(picture.imageUrl);
      expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, expect.stringMatching(/^image\//)]);
      const without = await app.run(async (clerk) => {
        await clerk.user!.setProfileImage({ file: null });
        await clerk.user!.reload();
        return { hasImage: clerk.user!.hasImage, imageUrl: clerk.user!.imageUrl };
      }, null);
      expect(without.hasImage).toBe(false);
      expect(without.imageUrl).not.toBe(picture.imageUrl);
    });

    test("asks to prove once more who the person is, then deletes the account", async ({ app, context, site, person }) => {
      await signInOn(context, site.origin, person);
      await forgetFreshness(person.id);
      await app.open(sdk);
      const refusal = await app.run((clerk) => window.refusalOf(clerk.user!.delete()), null);
      expect(refusal).toMatchObject({ status: 403, errors: [{ code: "session_reverification_required" }] });
      const proved = await app.run(async (clerk, password) => {
        const session = clerk.session!;
        const { supportedFirstFactors } = await session.startVerification({ level: "first_factor" });
        const { status } = await session.attemptFirstFactorVerification({ strategy: "password", password });
        return { offered: supportedFirstFactors?.map(({ strategy }) => strategy), status };
      }, PASSWORD);
      expect(proved).toEqual({ offered: expect.arrayContaining(["password", "email_code"]), status: "complete" });
      await app.run((clerk) => clerk.user!.delete(), null);
      const unknown = await app.run((clerk, identifier) => window.refusalOf(clerk.client!.signIn.create({ identifier })), person.email);
      expect(unknown).toMatchObject({ status: 422, errors: [{ code: "form_identifier_not_found", paramName: "identifier" }] });
      await app.open(sdk);
      expect(await app.run((clerk) => clerk.user, null)).toBeNull();
    });
  });
}

test("our SDK has the names of older versions, too", async ({ app, context, site, person }) => {
  const template = { id: newId("jwtTemplate"), name: "hasura", claims: { "x-hasura-user-id": "{{user.id}}" } };
  await database().jwtTemplate.upsert({ where: { name: template.name }, create: template, update: {} });
  await signInOn(context, site.origin, person);
  await app.open(OURS);
  const told = await app.run(async (clerk) => {
    const user = clerk.user!;
    const claimsOf = (token: string | null) => JSON.parse(atob(token!.split(".")[1]!)) as Record<string, unknown>;
    return {
      image: user.profileImageUrl === user.imageUrl,
      unverified: user.unverifiedAccounts,
      twoFactorEnabled: user.twoFactorEnabled(),
      privateMetadata: user.privateMetadata,
      isSessionToken: (await user.getToken("clerk")) === (await clerk.session!.getToken()),
      hasura: claimsOf(await user.getToken("hasura"))["x-hasura-user-id"],
      firebase: await window.refusalOf(user.getToken("firebase")),
    };
  }, null);
  expect(told).toEqual({
    image: true,
    unverified: [],
    twoFactorEnabled: false,
    privateMetadata: null,
    isSessionToken: true,
    hasura: person.id,
    firebase: expect.objectContaining({ status: 404, errors: [expect.objectContaining({ code: "resource_not_found" })] }),
  });
});

/** The requests to a path from now on. */
function requestsOf(page: Page, path: string): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === path) asked.push(request.url());
  });
  return asked;
}
