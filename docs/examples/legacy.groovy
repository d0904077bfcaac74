// A freestyle job that does the same from a form, for one environment; written as Job DSL.
freeStyleJob('promote-support-bot-to-dev') {
  parameters {
    stringParam('MODEL', 's3://research-models/support-bot/v7/', 'Where the model lies')
  }
  wrappers {
    withModelAccess {
      model('$MODEL')
      environment('dev')
      expiresAfter('24h')
    }
  }
  steps {
    importBedrockModel {
      model('$MODEL')
      environment('dev')
    }
    awaitImport {
      environment('dev')
      atMost('6h')
    }
    testImportedModel {
      model('$MODEL')
      environment('dev')
    }
  }
}
