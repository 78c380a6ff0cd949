/**
 * What the chapters share: the server that is asked, SDKs that know nothing of each other, names that nothing else has.
 *
 * The server is named by the environment: PARSE_SERVER_URL, PARSE_APP_ID, PARSE_MASTER_KEY, PARSE_JAVASCRIPT_KEY, and
 * PARSE_SERVER_IS, which is `parsimony` or `parse-server`.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import test, { afterEach, before, beforeEach } from 'node:test';

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
  return require('parse/node');
}

/** Copies whose test is over, and those of the test that runs: loading one takes as long as several tests. */
const free = [];
let lent = [];

beforeEach(() => (lent = []));
afterEach(() => free.push(...lent));

function take(masterKey) {
  const Parse = free.pop() ?? load();
  lent.push(Parse);
  Parse.initialize(server.applicationId, server.javascriptKey, masterKey);
  Parse.serverURL = server.url;
  for (const [option, value] of Object.entries({
    REQUEST_ATTEMPT_LIMIT: 1, // no answer of 500 is tried again and so hidden
    REQUEST_HEADERS: {},
    IDEMPOTENCY: false,
    ALLOW_CUSTOM_OBJECT_ID: false,
    USE_MASTER_KEY: masterKey !== undefined,
  })) {
    Parse.CoreManager.set(option, value);
  }
  Parse.Storage._clear();
  Parse.User._clearCache();
  Parse.CoreManager.getInstallationController()._clearCache();
  return Parse;
}

/** A device that has the JavaScript key, and a current user as browsers have one. */
export function device() {
  const Parse = take();
  Parse.User.enableUnsafeCurrentUser();
  return Parse;
}

/** A server's program, which has the master key and uses it unless told otherwise. */
export function master() {
  const Parse = take(server.masterKey);
  Parse.User.disableUnsafeCurrentUser();
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
 * The body of a test of what Parse Server, on the database that it is asked on, does otherwise, for a reason that docs/compatibility.md or
 * docs/oracle.md gives: against Parse Server it must fail, so that no difference stays on the list that is none any more.
 */
export function differs(reason, body) {
  return server.isParseServer ? () => assert.rejects(body, undefined, `Parse Server does the same, not: ${reason}`) : body;
}

export { assert, before, test };
