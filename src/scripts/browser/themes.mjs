// Which colours there are: light ones always, dark ones where the style sheet of the plugin dark-theme could be had.

import { existsSync, readFileSync } from "node:fs";

/** @param sheet the style sheet of the plugin dark-theme */
export function themes(sheet) {
  if (existsSync(sheet)) {
    return ["light", "dark"];
  }
  console.log(`No dark pictures: there is no ${sheet}.`);
  return ["light"];
}

/** Has the pages of a browser look as Jenkins does with the plugin: its sheet comes after Jenkins' own. */
export async function dress(context, theme, sheet) {
  if (theme !== "dark") {
    return;
  }
  const dark = readFileSync(sheet, "utf8");
  await context.route("**/jsbundles/styles.css", async route => {
    const own = await route.fetch();
    await route.fulfill({ response: own, body: `${await own.text()}\n${dark}` });
  });
  await context.addInitScript(() => {
    const mark = () => document.documentElement?.setAttribute("data-theme", "dark");
    mark();
    document.addEventListener("DOMContentLoaded", mark);
  });
}
