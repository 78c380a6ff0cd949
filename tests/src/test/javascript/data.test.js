// "Data Types", "Arrays" and "Relational Data" of the guide.
import { assert, device, differs, name, refused, test } from './support/suite.js';

const Parse = device();
const other = device();
const BigObject = name('BigObject');
const big = fields => new Parse.Object(BigObject, fields);
const asSeenByOther = (object, ...included) => new other.Query(object.className).include(included).get(object.id);

/** What another device finds in a field after it was saved. */
async function kept(field, value) {
  const object = await big({ [field]: value }).save();
  return (await asSeenByOther(object)).get(field);
}

test('texts are kept whatever they hold', async () => {
  const text = 'naïve 日本語 👩‍👩‍👧 "quoted" \\ /\n\t\u0001\u007f \u2028';

  assert.equal(await kept('text', text), text);
  assert.equal(await kept('text', ''), '');
});

test('numbers are kept to the last digit', async () => {
  for (const number of [0, -1, 42, 0.1, -1e-9, 1.7976931348623157e308, 5e-324, 9007199254740991, 1e21]) {
    assert.equal(await kept('number', number), number);
  }
});

test('booleans are kept', async () => {
  assert.equal(await kept('truth', true), true);
  assert.equal(await kept('truth', false), false);
});

test('dates are kept to the millisecond', async () => {
  const date = new Date('2015-06-29T16:29:25.123Z');

  assert.deepEqual(await kept('date', date), date);
  assert.deepEqual(await kept('date', new Date(-1)), new Date(-1));
});

test('arrays are kept with all that they hold', async () => {
  const array = ['text', 1, true, null, [1, [2]], { deep: { er: 1 } }, new Date(0)];

  assert.deepEqual(await kept('array', array), array);
  assert.deepEqual(await kept('array', []), []);
});

test('objects are kept with all that they hold', async () => {
  const object = { number: 1, text: 'x', none: null, list: [1, { a: 'b' }], when: new Date(5), 'key with blanks': 1, _under: 2, ümlaut: 3 };

  assert.deepEqual(await kept('object', object), object);
  assert.deepEqual(await kept('object', {}), {});
});

test(
  'null is a value, and is kept',
  differs('its PostgreSQL adapter drops what is null', async () => {
    const object = await big({ none: null, text: 'x' }).save();

    const found = await asSeenByOther(object);

    assert.equal(found.get('none'), null);
    assert.ok(found.has('text') && 'none' in found.attributes);
  }),
);

test('null fits a field of any type', async () => {
  const object = await big({ number: 5, date: new Date(), array: [1] }).save();

  await object.save({ number: null, date: null, array: null });

  assert.equal((await asSeenByOther(object)).get('number') ?? null, null);
});

test('points are kept', async () => {
  const point = await kept('point', new Parse.GeoPoint({ latitude: 40.0, longitude: -30.0 }));

  assert.ok(point instanceof other.GeoPoint);
  assert.deepEqual([point.latitude, point.longitude], [40, -30]);
});

test('a second field of points is refused with 111', async () => {
  const className = name('Place');
  const point = new Parse.GeoPoint(1, 2);

  await refused(111, new Parse.Object(className, { here: point, there: point }).save());
});

test('polygons are kept, and closed', async () => {
  const polygon = await kept(
    'polygon',
    new Parse.Polygon([
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
    ]),
  );

  assert.ok(polygon instanceof other.Polygon);
  assert.deepEqual(polygon.coordinates, [
    [0, 0],
    [0, 1],
    [1, 1],
    [1, 0],
    [0, 0],
  ]);
  assert.ok(polygon.containsPoint(new other.GeoPoint(0.5, 0.5)));
});

test('bytes are kept', async () => {
  const bytes = { __type: 'Bytes', base64: 'V29ya2luZyBhdCBQYXJzZQ==' };

  assert.deepEqual(await kept('bytes', bytes), bytes);
});

test('a file is kept by its name', async () => {
  const file = Parse.File.fromJSON({ __type: 'File', name: 'photo.jpg', url: 'http://127.0.0.1/photo.jpg' });

  assert.equal((await kept('file', file)).name(), 'photo.jpg');
});

test(
  'add appends, several at once too, duplicates as well',
  differs('its PostgreSQL adapter drops duplicates', async () => {
    const object = await big({ skills: ['pwnage'] }).save();
    await (await asSeenByOther(object)).save({ skills: ['flying', 'pwnage'] });

    object.add('skills', 'kungfu');
    object.addAll('skills', ['flying', 'kungfu']);
    await object.save();

    assert.deepEqual(object.get('skills'), ['flying', 'pwnage', 'kungfu', 'flying', 'kungfu']);
  }),
);

test('addUnique appends what is not there yet', async () => {
  const object = await big({ skills: ['pwnage'] }).save();
  await (await asSeenByOther(object)).save({ skills: ['flying'] });

  object.addUnique('skills', 'flying');
  object.addAllUnique('skills', ['kungfu', 'flying']);
  await object.save();

  assert.deepEqual(object.get('skills').sort(), ['flying', 'kungfu']);
});

test('remove takes all equal elements away', async () => {
  const object = await big({ skills: ['a', 'b', 'a', 'c', 'd'] }).save();

  object.remove('skills', 'a');
  object.removeAll('skills', ['c', 'nothing']);
  await object.save();

  assert.deepEqual((await asSeenByOther(object)).get('skills'), ['b', 'd']);
});

test('array operations know objects, dates and pointers as equal', async () => {
  const member = await big({ text: 'member' }).save();
  const object = await big({ array: [{ a: 1, b: 2 }, new Date(7), member.toPointer()] }).save();

  object.addUnique('array', { a: 1, b: 2 });
  await object.save();
  assert.equal((await asSeenByOther(object)).get('array').length, 3);
  object.removeAll('array', [{ a: 1, b: 2 }, member]);
  await object.save();

  assert.deepEqual((await asSeenByOther(object)).get('array'), [new Date(7)]);
});

test('array operations on a field that is not there begin with an empty array', async () => {
  const object = await big({ text: 'x' }).save();

  object.add('array', 1);
  object.addUnique('tags', 'x');
  await object.save();

  const found = await asSeenByOther(object);
  assert.deepEqual([found.get('array'), found.get('tags')], [[1], ['x']]);
});

test('array operations of many callers at once all count', async () => {
  const object = await big({ array: [] }).save();
  const Class = Parse.Object.extend(BigObject);

  await Promise.all(
    Array.from({ length: 12 }, (_, i) => {
      const mine = Class.createWithoutData(object.id);
      mine.addUnique('array', i);
      return mine.save();
    }),
  );

  assert.deepEqual(
    (await asSeenByOther(object)).get('array').sort((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  );
});

test('add to a text is refused with 111', async () => {
  const object = await big({ text: 'x' }).save();
  const bare = Parse.Object.extend(BigObject).createWithoutData(object.id);
  bare.add('text', 'y');

  await refused(111, bare.save());
});

test('save of a child saves the new parent it points to', async () => {
  const post = new Parse.Object(name('Post'), { title: "I'm Hungry" });
  const comment = new Parse.Object(name('Comment'), { content: "Let's do Sushirrito.", parent: post });

  await comment.save();

  assert.ok(post.id);
  const parent = (await asSeenByOther(comment)).get('parent');
  assert.equal(parent.id, post.id);
  assert.equal(parent.get('title'), undefined, 'not fetched yet');
  await parent.fetch();
  assert.equal(parent.get('title'), "I'm Hungry");
});

test('saveAll goes through arrays of new objects', async () => {
  const [leaf, branch, root] = ['Leaf', 'Branch', 'Root'].map(kind => new Parse.Object(name(kind)));
  branch.set('leaves', [leaf]);
  root.set('branches', [branch]);

  await Parse.Object.saveAll([root]);

  const found = await asSeenByOther(root, 'branches.leaves');
  assert.equal(found.get('branches')[0].id, branch.id);
  assert.equal(found.get('branches')[0].get('leaves')[0].id, leaf.id);
});

test('pointers inside objects are kept, and included', async () => {
  const leaf = await new Parse.Object(name('Leaf'), { colour: 'red' }).save();
  const root = await new Parse.Object(name('Root'), { parts: { leaf, count: 1 } }).save();

  const found = await asSeenByOther(root, 'parts.leaf');

  assert.equal(found.get('parts').count, 1);
  assert.equal(found.get('parts').leaf.get('colour'), 'red');
});

test('save with cascadeSave off leaves changes of others alone', async () => {
  const post = await new Parse.Object(name('Post'), { title: 'old' }).save();
  const comment = new Parse.Object(name('Comment'), { parent: post });
  post.set('title', 'new');

  await comment.save(null, { cascadeSave: false });

  assert.equal((await asSeenByOther(post)).get('title'), 'old');
});

test('objects that point to each other can be saved one after the other', async () => {
  const className = name('Node');
  const [one, two] = await Parse.Object.saveAll([new Parse.Object(className), new Parse.Object(className)]);

  one.set('next', two);
  two.set('next', one);
  await Parse.Object.saveAll([one, two]);

  const found = await asSeenByOther(one, 'next.next');
  assert.equal(found.get('next').get('next').id, one.id);
});

test('a pointer by id alone is enough', async () => {
  const post = await new Parse.Object(name('Post'), { title: 'x' }).save();
  const comment = await big({ post: Parse.Object.extend(post.className).createWithoutData(post.id) }).save();

  assert.equal((await asSeenByOther(comment, 'post')).get('post').get('title'), 'x');
});

test('a pointer to another class is refused with 111', async () => {
  const className = name('Comment');
  const [post, photo] = await Parse.Object.saveAll([new Parse.Object(name('Post')), new Parse.Object(name('Photo'))]);
  await new Parse.Object(className, { about: post }).save();

  await refused(111, new Parse.Object(className, { about: photo }).save());
});

test('fetchWithInclude brings what is pointed to', async () => {
  const post = await new Parse.Object(name('Post'), { title: 'x' }).save();
  const comment = await new Parse.Object(name('Comment'), { post }).save();
  const seen = other.Object.extend(comment.className).createWithoutData(comment.id);

  await seen.fetchWithInclude('post');

  assert.equal(seen.get('post').get('title'), 'x');
});

test('an object is as long as its JSON says, up to megabytes', async () => {
  const long = 'ä'.repeat(500_000);

  assert.equal(await kept('text', long), long);
});
