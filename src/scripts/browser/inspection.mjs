// What is wrong with a page: policy, console, accessibility.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Which parts a page has at all is Jenkins' own layout, whatever stands in them. */
const OF_THE_FRAME = ["region", "landmark-one-main", "html-has-lang"];

/** From the first script of the page on: each violation of the content security policy, whether enforced or reported. */
export async function watch(page, own) {
  const errors = [];
  page.on("pageerror", error => errors.push(`error in a script: ${error.message}`));
  page.on("console", message => {
    if (message.type() === "error" && !message.text().includes("Content Security Policy")) {
      errors.push(`console: ${message.text()} ${message.location().url}`);
    }
  });
  await page.addInitScript(selector => {
    window.seenViolations = [];
    document.addEventListener("securitypolicyviolation", event => {
      const where = event.target instanceof Element ? event.target : null;
      const text = `${event.effectiveDirective} refuses ${event.blockedURI} ${event.sample}`.trim();
      window.seenViolations.push({
        own: Boolean(where?.closest(selector)) || event.sourceFile.includes("/plugin/bedrock-model-import/"),
        text: `${text} in ${where ? where.outerHTML.slice(0, 120) : event.sourceFile || "the page"}`,
      });
    });
  }, own);
  return errors;
}

/**
 * What was seen of the policy so far, and what it would refuse: a browser tells of a script in an attribute only when that
 * is to run.
 */
export function violations(page, own) {
  return page.evaluate(selector => {
    const inAttributes = [...document.querySelectorAll("*")].filter(element =>
      [...element.attributes].some(({ name, value }) => /^on/i.test(name) || /^\s*javascript:/i.test(value)),
    );
    const waiting = inAttributes.map(element => ({
      own: Boolean(element.closest(selector)),
      text: `script in an attribute: ${element.outerHTML.slice(0, 120)}`,
    }));
    return [...window.seenViolations, ...waiting];
  }, own);
}

/**
 * What axe-core finds, each with whether it lies in a part of ours.
 *
 * @param theirs rules that Jenkins' tags break in our part
 */
export async function accessibility(page, own, theirs) {
  await page.evaluate(AXE);
  return page.evaluate(async ([selector, frame]) => {
    const { violations: found } = await window.axe.run(document, { elementRef: true, preload: false });
    return found.flatMap(rule =>
      rule.nodes.map(node => ({
        own: !frame.includes(rule.id) && Boolean(node.element?.closest(selector)),
        text: `${rule.id} (${rule.impact}): ${rule.help}: ${node.html.slice(0, 160)}`,
      })),
    );
  }, [own, [...OF_THE_FRAME, ...theirs]]);
}
