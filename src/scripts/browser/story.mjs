// What is built in the demo's Jenkins, so that its pages have something to show.

const V7 = "s3://research-models/support-bot/v7/";
const V8 = "s3://research-models/support-bot/v8/";

/**
 * A model that is refused, one that cannot be imported, one whose import fails, and one that is accepted everywhere; access
 * that nobody takes back, and what AWS says to all that.
 */
export async function tell(jenkins) {
  await jenkins.pipeline("straight-to-prod", `importBedrockModel model: '${V7}', environment: 'prod'`);
  await jenkins.pipeline(
    "import-in-spite-of-all",
    `withModelAccess(model: '${V8}', environment: 'dev') {
  importBedrockModel model: '${V8}', environment: 'dev', name: 'in-spite-of-all',
      accept: 'TOKENIZER_CLASS_NOT_SUPPORTED TOKENIZER_MISSING WEIGHTS_MISSING'
  awaitImport environment: 'dev'
}`,
  );
  await jenkins.pipeline("grant-and-forget", `grantModelAccess model: '${V7}', environment: 'dev'`);
  const refused = await jenkins.build("straight-to-prod");
  const broken = await jenkins.build("promote-declarative", { MODEL: V8 });
  const failed = await jenkins.build("import-in-spite-of-all");
  const promoted = await jenkins.build("promote-declarative", { MODEL: V7 });
  const forgotten = await jenkins.build("grant-and-forget");
  await jenkins.ask("bedrock-model-comparison", "compare");
  await jenkins.ask("manage/bedrock-model-findings", "check");
  expect(forgotten, "SUCCESS");
  expect(refused, "FAILURE");
  expect(broken, "FAILURE");
  expect(failed, "FAILURE");
  expect(promoted, "SUCCESS");
  return { refused, broken, failed, promoted };
}

function expect(build, result) {
  if (build.result !== result) {
    throw new Error(`${build.path} has ended with ${build.result} and not with ${result}: see its log.`);
  }
}
