// Opens the pages of a demo's Jenkins, light and dark, and tells what is wrong with them.
// Arguments: the address of Jenkins, the folder for the pictures, and the style sheet of dark pages.

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { accessibility, violations, watch } from "./inspection.mjs";
import { Jenkins } from "./jenkins.mjs";
import { pagesOf } from "./pages.mjs";
import { tell } from "./story.mjs";
import { dress, themes } from "./themes.mjs";

const WIDTH = 1280;
const HEIGHT = 800;
const TALLEST = 1000;
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--hide-scrollbars",
];

const [address, folder, darkSheet] = process.argv.slice(2);
const jenkins = new Jenkins(address);
let wrong = 0;

await jenkins.untilUp(20);
console.log(`Jenkins is up at ${address}; building its jobs, which takes some minutes.`);
const builds = await tell(jenkins);
mkdirSync(folder, { recursive: true });
for (const theme of themes(darkSheet)) {
  await inBrowser(theme, async context => {
    for (const page of await pagesOf(jenkins, builds)) {
      await show(context, page, theme);
    }
  });
}
console.log(wrong === 0 ? "Nothing is wrong with our parts of the pages." : `${wrong} things are wrong, marked with ✗.`);
process.exitCode = wrong === 0 ? 0 : 1;

async function inBrowser(theme, work) {
  const profile = mkdtempSync(join(tmpdir(), "pictures-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM,
    headless: true,
    args: FLAGS,
    viewport: { width: WIDTH, height: HEIGHT },
    colorScheme: theme,
    locale: "en-GB",
    timezoneId: "UTC",
  });
  try {
    await dress(context, theme, darkSheet);
    await work(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function show(context, { name, path, own, focus, theirs = [], shown = true }, theme) {
  const page = await context.newPage();
  const errors = await watch(page, own);
  const answer = await page.goto(jenkins.address(path), { waitUntil: "load" });
  await page.locator(own).first().waitFor({ timeout: 20_000 });
  await page.waitForLoadState("networkidle");
  const file = join(folder, `${name}-${theme}.png`);
  if (shown) {
    await picture(page, focus, file);
  }
  const policy = await violations(page, own);
  const axe = await accessibility(page, own, theirs);
  console.log(`${name}, ${theme}${shown ? `: ${file}` : ""}`);
  policyOf(answer);
  errors.forEach(text => tellOf({ own: true, text }));
  policy.forEach(tellOf);
  axe.forEach(tellOf);
  await page.close();
}

/** A page without a policy could violate none. */
function policyOf(answer) {
  const headers = answer.headers();
  const enforced = headers["content-security-policy"];
  const reported = headers["content-security-policy-report-only"];
  console.log(`  content security policy: ${enforced ? "enforced" : reported ? "reported only" : "none"}`);
  if (!enforced && !reported) {
    tellOf({ own: true, text: "there is no content security policy, so nothing of it was seen" });
  }
}

/** The whole page as far as a picture is still looked at, or from a part of it on. */
async function picture(page, focus, file) {
  if (focus) {
    await page.locator(focus).first().evaluate(part => part.scrollIntoView({ block: "start" }));
    await page.screenshot({ path: file });
    return;
  }
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: WIDTH, height: Math.min(Math.max(height, HEIGHT), TALLEST) });
  await page.screenshot({ path: file });
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
}

function tellOf({ own, text }) {
  wrong += own ? 1 : 0;
  console.log(`  ${own ? "✗" : "· not ours:"} ${text.replaceAll(/\s+/g, " ")}`);
}
