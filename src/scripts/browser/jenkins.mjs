// A Jenkins as a script sees it: everything by HTTP, as anybody could do it.

const PAUSE = 2_000;

export class Jenkins {
  constructor(url) {
    this.url = url.endsWith("/") ? url : `${url}/`;
    this.cookie = "";
  }

  address(path) {
    return new URL(path, this.url).href;
  }

  /** Waits until Jenkins answers; while it starts it says 503, and before that nothing. */
  async untilUp(minutes) {
    await until(`Jenkins answers at ${this.url}`, minutes, async () => {
      try {
        return (await fetch(this.address("api/json"))).ok;
      } catch {
        return false;
      }
    });
  }

  async json(path) {
    const answer = await this.#request(path, {});
    if (!answer.ok) {
      throw new Error(`${this.address(path)} answers ${answer.status}.`);
    }
    return answer.json();
  }

  async exists(path) {
    return (await this.#request(path, {})).ok;
  }

  /** Creates a Pipeline, unless there is one of that name. */
  async pipeline(name, script) {
    if (!(await this.exists(`job/${name}/api/json`))) {
      await this.post(`createItem?name=${encodeURIComponent(name)}`, pipelineXml(script), "application/xml");
    }
  }

  /** Builds a job, with parameters if it has any, and waits for the end of the build. */
  async build(job, parameters = {}, minutes = 15) {
    const { nextBuildNumber, property } = await this.json(`job/${job}/api/json`);
    const asked = property.some(one => one.parameterDefinitions);
    await this.post(
      `job/${job}/${asked ? "buildWithParameters" : "build"}`,
      new URLSearchParams(parameters).toString(),
      "application/x-www-form-urlencoded",
    );
    const path = `job/${job}/${nextBuildNumber}/`;
    await until(`${path} has ended`, minutes, async () => {
      return (await this.exists(`${path}api/json`)) && !(await this.json(`${path}api/json`)).building;
    });
    const { result } = await this.json(`${path}api/json`);
    console.log(`  ${job} #${nextBuildNumber}: ${result}`);
    return { path, result };
  }

  /** Has a page ask AWS in the background, and waits for the end of that. */
  async ask(page, action) {
    await this.post(`${page}/${action}`, "", "application/x-www-form-urlencoded");
    await until(`${page} has asked`, 5, async () => !(await this.json(`${page}/api/json`)).running);
  }

  /** Runs a script on the controller, as an administrator could; the demo lets everybody. */
  async script(text) {
    const answer = await this.post(
      "scriptText",
      new URLSearchParams({ script: text }).toString(),
      "application/x-www-form-urlencoded",
    );
    return answer.text();
  }

  async post(path, body, type) {
    const answer = await this.#request(path, {
      method: "POST",
      body,
      headers: { "Content-Type": type, ...(await this.#crumb()) },
    });
    if (!answer.ok) {
      throw new Error(`POST to ${this.address(path)} answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    }
    return answer;
  }

  async #crumb() {
    const answer = await this.#request("crumbIssuer/api/json", {});
    if (!answer.ok) {
      return {};
    }
    const { crumbRequestField, crumb } = await answer.json();
    return { [crumbRequestField]: crumb };
  }

  async #request(path, options) {
    const answer = await fetch(this.address(path), {
      ...options,
      headers: { ...options.headers, ...(this.cookie ? { Cookie: this.cookie } : {}) },
    });
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) {
      this.cookie = cookies.map(one => one.split(";")[0]).join("; ");
    }
    return answer;
  }
}

async function until(what, minutes, condition) {
  const end = Date.now() + minutes * 60_000;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error(`Waited ${minutes} minutes in vain: ${what}.`);
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE));
  }
}

function pipelineXml(script) {
  const text = script.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<?xml version="1.1" encoding="UTF-8"?>
<flow-definition plugin="workflow-job">
  <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition" plugin="workflow-cps">
    <script>${text}</script>
    <sandbox>true</sandbox>
  </definition>
</flow-definition>`;
}
