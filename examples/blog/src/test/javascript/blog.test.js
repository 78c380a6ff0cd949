// parsimony serve --memory --reset-endpoint --appId blog --masterKey test
// PARSE_SERVER_URL=http://127.0.0.1:1337/parse npm test
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import Parse from 'parse/node';
import * as blog from './blog.js';

const url = process.env.PARSE_SERVER_URL ?? 'http://127.0.0.1:1337/parse';

Parse.initialize('blog', undefined, process.env.PARSE_MASTER_KEY ?? 'test');
Parse.serverURL = url;
Parse.User.enableUnsafeCurrentUser(); // one user at a time, as in a browser

const titles = (posts) => posts.map((post) => post.get('title'));
const refusedWith = (code) => (error) => error.code === code;

async function post(path) {
  const answer = await fetch(url + path, { method: 'POST' });
  assert.equal(answer.status, 200, await answer.text());
}

async function signUp(name) {
  const user = await new Parse.User({ username: name, password: 'secret' }).signUp();
  await Parse.User.logOut();
  return user;
}

// Built once; each test begins with it.
before(async () => {
  await post('/__reset');
  await signUp('alice');
  await signUp('bob');
  const carol = await signUp('carol');
  const readable = new Parse.ACL();
  readable.setPublicReadAccess(true);
  const moderators = new Parse.Role('moderators', readable);
  moderators.getUsers().add(carol);
  await moderators.save(null, { useMasterKey: true });

  await Parse.User.logIn('alice', 'secret');
  const hello = await blog.publish(await blog.draft('Hello', 'The first post.'));
  await blog.draft('Not yet', '');
  await Parse.User.logIn('bob', 'secret');
  await blog.comment(hello, 'First!');
  await Parse.User.logOut();
  await post('/__snapshot/blog');
});

beforeEach(async () => {
  await Parse.User.logOut();
  await post('/__restore/blog');
});

after(() => post('/__reset'));

const hello = () => new Parse.Query('Post').equalTo('title', 'Hello').first();

test('nobody sees no drafts', async () => {
  assert.deepEqual(titles(await blog.latest(10)), ['Hello']);
});

test('the author sees the draft, and publishes it', async () => {
  await Parse.User.logIn('alice', 'secret');
  const posts = await blog.latest(10);
  assert.deepEqual(titles(posts), ['Not yet', 'Hello']);
  await blog.publish(posts[0]);
  await Parse.User.logOut();
  assert.equal((await blog.latest(10)).length, 2);
});

test('what another test published is a draft again', async () => {
  assert.deepEqual(titles(await blog.latest(10)), ['Hello']);
});

test('writing needs a log-in', async () => {
  await assert.rejects(blog.draft('Spam', 'Buy!'), refusedWith(Parse.Error.SESSION_MISSING));
});

test('a comment is seen by all', async () => {
  await Parse.User.logIn('bob', 'secret');
  await blog.comment(await hello(), 'Second.');
  await Parse.User.logOut();
  const texts = (await blog.comments(await hello())).map((said) => said.get('text'));
  assert.deepEqual(texts, ['First!', 'Second.']);
});

test('a moderator hides a comment, others do not', async () => {
  const [first] = await blog.comments(await hello());
  await Parse.User.logIn('alice', 'secret');
  await assert.rejects(blog.hide(first), refusedWith(Parse.Error.OBJECT_NOT_FOUND));
  await Parse.User.logIn('carol', 'secret');
  first.revert();
  await blog.hide(first);
  assert.deepEqual(await blog.comments(await hello()), []);
});
