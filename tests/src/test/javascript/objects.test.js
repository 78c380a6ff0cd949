// "Objects" of the guide: saving, retrieving, updating, counters, destroying.
import { assert, device, differs, name, refused, sorted, test } from './support/suite.js';

const Parse = device();
const other = device();
const GameScore = name('GameScore');
const score = fields => new Parse.Object(GameScore, fields);
const asSeenByOther = object => new other.Query(GameScore).get(object.id);

test('save of a new object gives it an id and equal times', async () => {
  const object = score({ score: 1337, playerName: 'Sean Plott', cheatMode: false });
  assert.ok(object.isNew());

  await object.save();

  assert.match(object.id, /^[A-Za-z0-9]{10}$/);
  assert.ok(!object.isNew() && !object.dirty());
  assert.ok(Math.abs(object.createdAt - Date.now()) < 60_000);
  assert.equal(object.updatedAt.getTime(), object.createdAt.getTime());
});

test('save with attributes sets and saves them', async () => {
  const object = await new Parse.Object(GameScore).save({ score: 5, playerName: 'Ann' });

  assert.deepEqual((await asSeenByOther(object)).get('playerName'), 'Ann');
});

test('save of one key and value sets and saves it', async () => {
  const object = await new Parse.Object(GameScore).save('score', 6);

  assert.equal((await asSeenByOther(object)).get('score'), 6);
});

test('get of an id gives what was saved and the times', async () => {
  const object = await score({ score: 7, cheatMode: true }).save();

  const found = await asSeenByOther(object);

  assert.equal(found.get('score'), 7);
  assert.equal(found.get('cheatMode'), true);
  assert.equal(found.createdAt.toISOString(), object.createdAt.toISOString());
  assert.equal(found.updatedAt.toISOString(), object.updatedAt.toISOString());
  assert.equal(found.getACL(), null);
});

test('get of an unknown id is refused with 101', async () => {
  await refused(101, new Parse.Query(GameScore).get('aBcDeFgH'));
});

test('fetch brings what others changed', async () => {
  const object = await score({ score: 1, playerName: 'old' }).save();
  await (await asSeenByOther(object)).save({ score: 2 });

  await object.fetch();

  assert.equal(object.get('score'), 2);
  assert.equal(object.get('playerName'), 'old');
  assert.ok(object.updatedAt > object.createdAt);
});

test('fetch of an object that others destroyed is refused with 101', async () => {
  const object = await score({ score: 1 }).save();
  await (await asSeenByOther(object)).destroy();

  await refused(101, object.fetch());
});

test('exists tells whether the server has the object', async () => {
  const object = await score({ score: 1 }).save();
  assert.equal(await object.exists(), true);

  await object.destroy();

  assert.equal(await object.exists(), false);
});

test('update sends what changed alone', async () => {
  const object = await score({ score: 1, playerName: 'Ann' }).save();
  const seen = await asSeenByOther(object);
  await object.save({ playerName: 'Bea' });

  await seen.save({ score: 2 });

  const found = await asSeenByOther(object);
  assert.deepEqual([found.get('score'), found.get('playerName')], [2, 'Bea']);
});

test('update of an unknown id is refused with 101', async () => {
  await refused(101, Parse.Object.extend(GameScore).createWithoutData('aBcDeFgH').save({ score: 1 }));
});

test('update moves updatedAt and keeps createdAt', async () => {
  const object = await score({ score: 1 }).save();
  const created = object.createdAt.getTime();
  await new Promise(resolve => setTimeout(resolve, 2));

  await object.save({ score: 2 });

  assert.equal(object.createdAt.getTime(), created);
  assert.ok(object.updatedAt.getTime() > created);
});

test('increment adds one, or what is told, to what the server has', async () => {
  const object = await score({ score: 10 }).save();
  await (await asSeenByOther(object)).save({ score: 100 });

  await object.increment('score').save();
  assert.equal(object.get('score'), 101);

  await object.increment('score', 9).save();
  await object.decrement('score', 0.5).save();
  assert.equal(object.get('score'), 109.5);
});

test('increment of a field that is not there begins at nothing', async () => {
  const object = await score({ playerName: 'Ann' }).save();

  await object.increment('score', 3).save();

  assert.equal((await asSeenByOther(object)).get('score'), 3);
});

test('increments of many callers at once all count', async () => {
  const object = await score({ score: 0 }).save();
  const Class = Parse.Object.extend(GameScore);

  await Promise.all(Array.from({ length: 20 }, () => Class.createWithoutData(object.id).increment('score').save()));

  assert.equal((await asSeenByOther(object)).get('score'), 20);
});

test('unset takes a field away', async () => {
  const object = await score({ score: 1, playerName: 'Ann' }).save();

  object.unset('playerName');
  await object.save();

  const found = await asSeenByOther(object);
  assert.equal(found.has('playerName'), false);
  assert.equal(found.get('score'), 1);
});

test('clear takes all fields away', async () => {
  const object = await score({ score: 1, playerName: 'Ann' }).save();

  object.clear();
  await object.save();

  assert.deepEqual(Object.keys((await asSeenByOther(object)).attributes).sort(), ['createdAt', 'updatedAt']);
});

test('destroy deletes the object', async () => {
  const object = await score({ score: 1 }).save();

  await object.destroy();

  await refused(101, asSeenByOther(object));
  await refused(101, object.destroy());
});

test('saveAll saves more than a batch, new and changed ones', async () => {
  const group = name('group');
  const objects = Array.from({ length: 45 }, (_, i) => score({ group, score: i }));
  await objects[0].save();
  objects[0].set('score', 1000);

  await Parse.Object.saveAll(objects);

  assert.equal(new Set(objects.map(object => object.id)).size, 45);
  const found = await new other.Query(GameScore).equalTo('group', group).limit(100).find();
  assert.equal(found.length, 45);
  assert.equal(Math.max(...found.map(object => object.get('score'))), 1000);
});

test('saveAll with one that is refused saves the others', async () => {
  const group = name('group');
  await score({ group, score: 0 }).save();

  await refused(111, Parse.Object.saveAll([score({ group, score: 1 }), score({ group, score: 'one' }), score({ group, score: 2 })]));

  assert.deepEqual(sorted(await new other.Query(GameScore).equalTo('group', group).find(), 'score'), [0, 1, 2]);
});

test('destroyAll deletes more than a batch', async () => {
  const group = name('group');
  const objects = await Parse.Object.saveAll(Array.from({ length: 25 }, () => score({ group })));

  await Parse.Object.destroyAll(objects);

  assert.equal(await new other.Query(GameScore).equalTo('group', group).count(), 0);
});

test('destroyAll says of each that it could not delete', async () => {
  const there = await score({ score: 1 }).save();
  const gone = await score({ score: 1 }).save();
  await (await asSeenByOther(gone)).destroy();

  await assert.rejects(Parse.Object.destroyAll([there, gone]), error => {
    assert.equal(error.code, Parse.Error.AGGREGATE_ERROR);
    assert.deepEqual(
      error.errors.map(one => [one.code, one.object.id]),
      [[101, gone.id]],
    );
    return true;
  });
  await refused(101, asSeenByOther(there));
});

test('fetchAll brings all, fetchAllIfNeeded what has no data', async () => {
  const objects = await Parse.Object.saveAll([score({ score: 1 }), score({ score: 2 })]);
  const Class = other.Object.extend(GameScore);
  const bare = objects.map(object => Class.createWithoutData(object.id));

  await other.Object.fetchAll([bare[0]]);
  assert.equal(bare[0].get('score'), 1);
  await objects[0].save({ score: 10 });
  await other.Object.fetchAllIfNeeded(bare);

  assert.deepEqual(
    bare.map(object => object.get('score')),
    [1, 2],
  );
});

test('fetchAll with one that is gone is refused with 101', async () => {
  const objects = await Parse.Object.saveAll([score({ score: 1 }), score({ score: 2 })]);
  await (await asSeenByOther(objects[1])).destroy();

  await refused(101, Parse.Object.fetchAll(objects));
});

test('clone is saved as an object of its own', async () => {
  const object = await score({ score: 1, tags: ['a'] }).save();

  const copy = await object.clone().save();

  assert.notEqual(copy.id, object.id);
  assert.deepEqual((await asSeenByOther(copy)).get('tags'), ['a']);
});

test('subclass is what queries answer, with its methods', async () => {
  const className = name('Monster');
  class Monster extends Parse.Object {
    constructor() {
      super(className);
    }
    hasSuperHumanStrength() {
      return this.get('strength') > 18;
    }
  }
  Parse.Object.registerSubclass(className, Monster);
  const monster = new Monster();
  await monster.save({ strength: 200 });

  const found = await new Parse.Query(Monster).get(monster.id);

  assert.ok(found instanceof Monster);
  assert.ok(found.hasSuperHumanStrength());
});

test('dotted keys set, increment and unset members of an object', async () => {
  const object = await score({ stats: { wins: 1, losses: 2, draws: 3 } }).save();

  object.set('stats.wins', 10);
  object.increment('stats.losses', 5);
  object.unset('stats.draws');
  await object.save();

  assert.deepEqual((await asSeenByOther(object)).get('stats'), { wins: 10, losses: 7 });
});

test('context of a save does not become a field', async () => {
  const object = await score({ score: 1 }).save(null, { context: { notice: 'none' } });

  assert.deepEqual(Object.keys((await asSeenByOther(object)).attributes).sort(), ['createdAt', 'score', 'updatedAt']);
});

test('request ids of the SDK are accepted', async () => {
  const careful = device();
  careful.idempotency = true;

  const object = await new careful.Object(GameScore).save({ score: 3 });
  await object.save({ score: 4 });

  assert.equal((await asSeenByOther(object)).get('score'), 4);
});

test('an id of the client is refused with 105', async () => {
  const own = device();
  own.allowCustomObjectId = true;

  await refused(105, new own.Object(GameScore, { id: 'chosen' }).save());
});

test('value of another type is refused with 111, and nothing is saved', async () => {
  const object = await score({ score: 1, playerName: 'Ann' }).save();

  await refused(111, object.save({ score: 'many', playerName: 'Bea' }));

  assert.equal((await asSeenByOther(object)).get('playerName'), 'Ann');
});

test('increment of a text is refused with 111', async () => {
  const object = await score({ playerName: 'Ann' }).save();

  await refused(111, Parse.Object.extend(GameScore).createWithoutData(object.id).increment('playerName').save());
});

test('nested keys with dots or dollars are refused with 121', async () => {
  await refused(121, score({ stats: { 'a.b': 1 } }).save());
  await refused(121, score({ stats: { deep: [{ $in: 1 }] } }).save());
});

test(
  'a class name with a digit first is refused with 103',
  differs('a bad class name is 107', async () => {
    await refused(103, new Parse.Object('1st').save());
  }),
);
