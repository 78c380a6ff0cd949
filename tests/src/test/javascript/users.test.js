// "Users" of the guide: signing up, logging in, the current user, passwords, security of users.
import { assert, device, deviceOf, differs, master, name, refused, test } from './support/suite.js';

const Master = master();
const address = () => `${name('user')}@example.org`;

test('signUp makes a user who is logged in', async () => {
  const Parse = device();
  const user = new Parse.User({ username: name('user'), password: 'my pass', email: address(), phone: '415-392-0202' });

  await user.signUp();

  assert.ok(user.id && user.authenticated());
  assert.match(user.getSessionToken(), /^r:[0-9a-f]{32}$/);
  assert.equal(Parse.User.current().id, user.id);
  assert.equal(user.get('password'), undefined);
});

test('signUp without a username or a password is refused', async () => {
  const Parse = device();

  await assert.rejects(new Parse.User({ password: 'x' }).signUp(), { code: -1 });
  await refused(200, new Parse.User({ password: 'x' }).save());
  await refused(201, new Parse.User({ username: name('user') }).save());
});

test('signUp with a username that is taken is refused with 202, upper case or not', async () => {
  const { Parse, user } = await deviceOf('Snoopy');

  await refused(202, device().User.signUp(user.getUsername(), 'other'));
  await refused(202, device().User.signUp(user.getUsername().toLowerCase(), 'other'));
  assert.equal(Parse.User.current().id, user.id);
});

test('signUp with an e-mail address that is taken is refused with 203', async () => {
  const email = address();
  await deviceOf('user', { email });

  await refused(203, deviceOf('user', { email }));
  await refused(203, deviceOf('user', { email: email.toUpperCase() }));
});

test('signUp with what is no e-mail address is refused with 125', async () => {
  await refused(125, deviceOf('user', { email: 'nobody' }));
});

test('save of a new user signs up, too', async () => {
  const Parse = device();
  const user = await new Parse.User({ username: name('user'), password: 'secret' }).save();

  assert.match(user.getSessionToken(), /^r:/);
});

test('logIn gives the user with all fields, and a new session', async () => {
  const { user } = await deviceOf('user', { phone: '1' });
  const Parse = device();

  const again = await Parse.User.logIn(user.getUsername(), 'secret');

  assert.equal(again.id, user.id);
  assert.equal(again.get('phone'), '1');
  assert.notEqual(again.getSessionToken(), user.getSessionToken());
  assert.equal(Parse.User.current().id, user.id);
  await user.fetch();
});

test('logIn works with the e-mail address', async () => {
  const email = address();
  const { user } = await deviceOf('user', { email });

  assert.equal((await device().User.logIn(email, 'secret')).id, user.id);
});

test('logIn by GET', async () => {
  const { user } = await deviceOf();

  assert.equal((await device().User.logIn(user.getUsername(), 'secret', { usePost: false })).id, user.id);
});

test('logIn with a wrong password, name or case is refused with 101', async () => {
  const { user } = await deviceOf('Ann');
  const Parse = device();

  await refused(101, Parse.User.logIn(user.getUsername(), 'wrong'));
  await refused(101, Parse.User.logIn(name('nobody'), 'secret'));
  await refused(101, Parse.User.logIn(user.getUsername().toLowerCase(), 'secret'));
  assert.equal(Parse.User.current(), null);
});

test('logIn of a second user takes the place of the first', async () => {
  const { Parse, user } = await deviceOf();
  const second = (await deviceOf()).user;

  await Parse.User.logIn(second.getUsername(), 'secret');

  assert.equal(Parse.User.current().id, second.id);
  assert.notEqual(Parse.User.current().id, user.id);
});

test('logOut ends the session', async () => {
  const { Parse, user } = await deviceOf();
  const token = user.getSessionToken();

  await Parse.User.logOut();

  assert.equal(Parse.User.current(), null);
  await refused(209, device().User.become(token));
});

test('become takes a session over', async () => {
  const { user } = await deviceOf('user', { phone: '2' });
  const Parse = device();

  const self = await Parse.User.become(user.getSessionToken());

  assert.equal(self.id, user.id);
  assert.equal(self.get('phone'), '2');
  assert.equal(Parse.User.current().id, user.id);
});

test('become with a wrong token is refused with 209', async () => {
  await refused(209, device().User.become('r:00000000000000000000000000000000'));
  await refused(209, device().User.become('nonsense'));
});

test('me gives the user of a token, without logging in', async () => {
  const { user } = await deviceOf();
  const Parse = device();

  assert.equal((await Parse.User.me(user.getSessionToken())).id, user.id);
  assert.equal(Parse.User.current(), null);
});

test('a token that is over is refused with 209 at any request', async () => {
  const { Parse, user } = await deviceOf();
  const token = user.getSessionToken();
  await Parse.User.logOut();
  const Other = device();

  await refused(209, new Other.Query(name('Thing')).find({ sessionToken: token }));
  await refused(209, new Other.Object(name('Thing'), { a: 1 }).save(null, { sessionToken: token }));
});

test('a user changes his own fields', async () => {
  const { Parse, user } = await deviceOf('user', { phone: '1' });

  await user.save({ phone: '2', username: name('renamed') });

  const found = await new Parse.Query(Parse.User).get(user.id);
  assert.equal(found.get('phone'), '2');
  assert.equal(found.getUsername(), user.getUsername());
});

test('a username that is taken can not be taken by renaming', async () => {
  const first = (await deviceOf()).user;
  const { user } = await deviceOf();

  await refused(202, user.save({ username: first.getUsername() }));
});

test('a user can not be changed by others, nor by nobody', async () => {
  const { user } = await deviceOf();
  const stranger = (await deviceOf()).Parse;
  const nobody = device();

  await refused(206, (await new stranger.Query('_User').get(user.id)).save({ phone: 'stolen' }));
  await refused(206, (await new nobody.Query('_User').get(user.id)).save({ phone: 'stolen' }));
  await refused(206, (await new nobody.Query('_User').get(user.id)).destroy());
});

test('a new password ends other sessions and goes on with a new one', async () => {
  const { user } = await deviceOf();
  const other = device();
  await other.User.logIn(user.getUsername(), 'secret');
  const before = user.getSessionToken();

  await user.save({ password: 'new secret' });

  assert.notEqual(user.getSessionToken(), before);
  await user.fetch();
  await refused(209, other.User.current().fetch());
  await refused(101, device().User.logIn(user.getUsername(), 'secret'));
  await device().User.logIn(user.getUsername(), 'new secret');
});

test('verifyPassword says whether it is the one, and opens no session', async () => {
  const { user } = await deviceOf();
  const Parse = device();

  const answer = await Parse.User.verifyPassword(user.getUsername(), 'secret');
  assert.equal(answer.objectId, user.id);
  assert.equal(answer.sessionToken, undefined);
  assert.equal(Parse.User.current(), null);
  await refused(101, Parse.User.verifyPassword(user.getUsername(), 'wrong'));
});

test('requestPasswordReset answers the same for addresses that are there and not', async () => {
  const email = address();
  await deviceOf('user', { email });
  const Parse = device();

  await Parse.User.requestPasswordReset(email);
  await Parse.User.requestPasswordReset(address());
});

test('requestPasswordReset without an address is refused', async () => {
  await refused(204, device().User.requestPasswordReset(''));
});

test('destroy deletes the user and his session', async () => {
  const { Parse, user } = await deviceOf();
  const token = user.getSessionToken();

  await user.destroy();

  assert.equal(Parse.User.current(), null);
  await refused(209, device().User.become(token));
  await refused(101, device().User.logIn(user.getUsername(), 'secret'));
});

test('users are queried as other objects are', async () => {
  const group = name('group');
  await deviceOf('user', { group, gender: 'female' });
  await deviceOf('user', { group, gender: 'male' });
  const Parse = device();

  const found = await new Parse.Query(Parse.User).equalTo('group', group).equalTo('gender', 'female').find();

  assert.equal(found.length, 1);
  assert.ok(found[0] instanceof Parse.User);
  assert.equal(found[0].getSessionToken(), undefined);
});

test("others do not see a user's e-mail address, and can not ask for it", async () => {
  const email = address();
  const { Parse, user } = await deviceOf('user', { email });
  const stranger = device();

  assert.equal((await new stranger.Query('_User').get(user.id)).get('email'), undefined);
  await refused(119, new stranger.Query('_User').equalTo('email', email).find());
  assert.equal((await new Parse.Query('_User').get(user.id)).get('email'), email);
  assert.equal((await new Master.Query('_User').equalTo('email', email).first()).id, user.id);
});

test('objects belong to users', async () => {
  const { Parse, user } = await deviceOf();
  const post = await new Parse.Object(name('Post'), { title: 'My New Post', user }).save();

  const found = await new Parse.Query(post.className).equalTo('user', user).include('user').find();

  assert.deepEqual(
    found.map(one => [one.id, one.get('user').getUsername()]),
    [[post.id, user.getUsername()]],
  );
});

test('save of an object keeps the user he points to as he is', async () => {
  const { user } = await deviceOf();
  const stranger = device();
  const seen = await new stranger.Query('_User').get(user.id);

  const post = await new stranger.Object(name('Post'), { author: seen }).save();

  assert.equal((await new stranger.Query(post.className).include('author').first()).get('author').id, user.id);
});

test('the master key changes users, and passwords', async () => {
  const { user } = await deviceOf();
  const token = user.getSessionToken();
  const seen = await new Master.Query(Master.User).get(user.id);

  await seen.save({ phone: '3', password: 'by the master' });

  await refused(209, device().User.become(token));
  assert.equal((await device().User.logIn(user.getUsername(), 'by the master')).get('phone'), '3');
});

test('loginAs opens a session of any user to the master key alone', async () => {
  const { user } = await deviceOf();
  const own = master();
  own.User.enableUnsafeCurrentUser();

  const same = await own.User.loginAs(user.id);

  assert.equal(same.id, user.id);
  assert.equal((await device().User.become(same.getSessionToken())).id, user.id);
  await refused(101, own.User.loginAs('aBcDeFgH'));
  own.masterKey = 'wrong';
  await assert.rejects(own.User.loginAs(user.id), { message: 'unauthorized' });
});

test('emailVerified can not be set by the user', async () => {
  const { user } = await deviceOf();

  await refused(119, user.save({ emailVerified: true }));
});

test(
  'enableRevocableSession gives the user a session that works',
  differs('an internal error', async () => {
    const { Parse } = await deviceOf();

    await Parse.User.enableRevocableSession();

    await Parse.User.current().save({ phone: '5' });
  }),
);

test('hydrate goes on with a user who was kept elsewhere', async () => {
  const { user } = await deviceOf();
  const Parse = device();

  const same = await Parse.User.hydrate(user.toJSON());

  assert.equal(Parse.User.current().id, same.id);
  await same.save({ phone: '4' });
});

test('an e-mail address is not verified until its mail is answered', async () => {
  const email = address();
  const { user } = await deviceOf('user', { email });

  assert.equal((await user.fetch()).get('emailVerified'), false);
  await device().User.requestEmailVerification(email);
});

test('requestEmailVerification answers the same for an unknown address', async () => {
  await device().User.requestEmailVerification(address());
});

test('requestEmailVerification without an address is refused', async () => {
  await refused(204, device().User.requestEmailVerification(''));
});

test('a subclass of users is what log-ins answer', async () => {
  const Parse = device();
  class Player extends Parse.User {
    greeting() {
      return `I am ${this.getUsername()}`;
    }
  }
  Parse.Object.registerSubclass('_User', Player);
  const username = name('player');
  await new Player({ username, password: 'secret' }).signUp();

  const player = await Player.logIn(username, 'secret');

  assert.equal(player.greeting(), `I am ${username}`);
  Parse.Object.registerSubclass('_User', Parse.User);
});

test('the master key signs users up', async () => {
  const user = new Master.User({ username: name('user'), password: 'secret' });

  await user.save();

  assert.ok(user.id);
  await device().User.logIn(user.getUsername(), 'secret');
});

test('the master key deletes users', async () => {
  const { user } = await deviceOf();

  await Master.User.createWithoutData(user.id).destroy();

  await refused(209, user.fetch());
});

test('users are saved in a batch by the master key', async () => {
  const users = [1, 2].map(() => new Master.User({ username: name('user'), password: 'secret' }));

  await Master.Object.saveAll(users);

  for (const user of users) {
    assert.equal((await device().User.logIn(user.getUsername(), 'secret')).id, user.id);
  }
});

test('fields of all types are on users too', async () => {
  const { Parse, user } = await deviceOf('user', { born: new Date(5), tags: ['a'], settings: { dark: true } });
  const friend = (await deviceOf()).user;
  user.set('home', new Parse.GeoPoint(1, 2));
  user.set('friend', Parse.User.createWithoutData(friend.id));
  user.addUnique('tags', 'b');
  user.increment('logins');
  await user.save();

  const self = await device().User.logIn(user.getUsername(), 'secret');

  assert.deepEqual(
    [self.get('born'), self.get('tags'), self.get('settings'), self.get('logins')],
    [new Date(5), ['a', 'b'], { dark: true }, 1],
  );
  assert.equal(self.get('home').latitude, 1);
  assert.equal(self.get('friend').id, friend.id);
});

test('a user without an e-mail address takes one, and gives it up', async () => {
  const { user } = await deviceOf();
  const email = address();

  await user.save({ email });
  assert.equal((await user.fetch()).get('emailVerified'), false);
  user.unset('email');
  await user.save();

  await deviceOf('user', { email });
});

test('a username of any letters', async () => {
  const username = `Ünï ${name('cödé')} 日本@!`;
  const Parse = device();
  await Parse.User.signUp(username, 'pässwörd 日本');

  assert.equal((await device().User.logIn(username, 'pässwörd 日本')).getUsername(), username);
});

test('fetch of the current user brings what the master key changed', async () => {
  const { Parse, user } = await deviceOf();
  await Master.User.createWithoutData(user.id).save({ level: 7 });

  await Parse.User.current().fetch();

  assert.equal(Parse.User.current().get('level'), 7);
  assert.ok(Parse.User.current().getSessionToken());
});

test('include of users keeps what is theirs hidden', async () => {
  const email = address();
  const { user } = await deviceOf('user', { email, group: 'x' });
  const post = await new Master.Object(name('Post'), { by: Master.User.createWithoutData(user.id) }).save();
  const Parse = device();

  const by = (await new Parse.Query(post.className).include('by').first()).get('by');

  assert.equal(by.get('group'), 'x');
  assert.deepEqual(
    [by.get('email'), by.get('authData'), by.getSessionToken(), by.get('password')],
    [undefined, undefined, undefined, undefined],
  );
});
