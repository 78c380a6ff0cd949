// "Sessions" of the guide.
import { assert, device, deviceOf, differs, master, name, refused, test } from './support/suite.js';

const Master = master();

test('Session.current tells how it was made', async () => {
  const { Parse, user } = await deviceOf();

  const session = await Parse.Session.current();

  assert.equal(session.getSessionToken(), user.getSessionToken());
  assert.equal(session.get('user').id, user.id);
  assert.deepEqual(session.get('createdWith'), { action: 'signup', authProvider: 'password' });
  assert.ok(session.get('expiresAt') > Date.now() + 300 * 24 * 3600 * 1000);
  assert.equal(session.get('installationId'), await Parse._getInstallationId());
});

test(
  'a session of a log-in is not restricted',
  differs('it has no restricted sessions', async () => {
    const { Parse } = await deviceOf();

    assert.equal((await Parse.Session.current()).get('restricted'), false);
  }),
);

test('sessions of a log-in say so', async () => {
  const { user } = await deviceOf();
  const Parse = device();
  await Parse.User.logIn(user.getUsername(), 'secret');

  assert.deepEqual((await Parse.Session.current()).get('createdWith'), { action: 'login', authProvider: 'password' });
});

test('a user has a session for each device, and sees them all', async () => {
  const { Parse, user } = await deviceOf();
  const second = device();
  await second.User.logIn(user.getUsername(), 'secret');
  await second.User.logIn(user.getUsername(), 'secret');

  const sessions = await new Parse.Query(Parse.Session).find();

  assert.equal(sessions.length, 2, 'a second log-in of one device takes the place of the first');
  assert.ok(sessions.every(session => session.get('user').id === user.id));
});

test(
  'a session query shows the token of the current session alone',
  differs('it shows all tokens of the user', async () => {
    const { Parse, user } = await deviceOf();
    await device().User.logIn(user.getUsername(), 'secret');

    const tokens = (await new Parse.Query(Parse.Session).find()).map(session => session.getSessionToken()).filter(Boolean);

    assert.deepEqual(tokens, [user.getSessionToken()]);
  }),
);

test('sessions of others are not found', async () => {
  const { user } = await deviceOf();
  const { Parse } = await deviceOf();

  assert.deepEqual(await new Parse.Query(Parse.Session).equalTo('user', user.toPointer()).find(), []);
  assert.equal(await new Master.Query(Master.Session).equalTo('user', user.toPointer()).count(), 1);
});

test('sessions are not found by nobody', async () => {
  await refused(209, new (device().Query)('_Session').find());
});

test('a session that is destroyed logs its device out', async () => {
  const { Parse, user } = await deviceOf();
  const second = device();
  await second.User.logIn(user.getUsername(), 'secret');
  const other = (await new Parse.Query(Parse.Session).find()).find(one => one.get('createdWith').action === 'login');

  await other.destroy();

  await refused(209, second.User.current().fetch());
  await user.fetch();
});

test('a session takes fields of its own', async () => {
  const { Parse } = await deviceOf();
  const session = await Parse.Session.current();

  await session.save({ seat: '12A' });

  assert.equal((await Parse.Session.current()).get('seat'), '12A');
});

test('fields of a session that the server makes can not be changed', async () => {
  const { Parse } = await deviceOf();
  const session = await Parse.Session.current();
  const bare = Parse.Object.extend('_Session').createWithoutData(session.id);

  await refused(105, Parse.CoreManager.getRESTController().request('PUT', `sessions/${bare.id}`, { sessionToken: 'r:mine' }));
  await refused(
    105,
    Parse.CoreManager.getRESTController().request('PUT', `sessions/${bare.id}`, {
      expiresAt: { __type: 'Date', iso: '2100-01-01T00:00:00.000Z' },
    }),
  );
});

test(
  'a session that a client creates is restricted',
  differs('it has no restricted sessions', async () => {
    const { Parse, user } = await deviceOf();

    const session = await new Parse.Session({ purpose: 'kettle' }).save();

    assert.equal(session.get('restricted'), true);
    const kettle = device();
    await kettle.User.become(session.getSessionToken());
    await new kettle.Object(name('Log'), { hot: true }).save();
    await refused(119, kettle.User.current().save({ phone: '1' }));
    assert.notEqual(session.getSessionToken(), user.getSessionToken());
  }),
);

test('logOut of one device leaves the others', async () => {
  const { Parse, user } = await deviceOf();
  const second = device();
  await second.User.logIn(user.getUsername(), 'secret');

  await second.User.logOut();

  assert.equal((await new Parse.Query(Parse.Session).find()).length, 1);
});

test('a request with a token of its own is that user', async () => {
  const { user } = await deviceOf();
  const Parse = device();
  const note = new Parse.Object(name('Note'));
  note.setACL(new Parse.ACL({ [user.id]: { read: true, write: true } }));

  await note.save(null, { sessionToken: user.getSessionToken() });

  await refused(101, new Parse.Query(note.className).get(note.id));
  await new Parse.Query(note.className).get(note.id, { sessionToken: user.getSessionToken() });
});
