// Batches: several writes in one request, and all or none of them.
import { assert, device, deviceOf, differs, master, name, refused, server, sorted, test, values } from './support/suite.js';

const Parse = device();
const other = device();
const Account = name('Account');
const account = fields => new Parse.Object(Account, fields);
const accounts = group => new other.Query(Account).equalTo('group', group);
const request = (method, path, body) => Parse.CoreManager.getRESTController().request(method, path, body);
const mount = new URL(server.url).pathname;

await account({ group: 'first', number: 1, owner: 'x' }).save();

test('saveAll in a transaction saves all', async () => {
  const group = name('group');
  const existing = await account({ group, number: 0 }).save();
  existing.increment('number', 10);

  await Parse.Object.saveAll([existing, account({ group, number: 1 }), account({ group, number: 2 })], { transaction: true });

  assert.deepEqual(sorted(await accounts(group).find(), 'number'), [1, 10, 2]);
});

test('saveAll in a transaction with one that is refused saves none', async () => {
  const group = name('group');
  const existing = await account({ group, number: 5 }).save();
  existing.increment('number', 10);

  const saved = Parse.Object.saveAll([account({ group, number: 1 }), existing, account({ group, number: 'two' })], { transaction: true });
  await assert.rejects(saved, errors => {
    assert.deepEqual(
      errors.map(error => error.code),
      [111, 111, 111],
      'the SDK tells each object that its batch failed',
    );
    assert.ok(server.isParseServer || errors.every(error => error.message.includes('number')));
    return true;
  });

  assert.deepEqual(values(await accounts(group).find(), 'number'), [5]);
});

test('destroyAll in a transaction with one that is gone deletes none', async () => {
  const group = name('group');
  const [first, second] = await Parse.Object.saveAll([account({ group }), account({ group })]);
  await Parse.Object.extend(Account).createWithoutData(second.id).destroy();

  const destroyed = Parse.Object.destroyAll([first, second], { transaction: true });
  await (server.isParseServer ? assert.rejects(destroyed) : refused(101, destroyed)); // without a code there

  assert.equal(await accounts(group).count(), 1);
});

test('destroyAll in a transaction deletes all', async () => {
  const group = name('group');
  const objects = await Parse.Object.saveAll(Array.from({ length: 30 }, () => account({ group })));

  await Parse.Object.destroyAll(objects, { transaction: true });

  assert.equal(await accounts(group).count(), 0);
});

test('saveAll with a size of batches of its own', async () => {
  const group = name('group');

  await Parse.Object.saveAll(
    Array.from({ length: 7 }, (_, number) => account({ group, number })),
    { batchSize: 3 },
  );

  assert.equal(await accounts(group).count(), 7);
});

test('a batch answers each member in its place', async () => {
  const there = await account({ group: name('group'), number: 1 }).save();

  const answers = await request('POST', 'batch', {
    requests: [
      { method: 'POST', path: `${mount}/classes/${Account}`, body: { number: 7 } },
      { method: 'PUT', path: `${mount}/classes/${Account}/${there.id}`, body: { number: { __op: 'Increment', amount: 4 } } },
      { method: 'PUT', path: `${mount}/classes/${Account}/aBcDeFgH`, body: { number: 1 } },
      { method: 'GET', path: `${mount}/classes/${Account}`, body: { where: { number: 7 }, limit: 1 } },
    ],
  });

  assert.match(answers[0].success.objectId, /^\w{10}$/);
  assert.equal(answers[1].success.number, 5);
  assert.equal(answers[2].error.code, 101);
  assert.ok(answers[3].success.results.every(one => one.number === 7));
});

test(
  'a batch runs in order',
  differs('all at once, in no order', async () => {
    const there = await account({ group: name('group'), number: 1 }).save();
    const path = `${mount}/classes/${Account}/${there.id}`;

    const answers = await request('POST', 'batch', {
      requests: [
        ...Array.from({ length: 10 }, (_, i) => ({
          method: 'PUT',
          path,
          body: { number: { __op: 'Increment', amount: 1 }, owner: `${i}` },
        })),
        { method: 'DELETE', path, body: {} },
        { method: 'PUT', path, body: { number: 1 } },
      ],
    });

    assert.deepEqual(
      answers.slice(0, 10).map(answer => answer.success?.number),
      [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    );
    assert.deepEqual([answers[10].success, answers[11].error?.code], [{}, 101]);
  }),
);

test('an empty batch answers nothing', async () => {
  assert.deepEqual(await request('POST', 'batch', { requests: [] }), []);
});

test('a batch with a path that there is not is refused as a whole with 107', async () => {
  await refused(107, request('POST', 'batch', { requests: [{ method: 'POST', path: `${mount}/nowhere/x`, body: {} }] }));
  await refused(107, request('POST', 'batch', { requests: [{ method: 'POST', path: `/elsewhere/classes/${Account}`, body: {} }] }));
  await refused(107, request('POST', 'batch', { requests: 'none' }));
});

test('a batch in a batch is refused with 107', async () => {
  await refused(107, request('POST', 'batch', { requests: [{ method: 'POST', path: `${mount}/batch`, body: { requests: [] } }] }));
});

test('a batch acts as the caller', async () => {
  const { Parse: Ann, user } = await deviceOf();
  const object = new Ann.Object(Account, { number: 1 });
  object.setACL(new Ann.ACL(user));

  const [mine] = await Ann.Object.saveAll([object, new Ann.Object(Account, { number: 2 })]);

  await refused(101, new other.Query(Account).get(mine.id));
  await new Ann.Query(Account).get(mine.id);
});

test('a batch of the master key writes what is closed', async () => {
  const Master = master();
  const object = new Master.Object(Account, { number: 1 });
  object.setACL(new Master.ACL());
  await object.save();
  object.set('number', 2);

  await Master.Object.saveAll([object, new Master.Object(Account, { number: 3 })]);

  assert.equal((await new Master.Query(Account).get(object.id)).get('number'), 2);
});

test('one batch holds objects of several classes, new and old', async () => {
  const [post, person] = [new Parse.Object(name('Post'), { n: 1 }), new Parse.Object(name('Person'), { n: 1 })];
  await post.save();
  post.increment('n');

  await Parse.Object.saveAll([post, person]);

  assert.deepEqual([post.get('n'), person.get('n')], [2, 1]);
  assert.ok(person.id);
});

test('members of a batch may bring new fields, and new classes', async () => {
  const className = name('Growing');

  await Parse.Object.saveAll([{ a: 1 }, { b: 'x', c: [1] }, { a: 2, d: { e: 1 } }].map(fields => new Parse.Object(className, fields)));

  assert.equal(await new other.Query(className).exists('d').count(), 1);
});

test('a transaction goes over several classes', async () => {
  const [one, two] = [new Parse.Object(name('One'), { n: 1 }), new Parse.Object(name('Two'), { n: 1 })];
  await Parse.Object.saveAll([one, two]);
  one.set('n', 2);
  two.set('n', 'text');

  await assert.rejects(Parse.Object.saveAll([one, two], { transaction: true }));

  assert.equal((await new other.Query(one.className).get(one.id)).get('n'), 1);
});
