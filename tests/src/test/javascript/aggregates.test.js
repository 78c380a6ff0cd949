// distinct, aggregate, and the search of words.
import { assert, before, device, differs, master, name, refused, sorted, test } from './support/suite.js';

const Parse = master();
const Nobody = device();
const [Sale, Article] = ['Sale', 'Article'].map(name);
const sales = () => new Parse.Query(Sale);
const by = field => (a, b) => (a[field] < b[field] ? -1 : 1);

before(async () => {
  await Parse.Object.saveAll(
    [
      { city: 'Rome', price: 10, tags: ['a', 'b'], sold: new Date('2020-05-01T00:00:00Z') },
      { city: 'Rome', price: 20, tags: ['b'], sold: new Date('2021-05-01T00:00:00Z') },
      { city: 'Oslo', price: 5, tags: ['c'], sold: new Date('2021-06-01T00:00:00Z') },
      { city: 'Bern', price: 5, sold: new Date('2022-07-01T00:00:00Z') },
    ].map(fields => new Parse.Object(Sale, fields)),
  );
  await Parse.Object.saveAll(
    [
      { title: 'one', text: 'the quick brown fox jumps over the lazy dog' },
      { title: 'two', text: 'A fox, a fox! My kingdom for a fox' },
      { title: 'three', text: 'nothing to be seen here' },
    ].map(fields => new Parse.Object(Article, fields)),
  );
});

test('distinct gives each value once', async () => {
  assert.deepEqual((await sales().distinct('city')).sort(), ['Bern', 'Oslo', 'Rome']);
  assert.deepEqual(
    (await sales().distinct('price')).sort((a, b) => a - b),
    [5, 10, 20],
  );
});

test('distinct gives elements of arrays, and respects constraints', async () => {
  assert.deepEqual((await sales().distinct('tags')).sort(), ['a', 'b', 'c']);
  assert.deepEqual(await sales().greaterThan('price', 10).distinct('city'), ['Rome']);
});

test('aggregate groups and sums', async () => {
  const rows = await sales().aggregate({
    $group: { _id: '$city', total: { $sum: '$price' }, mean: { $avg: '$price' }, most: { $max: '$price' }, least: { $min: '$price' } },
  });

  assert.deepEqual(rows.sort(by('objectId')), [
    { objectId: 'Bern', total: 5, mean: 5, most: 5, least: 5 },
    { objectId: 'Oslo', total: 5, mean: 5, most: 5, least: 5 },
    { objectId: 'Rome', total: 30, mean: 15, most: 20, least: 10 },
  ]);
});

test('aggregate counts all in one group', async () => {
  const rows = await sales().aggregate([{ $group: { _id: null, number: { $sum: 1 } } }]);

  assert.deepEqual(rows, [{ objectId: null, number: 4 }]);
});

test('aggregate runs stages one after the other', async () => {
  const rows = await sales().aggregate([
    { $match: { price: { $gte: 10 } } },
    { $sort: { price: -1 } },
    { $limit: 1 },
    { $project: { city: 1, price: 1 } },
  ]);

  assert.deepEqual(
    rows.map(row => [row.city, row.price]),
    [['Rome', 20]],
  );
});

test('aggregate begins with the constraints of the query', async () => {
  const rows = await sales()
    .equalTo('city', 'Rome')
    .aggregate({ $group: { _id: '$city', number: { $sum: 1 } } });

  assert.deepEqual(rows, [{ objectId: 'Rome', number: 2 }]);
});

test(
  'aggregate groups by parts of a date',
  differs('its PostgreSQL adapter has a group for each moment', async () => {
    const rows = await sales().aggregate({ $group: { _id: { year: { $year: '$sold' } }, number: { $sum: 1 } } });

    assert.deepEqual(rows.map(row => [row.objectId.year, row.number]).sort(), [
      [2020, 1],
      [2021, 2],
      [2022, 1],
    ]);
  }),
);

test(
  'aggregate sorts and skips',
  differs('its PostgreSQL adapter has them in an order of its own', async () => {
    const rows = await sales().aggregate([{ $sort: { price: 1 } }, { $skip: 2 }]);

    assert.deepEqual(
      rows.map(row => row.price),
      [10, 20],
    );
  }),
);

test(
  'aggregate unwinds arrays and counts',
  differs('its PostgreSQL adapter has no such stages', async () => {
    const rows = await sales().aggregate([{ $unwind: '$tags' }, { $count: 'number' }]);

    assert.deepEqual(rows, [{ number: 4 }]);
  }),
);

test(
  'aggregate with a stage that there is not is refused',
  differs('its PostgreSQL adapter ignores it', async () => {
    await assert.rejects(sales().aggregate([{ $paint: 'red' }]), error => error instanceof Parse.Error);
  }),
);

test('aggregate with a stage that is none is refused with 102', async () => {
  await refused(102, sales().aggregate([{ paint: 'red' }]));
});

test('aggregate and distinct are for the master key', async () => {
  const own = master();
  own.masterKey = 'wrong';

  await assert.rejects(new own.Query(Sale).aggregate({ $group: { _id: '$city' } }), { message: 'unauthorized' });
  await assert.rejects(
    Nobody.CoreManager.getRESTController().request('GET', `aggregate/${Sale}`, { distinct: 'city' }),
    /unauthorized|master|denied/i,
  );
});

test('fullText finds words', async () => {
  const found = await new Nobody.Query(Article).fullText('text', 'kingdom').find();

  assert.deepEqual(sorted(found, 'title'), ['two']);
});

const idsOf = (...titles) => Promise.all(titles.map(async title => (await new Nobody.Query(Article).equalTo('title', title).first()).id));

test('fullText ignores case, and brings the best first by its score', async () => {
  const found = await new Nobody.Query(Article).fullText('text', 'FOX').sortByTextScore().find();

  assert.deepEqual(
    found.map(one => one.id),
    await idsOf('two', 'one'),
  );
  assert.ok(found[0].get('score') > found[1].get('score'));
});

test(
  'fullText can tell upper from lower case',
  differs('its PostgreSQL adapter has no such option', async () => {
    assert.deepEqual(await new Nobody.Query(Article).fullText('text', 'KINGDOM', { caseSensitive: true }).find(), []);
    assert.deepEqual(sorted(await new Nobody.Query(Article).fullText('text', 'My', { caseSensitive: true }).find(), 'title'), ['two']);
  }),
);

test('fullText of a word that is nowhere finds nothing', async () => {
  assert.deepEqual(await new Nobody.Query(Article).fullText('text', 'elephant').find(), []);
});

test('fullText with an option that is no language is refused with 107', async () => {
  await refused(107, Nobody.Query.fromJSON(Article, { where: { text: { $text: { $search: { $term: 'fox', $language: 5 } } } } }).find());
});

test('distinct of pointers and dates', async () => {
  const className = name('Visit');
  const towns = await Parse.Object.saveAll([1, 2].map(size => new Parse.Object(name('Town'), { size })));
  const visits = [0, 0, 1].map(town => ({ to: Parse.Object.extend('Town').createWithoutData(towns[town].id), day: new Date(town) }));
  await Parse.Object.saveAll(visits.map(fields => new Parse.Object(className, fields)));

  const days = await new Parse.Query(className).distinct('day');
  const to = await new Parse.Query(className).distinct('to');

  assert.deepEqual(days.map(day => new Date(day.iso ?? day).getTime()).sort(), [0, 1]);
  assert.deepEqual(to.map(town => town.objectId).sort(), towns.map(town => town.id).sort());
});

test('aggregate matches dates and pointers', async () => {
  const town = await new Parse.Object(name('Town'), { x: 1 }).save();
  const className = name('Visit');
  await Parse.Object.saveAll([new Parse.Object(className, { town, n: 1 }), new Parse.Object(className, { n: 2 })]);

  const rows = await new Parse.Query(className).aggregate([{ $match: { town: town.id } }, { $project: { n: 1 } }]);

  assert.deepEqual(
    rows.map(row => row.n),
    [1],
  );
});

test('aggregate gives ids and times of what it did not change', async () => {
  const className = name('Visit');
  const visit = await new Parse.Object(className, { n: 1 }).save();

  const [row] = await new Parse.Query(className).aggregate([{ $match: { n: 1 } }]);

  assert.equal(row.objectId, visit.id);
  assert.equal(new Date(row.createdAt.iso ?? row.createdAt).getTime(), visit.createdAt.getTime());
});
