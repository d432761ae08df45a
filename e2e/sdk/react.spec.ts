import { publishableKeyOf } from "@/lib/instance/publishable-key";
import { PASSWORD } from "../support/people";
import { openWorkshop } from "./bundle";
import { expect, test } from "./test";

/** An app in React as its author writes it, without the syntax that needs another build tool. */
const app = (portal: string) => `
import { createElement as h, StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { ClerkProvider, SignedIn, SignedOut, SignIn, useAuth, useClerk, useSession, useUser } from "@clerk/clerk-js/react";

function Account() {
  const { user } = useUser();
  const { session } = useSession();
  const { getToken } = useAuth();
  const clerk = useClerk();
  const [subject, setSubject] = useState("");
  const readToken = async () => setSubject(JSON.parse(atob((await getToken()).split(".")[1])).sub);
  return h("section", { "aria-label": "Account" },
    h("h1", null, user.fullName),
    h("p", { "data-session": session.id }, subject),
    h("button", { onClick: () => user.update({ firstName: "Countess" }) }, "Rename"),
    h("button", { onClick: readToken }, "Read token"),
    h("button", { onClick: () => clerk.signOut(() => undefined) }, "Leave"));
}

createRoot(document.getElementById("app")).render(
  h(StrictMode, null,
    h(ClerkProvider, { publishableKey: "${publishableKeyOf(portal)}", proxyUrl: "${portal}" },
      h(SignedOut, null, h("p", null, "Nobody is here"), h(SignIn)),
      h(SignedIn, null, h(Account)))));
`;

test("the React bindings draw a sign-in, then the person, follow every change, and let them go", async ({ page, appServer, site, person }) => {
  const workshop = await openWorkshop(site.origin);
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  try {
    appServer.put("/favicon.ico", "");
    appServer.put("/", '<!doctype html><html lang="en"><title>An app</title><main id="app"></main><script type="module" src="/main.js"></script></html>');
    for (const { path, content } of await workshop.bundle(app(site.origin))) appServer.put(path, content);
    await page.goto(appServer.origin);
    await expect(page.getByText("Nobody is here")).toBeVisible();
    await page.getByRole("textbox", { name: "Email address, phone number or username" }).fill(person.email);
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
    await page.keyboard.press("Enter");
    const account = page.getByRole("region", { name: "Account" });
    await expect(account.getByRole("heading")).toHaveText(person.name);
    await expect(page.getByText("Nobody is here")).toHaveCount(0);
    await account.getByRole("button", { name: "Rename" }).click();
    await expect(account.getByRole("heading")).toHaveText(/^Countess /);
    await account.getByRole("button", { name: "Read token" }).click();
    await expect(account.getByText(person.id)).toBeVisible();
    await page.reload();
    await expect(account.getByRole("heading")).toHaveText(/^Countess /);
    await account.getByRole("button", { name: "Leave" }).click();
    await expect(page.getByText("Nobody is here")).toBeVisible();
    expect(complaints).toEqual([]);
  } finally {
    workshop.close();
  }
});
