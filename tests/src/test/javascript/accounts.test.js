// "Linking Users" and anonymous users: log-ins by providers, and a second factor. The server knows the providers `pals`, which believes
// every id, and `mfa`.
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { assert, device, deviceOf, differs, name, refused, test } from './support/suite.js';

const pals = id => ({ authData: { id } });

test('an anonymous user has a session and objects', async () => {
  const Parse = device();

  const user = await Parse.AnonymousUtils.logIn();

  assert.ok(Parse.AnonymousUtils.isLinked(user) && user.authenticated());
  const note = new Parse.Object(name('Note'), { text: 'mine' });
  note.setACL(new Parse.ACL(user));
  await note.save();
  await refused(101, new (device().Query)(note.className).get(note.id));
});

test('an anonymous user logs in again by the same id', async () => {
  const id = randomUUID();
  const [first, second] = [device(), device()];
  const provider = Parse => ({ ...Parse.AnonymousUtils._getAuthProvider(), restoreAuthentication: () => true });

  const user = await new first.User().linkWith(provider(first), { authData: { id } });
  const again = await new second.User().linkWith(provider(second), { authData: { id } });

  assert.equal(again.id, user.id);
});

test('an anonymous user becomes one with a name, and keeps what is his', async () => {
  const Parse = device();
  const user = await Parse.AnonymousUtils.logIn();
  const username = name('named');

  user.setUsername(username);
  user.setPassword('secret');
  await user.signUp();

  assert.ok(!Parse.AnonymousUtils.isLinked(user));
  assert.equal((await device().User.logIn(username, 'secret')).id, user.id);
});

test('an anonymous user links a provider', async () => {
  const Parse = device();
  const user = await Parse.AnonymousUtils.logIn();
  const id = name('pal');

  await user.linkWith('pals', pals(id));

  assert.equal((await device().User.logInWith('pals', pals(id))).id, user.id);
});

test('logInWith signs up the first time and logs in later', async () => {
  const id = name('pal');
  const first = await device().User.logInWith('pals', pals(id));
  const Parse = device();

  const second = await Parse.User.logInWith('pals', pals(id));

  assert.equal(first.existed(), false);
  assert.equal(second.existed(), true);
  assert.equal(second.id, first.id);
  assert.equal(Parse.User.current().id, second.id);
  await second.save({ phone: '1' });
});

test('linkWith links a provider to the current user', async () => {
  const { user } = await deviceOf();
  const id = name('pal');

  await user.linkWith('pals', pals(id));

  assert.ok(user._isLinked('pals'));
  assert.equal((await device().User.logInWith('pals', pals(id))).id, user.id);
});

test('linkWith of an id that another user has is refused with 208', async () => {
  const id = name('pal');
  await device().User.logInWith('pals', pals(id));
  const { user } = await deviceOf();

  await refused(208, user.linkWith('pals', pals(id)));
});

test('unlink forgets the provider', async () => {
  const { Parse, user } = await deviceOf();
  const id = name('pal');
  await user.linkWith('pals', pals(id));

  await user._unlinkFrom('pals');

  const other = await device().User.logInWith('pals', pals(id));
  assert.notEqual(other.id, user.id);
  assert.equal((await Parse.User.current().fetch()).get('authData')?.pals, undefined);
});

test('authData are shown to the user alone', async () => {
  const { Parse, user } = await deviceOf();
  const id = name('pal');
  await user.linkWith('pals', pals(id));

  assert.equal((await new (device().Query)('_User').get(user.id)).get('authData'), undefined);
  assert.equal((await Parse.User.current().fetch()).get('authData').pals.id, id);
});

test('a provider that the server does not know is refused with 252', async () => {
  await refused(252, device().User.logInWith('strangers', pals('1')));
});

/** The code of RFC 6238 that an app shows for a secret, now or some periods of 30 seconds later. */
function code(secret, periods = 0) {
  const bits = [...secret].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + periods));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

const newSecret = () => [...randomBytes(32)].map(byte => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join('');

test('a second factor is set up, and needed from then on', async () => {
  const { user } = await deviceOf();
  const secret = newSecret();
  await user.save({ authData: { mfa: { secret, token: code(secret) } } });
  const login = token => device().User.logInWithAdditionalAuth(user.getUsername(), 'secret', { mfa: { token } });

  await assert.rejects(device().User.logIn(user.getUsername(), 'secret'), { code: -1 });
  await assert.rejects(login('000000'), error => error.code !== undefined);
  assert.equal((await login(code(secret, 1))).id, user.id);
});

test('a second factor with a wrong code is not set up', async () => {
  const { user } = await deviceOf();

  await assert.rejects(user.save({ authData: { mfa: { secret: newSecret(), token: '12345' } } }), error => error.code !== undefined);

  await device().User.logIn(user.getUsername(), 'secret');
});

test(
  'a code of a second factor is taken once',
  differs('codes can be used again', async () => {
    const { user } = await deviceOf();
    const secret = newSecret();
    await user.save({ authData: { mfa: { secret, token: code(secret) } } });
    const token = code(secret, 1);
    const login = () => device().User.logInWithAdditionalAuth(user.getUsername(), 'secret', { mfa: { token } });
    await login();

    await assert.rejects(login(), error => error.code !== undefined);
  }),
);
