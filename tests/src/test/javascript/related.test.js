// "Relational Queries", "Queries on Array Values", "Queries on String Values" and "Compound Queries" of the guide.
import { assert, before, device, differs, name, refused, sorted, test } from './support/suite.js';

const Parse = device();
const [Post, Comment, Author, Team] = ['Post', 'Comment', 'Author', 'Team'].map(name);
const query = className => new Parse.Query(className);
const texts = async asked => sorted(await asked.find(), 'text');
const titles = async asked => sorted(await asked.find(), 'title');
let authors;
let posts;
let comments;

before(async () => {
  await Parse.Object.saveAll(
    [
      { city: 'Rome', winPct: 0.7 },
      { city: 'Oslo', winPct: 0.3 },
      { city: 'Bern', winPct: 0.9 },
    ].map(fields => new Parse.Object(Team, fields)),
  );
  authors = await Parse.Object.saveAll([
    new Parse.Object(Author, { name: 'Ann', hometown: 'Rome' }),
    new Parse.Object(Author, { name: 'Bea', hometown: 'Oslo' }),
    new Parse.Object(Author, { name: 'Cid', hometown: 'Nowhere' }),
  ]);
  posts = await Parse.Object.saveAll([
    new Parse.Object(Post, {
      title: "Big Daddy's ribs",
      author: authors[0],
      image: 'ribs.png',
      tags: ['meat', 'fire', 'smoke'],
      stars: [1, 5],
    }),
    new Parse.Object(Post, { title: 'Lentils (red)', author: authors[1], tags: ['pulses', 'fire'], stars: [3] }),
    new Parse.Object(Post, { title: 'Salad.\nNo fire', image: 'salad.png', tags: [], stars: [2, 4] }),
  ]);
  comments = await Parse.Object.saveAll([
    new Parse.Object(Comment, { text: 'a', post: posts[0], seenBy: [authors[0], authors[1]] }),
    new Parse.Object(Comment, { text: 'b', post: posts[0], replyTo: Parse.Object.extend(Comment).createWithoutData('gone') }),
    new Parse.Object(Comment, { text: 'c', post: posts[1], seenBy: [authors[1]] }),
    new Parse.Object(Comment, { text: 'd', post: posts[2] }),
    new Parse.Object(Comment, { text: 'e' }),
  ]);
});

test('equalTo finds by a pointer, whether it has data or not', async () => {
  assert.deepEqual(await texts(query(Comment).equalTo('post', posts[0])), ['a', 'b']);
  const bare = Parse.Object.extend(Post).createWithoutData(posts[1].id);
  assert.deepEqual(await texts(query(Comment).equalTo('post', bare)), ['c']);
});

test('notEqualTo and containedIn take pointers', async () => {
  assert.deepEqual(await texts(query(Comment).notEqualTo('post', posts[0])), ['c', 'd', 'e']);
  assert.deepEqual(await texts(query(Comment).containedIn('post', [posts[1], posts[2]])), ['c', 'd']);
});

test('equalTo finds a pointer in an array', async () => {
  assert.deepEqual(await texts(query(Comment).equalTo('seenBy', authors[1])), ['a', 'c']);
});

test('matchesQuery finds what points to results of another query', async () => {
  assert.deepEqual(await texts(query(Comment).matchesQuery('post', query(Post).exists('image'))), ['a', 'b', 'd']);
});

test('matchesQuery goes through several levels', async () => {
  const byAnn = query(Post).matchesQuery('author', query(Author).equalTo('name', 'Ann'));

  assert.deepEqual(await texts(query(Comment).matchesQuery('post', byAnn)), ['a', 'b']);
});

test('doesNotMatchQuery finds the others', async () => {
  const found = query(Comment).exists('post').doesNotMatchQuery('post', query(Post).exists('image'));

  assert.deepEqual(await texts(found), ['c']);
});

test('matchesKeyInQuery finds by equal values of two classes', async () => {
  const asked = query(Author).matchesKeyInQuery('hometown', 'city', query(Team).greaterThan('winPct', 0.5));

  assert.deepEqual(sorted(await asked.find(), 'name'), ['Ann']);
});

test('doesNotMatchKeyInQuery finds the others', async () => {
  const asked = query(Author).doesNotMatchKeyInQuery('hometown', 'city', query(Team).greaterThan('winPct', 0.5));

  assert.deepEqual(sorted(await asked.find(), 'name'), ['Bea', 'Cid']);
});

test('include brings what is pointed to, on several levels', async () => {
  const [first] = await query(Comment).equalTo('text', 'a').include('post.author').find();

  assert.equal(first.get('post').get('title'), "Big Daddy's ribs");
  assert.equal(first.get('post').get('author').get('name'), 'Ann');
});

test('include takes several fields, and arrays', async () => {
  const first = await query(Comment).equalTo('text', 'a').include(['post', 'seenBy']).first();

  assert.equal(first.get('post').get('image'), 'ribs.png');
  assert.deepEqual(
    first.get('seenBy').map(author => author.get('name')),
    ['Ann', 'Bea'],
  );
});

test('includeAll brings whatever is pointed to', async () => {
  const first = await query(Comment).equalTo('text', 'a').includeAll().first();

  assert.equal(first.get('post').get('image'), 'ribs.png');
  assert.deepEqual(
    first.get('seenBy').map(author => author.get('name')),
    ['Ann', 'Bea'],
  );
});

test('include works with get', async () => {
  const found = await query(Comment).include('post').get(comments[2].id);

  assert.equal(found.get('post').get('title'), 'Lentils (red)');
});

test('include of what is gone leaves the field out', async () => {
  const found = await query(Comment).equalTo('text', 'b').include('replyTo').first();

  assert.equal(found.get('replyTo'), undefined);
});

test('select of an included field brings that field', async () => {
  const found = await query(Comment).equalTo('text', 'a').include('post').select('post.title').first();

  assert.equal(found.get('post').get('title'), "Big Daddy's ribs");
  assert.equal(found.get('post').get('image'), undefined);
  assert.equal(found.get('text'), undefined);
});

test('exclude of an included field leaves that field out', async () => {
  const found = await query(Comment).equalTo('text', 'a').include('post').exclude('post.title').first();

  assert.equal(found.get('post').get('title'), undefined);
  assert.equal(found.get('post').get('image'), 'ribs.png');
});

test(
  'equalTo finds what an array contains',
  differs('its PostgreSQL adapter answers 500', async () => {
    assert.deepEqual(await titles(query(Post).equalTo('tags', 'fire')), ["Big Daddy's ribs", 'Lentils (red)']);
    assert.deepEqual(await titles(query(Post).equalTo('stars', 3)), ['Lentils (red)']);
  }),
);

test('containedIn finds what arrays contain', async () => {
  assert.deepEqual(await titles(query(Post).containedIn('tags', ['pulses', 'smoke'])), ["Big Daddy's ribs", 'Lentils (red)']);
});

test('containsAll finds arrays with all the values', async () => {
  assert.deepEqual(await titles(query(Post).containsAll('tags', ['fire', 'smoke'])), ["Big Daddy's ribs"]);
  assert.deepEqual(await titles(query(Post).containsAll('stars', [2, 4])), ['Salad.\nNo fire']);
});

test('containsAllStartingWith finds arrays with such beginnings', async () => {
  assert.deepEqual(await titles(query(Post).containsAllStartingWith('tags', ['fi', 'smo'])), ["Big Daddy's ribs"]);
});

test('containedBy finds arrays of nothing else', async () => {
  const asked = query(Post).containedBy('stars', [1, 2, 3, 4]);

  assert.deepEqual(await titles(asked), ['Lentils (red)', 'Salad.\nNo fire']);
});

test('startsWith, endsWith and contains take texts as they are', async () => {
  assert.deepEqual(await titles(query(Post).startsWith('title', "Big Daddy's")), ["Big Daddy's ribs"]);
  assert.deepEqual(await titles(query(Post).endsWith('title', '(red)')), ['Lentils (red)']);
  assert.deepEqual(await titles(query(Post).contains('title', '.\nNo')), ['Salad.\nNo fire']);
  assert.deepEqual(await titles(query(Post).contains('title', '.*')), []);
});

test('startsWith tells upper from lower case', async () => {
  assert.deepEqual(await titles(query(Post).startsWith('title', 'big')), []);
});

test('matches takes regular expressions with their modifiers', async () => {
  assert.deepEqual(await titles(query(Post).matches('title', /^big.*ribs$/i)), ["Big Daddy's ribs"]);
  assert.deepEqual(await titles(query(Post).matches('title', 'l[a-e]n', 'i')), ['Lentils (red)']);
});

test(
  'matches of several lines',
  differs('its PostgreSQL adapter has no such modifier', async () => {
    assert.deepEqual(await titles(query(Post).matches('title', '^No', 'm')), ['Salad.\nNo fire']);
  }),
);

test('matches of what is no regular expression is refused', async () => {
  await assert.rejects(query(Post).matches('title', '(').find(), error => error instanceof Parse.Error);
});

test('or finds what one of the queries finds', async () => {
  const asked = Parse.Query.or(query(Comment).equalTo('text', 'a'), query(Comment).equalTo('post', posts[1]));

  assert.deepEqual(await texts(asked), ['a', 'c']);
});

test('or takes further constraints, order and limit', async () => {
  const asked = Parse.Query.or(query(Comment).lessThan('text', 'b'), query(Comment).greaterThan('text', 'b'));

  assert.deepEqual(
    (await asked.exists('post').descending('text').limit(2).find()).map(one => one.get('text')),
    ['d', 'c'],
  );
});

test('and finds what all of the queries find', async () => {
  const asked = Parse.Query.and(query(Comment).greaterThan('text', 'a'), query(Comment).lessThan('text', 'd'));

  assert.deepEqual(await texts(asked), ['b', 'c']);
});

test('nor finds what none of the queries finds', async () => {
  const asked = Parse.Query.nor(query(Comment).equalTo('text', 'a'), query(Comment).greaterThan('text', 'c'));

  assert.deepEqual(await texts(asked), ['b', 'c']);
});

test('or, and and nor can be inside each other, and hold inner queries', async () => {
  const withImage = query(Comment).matchesQuery('post', query(Post).exists('image'));
  const inner = Parse.Query.and(withImage, query(Comment).notEqualTo('text', 'a'));

  assert.deepEqual(await texts(Parse.Query.or(inner, query(Comment).doesNotExist('post'))), ['b', 'd', 'e']);
});

test('a relation can be inside or', async () => {
  const owner = new Parse.Object(name('Owner'));
  owner.relation('comments').add([comments[3]]);
  await owner.save();
  const asked = Parse.Query.or(owner.relation('comments').query(), query(Comment).equalTo('text', 'a'));

  assert.deepEqual(await texts(asked), ['a', 'd']);
});

test(
  'an inner query of a class that is not there finds nothing',
  differs('its PostgreSQL adapter finds what lacks the field', async () => {
    assert.deepEqual(await texts(query(Comment).matchesQuery('post', query(name('Nowhere')).exists('x'))), []);
  }),
);

test(
  'a path through a pointer is refused with 102',
  differs('it follows no path and answers 500', async () => {
    await refused(102, query(Comment).equalTo('post.title', 'x').find());
  }),
);

test('select of a member of an object brings the object', async () => {
  const className = name('Thing');
  await new Parse.Object(className, { place: { city: 'Rome', zip: 1 }, other: 1 }).save();

  const found = await query(className).select('place.city').first();

  assert.equal(found.get('place').city, 'Rome');
  assert.equal(found.get('other'), undefined);
});

test('containedIn takes thousands of values', async () => {
  const values = Array.from({ length: 5000 }, (_, i) => `text ${i}`);

  assert.deepEqual(await texts(query(Comment).containedIn('text', [...values, 'a'])), ['a']);
});

test('a query of users by an inner query of objects, and the other way round', async () => {
  const user = await new Parse.User({ username: name('user'), password: 'secret', hometown: name('town') }).signUp();
  await new Parse.Object(name('Town')).save();
  const town = await new Parse.Object(Team, { city: user.get('hometown'), winPct: 0.1 }).save();
  const liked = await new Parse.Object(name('Liked'), { by: user }).save();

  const users = new Parse.Query(Parse.User).matchesKeyInQuery('hometown', 'city', query(Team).equalTo('objectId', town.id));
  assert.deepEqual(
    (await users.find()).map(one => one.id),
    [user.id],
  );
  const mine = query(liked.className).matchesQuery('by', new Parse.Query(Parse.User).equalTo('hometown', user.get('hometown')));
  assert.equal(await mine.count(), 1);
  await Parse.User.logOut();
});

test('fetchAllWithInclude and fetchAllIfNeededWithInclude bring what is pointed to', async () => {
  const Class = Parse.Object.extend(Comment);
  const bare = () => comments.slice(0, 2).map(comment => Class.createWithoutData(comment.id));

  const fetched = await Parse.Object.fetchAllWithInclude(bare(), 'post');
  assert.ok(fetched.every(comment => comment.get('post').get('title')));
  const needed = await Parse.Object.fetchAllIfNeededWithInclude(bare(), ['post.author']);
  assert.equal(needed[0].get('post').get('author').get('name'), 'Ann');
});

test('include of everything by a star', async () => {
  const found = await query(Comment).equalTo('text', 'a').include('*').first();

  assert.equal(found.get('post').get('image'), 'ribs.png');
});

test('select keeps included fields, exclude and include go together', async () => {
  const found = await query(Comment).equalTo('text', 'a').include('post.author').select('post.title', 'post.author.name').first();

  assert.equal(found.get('post').get('author').get('name'), 'Ann');
  assert.equal(found.get('post').get('author').get('hometown'), undefined);
});

test('count of compound queries', async () => {
  assert.equal(await Parse.Query.or(query(Comment).equalTo('text', 'a'), query(Comment).equalTo('text', 'b')).count(), 2);
  assert.equal(await Parse.Query.nor(query(Comment).equalTo('text', 'a'), query(Comment).equalTo('text', 'b')).count(), 3);
});

test('exists of a pointer and of an array', async () => {
  assert.deepEqual(await texts(query(Comment).doesNotExist('post')), ['e']);
  assert.deepEqual(await texts(query(Comment).exists('seenBy')), ['a', 'c']);
});

test('order by a field of text goes by its letters', async () => {
  const className = name('Word');
  await Parse.Object.saveAll(['b', 'a', 'c10', 'c9'].map(word => new Parse.Object(className, { word })));

  assert.deepEqual(
    (await query(className).ascending('word').find()).map(one => one.get('word')),
    ['a', 'b', 'c10', 'c9'],
  );
});

test('order is by code point: upper case before lower case', async () => {
  const className = name('Word');
  await Parse.Object.saveAll(['b', 'A', 'a', 'B', 'é'].map(word => new Parse.Object(className, { word })));

  assert.deepEqual(
    (await query(className).ascending('word').find()).map(one => one.get('word')),
    ['A', 'B', 'a', 'b', 'é'],
  );
});
