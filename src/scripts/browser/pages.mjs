// The pages to look at. Our part of a page is what a selector finds; a page with a focus is shown from there on.

/** All of the page but Jenkins' own frame. */
const PANEL = "#main-panel";

/** The first row of the form for a source, and with it the section around it. */
const FORM = "section:has([name='sources'])";

/** What Jenkins' own tags for forms make of each field. */
const BY_FORM_TAGS = ["label", "select-name", "tabindex"];

const SUMMARY = "tr.app-summary:has(a[href='bedrock-models/'])";

export async function pagesOf(jenkins, { broken, failed, promoted, refused }) {
  const { models } = await jenkins.json("bedrock-models/api/json?tree=models[url,environments[state]]");
  const history = models.sort((one, other) => other.environments.length - one.environments.length)[0].url;
  return [
    { name: "board", path: "bedrock-models/", own: PANEL },
    { name: "board-of-a-job", path: "job/promote-declarative/bedrock-models/", own: PANEL },
    { name: "history", path: history, own: PANEL },
    { name: "build", path: `${promoted.path}bedrock-models/`, own: PANEL },
    { name: "build-summary", path: promoted.path, own: SUMMARY },
    { name: "build-inspected", path: `${broken.path}bedrock-models/`, own: PANEL },
    { name: "build-failed", path: `${failed.path}bedrock-models/`, own: PANEL },
    { name: "build-refused", path: `${refused.path}bedrock-models/`, own: PANEL, shown: false },
    { name: "comparison", path: "bedrock-model-comparison/", own: PANEL },
    { name: "findings", path: "manage/bedrock-model-findings/", own: PANEL },
    { name: "configuration", path: "manage/configure", own: FORM, focus: FORM, theirs: BY_FORM_TAGS },
  ];
}
