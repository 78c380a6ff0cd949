// "Many-to-Many Relationships" of the guide.
import { assert, device, name, refused, sorted, test } from './support/suite.js';

const Parse = device();
const other = device();
const Post = name('Post');
const Reader = name('Reader');
const posts = (...titles) => Parse.Object.saveAll(titles.map(title => new Parse.Object(Post, { title, size: title.length })));
const asSeenByOther = object => new other.Query(object.className).get(object.id);

/** A reader who likes posts of these titles, and the posts. */
async function readerOf(...titles) {
  const liked = await posts(...titles);
  const reader = new Parse.Object(Reader);
  reader.relation('likes').add(liked);
  await reader.save();
  return { reader, liked };
}

async function likesOf(reader) {
  return sorted(await (await asSeenByOther(reader)).relation('likes').query().find(), 'title');
}

test('relation of a new object is saved with it', async () => {
  const { reader } = await readerOf('a', 'b');

  assert.deepEqual(await likesOf(reader), ['a', 'b']);
});

test('relation takes further members, each once', async () => {
  const { reader, liked } = await readerOf('a');
  const [b] = await posts('b');

  reader.relation('likes').add([liked[0], b]);
  await reader.save();

  assert.deepEqual(await likesOf(reader), ['a', 'b']);
});

test('relation loses members', async () => {
  const { reader, liked } = await readerOf('a', 'b', 'c');

  reader.relation('likes').remove([liked[0], liked[2]]);
  await reader.save();

  assert.deepEqual(await likesOf(reader), ['b']);
});

test('relation adds and removes in one save', async () => {
  const { reader, liked } = await readerOf('a', 'b');
  const [c] = await posts('c');

  reader.relation('likes').add(c);
  reader.relation('likes').remove(liked[0]);
  await reader.save();

  assert.deepEqual(await likesOf(reader), ['b', 'c']);
});

test('relation of a fetched object knows its class', async () => {
  const { reader } = await readerOf('a');

  const relation = (await asSeenByOther(reader)).relation('likes');

  assert.equal(relation.targetClassName, Post);
});

test('relation query takes further constraints, order and limit', async () => {
  const { reader } = await readerOf('aaa', 'b', 'cc', 'dddd');
  const query = () => reader.relation('likes').query();

  assert.deepEqual(sorted(await query().equalTo('title', 'b').find(), 'title'), ['b']);
  assert.deepEqual(
    (await query().descending('size').limit(2).find()).map(post => post.get('title')),
    ['dddd', 'aaa'],
  );
  assert.equal(await query().greaterThan('size', 1).count(), 3);
});

test('relation query without members finds nothing', async () => {
  await readerOf('a');
  const reader = await new Parse.Object(Reader).save();

  assert.deepEqual(await reader.relation('likes').query().find(), []);
});

test('relation does not show members that are destroyed', async () => {
  const { reader, liked } = await readerOf('a', 'b');

  await liked[0].destroy();

  assert.deepEqual(await likesOf(reader), ['b']);
});

test('owners are found by a member', async () => {
  const { reader, liked } = await readerOf('a');
  await readerOf('b');

  const found = await new Parse.Query(Reader).equalTo('likes', liked[0]).find();

  assert.deepEqual(
    found.map(one => one.id),
    [reader.id],
  );
});

test('owners are found by a query of members', async () => {
  const { reader } = await readerOf('unusual title');
  await readerOf('b');

  const found = await new Parse.Query(Reader).matchesQuery('likes', new Parse.Query(Post).equalTo('title', 'unusual title')).find();

  assert.deepEqual(
    found.map(one => one.id),
    [reader.id],
  );
});

test('relation keeps more members than a page', async () => {
  const { reader } = await readerOf(...Array.from({ length: 130 }, (_, i) => `post ${i}`));

  assert.equal(await reader.relation('likes').query().count(), 130);
  assert.equal((await reader.relation('likes').query().limit(1000).find()).length, 130);
});

test('relation to another class is refused with 111', async () => {
  await readerOf('a');
  const photo = await new Parse.Object(name('Photo')).save();
  const reader = new Parse.Object(Reader);
  reader.relation('likes').add(photo);

  await refused(111, reader.save());
});

test('relation goes with its owner', async () => {
  const { reader } = await readerOf('a');
  const query = reader.relation('likes').query();

  await reader.destroy();

  assert.deepEqual(await query.find(), []);
});

test('relation of an object without data is asked by its name alone', async () => {
  const { reader } = await readerOf('a', 'b');
  const bare = other.Object.extend(Reader).createWithoutData(reader.id);

  const found = await bare.relation('likes').query().ascending('title').find();

  assert.deepEqual(
    found.map(post => [post.className, post.get('title')]),
    [
      [Post, 'a'],
      [Post, 'b'],
    ],
  );
});

test('relation is visited by each', async () => {
  const { reader } = await readerOf('a', 'b', 'c');
  const seen = [];

  await reader
    .relation('likes')
    .query()
    .each(post => void seen.push(post.get('title')));

  assert.deepEqual(seen.sort(), ['a', 'b', 'c']);
});

test('relation is a field of every object of its class', async () => {
  await readerOf('a');
  const bare = await new Parse.Object(Reader, { text: 'x' }).save();

  const found = await asSeenByOther(bare);

  assert.ok(found.get('likes') instanceof other.Relation);
  await found.save({ text: 'y' });
  assert.equal((await asSeenByOther(bare)).get('text'), 'y');
});

test('relation of users to objects and back', async () => {
  const user = await new Parse.User({ username: name('user'), password: 'secret' }).signUp();
  const [liked] = await posts('x');
  const likes = name('likes'); // a field of users keeps its class for as long as the server lasts
  user.relation(likes).add(liked);
  await user.save();

  const found = await new Parse.Query(Parse.User).equalTo(likes, liked).find();

  assert.deepEqual(
    found.map(one => one.id),
    [user.id],
  );
  await Parse.User.logOut();
});
