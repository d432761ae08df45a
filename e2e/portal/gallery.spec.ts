import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dress, type Language, type Theme } from "../support/looks";
import { accountStates, doorStates } from "../support/states";
import { test } from "../support/test";

const FOLDER = "test-results/gallery";
const WIDTHS = [390, 1280];
const LOOKS: { theme: Theme; language?: Language }[] = [{ theme: "light" }, { theme: "dark" }, { theme: "light", language: "ar" }];

test.describe("gallery", () => {
  test.skip(!process.env.GALLERY, "Pictures are taken when GALLERY=1 asks for them.");

  for (const { name, reach } of [...doorStates, ...accountStates]) {
    test(name, async ({ page, context, site, messages }) => {
      test.setTimeout(120_000);
      await reach({ page, context, site, messages });
      for (const look of LOOKS) {
        await dress(page, look);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          const file = `${name.replace(/\W+/g, "-")}_${look.language ?? "en"}_${look.theme}_${width}.png`;
          await page.screenshot({ path: join(FOLDER, file), fullPage: true });
        }
      }
    });
  }

  test.afterAll(async () => {
    await mkdir(FOLDER, { recursive: true });
    const pictures = (await readdir(FOLDER)).filter((file) => file.endsWith(".png")).sort();
    const figures = pictures.map((file) => `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${file.replace(/\.png$/, "").replaceAll("_", " · ").replaceAll("-", " ")}</figcaption></figure>`);
    const style = "body{font:14px system-ui;margin:2rem;background:#888}main{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:1rem}img{width:100%}figure{margin:0}";
    await writeFile(join(FOLDER, "index.html"), `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>${style}</style><h1>${pictures.length} pictures</h1><main>${figures.join("\n")}</main></html>\n`);
  });
});
