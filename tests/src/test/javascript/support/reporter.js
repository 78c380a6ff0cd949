// A line of JSON for each test, for the test class that runs these in the build: node's own reporters are for people.
import { basename } from 'node:path';

function problem({ error }) {
  const cause = error?.cause instanceof Error ? error.cause : error;
  return cause?.stack ?? String(cause?.message ?? cause);
}

export default async function* lines(events) {
  for await (const { type, data } of events) {
    if (type === 'test:pass' || type === 'test:fail') {
      const outcome = type === 'test:fail' ? 'failed' : data.skip === undefined ? 'passed' : 'skipped';
      const chapter = basename(data.file ?? data.name, '.test.js');
      yield `${JSON.stringify({ chapter, name: data.name, outcome, problem: outcome === 'failed' ? problem(data.details) : '' })}\n`;
    } else if (type === 'test:stderr') {
      yield `${JSON.stringify({ said: data.message })}\n`;
    }
  }
}
