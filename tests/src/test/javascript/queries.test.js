// "Queries" of the guide: constraints, order, pages, counts.
import { assert, before, device, differs, name, refused, server, sorted, test, values } from './support/suite.js';

const Parse = device();
const Player = name('Player');
const query = () => new Parse.Query(Player);
const names = async asked => sorted(await asked.find(), 'name');
const inOrder = async asked => values(await asked.find(), 'name');

before(async () => {
  const players = [
    {
      name: 'Ann',
      wins: 10,
      age: 20,
      joined: new Date(2020, 1, 1),
      active: true,
      email: 'ann@example.org',
      place: { city: 'Rome', zip: 1 },
    },
    { name: 'Bea', wins: 20, age: 30, joined: new Date(2021, 1, 1), active: false, place: { city: 'Oslo', zip: 2 } },
    { name: 'Cid', wins: 30, age: 20, joined: new Date(2022, 1, 1), active: true, place: { city: 'Rome', zip: 3 } },
    { name: 'Dan', wins: 40, joined: new Date(2023, 1, 1), active: true },
    { name: 'Eve', wins: 50, age: 30, joined: new Date(2024, 1, 1), email: 'eve@example.org' },
  ];
  for (const player of players) {
    await new Parse.Object(Player, player).save();
  }
});

test('equalTo finds equal values', async () => {
  assert.deepEqual(await names(query().equalTo('name', 'Ann')), ['Ann']);
  assert.deepEqual(await names(query().equalTo('age', 20)), ['Ann', 'Cid']);
  assert.deepEqual(await names(query().equalTo('active', false)), ['Bea']);
  assert.deepEqual(await names(query().equalTo('joined', new Date(2022, 1, 1))), ['Cid']);
});

test('equalTo of several keys, or an object of them, must all hold', async () => {
  assert.deepEqual(await names(query().equalTo('age', 20).equalTo('active', true).equalTo('name', 'Cid')), ['Cid']);
  assert.deepEqual(await names(query().equalTo({ age: 30, name: 'Eve' })), ['Eve']);
});

test('equalTo null finds what lacks the field', async () => {
  assert.deepEqual(await names(query().equalTo('age', null)), ['Dan']);
});

test('equalTo undefined finds what lacks the field', async () => {
  assert.deepEqual(await names(query().equalTo('age', undefined)), ['Dan']);
});

test('equalTo of objectId finds one', async () => {
  const ann = await query().equalTo('name', 'Ann').first();

  assert.deepEqual(await names(query().equalTo('objectId', ann.id)), ['Ann']);
});

test('notEqualTo finds others, and what lacks the field', async () => {
  assert.deepEqual(await names(query().notEqualTo('age', 20)), ['Bea', 'Dan', 'Eve']);
});

test('comparisons of numbers', async () => {
  assert.deepEqual(await names(query().lessThan('wins', 20)), ['Ann']);
  assert.deepEqual(await names(query().lessThanOrEqualTo('wins', 20)), ['Ann', 'Bea']);
  assert.deepEqual(await names(query().greaterThan('wins', 40)), ['Eve']);
  assert.deepEqual(await names(query().greaterThanOrEqualTo('wins', 40)), ['Dan', 'Eve']);
  assert.deepEqual(await names(query().greaterThan('wins', 10).lessThan('wins', 40)), ['Bea', 'Cid']);
});

test('comparisons of texts and dates', async () => {
  assert.deepEqual(await names(query().greaterThan('name', 'Cid')), ['Dan', 'Eve']);
  assert.deepEqual(await names(query().lessThanOrEqualTo('joined', new Date(2021, 1, 1))), ['Ann', 'Bea']);
});

test('comparisons of createdAt and updatedAt', async () => {
  const cid = await query().equalTo('name', 'Cid').first();

  assert.deepEqual(await names(query().greaterThan('createdAt', cid.createdAt)), ['Dan', 'Eve']);
  assert.deepEqual(await names(query().lessThan('updatedAt', cid.updatedAt)), ['Ann', 'Bea']);
});

test('comparisons with relative times', async () => {
  assert.equal(await query().greaterThan('createdAt', { $relativeTime: '1 day ago' }).count(), 5);
  assert.equal(await query().greaterThan('createdAt', { $relativeTime: 'in 1 day' }).count(), 0);
});

test('containedIn and notContainedIn', async () => {
  assert.deepEqual(await names(query().containedIn('name', ['Ann', 'Dan', 'Zoe'])), ['Ann', 'Dan']);
  assert.deepEqual(
    await names(
      query().containedIn(
        'objectId',
        (await query().limit(2).find()).map(one => one.id),
      ),
    ),
    ['Ann', 'Bea'],
  );
  assert.deepEqual(await names(query().notContainedIn('name', ['Ann', 'Bea', 'Cid'])), ['Dan', 'Eve']);
});

test(
  'notContainedIn finds what lacks the field',
  differs('its PostgreSQL adapter leaves out what lacks the field', async () => {
    assert.deepEqual(await names(query().notContainedIn('age', [20])), ['Bea', 'Dan', 'Eve']);
  }),
);

test(
  'containedIn of nothing finds nothing',
  differs('its PostgreSQL adapter finds what lacks the field', async () => {
    assert.deepEqual(await names(query().containedIn('age', [])), []);
  }),
);

test('exists and doesNotExist', async () => {
  assert.deepEqual(await names(query().exists('email')), ['Ann', 'Eve']);
  assert.deepEqual(await names(query().doesNotExist('age')), ['Dan']);
});

test('paths lead into objects', async () => {
  assert.deepEqual(await names(query().equalTo('place.city', 'Rome')), ['Ann', 'Cid']);
  assert.deepEqual(await names(query().greaterThan('place.zip', 1)), ['Bea', 'Cid']);
});

test('order, ascending and descending', async () => {
  assert.deepEqual(await inOrder(query().ascending('wins')), ['Ann', 'Bea', 'Cid', 'Dan', 'Eve']);
  assert.deepEqual(await inOrder(query().descending('name')), ['Eve', 'Dan', 'Cid', 'Bea', 'Ann']);
  assert.deepEqual(await inOrder(query().descending('createdAt')), ['Eve', 'Dan', 'Cid', 'Bea', 'Ann']);
});

test('order by several fields', async () => {
  const asked = query().exists('age');

  assert.deepEqual(await inOrder(asked.ascending('age').addDescending('wins')), ['Cid', 'Ann', 'Eve', 'Bea']);
  assert.deepEqual(await inOrder(asked.descending('age').addAscending('name')), ['Bea', 'Eve', 'Ann', 'Cid']);
});

test(
  'order has what lacks the field first',
  differs('its PostgreSQL adapter has null last', async () => {
    assert.equal((await query().ascending('age').first()).get('name'), 'Dan');
  }),
);

test('limit and skip make pages', async () => {
  const page = number =>
    inOrder(
      query()
        .ascending('wins')
        .limit(2)
        .skip(2 * number),
    );

  assert.deepEqual([await page(0), await page(1), await page(2), await page(3)], [['Ann', 'Bea'], ['Cid', 'Dan'], ['Eve'], []]);
});

test('limit of 0 finds nothing', async () => {
  assert.deepEqual(await query().limit(0).find(), []);
});

test('without a limit 100 objects come', async () => {
  const className = name('Many');
  await Parse.Object.saveAll(
    Array.from({ length: 101 }, () => new Parse.Object(className)),
    { batchSize: 101 },
  );

  assert.equal((await new Parse.Query(className).find()).length, 100);
  assert.equal((await new Parse.Query(className).limit(1000).find()).length, 101);
});

test('first gives the first, and undefined where there is none', async () => {
  assert.equal((await query().descending('wins').first()).get('name'), 'Eve');
  assert.equal(await query().equalTo('name', 'Zoe').first(), undefined);
});

test('get of an id that the other constraints exclude is refused with 101', async () => {
  const ann = await query().equalTo('name', 'Ann').first();

  await refused(101, query().equalTo('name', 'Bea').get(ann.id));
});

test('count counts all matches', async () => {
  assert.equal(await query().count(), 5);
  assert.equal(await query().equalTo('age', 20).count(), 2);
  assert.equal(await query().limit(1).skip(3).greaterThan('wins', 10).count(), 4);
});

test('withCount gives a page and the number of all matches', async () => {
  const found = await query().ascending('wins').limit(2).withCount().find();

  assert.equal(found.count, 5);
  assert.deepEqual(values(found.results, 'name'), ['Ann', 'Bea']);
});

test('select brings the chosen fields and the built-in ones', async () => {
  const found = await query().equalTo('name', 'Ann').select('wins', 'active').first();

  assert.deepEqual(Object.keys(found.attributes).sort(), ['active', 'createdAt', 'updatedAt', 'wins']);
  await found.fetch();
  assert.equal(found.get('name'), 'Ann');
});

test('exclude leaves fields out', async () => {
  const found = await query().equalTo('name', 'Ann').exclude('wins', 'place', 'joined').first();

  assert.deepEqual(Object.keys(found.attributes).sort(), ['active', 'age', 'createdAt', 'email', 'name', 'updatedAt']);
});

test('a class that is not there is empty', async () => {
  const nowhere = name('Nowhere');

  assert.deepEqual(await new Parse.Query(nowhere).equalTo('a', 1).find(), []);
  assert.equal(await new Parse.Query(nowhere).count(), 0);
});

test('a field that no object has matches nothing', async () => {
  assert.deepEqual(await query().equalTo('nothing', 1).find(), []);
  assert.deepEqual(await query().greaterThan('nothing', 1).find(), []);
});

test(
  'values of another type match nothing',
  differs('its PostgreSQL adapter answers 500', async () => {
    assert.deepEqual(await query().equalTo('wins', 'ten').find(), []);
    assert.deepEqual(await query().greaterThan('name', 5).find(), []);
  }),
);

test('each visits all, in the order of their ids', async () => {
  const seen = [];
  await query().each(player => void seen.push(player));

  assert.deepEqual(sorted(seen, 'name'), ['Ann', 'Bea', 'Cid', 'Dan', 'Eve']);
  assert.deepEqual(
    seen.map(one => one.id),
    seen.map(one => one.id).sort(),
  );
});

test('eachBatch visits all in batches', async () => {
  const sizes = [];
  await query().eachBatch(batch => void sizes.push(batch.length), { batchSize: 2 });

  assert.deepEqual(sizes, [2, 2, 1]);
});

test('findAll brings more than a page', async () => {
  assert.deepEqual(sorted(await query().findAll({ batchSize: 2 }), 'name'), ['Ann', 'Bea', 'Cid', 'Dan', 'Eve']);
});

test('map, reduce and filter go over all', async () => {
  assert.deepEqual((await query().map(player => player.get('wins'))).sort(), [10, 20, 30, 40, 50]);
  assert.equal(await query().reduce((sum, player) => sum + player.get('wins'), 0), 150);
  assert.deepEqual(sorted(await query().filter(player => player.get('wins') > 30), 'name'), ['Dan', 'Eve']);
});

test('a query is written as JSON and read again', async () => {
  const json = query().greaterThan('wins', 10).descending('wins').limit(2).toJSON();

  assert.deepEqual(await inOrder(Parse.Query.fromJSON(Player, json)), ['Eve', 'Dan']);
});

test('readPreference and comment change nothing', async () => {
  assert.deepEqual(await names(query().equalTo('age', 20).readPreference('SECONDARY').comment('who asks?')), ['Ann', 'Cid']);
});

test('explain without the master key is refused', async () => {
  await assert.rejects(query().explain().find(), error => [102, 119].includes(error.code));
});

test('an operator that there is not is refused', async () => {
  await refused(server.isParseServer ? 119 : 107, Parse.Query.fromJSON(Player, { where: { wins: { $almost: 1 } } }).find());
});

test('constraints on inner fields are refused with 105', async () => {
  await refused(105, query().equalTo('_hashed_password', 'x').find());
});
