/**
 * What the chapters share: the server that is asked, SDKs that know nothing of each other, names that nothing else has.
 *
 * The server is named by the environment: PARSE_SERVER_URL, PARSE_APP_ID, PARSE_MASTER_KEY, PARSE_JAVASCRIPT_KEY, and
 * PARSE_SERVER_IS, which is `parsimony` or `parse-server`.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import test, { before } from 'node:test';

const require = createRequire(import.meta.url);

function given(name, otherwise) {
  const value = process.env[name] ?? otherwise;
  assert.ok(value, `${name} must be set`);
  return value;
}

export const server = {
  url: given('PARSE_SERVER_URL'),
  applicationId: given('PARSE_APP_ID'),
  masterKey: given('PARSE_MASTER_KEY'),
  javascriptKey: given('PARSE_JAVASCRIPT_KEY'),
  isParseServer: given('PARSE_SERVER_IS', 'parsimony') === 'parse-server',
};

/** The SDK, loaded once more: it keeps its user, installation and subclasses in its modules, so that each copy is a device of its own. */
function load() {
  for (const file of Object.keys(require.cache).filter(name => name.includes('/node_modules/parse/'))) {
    delete require.cache[file];
  }
  const Parse = require('parse/node');
  Parse.CoreManager.set('REQUEST_ATTEMPT_LIMIT', 1); // no answer of 500 is tried again and so hidden
  Parse.serverURL = server.url;
  return Parse;
}

/** A device that has the JavaScript key, and a current user as browsers have one. */
export function device() {
  const Parse = load();
  Parse.initialize(server.applicationId, server.javascriptKey);
  Parse.User.enableUnsafeCurrentUser();
  return Parse;
}

/** A server's program, which has the master key and uses it unless told otherwise. */
export function master() {
  const Parse = load();
  Parse.initialize(server.applicationId, server.javascriptKey, server.masterKey);
  Parse.CoreManager.set('USE_MASTER_KEY', true);
  return Parse;
}

const run = Date.now().toString(36) + process.pid.toString(36);
let names = 0;

/** A name that nothing else has, on a server that is not empty either. */
export function name(beginning) {
  return `${beginning}_${run}_${++names}`;
}

/** A device with a user who has just signed up. */
export async function deviceOf(beginning = 'user', fields = {}) {
  const Parse = device();
  const user = await Parse.User.signUp(name(beginning), 'secret', fields);
  return { Parse, user };
}

/** Asserts that a promise is rejected with one of Parse's codes and a text, and gives the error. */
export async function refused(code, promise) {
  let answer;
  try {
    answer = await promise;
  } catch (error) {
    assert.equal(error.code, code, `code ${error.code}: ${error.message}`);
    assert.ok(error.message, 'an error says what is wrong');
    return error;
  }
  return assert.fail(`not refused with ${code}, but answered ${JSON.stringify(answer)}`);
}

/** What a field of each of these objects holds, in order. */
export function values(objects, field) {
  return objects.map(object => object.get(field));
}

/** The same without an order. */
export function sorted(objects, field) {
  return values(objects, field).sort();
}

/**
 * A test of what Parse Server, on the database that it is asked on, does otherwise, for a reason that docs/compatibility.md or docs/oracle.md
 * gives: against Parse Server it must fail, so that no difference stays on the list that is none any more.
 */
export function differs(reason, title, body) {
  if (!server.isParseServer) {
    return test(title, body);
  }
  return test(`${title} (otherwise: ${reason})`, async context => {
    await assert.rejects(async () => body(context), undefined, 'Parse Server does the same');
  });
}

export { assert, before, test };
