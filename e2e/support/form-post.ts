import type { APIResponse, Page } from "@playwright/test";

/** Send the form that a button on the page belongs to, as a browser without scripts would, with headers of one's own. */
export async function postForm(page: Page, button: string, values: Record<string, string>, headers: Record<string, string>): Promise<APIResponse> {
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: button }) });
  const fields = await form.evaluate((element) => [...new FormData(element as HTMLFormElement)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
  return page.request.post(page.url(), { multipart: { ...Object.fromEntries(fields), ...values }, headers, maxRedirects: 0 });
}
